"""The shapes of a page's parts: the best of every combination, and nothing else."""

from itertools import product

from argmap.layout.page.packing import Room, Unit, pack
from argmap.layout.page.shapes import How, Shape, below, beside, best_for, frontier
from argmap.layout.sheet import Sheet

ROOM = Room(gap=10, joint=10, lane=6, trunk=15, next_trunk=6, cap=40)


def shape(width: float, height: float) -> Shape:
    return Shape(width, height, How.INSET, (), width / 2, width / 2)


def sizes(shapes: list[Shape]) -> list[tuple[float, float]]:
    return [(one.width, one.height) for one in shapes]


ONES = [shape(10, 90), shape(30, 50), shape(70, 20)]
TWOS = [shape(20, 60), shape(40, 50), shape(50, 10)]


def test_a_frontier_holds_what_nothing_beats_from_narrow_to_wide() -> None:
    found = frontier([*ONES, shape(30, 60), shape(80, 20), shape(5, 95)], cap=10)

    assert sizes(found) == [(5, 95), (10, 90), (30, 50), (70, 20)]


def test_a_frontier_that_is_thinned_keeps_different_proportions() -> None:
    found = frontier([shape(width, 6_400 / width) for width in range(20, 320, 3)], cap=9)

    assert len(found) <= 9
    assert found[0].width / found[0].height < 0.3
    assert found[-1].width / found[-1].height > 3


def test_beside_gives_the_best_of_all_pairs() -> None:
    pairs = [shape(one.width + 5 + two.width, max(one.height, two.height)) for one, two in product(ONES, TWOS)]

    assert sizes(frontier(beside(ONES, TWOS, 5), 40)) == sizes(frontier(pairs, 40))


def test_below_gives_the_best_of_all_pairs() -> None:
    pairs = [shape(max(one.width, two.width), one.height + 5 + two.height) for one, two in product(ONES, TWOS)]

    assert sizes(frontier(below(ONES, TWOS, 5), 40)) == sizes(frontier(pairs, 40))


def test_the_largest_shape_is_the_one_that_a_sheet_shows_at_the_largest_scale() -> None:
    assert best_for(Sheet(200, 200), ONES).width == 30
    assert best_for(Sheet(100, 1_000), ONES).width == 10


def test_of_shapes_too_large_for_one_sheet_the_one_that_takes_the_fewest_is_best() -> None:
    square, long = shape(100, 100), shape(66, 160)
    sheet = Sheet(70, 90, least=1.0, overlap=5)

    assert (sheet.number_for(100, 100), sheet.number_for(66, 160)) == (4, 2)
    assert best_for(sheet, [long, square]) == long
    assert best_for(sheet._replace(least=0.0), [long, square]) == square


def test_what_stands_above_the_map_counts_on_the_sheet() -> None:
    sheet = Sheet(100, 100, least=1.0, overlap=0, head=20)

    assert sheet.number_for(90, 80) == 1
    assert sheet.number_for(90, 81) == 2


def test_units_are_packed_as_a_row_as_a_column_and_as_both() -> None:
    units = [Unit([shape(100, 50)], [shape(100, 50)], 1) for _ in range(4)]
    found = sizes(pack(units, ROOM).groups)

    row = (4 * 100 + 3 * 10, 50 + ROOM.row(1, 4))
    column = (100 + ROOM.column(1), 4 * 50 + 3 * 10)
    two_columns = (2 * column[0] + 10, 2 * 50 + 10 + ROOM.row(1, 2))
    assert {row, column, two_columns} <= set(found)
