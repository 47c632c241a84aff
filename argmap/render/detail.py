"""What is left of a card when it is small: bars for its lines, then one block of its colour."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from argmap.core.graph import Place
from argmap.core.records import Inference, Kind, Polarity
from argmap.core.tree import Tree
from argmap.layout.geometry import Rect
from argmap.render.card import BAR, BOTTOM, HEADING_GAP, LEFT, MARK, MARK_ROOM, RIGHT, TOP
from argmap.render.drawing import Box, Boxes, Primitive
from argmap.render.fonts import Style
from argmap.render.theme import Theme, Tone

TEXT_SCALE = 0.32  # below it, text of 14 px is smaller than 4.5 px
BARS_SCALE = 0.12
LAST_BAR = 0.6  # of a line, as text seldom fills its last one
BAR_HEIGHT = 0.45  # of a line's pitch


class Detail(StrEnum):
    TEXT = "text"
    BARS = "bars"
    BLOCKS = "blocks"


def detail_at(scale: float) -> Detail:
    """How much of a card is worth painting at a scale, in device pixels per pixel."""
    if scale >= TEXT_SCALE:
        return Detail.TEXT
    return Detail.BARS if scale >= BARS_SCALE else Detail.BLOCKS


def card_tone(tree: Tree, place: Place) -> Tone:
    """The side a card is on, without the walk to the root that its role takes."""
    kind = tree.node(place.node_id).kind
    step = tree.document.find(Inference, place.inference_id) if place.inference_id else None
    if kind is Kind.QUESTION:
        return Tone.NEUTRAL
    if step is not None and step.polarity is Polarity.OPPOSES:
        return Tone.OPPOSES
    return Tone.EVIDENCE if kind is Kind.EVIDENCE else Tone.SUPPORTS


def draw_bars(rect: Rect, tone: Tone, theme: Theme) -> Iterator[Primitive]:
    """A card whose lines are bars: three boxes of boxes, whatever its text."""
    colour = theme.tone(tone)
    yield Box(*rect, fill=theme.card, stroke=theme.border)
    yield Box(rect.x, rect.y, BAR, rect.height, fill=colour)
    pitch, left = Style.BODY.pitch, rect.x + LEFT
    room = rect.width - LEFT - RIGHT
    yield Box(left, rect.y + TOP + 2, MARK + MARK_ROOM + room / 4, MARK, fill=colour)
    top = rect.y + TOP + Style.HEADING.pitch + HEADING_GAP
    count = max(1, int((rect.bottom - BOTTOM - top) / pitch))
    bars = [
        Rect(left, top + pitch * index, room * (1 if index + 1 < count else LAST_BAR), pitch * BAR_HEIGHT)
        for index in range(count)
    ]
    yield Boxes(tuple(bars), theme.muted)


def draw_blocks(cards: Iterable[tuple[Rect, Tone]], theme: Theme) -> Iterator[Boxes]:
    """Cards as plain blocks, all of one colour painted at once."""
    by_tone: dict[Tone, list[Rect]] = {tone: [] for tone in Tone}
    for rect, tone in cards:
        by_tone[tone].append(rect)
    for tone, rects in by_tone.items():
        if rects:
            yield Boxes(tuple(rects), theme.tone(tone))
