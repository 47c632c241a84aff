"""What the reader shows leads back to the very code points of the source."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.ui.panels.reader_text import LINE, ShownText

TEXTS = st.text(st.sampled_from("ab 𝕏é\u202e\u00a0\u200d\t\r\n\x85\u2028界"), max_size=60)


@given(TEXTS)
def test_every_offset_is_found_again(text: str) -> None:
    shown = ShownText(text)
    for line_number, line in enumerate(shown.lines):
        for offset in range(line.start, line.end + 1):
            number, position = shown.locate(offset)
            assert shown.offset(number, position) == offset or number != line_number


@given(TEXTS)
def test_a_line_shows_one_code_point_for_each_of_the_text(text: str) -> None:
    for line in ShownText(text).lines:
        assert len(line.shown) == line.end - line.start
        assert "\n" not in line.shown
        assert "\u202e" not in line.shown


def test_a_windows_line_end_is_one_line_end() -> None:
    assert [line.shown for line in ShownText("one\r\ntwo\r\n").lines] == ["one", "two", ""]


def test_a_line_without_end_is_cut_where_widgets_can_bear_it() -> None:
    lines = ShownText("x" * (2 * LINE + 1)).lines
    assert [line.end - line.start for line in lines] == [LINE, LINE, 1]


def test_characters_beyond_the_first_plane_count_as_two_in_qt_only() -> None:
    shown = ShownText("𝕏 and 𝕐")
    assert shown.locate(7) == (0, 9)
    assert shown.offset(0, 9) == 7
