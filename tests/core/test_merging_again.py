"""A merge made again after each choice: what it makes is what merging the maps from the beginning makes."""

from collections.abc import Mapping
from random import Random

import pytest

from argmap.core import edits
from argmap.core.change import Label
from argmap.core.document import Document
from argmap.core.errors import EditRefused
from argmap.core.ids import new_id
from argmap.core.limits import DEPTH
from argmap.core.merging import Choice, Choose, MergeAgain, change_into, change_of, merge
from argmap.core.merging.state import ConflictKey
from tests.core.builders import Build
from tests.core.rebuilt import indexes_of, state_of
from tests.core.two_sides import done, under
from tests.reliability.merge import Pair, random_pair

CHOICES = 6  # one after the other, of each pair


def choosing(choices: Mapping[ConflictKey, Choice]) -> Choose:
    return lambda conflict: choices.get(conflict.key, Choice.BOTH)


def assert_each_choice_makes_what_merging_anew_makes(pair: Pair, random: Random) -> None:
    again = MergeAgain(pair.base, pair.a, pair.b)
    choices: dict[ConflictKey, Choice] = {}
    for _ in range(CHOICES):
        before = Document(again.document.records())
        found = again.merge(choosing(choices))
        anew = merge(pair.base, pair.a, pair.b, choosing(choices))
        assert found.conflicts == anew.conflicts
        assert state_of(again.document) == state_of(Document(anew.records))
        before.apply(found.step)
        assert state_of(before) == state_of(again.document)
        if found.conflicts:
            choices[random.choice(found.conflicts).key] = random.choice(list(Choice))
    assert indexes_of(again.document) == indexes_of(Document(again.document.records()))


@pytest.mark.parametrize("seed", range(60))
def test_a_merge_made_again_after_each_choice_is_the_merge_with_all_of_them(seed: int) -> None:
    random = Random(seed)

    assert_each_choice_makes_what_merging_anew_makes(random_pair(random), random)


@pytest.mark.parametrize("seed", range(20))
def test_what_it_does_with_the_open_map_is_what_the_whole_merge_does(seed: int) -> None:
    pair = random_pair(Random(seed))
    again = MergeAgain(pair.base, pair.a, pair.b)
    found = again.merge(choosing({}))
    keys = {**dict.fromkeys(again.done.records), **found.edited}
    change = change_of(pair.a.info, pair.a, again.document, keys)
    whole = change_into(pair.a, merge(pair.base, pair.a, pair.b))

    assert set(change.pairs) == set(whole.pairs)
    assert change.label is Label.MERGE


def chain(build: Build, name: str, length: int) -> None:
    """So many cards, each a reason for the one before, below a root of that name."""
    build.do(edits.add_claim(build.document, name, new_id=new_id))
    above = build.id(name)
    for at in range(length):
        build.do(edits.add_reason(build.document, above, f"{name} {at}", new_id=new_id))
        above = build.id(f"{name} {at}")


def test_a_choice_that_makes_the_map_too_deep_is_refused_and_leaves_what_was_made_before() -> None:
    base = Build()
    for name in "PQR":
        chain(base, name, 2 * DEPTH // 5)
    last = {name: f"{name} {2 * DEPTH // 5 - 1}" for name in "PQR"}
    a, b = done(base, [under("Q 0", last["P"])]), done(base, [under("Q 0", "R"), under("R 0", last["Q"])])
    again = MergeAgain(base.document, a.document, b.document)
    (conflict,) = again.merge(lambda _: Choice.B).conflicts
    state = state_of(again.document)

    with pytest.raises(EditRefused, match="deep"):
        again.merge(lambda _: Choice.A)
    assert state_of(again.document) == state
    assert again.merge(lambda _: Choice.B).conflicts == (conflict,)
