"""A changed passage begins and ends with a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.core.refinding.whole_words import whole_words

TEXT = "A treaty may rule out rivalry. Nobody’s side certainly wins."


def on_words(words: str, text: str = TEXT, quote: str | None = None) -> str:
    """What becomes of the words; the quote has as many words as they do, pieces of words included."""
    start = text.index(words)
    first, last = whole_words(text, start, start + len(words), words if quote is None else quote)
    return text[first:last]


@pytest.mark.parametrize(
    ("cut", "quote", "whole"),
    [
        (" treaty may ", "a law may", "treaty may"),
        ("reaty may rule ou", "treaties may rule out", "treaty may rule out"),
        ("y may rule out r", "may rule out", "may rule out"),
        ("rivalry. Nobody’", "rivalry. Somebody’s", "rivalry. Nobody’s"),
        ("side ce", "side", "side"),
        ("side ce", "side wins", "side certainly"),
        ("treaty", "treaty", "treaty"),
    ],
)
def test_a_word_that_is_cut_is_taken_in_if_the_quote_has_as_many(cut: str, quote: str, whole: str) -> None:
    assert on_words(cut, quote=quote) == whole


def test_a_piece_of_a_word_is_never_left_with_nothing() -> None:
    assert on_words("y may", quote="") == "may"
    assert on_words("eat", quote="") == "treaty"


def test_spaces_alone_stay_as_they_are() -> None:
    assert on_words(" ", quote="") == " "


def test_writing_without_spaces_is_cut_anywhere() -> None:
    text = "安全保障政策は共同調達によって費用を節約できるかもしれないが二重になる恐れもある"
    assert on_words("共同調達によって", text) == "共同調達によって"


@given(st.text("ab ’\n.", max_size=40), st.data())
def test_the_result_lies_in_the_text_and_is_never_empty(text: str, data: st.DataObject) -> None:
    text += "a"
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = whole_words(text, start, end, text[start:end])
    assert 0 <= first < last <= len(text)
