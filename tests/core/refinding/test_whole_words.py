"""A changed passage begins and ends with a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.core.refinding.whole_words import whole_words

TEXT = "A treaty may rule out rivalry. Nobody’s side certainly wins."


def on_words(words: str, text: str = TEXT) -> str:
    start = text.index(words)
    first, last = whole_words(text, start, start + len(words))
    return text[first:last]


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        (" treaty may ", "treaty may"),
        ("reaty may rule ou", "treaty may rule out"),
        ("y may rule out r", "may rule out"),
        ("rivalry. Nobody’", "rivalry. Nobody’s"),
        ("side ce", "side"),
        ("treaty", "treaty"),
    ],
)
def test_a_word_that_is_cut_is_taken_whole_if_most_of_it_was_in(cut: str, whole: str) -> None:
    assert on_words(cut) == whole


def test_what_would_be_left_empty_stays_as_it_is() -> None:
    assert on_words("nly") == "nly"


def test_writing_without_spaces_is_cut_anywhere() -> None:
    text = "安全保障政策は共同調達によって費用を節約できるかもしれないが二重になる恐れもある"
    assert on_words("共同調達によって", text) == "共同調達によって"


@given(st.text("ab ’\n.", max_size=40), st.data())
def test_the_result_lies_in_the_text_and_is_never_empty(text: str, data: st.DataObject) -> None:
    text += "a"
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = whole_words(text, start, end)
    assert 0 <= first < last <= len(text)
