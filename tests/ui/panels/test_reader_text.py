"""What the reader shows leads back to the very code points of the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.render.visible import LINE_ENDS
from argmap.ui.panels.reader_text import LINE, Line, ShownText

TEXTS = st.text(st.sampled_from("ab 𝕏é\u202e\u00a0\u200d\t\r\n\x85\u2028\x1c\ufdd0界"), max_size=60)


def lines(shown: ShownText) -> list[Line]:
    return [shown.line(number) for number in range(len(shown))]


@given(TEXTS)
def test_every_offset_is_found_again(text: str) -> None:
    shown = ShownText(text)
    for line_number, line in enumerate(lines(shown)):
        for offset in range(line.start, line.end + 1):
            number, position = shown.locate(offset)
            assert shown.offset(number, position) == offset or number != line_number


@given(TEXTS)
def test_lines_end_where_the_line_ends_of_all_texts_stand(text: str) -> None:
    assert "\n".join(text[line.start : line.end] for line in lines(ShownText(text))) == LINE_ENDS.sub("\n", text)


@given(TEXTS)
def test_a_line_shows_one_code_point_for_each_of_the_text(text: str) -> None:
    for line in lines(ShownText(text)):
        assert len(line.shown) == line.end - line.start
        assert "\n" not in line.shown
        assert "\u202e" not in line.shown


def test_a_windows_line_end_is_one_line_end() -> None:
    assert [line.shown for line in lines(ShownText("one\r\ntwo\r\n"))] == ["one", "two", ""]


def test_a_line_without_end_is_cut_where_widgets_can_bear_it() -> None:
    assert [line.end - line.start for line in lines(ShownText("x" * (2 * LINE + 1)))] == [LINE, LINE, 1]


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\u2028"])
@pytest.mark.parametrize("length", [LINE - 1, LINE, LINE + 1, 2 * LINE])
def test_where_a_line_is_cut_its_end_is_not_cut_off(length: int, end: str) -> None:
    found = lines(ShownText("x" * length + end + "y"))
    assert "".join(line.shown for line in found) == "x" * length + "y"
    assert found[-1].start == (length + len(end) if end else found[-1].start)


def test_characters_beyond_the_first_plane_count_as_two_in_qt_only() -> None:
    shown = ShownText("𝕏 and 𝕐")
    assert shown.locate(7) == (0, 9)
    assert shown.offset(0, 9) == 7
