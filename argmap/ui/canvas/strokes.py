"""The lines of the map as single strokes: each stretch once, and each dash where it belongs whatever part is in view.

Where several lines of one path lie on each other, Qt adds up their soft edges, and the line looks bolder. And Qt leaves
out what is off the device before it counts dashes, and loses count: the dashes would jump when the map is moved.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import floor, hypot

from argmap.layout.geometry import Rect
from argmap.render.drawing import Path, Primitive, Step

PIECES = 8
"""Straight pieces for a bend."""
Point = tuple[float, float]
Stroke = tuple[Point, ...]


def with_strokes(drawn: Iterable[Primitive], view: Rect) -> Iterator[Primitive]:
    """The primitives, with lines made of single strokes, as far as these meet the view."""
    for one in drawn:
        yield in_strokes(one, view) if isinstance(one, Path) and one.stroke is not None and one.fill is None else one


def in_strokes(path: Path, view: Rect) -> Path:
    """The strokes of a line that meet the view, or nearly."""
    room = sum(path.dash) + path.stroke_width
    near = view.adjusted(-room, -room, room, room)
    lines = list(_lines(path.steps))
    if not path.dash and not _overlap(lines):
        return path
    strokes = _dashes(lines, path.dash[0], sum(path.dash), near) if path.dash else _stretches(lines)
    steps = [("L" if index else "M", point) for stroke in strokes for index, point in enumerate(stroke)]
    return Path(tuple(steps), stroke=path.stroke, stroke_width=path.stroke_width)


def _lines(steps: Iterable[Step]) -> Iterator[list[Point]]:
    """The path as lines of straight pieces."""
    line: list[Point] = []
    for letter, numbers in steps:
        match letter:
            case "M":
                if line:
                    yield line
                line = [(numbers[0], numbers[1])]
            case "L":
                line.append((numbers[0], numbers[1]))
            case "C":
                line += _bend(line[-1], *numbers)
    if line:
        yield line


def _bend(start: Point, x1: float, y1: float, x2: float, y2: float, x: float, y: float) -> Iterator[Point]:
    for index in range(1, PIECES + 1):
        t = index / PIECES
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        yield a * start[0] + b * x1 + c * x2 + d * x, a * start[1] + b * y1 + c * y2 + d * y


def _overlap(lines: list[list[Point]]) -> bool:
    """Whether lines have a piece in common."""
    pieces = [piece for line in lines for piece in pairwise(line)]
    return len(lines) > 1 and len(set(pieces)) < len(pieces)


def _stretches(lines: list[list[Point]]) -> Iterator[Stroke]:
    """The lines so that no two run over each other: straight stretches united, bends once."""
    straight: dict[tuple[bool, float], list[tuple[float, float]]] = defaultdict(list)
    bends: dict[Stroke, None] = {}
    for line in lines:
        bend: list[Point] = []
        for start, end in pairwise(line):
            if start[0] == end[0] or start[1] == end[1]:
                bends |= {tuple(bend): None} if bend else {}
                bend = []
                is_level = start[1] == end[1]
                low, high = sorted((start[0], end[0]) if is_level else (start[1], end[1]))
                straight[is_level, start[1] if is_level else start[0]].append((low, high))
            else:
                bend += [end] if bend else [start, end]
        bends |= {tuple(bend): None} if bend else {}
    for (is_level, at), spans in straight.items():
        for low, high in _united(spans):
            yield ((low, at), (high, at)) if is_level else ((at, low), (at, high))
    yield from bends


def _united(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans that overlap or touch made one."""
    found: list[tuple[float, float]] = []
    for low, high in sorted(spans):
        if found and low <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], high)
        else:
            found.append((low, high))
    return found


def _dashes(lines: list[list[Point]], on: float, period: float, near: Rect) -> Iterable[Stroke]:
    """The dashes of all lines, those that several have in common once."""
    return dict.fromkeys(stroke for line in lines for stroke in _dashes_of(line, on, period, near))


def _dashes_of(line: list[Point], on: float, period: float, near: Rect) -> list[Stroke]:
    """The dashes of one line; one that goes around a bend is not broken there."""
    dashes: list[Stroke] = []
    done, drawn_to = 0.0, -1.0  # along the line: where the piece begins, and where the last dash ended
    for start, end in pairwise(line):
        length = hypot(end[0] - start[0], end[1] - start[1])
        low, high = _seen(start, end, near)
        if length == 0.0 or low >= high:
            done += length
            continue
        dx, dy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
        for index in range(floor((done + low * length) / period), floor((done + high * length) / period) + 1):
            first, last = max(index * period, done), min(index * period + on, done + length)
            if first < last:
                stop = start[0] + dx * (last - done), start[1] + dy * (last - done)
                if first == drawn_to:
                    dashes[-1] = (*dashes[-1], stop)
                else:
                    dashes.append(((start[0] + dx * (first - done), start[1] + dy * (first - done)), stop))
                drawn_to = last
        done += length
    return dashes


def _seen(start: Point, end: Point, near: Rect) -> tuple[float, float]:
    """The part of a straight piece that may be seen, from 0 to 1; empty where the first is not below the second."""
    low, high = 0.0, 1.0
    for a, b, least, most in ((start[0], end[0], near.x, near.right), (start[1], end[1], near.y, near.bottom)):
        if a == b:
            if not least <= a <= most:
                return 1.0, 0.0
            continue
        enter, leave = sorted(((least - a) / (b - a), (most - a) / (b - a)))
        low, high = max(low, enter), min(high, leave)
    return low, high
