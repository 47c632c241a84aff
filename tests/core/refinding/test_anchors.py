"""Anchors: what surrounds a passage tells where it must stand, even if its own words do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.core.refinding import Finder
from argmap.core.refinding.anchors import Anchors, Gap
from argmap.core.vocabulary import PassageState
from tests.core.refinding.texts import AFTER, BEFORE, OLD, QUOTE, START

REFRAIN = "The motion was put to the vote and lost."
MINUTES = "".join(
    f"On {day} the delegates of {place} asked for a new road to the harbour. {REFRAIN} "
    for day, place in (("Monday", "Velden"), ("Tuesday", "Marburg"), ("Friday", "Sankt Veit"), ("Sunday", "Lienz"))
)
SECOND = MINUTES.index(REFRAIN, MINUTES.index("Marburg"))


def found(new: str, old: str = MINUTES, start: int = SECOND, end: int = SECOND + len(REFRAIN)) -> str | None:
    place = Finder(old, new).find(start, end)
    return None if place.start is None else new[place.start - 30 : place.end]


def test_a_refrain_is_found_between_what_stood_around_it() -> None:
    new = MINUTES.replace("Tuesday the", "Tuesday all the").replace(
        "road to the harbour. The motion", "road. The motion"
    )
    place = found(new)
    assert place is not None
    assert new.index(REFRAIN, new.index("Marburg")) == new.index(place) + 30


def test_a_changed_refrain_is_found_between_what_stood_around_it() -> None:
    new = MINUTES[:SECOND] + "The motion was put to the vote and won." + MINUTES[SECOND + len(REFRAIN) :]
    place = Finder(MINUTES, new).find(SECOND, SECOND + len(REFRAIN))
    assert (place.state, place.start) == (PassageState.CHANGED, SECOND)
    assert new[place.start : place.end] == "The motion was put to the vote and won."


def test_a_refrain_that_is_gone_is_lost_though_it_stands_elsewhere() -> None:
    assert found(MINUTES[:SECOND] + MINUTES[SECOND + len(REFRAIN) :]) is None


def test_a_refrain_that_stands_twice_between_the_same_anchors_is_lost() -> None:
    assert found(MINUTES[:SECOND] + REFRAIN + " " + MINUTES[SECOND:]) is None


def test_two_changed_places_between_the_same_anchors_are_lost() -> None:
    twice = "The motion was put to the vote and won. The motion was put to the vote and lots."
    assert found(MINUTES[:SECOND] + twice + MINUTES[SECOND + len(REFRAIN) :]) is None


def test_the_gap_lies_between_the_nearest_anchors_of_both_texts() -> None:
    new = OLD.replace(QUOTE, "Something else. " + QUOTE)
    gap = Anchors(OLD, new).gap(START, START + len(QUOTE))
    assert gap is not None
    assert OLD[slice(*gap.old)].strip(" .") == QUOTE.strip(".")
    assert new[slice(*gap.new)].strip(" .") == f"Something else. {QUOTE}".strip(".")


@pytest.mark.parametrize("new", ["", "Nothing of it is left in here, not a single run of words."])
def test_texts_without_an_anchor_tell_nothing(new: str) -> None:
    assert Anchors(OLD, new).gap(START, START + len(QUOTE)) is None


def test_anchors_that_are_far_apart_tell_nothing() -> None:
    filler = "x " * 2_000
    assert Anchors(OLD, BEFORE + filler + AFTER).gap(START, START + len(QUOTE)) is None


@given(
    st.lists(st.sampled_from("abcdefgh"), max_size=40), st.lists(st.sampled_from("abcdefgh"), max_size=40), st.data()
)
def test_every_gap_lies_within_its_texts_and_around_its_stretch(old: list[str], new: list[str], data) -> None:
    one, other = " ".join(old) + " .", " ".join(new) + " ."
    start = data.draw(st.integers(0, len(one) - 1))
    end = data.draw(st.integers(start + 1, len(one)))
    gap = Anchors(one, other).gap(start, end)
    assert gap is None or _is_sound(gap, start, end, len(one), len(other))


def _is_sound(gap: Gap, start: int, end: int, old: int, new: int) -> bool:
    return 0 <= gap.old[0] <= start < end <= gap.old[1] <= old and 0 <= gap.new[0] < gap.new[1] <= new
