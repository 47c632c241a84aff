"""Code points and UTF-16 units are converted exactly, both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.intake.offsets import Utf16Map

TEXTS = st.text(st.sampled_from("ab\r\né\u2029中\U00010348\U0001f600"))


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_every_code_point_is_where_python_encodes_it(text):
    offsets = Utf16Map(text)
    found = [offsets.to_utf16(offset) for offset in range(len(text) + 1)]
    assert found == [utf16_length(text[:offset]) for offset in range(len(text) + 1)]


@given(TEXTS)
def test_there_and_back_is_the_same(text):
    offsets = Utf16Map(text)
    there = [offsets.to_utf16(offset) for offset in range(len(text) + 1)]
    assert [offsets.to_code_point(offset) for offset in there] == list(range(len(text) + 1))


def test_between_the_halves_of_a_pair_is_the_character_they_make():
    offsets = Utf16Map("a\U0001f600b")
    assert [offsets.to_code_point(offset) for offset in range(5)] == [0, 1, 1, 2, 3]


@pytest.mark.parametrize("text", ["", "ab", "a\U0001f600"])
def test_outside_the_text_is_refused(text):
    offsets = Utf16Map(text)
    for ask in (offsets.to_utf16, offsets.to_code_point):
        for offset in (-1, utf16_length(text) + 1):
            with pytest.raises(IndexError):
                ask(offset)
