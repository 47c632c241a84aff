"""Passages whose words have changed: found where one place is clearly the nearest, else lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.core.refinding import Finder
from argmap.core.refinding.bitvector import nearest_stretch
from argmap.core.vocabulary import PassageState
from tests.core.refinding.texts import AFTER, BEFORE, OLD, QUOTE, found_in

FILLER = "Then the chair thanked the members, closed the window and asked whether the lamps were still burning. "


def distance(one: str, other: str) -> int:
    """By the table, row by row (Wagner and Fischer)."""
    row = list(range(len(other) + 1))
    for count, character in enumerate(one, 1):
        costs = [count]
        for place, (corner, above) in enumerate(pairwise(row)):
            costs.append(min(corner + (character != other[place]), above + 1, costs[-1] + 1))
        row = costs
    return row[-1]


@given(st.text("abc", min_size=1, max_size=70), st.text("abc", max_size=70))
def test_the_stretch_found_has_the_errors_told_and_none_has_fewer(pattern, text):
    errors, start, end = nearest_stretch(pattern, text)
    assert errors == distance(pattern, text[start:end])
    assert errors <= min(distance(pattern, text[at : at + len(pattern)]) for at in range(len(text) + 1))


@pytest.mark.parametrize(
    "now",
    [
        "Rents in the town have doubled in ten years.",
        "Rents in the city have nearly doubled in ten years.",
        "Rents in the city have doubled in years.",
        "Rents in tbe city bave doub1ed in ten years.",
    ],
)
def test_a_changed_passage_is_found_with_its_ends(now):
    assert found_in(BEFORE + now + AFTER) == (PassageState.CHANGED, now)


def test_a_changed_passage_is_found_after_its_paragraph_has_moved():
    now = QUOTE.replace("city", "town")
    assert found_in(FILLER * 3 + BEFORE + now + AFTER) == (PassageState.CHANGED, now)


def test_two_places_equally_near_are_lost_rather_than_guessed():
    changed = BEFORE + QUOTE.replace("city", "town") + AFTER
    assert found_in(changed + FILLER + changed) == (PassageState.LOST, None)


def test_a_sentence_that_only_sounds_alike_and_was_there_before_is_not_taken():
    alike = "Wages in the city have doubled in ten years."
    old = OLD + " " + FILLER + alike
    assert found_in(BEFORE + AFTER + " " + FILLER + alike, old=old) == (PassageState.LOST, None)


def test_words_too_few_to_be_told_apart_are_not_matched_by_their_likeness():
    assert Finder("The rents rose. " + FILLER, "The rants rose. " + FILLER).find(4, 9).state is PassageState.LOST


def test_a_place_that_shares_little_more_than_the_context_is_lost():
    other = "Nothing was said by anyone on that subject at all"
    assert found_in(BEFORE + other + AFTER) == (PassageState.LOST, None)
