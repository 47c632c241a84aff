"""Sortable keys: always a place between two neighbours, or an honest None."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from argmap.core import edits
from argmap.core.limits import ORDER_KEY
from argmap.core.order import DIGITS, FIRST, key_between, keys_between, spread_keys
from argmap.core.records import Inference
from tests.core.builders import Build
from tests.core.shapes import star

KEYS = st.text(DIGITS, min_size=1, max_size=ORDER_KEY)


@given(KEYS, KEYS)
def test_a_key_between_two_sorts_between_them(one: str, two: str) -> None:
    low, high = sorted((one, two))
    key = key_between(low, high)
    assert key is None or (low < key < high and len(key) <= ORDER_KEY)


@given(KEYS)
def test_a_key_at_an_end_sorts_beyond_it(key: str) -> None:
    after, before = key_between(key, None), key_between(None, key)
    assert after is None or after > key
    assert before is None or before < key


@given(KEYS, KEYS, st.integers(1, 40))
def test_several_keys_between_two_are_in_order(one: str, two: str, count: int) -> None:
    low, high = sorted((one, two))
    keys = keys_between(low, high, count)
    assert keys is None or (len(keys) == count and all(a < b for a, b in pairwise([low, *keys, high])))


@given(st.lists(st.integers(0, 60), max_size=80))
def test_keys_stay_in_order_wherever_they_are_put_in(places: list[int]) -> None:
    keys: list[str] = []
    for place in places:
        at = min(place, len(keys))
        key = key_between(keys[at - 1] if at else None, keys[at] if at < len(keys) else None)
        if key is None:
            keys = spread_keys(len(keys))
        else:
            keys.insert(at, key)
    assert all(a < b for a, b in pairwise(keys))


def test_between_equal_keys_there_is_no_room() -> None:
    assert key_between("V", "V") is None
    assert keys_between("V", "V", 1) is None


def test_there_is_no_key_before_the_smallest() -> None:
    assert key_between(None, "0000") is None


def test_the_first_key_leaves_room_on_both_sides() -> None:
    assert key_between(None, None) == FIRST
    assert key_between(None, FIRST) is not None


def test_appending_a_hundred_thousand_times_never_makes_a_key_longer() -> None:
    keys = keys_between(FIRST, None, 100_000)
    assert keys is not None
    assert max(map(len, keys)) == len(FIRST)


def test_five_thousand_keys_fit_between_two_neighbours() -> None:
    keys = keys_between("a000", "a001", 5_000)
    assert keys is not None
    assert max(map(len, keys)) <= 12


def test_keys_of_imported_maps_count_on_from_where_they_are() -> None:
    assert keys_between("BV", None, 3) == ["BV01", "BV02", "BV03"]


def test_siblings_without_keys_are_given_some_when_one_is_put_between() -> None:
    build = Build([_without_key(one) if isinstance(one, Inference) else one for one in star(4)])
    change = build.do(edits.add_sibling(build.document, build.place_id("3"), "between", before=True))
    assert [line.strip() for line in build.outline()[1:]] == ["+ 2", "+ between", "+ 3", "+ 4"]
    assert len([after for _, after in change.records(Inference)]) == 4


def test_a_row_filled_in_the_middle_gives_its_siblings_fresh_keys() -> None:
    build = Build(star(3))
    for number in range(250):
        change = build.do(edits.add_sibling(build.document, build.place_id("3"), f"n{number}", before=True))
        if len([after for _, after in change.records(Inference)]) > 1:
            break
    else:
        raise AssertionError("no key ever grew beyond its limit")
    row = [build.tree.node(place.node_id).text for place in build.tree.children(build.place("1"))]
    assert row == ["2", *(f"n{n}" for n in range(number + 1)), "3"]
    assert all(len(step.order_key) <= ORDER_KEY for step in build.document.all(Inference))


def _without_key(step: Inference) -> Inference:
    return Inference(step.id, step.polarity, target_node_id=step.target_node_id)
