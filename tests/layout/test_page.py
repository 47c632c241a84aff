"""A page shows the whole map as large as its sheet allows."""

import time
from pathlib import Path

import pytest

from argmap.core.document import Document
from argmap.core.tree import Tree
from argmap.layout.direction import Direction
from argmap.layout.map_layout import MapLayout
from argmap.layout.sheet import Sheet
from argmap.layout.spacing import Spacing
from tests.benchmarks.maps import random_map
from tests.layout import drawings
from tests.layout.outlines import star, written_size

A4 = Sheet(794, 547)  # points that a printer leaves on a sheet, landscape
A3 = Sheet(1147, 794)
A4_UPRIGHT = Sheet(547, 794)
TEXT = 13  # units, as cards are measured


def text_on(document: Document, sheet: Sheet, direction: Direction = Direction.PAGE) -> float:
    """The size in points of the text when the whole map fills a sheet measured in points."""
    tree = Tree(document)
    bounds = MapLayout(tree, drawings.rough_measure(tree), direction, sheet=sheet).bounds
    return TEXT * sheet.scale(bounds.width, bounds.height)


def test_the_example_fits_a4_at_six_points_and_a3_at_eight(shared: Path) -> None:
    document = drawings.example(shared)

    assert text_on(document, A4) >= 6
    assert text_on(document, A3) >= 8


@pytest.mark.parametrize("sheet", [A4, A4_UPRIGHT, Sheet(1000, 1000)])
@pytest.mark.parametrize("count", [1, 15, 60, 200])
def test_a_page_shows_larger_text_than_the_other_layouts(count: int, sheet: Sheet) -> None:
    document = Document(random_map(count, seed=count))

    assert text_on(document, sheet) >= text_on(document, sheet, Direction.DOWN)
    assert text_on(document, sheet) >= text_on(document, sheet, Direction.RIGHT)


def test_another_sheet_gives_another_shape() -> None:
    tree = Tree(Document(random_map(80)))
    wide, high = [
        MapLayout(tree, drawings.rough_measure(tree), Direction.PAGE, sheet=sheet).bounds for sheet in (A4, A4_UPRIGHT)
    ]

    assert wide.width > wide.height
    assert high.width < high.height


def test_a_page_of_five_hundred_cards_is_found_in_time() -> None:
    tree = Tree(Document(random_map(500)))
    start = time.perf_counter()
    MapLayout(tree, drawings.rough_measure(tree), Direction.PAGE)

    assert time.perf_counter() - start < 10  # ten times the goal: a guard against hanging


@pytest.mark.parametrize("count", [13, 40, 300])
def test_many_reasons_under_one_card_are_set_in_even_columns_or_rows(count: int) -> None:
    tree = Tree(star(count))
    layout = MapLayout(tree, written_size(tree), Direction.PAGE)

    used = count * 236 * 107
    assert layout.bounds.width * layout.bounds.height < 2 * used
    assert drawings.overlapping_frames(layout) == []
    assert drawings.lines_through_cards(layout) == []
    assert drawings.lines_along_each_other(layout) == []


@pytest.mark.parametrize("count", [15, 40, 60, 150])
def test_no_line_goes_to_the_edge_of_a_column_only_to_come_back(count: int) -> None:
    tree = Tree(Document(random_map(count, seed=count)))

    for sheet in (A4, A4_UPRIGHT):
        layout = MapLayout(tree, drawings.rough_measure(tree), Direction.PAGE, sheet=sheet)
        assert drawings.lines_that_turn_back(layout, near=30) == []


def test_lines_beside_stacked_cards_leave_room_for_their_arrow_and_keep_off_the_frame() -> None:
    tree = Tree(Document(random_map(90, seed=90)))
    spacing = Spacing()
    layout = MapLayout(tree, drawings.rough_measure(tree), Direction.PAGE, sheet=A4_UPRIGHT)
    aside = [
        (frame, line[1].x, abs(line[1].x - line[0].x))
        for one in drawings.connectors(layout)
        for line in one.points
        for frame in drawings.frames(layout).values()
        if frame.contains(line[0]) and line[0].y == line[1].y and not one.is_undercut
    ]

    assert aside
    for frame, x, from_card in aside:
        assert from_card >= spacing.arrow + spacing.clearance
        assert min(x - frame.x, frame.right - x) >= spacing.clearance


class Stopped(Exception):
    pass


def test_a_page_says_how_far_its_planning_is_and_stops_where_it_is_told_to() -> None:
    tree = Tree(Document(random_map(1_000)))
    said: list[float] = []
    MapLayout(tree, drawings.rough_measure(tree), Direction.PAGE, heed=said.append)

    def stop(fraction: float) -> None:
        if fraction > 0.5:
            raise Stopped

    assert len(said) > 5
    assert said == sorted(said)
    with pytest.raises(Stopped):
        MapLayout(tree, drawings.rough_measure(tree), Direction.PAGE, heed=stop)
