"""The rectangles that a part of a map can fill, and how: only those that no other beats in both width and height."""

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from math import log2
from typing import Any, NamedTuple

from argmap.layout.blocks import Block
from argmap.layout.page.frames import Setting
from argmap.layout.sheet import Sheet


class How(Enum):
    """What the parts of a shape are."""

    BRANCH = auto()  # see `Branch`
    BESIDE = auto()  # two shapes from left to right, and the gap between them
    BELOW = auto()  # two shapes from top to bottom, and the gap between them
    ROW = auto()  # a shape, and the height of the strip above it from which lines go down
    COLUMN = auto()  # a shape, and the width of the strip to its left from which lines go right
    INSET = auto()  # a shape, and how far it is inset from the left and from the top


class Shape(NamedTuple):
    width: float
    height: float
    how: How
    parts: tuple[Any, ...]
    first: float  # from the left: where lines from above come in, the first and the last of them
    last: float


class Branch(NamedTuple):
    """A block with what is below it."""

    block: Block
    setting: Setting
    x: float = 0.0  # of the block in the shape
    lanes_y: float = 0.0  # where the lanes begin that its lines run along
    below: Shape | None = None  # the group below it
    below_x: float = 0.0
    below_y: float = 0.0
    aside: Shape | None = None  # a row that begins beside the block
    aside_x: float = 0.0


Frontier = Sequence[Shape]
"""Shapes from the narrowest and highest to the widest and lowest."""


UTMOST = 4.0
"""Proportions are told apart up to this power of two, in either direction."""


def frontier(shapes: Iterable[Shape], cap: int) -> Frontier:
    """The shapes that no other beats; if they are more than `cap`, the least area of each of so many proportions."""
    best: list[Shape] = []
    for shape in sorted(shapes, key=lambda one: (one.width, one.height)):
        if not best or shape.height < best[-1].height:
            best.append(shape)
    return best if len(best) <= cap else _thinned(best, cap)


def _thinned(best: Sequence[Shape], cap: int) -> Frontier:
    chosen: dict[int, Shape] = {}
    for shape in best:
        proportion = max(-UTMOST, min(UTMOST, log2(shape.width / shape.height)))
        kind = round((proportion + UTMOST) / (2 * UTMOST) * (cap - 1))
        if kind not in chosen or shape.width * shape.height < chosen[kind].width * chosen[kind].height:
            chosen[kind] = shape
    return list(chosen.values())


def beside(ones: Frontier, twos: Frontier, gap: float) -> list[Shape]:
    """The best ways to put one of the first to the left of one of the second; linear in their number."""
    found: list[Shape] = []
    i = j = 0
    while i < len(ones) and j < len(twos):
        one, two = ones[i], twos[j]
        height = max(one.height, two.height)
        found.append(
            Shape(
                one.width + gap + two.width, height, How.BESIDE, (one, two, gap), one.first, one.width + gap + two.last
            )
        )
        i += one.height == height
        j += two.height == height
    return found


def below(ones: Frontier, twos: Frontier, gap: float) -> list[Shape]:
    """The best ways to put one of the first above one of the second; linear in their number."""
    found: list[Shape] = []
    i, j = len(ones) - 1, len(twos) - 1
    while i >= 0 and j >= 0:
        one, two = ones[i], twos[j]
        width = max(one.width, two.width)
        found.append(Shape(width, one.height + gap + two.height, How.BELOW, (one, two, gap), one.first, one.last))
        i -= one.width == width
        j -= two.width == width
    return found


def inset(shapes: Frontier, left: float, top: float) -> list[Shape]:
    """The shapes with room to their left and above them."""
    return [
        Shape(one.width + left, one.height + top, How.INSET, (one, left, top), one.first + left, one.last + left)
        for one in shapes
    ]


def strip_of_first_row(column: Shape) -> float | None:
    """The height of the strip above the row that a column begins with; None if it begins with something else."""
    first: Shape = column.parts[0]
    while first.how is How.BELOW:
        first = first.parts[0]
    return first.parts[1] if first.how is How.ROW else None


def best_for(sheet: Sheet, shapes: Frontier) -> Shape:
    """The shape that takes the fewest sheets, then the largest on one; of equals, the one that leaves least empty."""

    def rank(one: Shape) -> tuple[float, ...]:
        size = one.width, one.height
        return -sheet.number_for(*size), sheet.scale(*size), one.width * one.height

    return max(shapes, key=rank)
