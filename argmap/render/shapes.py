"""Paths by their geometry: marks, the bar of a card, the quotation mark, rounded lines and arrows."""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from math import acos, cos, hypot, pi, sin, sqrt, tan

from argmap.render.drawing import Box, Path, Step

Point = tuple[float, float]
QUARTER = 4 / 3 * tan(pi / 8)
"""Control points at this part of the radius make a Bézier curve a quarter of a circle, to 0.03 % of the radius."""


class Mark(StrEnum):
    """What stands before a role's name."""

    DISC = "disc"
    TRIANGLE = "triangle"
    SQUARE = "square"
    DIAMOND = "diamond"


def mark(kind: Mark, x: float, y: float, size: float, colour: str) -> Box | Path:
    """The mark within the square of that size whose top left corner is (x, y)."""
    match kind:
        case Mark.DISC:
            return Box(x, y, size, size, size / 2, fill=colour)
        case Mark.TRIANGLE:
            return Path(
                polygon([(x - 0.5, y + size), (x + size / 2, y - 0.2), (x + size + 0.5, y + size)]), fill=colour
            )
        case Mark.SQUARE:
            return Box(x, y, size, size, size / 4.5, fill=colour)
        case Mark.DIAMOND:
            half, more = size / 2, size * 0.62
            centre = (x + half, y + half)
            corners = [(0, -more), (more, 0), (0, more), (-more, 0)]
            return Path(polygon([(centre[0] + dx, centre[1] + dy) for dx, dy in corners]), fill=colour)


def quotation_mark(x: float, baseline: float, colour: str) -> Path:
    """Two opening commas, 6 wide, their tails at the height of a capital letter of footer text."""
    return Path(_comma(x, baseline - 5) + _comma(x + 3.2, baseline - 5), fill=colour)


def speech_bubble(x: float, baseline: float, colour: str) -> Path:
    """A bubble 10 wide with its tail at the lower left, its top at the height of a capital letter of footer text."""
    left, top, right, bottom = x + 0.5, baseline - 7.5, x + 9.5, baseline - 1.5
    tail = (left + 4.5, bottom), (left + 2.0, bottom + 2.0), (left + 2.0, bottom)
    return Path(polygon([(left, top), (right, top), (right, bottom), *tail, (left, bottom)]), stroke=colour)


def _comma(x: float, y: float) -> tuple[Step, ...]:
    """A drop 2.6 wide whose round head lies at (x, y) and whose tail rises to the right."""
    return (
        ("M", (x + 2.3, y - 3.1)),
        ("C", (x + 0.8, y - 2.5, x, y - 1.3, x, y - 0.1)),
        ("C", (x, y + 0.8, x + 0.5, y + 1.3, x + 1.3, y + 1.3)),
        ("C", (x + 2.0, y + 1.3, x + 2.5, y + 0.8, x + 2.5, y + 0.1)),
        ("C", (x + 2.5, y - 0.6, x + 2.1, y - 1.1, x + 1.4, y - 1.1)),
        ("C", (x + 1.6, y - 1.6, x + 2.0, y - 2.1, x + 2.6, y - 2.4)),
        ("Z", ()),
    )


def polygon(points: Sequence[Point]) -> tuple[Step, ...]:
    first, *others = points
    return (("M", first), *(("L", point) for point in others), ("Z", ()))


def bar(x: float, y: float, width: float, height: float, radius: float) -> tuple[Step, ...]:
    """The leftmost `width` of a rectangle with round corners, where `width` is less than the radius."""
    pull, lean_x, lean_y, rise = _bend(width, radius)
    bottom, right = y + height, x + width
    return (
        ("M", (right, y + rise)),
        ("C", (right - lean_x, y + rise + lean_y, x, y + radius - pull, x, y + radius)),
        ("L", (x, bottom - radius)),
        ("C", (x, bottom - radius + pull, right - lean_x, bottom - rise - lean_y, right, bottom - rise)),
        ("Z", ()),
    )


@lru_cache(maxsize=16)
def _bend(width: float, radius: float) -> tuple[float, float, float, float]:
    """Of the corner of a bar: how far its control points are pulled, along and at its end, and how far it rises."""
    angle = acos(1 - width / radius)
    pull = 4 / 3 * tan(angle / 4) * radius
    rise = radius - sqrt(radius * radius - (radius - width) ** 2)
    return pull, pull * sin(angle), pull * cos(angle), rise


def rounded_line(points: Sequence[Point], radius: float) -> tuple[Step, ...]:
    """A line through the points whose corners are rounded, as far as its pieces are long enough."""
    if len(points) == 2:
        return ("M", points[0]), ("L", points[1])
    steps: list[Step] = [("M", points[0])]
    pieces = [_piece(start, end) for start, end in pairwise(points)]
    last = len(pieces) - 1
    for index, ((_, _, before), (_, _, after)) in enumerate(pairwise(pieces)):
        room = before if index == 0 else before / 2, after if index + 1 == last else after / 2  # two corners share one
        steps += _corner(points[index + 1], pieces[index], pieces[index + 1], min(radius, *room))
    return (*steps, ("L", points[-1]))


def _piece(start: Point, end: Point) -> tuple[float, float, float]:
    """The direction of a straight piece, as a step of length 1, and its length."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy)
    return (dx / length, dy / length, length) if length else (0.0, 0.0, 0.0)


def _corner(
    at: Point, before: tuple[float, float, float], after: tuple[float, float, float], reach: float
) -> tuple[Step, Step]:
    (x, y), (from_x, from_y, _), (to_x, to_y, _) = at, before, after
    near = reach * (1 - QUARTER)
    bend = (x - from_x * near, y - from_y * near, x + to_x * near, y + to_y * near, x + to_x * reach, y + to_y * reach)
    return ("L", (x - from_x * reach, y - from_y * reach)), ("C", bend)


def arrow_head(tip: Point, behind: Point, length: float, width: float) -> tuple[Step, ...]:
    """A triangle that points to `tip`, coming from `behind`."""
    base = towards(tip, behind, length)
    across = (base[1] - tip[1]) / length * width / 2, (tip[0] - base[0]) / length * width / 2
    return polygon([tip, (base[0] + across[0], base[1] + across[1]), (base[0] - across[0], base[1] - across[1])])


def _distance(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def towards(start: Point, goal: Point, reach: float) -> Point:
    """The point that far from `start` on the way to `goal`."""
    whole = _distance(start, goal)
    part = reach / whole if whole else 0.0
    return start[0] + (goal[0] - start[0]) * part, start[1] + (goal[1] - start[1]) * part
