"""From points to letters and from letters to boxes, whichever way a page's text runs."""

from array import array

import pytest

from argmap.sources.page import PageWords
from argmap.ui.panels.page_places import PagePlaces

SIZE = 0.02  # of the page's width: how wide and high a letter is


Row = tuple[list[tuple[float, float]], str]


def words(*lines: Row) -> PageWords:
    """Lines of letters at these upper left corners; a space has no place, and a line end neither."""
    boxes, spans = array("f"), []
    for corners, text in lines:
        start = len(boxes) // 4
        for (x, y), letter in zip(corners, text, strict=True):
            boxes.extend((0, 0, 0, 0) if letter == " " else (x, y, x + SIZE, y + SIZE))
        spans.append((start, len(boxes) // 4))
        boxes.extend((0, 0, 0, 0))
    return PageWords(tuple(spans), boxes)


def row(
    x: float, y: float, text: str, step: tuple[float, float] = (SIZE, 0.0)
) -> tuple[list[tuple[float, float]], str]:
    return [(x + index * step[0], y + index * step[1]) for index in range(len(text))], text


TWO_LINES = PagePlaces(words(row(0.1, 0.1, "one two"), row(0.1, 0.13, "end")), 1.0)
COLUMNS = PagePlaces(
    words(row(0.1, 0.1, "left"), row(0.1, 0.13, "end"), row(0.5, 0.1, "right"), row(0.5, 0.13, "column")), 1.0
)


def test_a_letter_is_found_where_it_stands() -> None:
    assert TWO_LINES.letter_at(0.1 + 2.5 * SIZE, 0.11) == 2
    assert TWO_LINES.letter_at(0.11, 0.14) == 8


def test_a_letter_is_found_in_the_gap_between_two_words() -> None:
    assert TWO_LINES.letter_at(0.1 + 3.2 * SIZE, 0.11) == 2


@pytest.mark.parametrize("point", [(0.05, 0.11), (0.5, 0.11), (0.11, 0.05), (0.11, 0.5)])
def test_beside_the_lines_there_is_no_letter(point: tuple[float, float]) -> None:
    assert TWO_LINES.letter_at(*point) is None


def test_a_selection_ends_at_the_nearer_side_of_a_letter() -> None:
    assert TWO_LINES.boundary_near(0.1 + 1.3 * SIZE, 0.11) == 1
    assert TWO_LINES.boundary_near(0.1 + 1.7 * SIZE, 0.11) == 2


def test_right_of_a_short_line_a_selection_ends_behind_it() -> None:
    assert TWO_LINES.boundary_near(0.23, 0.14) == 11


def test_left_and_above_a_selection_begins_with_the_text() -> None:
    assert TWO_LINES.boundary_near(0.0, 0.11) == 0
    assert TWO_LINES.boundary_near(0.0, 0.0) == 0


def test_between_two_columns_the_nearer_one_counts() -> None:
    assert COLUMNS.boundary_near(0.3, 0.14) == 8
    assert COLUMNS.boundary_near(0.45, 0.14) == 15


def test_text_that_runs_to_the_left_is_selected_from_its_right_end() -> None:
    places = PagePlaces(words(row(0.5, 0.1, "abc", (-SIZE, 0.0))), 1.0)
    assert places.lines[0].step == (-1, 0)
    assert places.boundary_near(0.6, 0.11) == 0
    assert places.boundary_near(0.4, 0.11) == 3


@pytest.mark.parametrize(("direction", "step"), [(1, (0, 1)), (-1, (0, -1))])
def test_turned_text_is_selected_along_the_page_s_height(direction: int, step: tuple[int, int]) -> None:
    places = PagePlaces(words(row(0.5, 0.5, "abcd", (0.0, direction * SIZE))), 1.0)
    assert places.lines[0].step == step
    assert places.letter_at(0.51, 0.51 + 2 * direction * SIZE) == 2
    assert places.boundary_near(0.51, 0.51 + 9 * direction * SIZE) == 4
    assert len(places.stretches(0, 4)) == 1


def test_words_of_one_line_are_covered_by_one_box() -> None:
    (stretch,) = TWO_LINES.stretches(0, 7)
    assert stretch.box == pytest.approx((0.1, 0.1, 0.1 + 7 * SIZE, 0.12), abs=1e-6)


def test_a_stretch_over_a_line_end_has_a_box_on_each_line() -> None:
    assert [round(one.box[1], 2) for one in TWO_LINES.stretches(4, 9)] == [0.1, 0.13]


def test_a_wide_gap_in_a_line_is_not_covered() -> None:
    corners = [(0.1, 0.1), (0.12, 0.1), (0.0, 0.0), (0.4, 0.1)]
    places = PagePlaces(words((corners, "ab c")), 1.0)
    assert len(places.stretches(0, 4)) == 2


def test_a_space_alone_has_no_box() -> None:
    assert TWO_LINES.stretches(3, 4) == []


def test_a_page_without_words_answers_as_well() -> None:
    places = PagePlaces(PageWords((), array("f")), 1.4)
    assert (places.letter_at(0.5, 0.5), places.boundary_near(0.5, 0.5), places.first_below(0.5)) == (None, 0, 0)
    assert places.top_of(0) == 0.0


def test_the_first_words_below_a_height_are_found() -> None:
    assert TWO_LINES.first_below(0.0) == 0
    assert TWO_LINES.first_below(0.125) == 8
    assert TWO_LINES.first_below(0.9) == 11


def test_heights_are_counted_in_widths_of_the_page() -> None:
    places = PagePlaces(words(row(0.1, 0.1, "one")), 1.5)
    assert places.top_of(0) == pytest.approx(0.15)
    assert places.letter_at(0.11, 0.16) == 0
