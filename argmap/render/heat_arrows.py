"""Arrows from a card to where many hung it instead, beside the lines of the key."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from argmap.core.records import RecordId
from argmap.layout.geometry import Point, Rect
from argmap.reasoning.marking.popular import Popular
from argmap.render import heat_words
from argmap.render.drawing import Box, Group, Path, Primitive, text_runs
from argmap.render.fonts import Style
from argmap.render.look import Look
from argmap.render.shapes import arrow_head

DASH = (5.0, 4.0)
STROKE = 1.6
HEAD = 9.0
LEAST_BEND = 44.0
PARTS = (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8, 0.15, 0.85)  # where a count may stand
PILL_HEIGHT = 18.0
PILL_PADDING = 6.0
BASELINE = 4.3  # from the middle of a pill to the baseline of 12 px text

Curve = tuple[Point, Point, Point, Point]
"""A Bézier curve: where it begins, its two control points, where it ends."""


class Arrow(NamedTuple):
    """The arrow of one wrong place: its line, which runs beneath cards, and how many chose it, which stands free."""

    line: Group
    pill: Group


def arrows(shown: Iterable[Popular], rects: Mapping[RecordId, Rect], look: Look) -> list[Arrow]:
    """An arrow for each wrong place that is drawn in the map; the counts keep clear of the cards and of each other."""
    made: list[Arrow] = []
    taken = list(rects.values())
    for one in shown:
        target = next((rects[each] for each in one.place.target_ids if each in rects), None)
        if one.has_arrow and target is not None and one.key_id in rects:
            curve = _curve(rects[one.key_id], target)
            room, count = _count(one.place.count, curve, taken, look)
            taken.append(room)
            made.append(Arrow(Group("heat", "", "", _line(curve, look)), count))
    return made


def _line(curve: Curve, look: Look) -> tuple[Primitive, ...]:
    begin, bend, rebend, end = curve
    colour = look.theme.accent
    line = Path((("M", begin), ("C", (*bend, *rebend, *end))), stroke=colour, stroke_width=STROKE, dash=DASH)
    return line, Path(arrow_head(end, rebend, HEAD, HEAD), fill=colour)


def _curve(card: Rect, target: Rect) -> Curve:
    """From one card's side to the other's; cards above each other are joined along their right sides."""
    if target.x > card.right:
        begin, end, out, back = _right(card), _left(target), 1.0, -1.0
    elif target.right < card.x:
        begin, end, out, back = _left(card), _right(target), -1.0, 1.0
    else:
        begin, end, out, back = _right(card), _right(target), 1.0, 1.0
    reach = max(LEAST_BEND, abs(end.x - begin.x) / 2)
    return begin, Point(begin.x + out * reach, begin.y), Point(end.x + back * reach, end.y), end


def _left(rect: Rect) -> Point:
    return Point(rect.x, rect.centre.y)


def _right(rect: Rect) -> Point:
    return Point(rect.right, rect.centre.y)


def _at(curve: Curve, part: float) -> Point:
    """The point so far on the way, from 0 to 1 (Bernstein)."""
    rest = 1 - part
    shares = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
    return Point(
        *(sum(share * each for share, each in zip(shares, axis, strict=True)) for axis in zip(*curve, strict=True))
    )


def _count(count: int, curve: Curve, taken: list[Rect], look: Look) -> tuple[Rect, Group]:
    """How many chose a place, as near to the middle of its arrow as there is room, and where that is."""
    text = look.typesetter.label(heat_words.times(count), Style.WORD)
    width = text.width + 2 * PILL_PADDING
    rooms = [_around(_at(curve, part), width) for part in PARTS]
    room = next((one for one in rooms if not any(map(one.intersects, taken))), rooms[0])
    box = Box(*room, PILL_HEIGHT / 2, fill=look.theme.canvas, stroke=look.theme.accent)
    top = room.centre.y + BASELINE - text.baseline
    return room, Group(
        "heat", "", "", (box, *text_runs(text, room.x + PILL_PADDING, top, Style.WORD, look.theme.accent))
    )


def _around(at: Point, width: float) -> Rect:
    return Rect(at.x - width / 2, at.y - PILL_HEIGHT / 2, width, PILL_HEIGHT)
