"""Where primitives have their ink, and what of a drawing a tile of it shows."""

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import compress
from math import floor

from argmap.layout.geometry import Rect, Size
from argmap.layout.heeding import Heed, heeding, unheeded
from argmap.render.drawing import Box, Boxes, Drawing, Group, Lines, Path, Primitive, Text, line_by_line
from argmap.render.held import Held

SPARE = 4.0  # what strokes and the arms of letters may add
Cell = tuple[int, int]


class Tiling:
    """A drawing's groups by cells of one size, so that a page need not look at all of them."""

    def __init__(self, drawing: Drawing, cell: Size, heed: Heed = unheeded, held: Held | None = None) -> None:
        self._cell = cell
        held = held or Held()
        self._groups = held.hold(one._replace(primitives=(*line_by_line(one.primitives),)) for one in drawing.groups)
        self._reaches: list[list[Rect]] = held.pieces()  # of each group's primitives, where it stands
        self._cells: dict[Cell, list[int]] = {}
        for index, group in enumerate(heeding(self._groups, heed)):
            reaches = [reach_of(one).moved(group.x, group.y) for one in group.primitives]
            self._reaches.append(reaches)
            for place in self._touched(_around(reaches)):
                self._cells.setdefault(place, []).append(index)

    def within(self, part: Rect) -> list[Group]:
        """What has ink in that part of the drawing, in painting order, and nothing else of its groups."""
        near = {index for place in self._touched(part) for index in self._cells.get(place, ())}
        found: list[Group] = []
        for group, reaches in ((self._groups[index], self._reaches[index]) for index in sorted(near)):
            is_shown = [reach.intersects(part) for reach in reaches]
            if any(is_shown):
                found.append(group._replace(primitives=tuple(compress(group.primitives, is_shown))))
        return found

    def _touched(self, rect: Rect) -> Iterator[Cell]:
        width, height = self._cell
        for row in range(floor(rect.y / height), floor(rect.bottom / height) + 1):
            for column in range(floor(rect.x / width), floor(rect.right / width) + 1):
                yield row, column


def _around(rects: Sequence[Rect]) -> Rect:
    """The smallest rectangle around all of them; an empty one around none."""
    return reduce(Rect.united, rects) if rects else Rect(0.0, 0.0, 0.0, 0.0)


def reach_of(one: Primitive) -> Rect:
    """A rectangle that holds all of a primitive's ink, with a little to spare."""
    match one:
        case Box(x=x, y=y, width=width, height=height):
            bare = Rect(x, y, width, height)
        case Text(x=x, baseline=baseline, width=width, style=style):
            bare = Rect(x, baseline - style.pitch, width, 1.5 * style.pitch)
        case Lines(texts=texts, x=x, baseline=baseline, widths=widths, style=style):
            bare = Rect(x, baseline - style.pitch, max(widths), (len(texts) + 0.5) * style.pitch)
        case Boxes(rects=rects):
            bare = _around(rects)
        case Path(steps=steps):
            numbers = [number for _, points in steps for number in points]
            left, top = min(numbers[::2]), min(numbers[1::2])
            bare = Rect(left, top, max(numbers[::2]) - left, max(numbers[1::2]) - top)
    return bare.adjusted(-SPARE, -SPARE, SPARE, SPARE)
