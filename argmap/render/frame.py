"""What shows that cards belong together: the frame of co-premises, and the ring around what is selected."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from argmap.layout.geometry import Point, Rect
from argmap.render.card import RADIUS
from argmap.render.drawing import Box, Primitive
from argmap.render.look import Look
from argmap.render.pills import and_pill
from argmap.render.theme import Theme

FRAME_RADIUS = 12.0
FRAME_STROKE = 1.2
RING = 2.6
RING_GAP = 4.5  # from the card's edge to the middle of the ring


def draw_frame(rect: Rect, theme: Theme) -> Box:
    """The neutral frame around co-premises."""
    return Box(*rect, FRAME_RADIUS, fill=theme.frame_fill, stroke=theme.frame, stroke_width=FRAME_STROKE)


def draw_ands(cards: Sequence[Rect], look: Look) -> Iterator[Primitive]:
    """The quiet "and" between each two co-premises, side by side or one above the other."""
    for first, second in pairwise(cards):
        if second.y >= first.bottom:
            centre = Point(first.centre.x, (first.bottom + second.y) / 2)
        else:
            centre = Point((first.right + second.x) / 2, first.y + min(first.height, second.height) / 2)
        yield from and_pill(centre, look)


def draw_ring(rect: Rect, theme: Theme, radius: float = RADIUS) -> Iterator[Box]:
    """The ring of accent around a selected card or frame, set off from it by a band of the ring's own ground."""
    inner = rect.adjusted(-RING_GAP / 2, -RING_GAP / 2, RING_GAP / 2, RING_GAP / 2)
    yield Box(*inner, radius + RING_GAP / 2, stroke=theme.ring, stroke_width=RING_GAP)
    outer = rect.adjusted(-RING_GAP, -RING_GAP, RING_GAP, RING_GAP)
    yield Box(*outer, radius + RING_GAP, stroke=theme.accent, stroke_width=RING)
