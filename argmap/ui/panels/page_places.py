"""Which letter of a page lies under a point, and which boxes cover a stretch of its text.

Everything is counted in widths of the page, from its upper left corner, so that it holds at every zoom.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot

from argmap.sources.page import PageWords

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom."""

BRIDGED = 1.2  # heights of a line: a wider gap between two words of a line is not covered
BESIDE = 0.5  # thicknesses of a line: a point within that still is on it


@dataclass(frozen=True, slots=True)
class Stretch:
    """A box that covers words of one line, and how their text runs, as a step of one along an axis."""

    box: Rect
    step: tuple[int, int]

    def scaled(self, width: float, down: float) -> "Stretch":
        """The same in pixels, on a page that is `width` wide and begins so far `down`."""
        left, top, right, bottom = (width * one for one in self.box)
        return Stretch((left, top + down, right, bottom + down), self.step)


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of a page: its code points, its box, and how its text runs, as a step of one along an axis."""

    start: int
    end: int
    box: Rect
    step: tuple[int, int]

    @property
    def is_upright(self) -> bool:
        """Whether its text runs along the page's height."""
        return self.step[1] != 0


class PagePlaces:
    """The words of one page. `ratio` is the page's height in widths."""

    def __init__(self, words: PageWords, ratio: float) -> None:
        self._boxes = words.boxes
        self._ratio = ratio
        self.lines = [line for start, end in words.lines if (line := self._line(start, end)) is not None]

    def stretches(self, start: int, end: int) -> list[Stretch]:
        """What covers the code points from `start` to `end`: one for each line, more where it has wide gaps."""
        inside = (line for line in self.lines if line.start < end and start < line.end)
        return [one for line in inside for one in self._covering(line, max(start, line.start), min(end, line.end))]

    def letter_at(self, x: float, y: float) -> int | None:
        """The letter that lies under a point, or next to it on its line; None beside the lines."""
        line = min(self.lines, key=lambda line: _distance(line.box, x, y), default=None)
        return self._nearest(line, x, y) if line is not None and _distance(line.box, x, y) == 0 else None

    def boundary_near(self, x: float, y: float) -> int:
        """Where a selection that is drawn to a point ends: before or behind the letter that is nearest."""
        line = self._line_near(x, y)
        if line is None:
            return 0
        letter = self._nearest(line, x, y)
        box = self._box(letter)
        across = (box[1] + box[3]) / 2 - y if line.is_upright else (box[0] + box[2]) / 2 - x
        return letter + (across * self._step_at(line, letter) < 0)

    def top_of(self, offset: int) -> float:
        """How far down the page a code point stands; the page's top for one without a place."""
        return next((stretch.box[1] for stretch in self.stretches(offset, offset + 1)), 0.0)

    def first_below(self, y: float) -> int:
        """The first code point whose line does not end above `y`; the last one where all do."""
        found = next((line.start for line in self.lines if line.box[3] > y), None)
        return found if found is not None else max((line.end for line in self.lines), default=0)

    def _line(self, start: int, end: int) -> PlacedLine | None:
        placed = [index for index in range(start, end) if self._is_placed(index)]
        if not placed:
            return None
        first, last = self._middle(placed[0]), self._middle(placed[-1])
        dx, dy = last[0] - first[0], last[1] - first[1]
        step = (0, 1 if dy > 0 else -1) if abs(dy) > abs(dx) else (-1 if dx < 0 else 1, 0)
        return PlacedLine(start, end, _union(self._box(index) for index in placed), step)

    def _line_near(self, x: float, y: float) -> PlacedLine | None:
        beside = [line for line in self.lines if _across(line, x, y) <= BESIDE * _thickness(line)]
        if beside:
            return min(beside, key=lambda line: _along(line, x, y) + _across(line, x, y))
        return min(self.lines, key=lambda line: _distance(line.box, x, y), default=None)

    def _nearest(self, line: PlacedLine, x: float, y: float) -> int:
        placed = (index for index in range(line.start, line.end) if self._is_placed(index))
        return min(placed, key=lambda index: _distance(self._box(index), x, y))

    def _step_at(self, line: PlacedLine, letter: int) -> int:
        """In which direction the text runs about a letter, which may be another than that of its line."""
        axis = 1 if line.is_upright else 0
        near = [one for one in (letter - 1, letter, letter + 1) if line.start <= one < line.end]
        middles = [self._middle(one)[axis] for one in near if self._is_placed(one)]
        run = middles[-1] - middles[0]
        return (1 if run > 0 else -1) if run else line.step[axis]

    def _covering(self, line: PlacedLine, start: int, end: int) -> list[Stretch]:
        boxes = [self._box(index) for index in range(start, end) if self._is_placed(index)]
        if not boxes:
            return []
        low, high = (1, 3) if line.is_upright else (0, 2)
        runs: list[list[Rect]] = []
        reached = 0.0
        for box in sorted(boxes, key=lambda box: box[low]):
            if not runs or box[low] - reached > BRIDGED * _thickness(line):
                runs.append([])
            runs[-1].append(box)
            reached = max(reached, box[high]) if len(runs[-1]) > 1 else box[high]
        return [Stretch(_union(run), line.step) for run in runs]

    def _box(self, index: int) -> Rect:
        left, top, right, bottom = self._boxes[4 * index : 4 * index + 4]
        return left, top * self._ratio, right, bottom * self._ratio

    def _is_placed(self, index: int) -> bool:
        return self._boxes[4 * index + 2] > self._boxes[4 * index]

    def _middle(self, index: int) -> tuple[float, float]:
        left, top, right, bottom = self._box(index)
        return (left + right) / 2, (top + bottom) / 2


def _union(rects: Iterable[Rect]) -> Rect:
    lefts, tops, rights, bottoms = zip(*rects, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _gap(low: float, high: float, at: float) -> float:
    return max(low - at, at - high, 0.0)


def _distance(box: Rect, x: float, y: float) -> float:
    return hypot(_gap(box[0], box[2], x), _gap(box[1], box[3], y))


def _along(line: PlacedLine, x: float, y: float) -> float:
    return _gap(line.box[1], line.box[3], y) if line.is_upright else _gap(line.box[0], line.box[2], x)


def _across(line: PlacedLine, x: float, y: float) -> float:
    return _gap(line.box[0], line.box[2], x) if line.is_upright else _gap(line.box[1], line.box[3], y)


def _thickness(line: PlacedLine) -> float:
    left, top, right, bottom = line.box
    return right - left if line.is_upright else bottom - top
