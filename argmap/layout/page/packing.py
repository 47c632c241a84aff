"""Every good way to put a sequence of branches into rows and columns, into rows of columns and columns of rows.

A few are packed exactly: each interval of the sequence is a row of two intervals, or a column of two. Many are packed
as text is set: filled in order into columns of one height, or into rows of one width.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from typing import NamedTuple

from argmap.layout.page.shapes import Frontier, How, Shape, below, beside, frontier

EXACT = 14
"""Branches that are packed exactly; work grows with their third power."""

CHOICES = 4
"""Sizes of the single branches that are tried where there are many."""


class Unit(NamedTuple):
    """What stays together: a branch, or a branch and those that doubt its step."""

    in_row: Frontier  # its shapes where a line comes down to it
    in_column: Frontier  # its shapes where a line comes from the left
    targets: int  # bits: the targets and polarities of its steps


class Room(NamedTuple):
    """What lines and gaps need."""

    gap: float
    joint: float  # between a strip of lanes and the row below it
    lane: float  # for each lane
    trunk: float  # for the first trunk
    next_trunk: float  # for each further one
    cap: int  # shapes kept of each part

    def row(self, targets: int, count: int) -> float:
        """The height of the strip above a row of so many parts."""
        return self.joint + (self.lane * targets.bit_count() if count > 1 else 0.0) if targets else 0.0

    def column(self, targets: int) -> float:
        """The width of the strip to the left of a column."""
        return self.trunk + self.next_trunk * (targets.bit_count() - 1) if targets else 0.0


def row_of(contents: Iterable[Shape], strip: float) -> list[Shape]:
    return [Shape(one.width, one.height + strip, How.ROW, (one, strip), one.first, one.last) for one in contents]


def column_of(contents: Iterable[Shape], strip: float) -> list[Shape]:
    return [Shape(one.width + strip, one.height, How.COLUMN, (one, strip), strip / 4, strip / 4) for one in contents]


class Interval(NamedTuple):
    """The shapes of some of the units that follow each other."""

    in_row: Frontier  # as one part of a row
    in_column: Frontier
    row: Frontier  # as the rest of a row: one part or several
    column: Frontier
    targets: int


Intervals = dict[tuple[int, int], Interval]
"""The intervals of a sequence by their first unit and the one after their last."""


class Packed(NamedTuple):
    """The best shapes of a sequence of units as a whole, and its parts if these were packed exactly."""

    groups: Frontier
    length: int
    intervals: Intervals


def pack(units: Sequence[Unit], room: Room) -> Packed:
    """Find the best shapes of all the units together, in order."""
    if len(units) == 1:
        return Packed(frontier(row_of(units[0].in_row, room.row(units[0].targets, 1)), room.cap), 1, {})
    if len(units) > EXACT:
        return Packed(_pack_many(units, room), len(units), {})
    known = _pack_few(units, room)
    whole = known[0, len(units)]
    return Packed(frontier([*whole.in_row, *whole.in_column], room.cap), len(units), known)


def _pack_few(units: Sequence[Unit], room: Room) -> Intervals:
    known = {
        (index, index + 1): Interval(one.in_row, one.in_column, one.in_row, one.in_column, one.targets)
        for index, one in enumerate(units)
    }
    for length in range(2, len(units) + 1):
        for first in range(len(units) - length + 1):
            end = first + length
            splits = [(known[first, middle], known[middle, end]) for middle in range(first + 1, end)]
            known[first, end] = _joined(splits, room)
    return known


def _joined(splits: list[tuple[Interval, Interval]], room: Room) -> Interval:
    """An interval from every way to split it in two."""
    targets = splits[0][0].targets | splits[0][1].targets
    row = frontier((one for a, b in splits for one in beside(a.in_row, b.row, room.gap)), room.cap)
    column = frontier((one for a, b in splits for one in below(a.in_column, b.column, room.gap)), room.cap)
    in_row, in_column = column_of(column, room.column(targets)), row_of(row, room.row(targets, 2))
    return Interval(
        in_row, in_column, frontier([*row, *in_row], room.cap), frontier([*column, *in_column], room.cap), targets
    )


def _pack_many(units: Sequence[Unit], room: Room) -> Frontier:
    targets = reduce(int.__or__, (unit.targets for unit in units))
    row_strip, column_strip = room.row(targets, 2), room.column(targets)
    found: list[Shape] = []
    for width in _quantiles([one.width for unit in units for one in unit.in_column]):
        parts = [_lowest(unit.in_column, width) for unit in units]
        for groups in _fillings(parts, [one.height for one in parts], room.gap):
            columns = [column_of([_chain(group, How.BELOW, room.gap)], column_strip)[0] for group in groups]
            found += row_of([_chain(columns, How.BESIDE, room.gap)], row_strip)
    for height in _quantiles([one.height for unit in units for one in unit.in_row]):
        parts = [_narrowest(unit.in_row, height) for unit in units]
        for groups in _fillings(parts, [one.width for one in parts], room.gap):
            rows = [row_of([_chain(group, How.BESIDE, room.gap)], row_strip)[0] for group in groups]
            found += column_of([_chain(rows, How.BELOW, room.gap)], column_strip)
    return frontier(found, room.cap)


def _quantiles(sizes: list[float]) -> list[float]:
    ordered = sorted(sizes)
    return sorted({ordered[round(index * (len(ordered) - 1) / (CHOICES - 1))] for index in range(CHOICES)})


def _lowest(shapes: Frontier, width: float) -> Shape:
    return next((one for one in reversed(shapes) if one.width <= width), shapes[0])


def _narrowest(shapes: Frontier, height: float) -> Shape:
    return next((one for one in shapes if one.height <= height), shapes[-1])


def _fillings(parts: Sequence[Shape], sizes: Sequence[float], gap: float) -> Iterable[list[list[Shape]]]:
    """The parts in order in 1, 2, 3, 4, 6, 8, 12 … groups, each filled as evenly as can be."""
    count = 1
    while count <= len(parts):
        yield _filled(parts, sizes, gap, _least_limit(sizes, gap, count))
        count = count + 1 if count < 4 else count * 3 // 2


def _least_limit(sizes: Sequence[float], gap: float, count: int) -> float:
    """About the least size with which `count` groups hold everything."""
    low, high = max(sizes), sum(sizes) + gap * len(sizes)
    for _ in range(12):
        middle = (low + high) / 2
        low, high = (low, middle) if _group_count(sizes, gap, middle) <= count else (middle, high)
    return high


def _group_count(sizes: Sequence[float], gap: float, limit: float) -> int:
    count, filled = 1, -gap
    for size in sizes:
        filled += gap + size
        if filled > limit:
            count, filled = count + 1, size
    return count


def _filled(parts: Sequence[Shape], sizes: Sequence[float], gap: float, limit: float) -> list[list[Shape]]:
    groups: list[list[Shape]] = [[]]
    filled = -gap
    for part, size in zip(parts, sizes, strict=True):
        filled += gap + size
        if filled > limit and groups[-1]:
            groups.append([])
            filled = size
        groups[-1].append(part)
    return groups


def _chain(shapes: Sequence[Shape], how: How, gap: float) -> Shape:
    """All the shapes beside or below each other."""
    join: Callable[[Frontier, Frontier, float], list[Shape]] = beside if how is How.BESIDE else below
    whole = shapes[0]
    for one in shapes[1:]:
        whole = join([whole], [one], gap)[0]
    return whole
