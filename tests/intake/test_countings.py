"""Offsets counted in other ways lead to the same characters and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.intake.countings import CountedText, Counting

texts = st.text(st.sampled_from("a\r\né€𝕏👍🏽\n"), max_size=30)


def counted(text: str, counting: Counting) -> int:
    """The length of a text, counted the slow way."""
    if counting in (Counting.CODE_POINTS_LF, Counting.UTF16_LF):
        text = text.replace("\r\n", "\n")
    match counting:
        case Counting.UTF16 | Counting.UTF16_LF:
            return len(text.encode("utf-16-le")) // 2
        case Counting.UTF8:
            return len(text.encode())
        case _:
            return len(text)


def is_in_a_break(text: str, offset: int) -> bool:
    return text[offset - 1 : offset + 1] == "\r\n" and offset > 0


@pytest.mark.parametrize("counting", Counting)
@given(text=texts)
def test_each_code_point_has_the_offset_that_counting_up_to_it_gives(counting, text):
    found = CountedText(text, counting)

    for offset in range(len(text) + 1):
        if not is_in_a_break(text, offset):
            assert found.from_code_point(offset) == counted(text[:offset], counting)


@pytest.mark.parametrize("counting", Counting)
@given(text=texts)
def test_there_and_back_is_where_one_was(counting, text):
    found = CountedText(text, counting)

    for offset in range(len(text) + 1):
        if not is_in_a_break(text, offset) or counting in (Counting.CODE_POINTS, Counting.UTF16, Counting.UTF8):
            assert found.to_code_point(found.from_code_point(offset)) == offset


@pytest.mark.parametrize(("counting", "text", "inside"), [(Counting.UTF16, "a𝕏b", 2), (Counting.UTF8, "a€b", 3)])
def test_an_offset_within_a_character_leads_to_where_it_begins(counting, text, inside):
    assert CountedText(text, counting).to_code_point(inside) == 1


@pytest.mark.parametrize("counting", Counting)
@pytest.mark.parametrize("offset", [-1, 9])
def test_an_offset_outside_the_text_is_refused(counting, offset):
    found = CountedText("a𝕏\r\nb", counting)

    with pytest.raises(IndexError, match="outside a text of"):
        found.to_code_point(offset)
    with pytest.raises(IndexError, match="outside a text of"):
        found.from_code_point(offset)


def test_a_line_end_of_two_characters_is_never_split():
    text = "one\r\ntwo"
    found = CountedText(text, Counting.CODE_POINTS_LF)

    assert (found.to_code_point(3), found.to_code_point(4)) == (3, 5)
