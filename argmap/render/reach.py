"""Where primitives have their ink, and which of them a tile of a drawing shows."""

from collections.abc import Iterator
from math import floor

from argmap.layout.geometry import Rect, Size
from argmap.render.drawing import Box, Boxes, Drawing, Path, Primitive, Text

SPARE = 4.0  # what strokes and the arms of letters may add
Cell = tuple[int, int]


class Tiling:
    """A drawing's primitives by cells of one size, so that a page need not look at all of them."""

    def __init__(self, drawing: Drawing, cell: Size) -> None:
        self._cell = cell
        self._primitives = list(drawing.primitives())
        self._reaches = [reach_of(one) for one in self._primitives]
        self._cells: dict[Cell, list[int]] = {}
        for index, reach in enumerate(self._reaches):
            for place in self._touched(reach):
                self._cells.setdefault(place, []).append(index)

    def within(self, part: Rect) -> Iterator[Primitive]:
        """What has ink in that part of the drawing, in painting order."""
        near = {index for place in self._touched(part) for index in self._cells.get(place, ())}
        return (self._primitives[index] for index in sorted(near) if self._reaches[index].intersects(part))

    def _touched(self, rect: Rect) -> Iterator[Cell]:
        width, height = self._cell
        for row in range(floor(rect.y / height), floor(rect.bottom / height) + 1):
            for column in range(floor(rect.x / width), floor(rect.right / width) + 1):
                yield row, column


def reach_of(one: Primitive) -> Rect:
    """A rectangle that holds all of a primitive's ink, with a little to spare."""
    corners = list(_corners(one))
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).adjusted(-SPARE, -SPARE, SPARE, SPARE)


def _corners(one: Primitive) -> Iterator[tuple[float, float]]:
    match one:
        case Box(x=x, y=y, width=width, height=height):
            yield from ((x, y), (x + width, y + height))
        case Boxes(rects=rects):
            for rect in rects:
                yield from ((rect.x, rect.y), (rect.right, rect.bottom))
        case Path(steps=steps):
            for _, numbers in steps:
                yield from zip(numbers[::2], numbers[1::2], strict=True)
        case Text(x=x, baseline=baseline, width=width, style=style):
            yield from ((x, baseline - style.pitch), (x + width, baseline + style.pitch / 2))
