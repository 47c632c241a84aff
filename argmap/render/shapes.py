"""Paths by their geometry: marks, the bar of a card, the quotation mark, rounded lines and arrows."""

from collections.abc import Sequence
from enum import StrEnum
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
    angle = acos(1 - width / radius)
    pull = 4 / 3 * tan(angle / 4) * radius
    rise = radius - sqrt(radius * radius - (radius - width) ** 2)
    bottom, lean = y + height, (pull * sin(angle), pull * cos(angle))
    top_end, bottom_end = (x + width, y + rise), (x + width, bottom - rise)
    return (
        ("M", top_end),
        ("C", (top_end[0] - lean[0], top_end[1] + lean[1], x, y + radius - pull, x, y + radius)),
        ("L", (x, bottom - radius)),
        ("C", (x, bottom - radius + pull, bottom_end[0] - lean[0], bottom_end[1] - lean[1], *bottom_end)),
        ("Z", ()),
    )


def rounded_line(points: Sequence[Point], radius: float) -> tuple[Step, ...]:
    """A line through the points whose corners are rounded, as far as its pieces are long enough."""
    steps: list[Step] = [("M", points[0])]
    room = [_distance(*ends) / 2 for ends in pairwise(points)]  # a piece between two corners is shared by both
    room[0], room[-1] = 2 * room[0], 2 * room[-1]
    for index, (before, corner, after) in enumerate(zip(points, points[1:], points[2:], strict=False)):
        reach = min(radius, room[index], room[index + 1])
        start, stop = towards(corner, before, reach), towards(corner, after, reach)
        first, second = towards(corner, before, reach * (1 - QUARTER)), towards(corner, after, reach * (1 - QUARTER))
        steps += [("L", start), ("C", (*first, *second, *stop))]
    return (*steps, ("L", points[-1]))


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
