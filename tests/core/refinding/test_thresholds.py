"""Each threshold below which a passage is lost, with a place that only this one refuses."""

import pytest

from argmap.core.vocabulary import PassageState
from tests.core.refinding.texts import AFTER, BEFORE, OLD, QUOTE, START, found_in

LOST = (PassageState.LOST, None)
OTHER = " Xylophones were heard, quietly, behind a wall of green glass: {} 7 of 9 guests left for Oslo at noon."
WORD = START + QUOTE.index("doubled")
BEHIND = WORD + len("doubled")


def test_the_same_context_does_not_make_up_for_words_that_differ():
    now = "Rents in the city were never spoken of by anyone."
    assert found_in(BEFORE + now + AFTER) == LOST


def test_words_that_differ_a_good_deal_are_lost_without_their_context():
    assert found_in(OTHER.format("Rents in the town had tripled in ten months.")) == LOST


@pytest.mark.parametrize("shift", range(6))
def test_words_of_ten_characters_are_not_matched_by_their_likeness(shift):
    old = BEFORE + "rents rose" + AFTER
    assert found_in("-" * shift + BEFORE + "rents rise" + AFTER, old=old, end=START + 10) == LOST


def test_a_short_word_needs_a_quarter_of_its_context():
    assert found_in("Cents in the city have doubled again.", start=WORD, end=BEHIND) == LOST


def test_a_short_word_with_a_little_more_context_at_one_of_two_places_is_lost():
    more, less = (OTHER.format(OLD[WORD - reach : BEHIND + 15]) for reach in (40, 30))
    assert found_in(more, start=WORD, end=BEHIND) == (PassageState.MOVED, "doubled")
    assert found_in(more + less, start=WORD, end=BEHIND) == LOST


def test_a_word_that_stands_more_than_fifty_times_is_lost():
    assert found_in(OLD + " It doubled." * 49, start=WORD, end=BEHIND) == (PassageState.EXACT, "doubled")
    assert found_in(OLD + " It doubled." * 50, start=WORD, end=BEHIND) == LOST
