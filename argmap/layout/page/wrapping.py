"""Around a block: some of its branches below it, the others beside it.

A block that is lower than its branches are long would else leave a band of the page empty to its right. The lines to
what is beside it rise between that and what is below it, to lanes at the top.
"""

from collections.abc import Callable, Iterator

from argmap.layout.page.packing import Interval, Packed, Room, row_of
from argmap.layout.page.shapes import Frontier, How, Shape, beside, frontier

Above = Callable[[Shape], Shape]
"""Puts a block above a group."""


def around(packed: Packed, above: Above, room: Room) -> Iterator[Shape]:
    """The shapes of a block with its branches around it, if these were packed exactly."""
    known, length = packed.intervals, packed.length
    for first in range(1, length) if known else ():
        below, aside = known[0, first], known[first, length]
        groups = _groups(below, below.targets | aside.targets, room)
        risers = room.gap + room.next_trunk * aside.targets.bit_count()
        row = row_of(aside.row, room.row(aside.targets, 2))
        for pair in beside(frontier(map(above, groups), room.cap), row, risers):
            yield _with_aside(pair)


def _groups(interval: Interval, targets: int, room: Room) -> Frontier:
    """Some branches as a row with lanes for all targets, or as a column."""
    columns = [one for one in interval.in_row if one.how is How.COLUMN]
    return [*row_of(interval.row, room.row(targets, 2)), *columns]


def _with_aside(pair: Shape) -> Shape:
    """A branch beside a row, as the branch whose block has that row beside it."""
    branch, aside, gap = pair.parts
    parts = branch.parts._replace(aside=aside, aside_x=branch.width + gap)
    return Shape(pair.width, pair.height, How.BRANCH, parts, branch.first, branch.last)
