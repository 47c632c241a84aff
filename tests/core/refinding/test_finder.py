"""Passages found again in a changed text, or called lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.core.refinding import Finder, Found
from argmap.core.vocabulary import PassageState
from tests.core.refinding.texts import AFTER, BEFORE, END, OLD, QUOTE, START, found_in

LOST = Found(PassageState.LOST, None, None, 0.0)


@given(st.text(min_size=1, max_size=200), st.data())
def test_every_stretch_of_an_unchanged_text_is_exact(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert Finder(text, text).find(start, end) == Found(PassageState.EXACT, start, end, 1.0)


@given(st.text("ab \n-“ﬁ", max_size=60), st.text("ab \n-“ﬁ", max_size=60), st.data())
def test_what_is_found_lies_within_the_new_text(old, new, data):
    old += "a"
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    found = Finder(old, new).find(start, end)
    assert found == LOST or 0 <= found.start < found.end <= len(new)


def test_words_added_far_before_leave_a_passage_exact():
    assert found_in("A new opening line.\n" + OLD) == (PassageState.EXACT, QUOTE)


def test_the_same_words_amid_others_have_moved():
    assert found_in("Something else altogether. " + QUOTE + " And so on.") == (PassageState.MOVED, QUOTE)


def test_a_deleted_passage_is_lost():
    assert found_in(BEFORE + AFTER) == (PassageState.LOST, None)


def test_two_equal_places_are_lost_rather_than_guessed():
    assert found_in(OLD + "\n" + OLD) == (PassageState.LOST, None)


def test_the_last_sentence_of_a_doubled_paragraph_is_lost_though_only_one_copy_has_the_next_paragraph_behind_it():
    paragraph = BEFORE + QUOTE + "\n"
    assert found_in(paragraph + paragraph + AFTER, old=paragraph + AFTER) == (PassageState.LOST, None)


def test_context_decides_between_two_places_with_the_same_words():
    assert found_in(OLD + " Nobody knew why. " + QUOTE + " So it stands.") == (PassageState.EXACT, QUOTE)
    assert Finder(OLD, OLD + " Nobody knew why. " + QUOTE).find(START, END).start == START


def test_a_twin_that_stays_is_not_taken_for_the_deleted_passage():
    twice = OLD + " Nobody knew why. " + QUOTE + " So it stands, and so it was said by everyone present there."
    assert found_in(BEFORE + AFTER + twice[len(OLD) :], old=twice) == (PassageState.LOST, None)


def test_a_short_word_without_its_context_is_lost():
    assert found_in("Only the rest.", old="All of the best.", start=7, end=10) == (PassageState.LOST, None)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“Rents have doubled,” said the mayor’s office", '"Rents have doubled," said the mayor\'s office'),
        ("Rents in the city have doubled in ten years", "Rents  in the\ncity have\r\n doubled in ten years"),
        ("Rents in the city have doubled in ten years", "Rents in the city have dou-\nbled in ten years"),
        ("The first office – of statistics — said so", "The ﬁrst of\u00adﬁce - of statistics - said so"),
    ],
)
def test_spacing_marks_and_hyphenation_are_seen_through_and_the_ends_are_right(old, new):
    assert found_in(BEFORE + new + AFTER, old=BEFORE + old + AFTER, end=START + len(old)) == (PassageState.MOVED, new)


def test_a_script_without_spaces_is_found():
    old = "市议会周一开会讨论明年的预算。城市的租金在十年内翻了一番。统计局在报告中这样写道。"
    assert found_in("新的开头。" + old, old=old, start=15, end=29) == (PassageState.EXACT, old[15:29])


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 4), (-1, 4), (0, len(OLD) + 1)])
def test_a_stretch_that_is_empty_or_outside_is_refused_with_a_sentence(start, end):
    with pytest.raises(ValueError, match=f"A passage from {start} to {end} is not within a text of"):
        Finder(OLD, OLD).find(start, end)
