"""A card: how large it is, and what it is drawn of. Its text wraps and it grows; nothing is ever cut."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from argmap.layout.geometry import Rect, Size
from argmap.render.drawing import Box, Path, Primitive, text_runs
from argmap.render.face import CardFace
from argmap.render.fonts import Style
from argmap.render.footer import Part, draw_footer, footer_parts
from argmap.render.look import Look
from argmap.render.shapes import bar, mark
from argmap.render.text import Typesetter, WrappedText
from argmap.render.theme import Theme

WIDTH = 236.0
MAIN_WIDTH = 330.0
RADIUS = 9.0
BAR = 5.0
LEFT = 20.0  # from the card's edge to its text
RIGHT = 16.0
TOP = 12.0
BOTTOM = 10.0
MARK = 9.0
MARK_ROOM = 15.0  # the mark and the gap after it
HEADING_GAP = 5.0
FOOTER_GAP = 6.0
IMPLICIT_DASH = (5.0, 3.0)
SHADOW_SPREAD = (0.5, 1.5, 2.5, 3.5)  # the shadow is a few layers, each spreading further, all falling a little
SHADOW_FALL = 2.0


class SetCard(NamedTuple):
    """A card whose words are broken into lines."""

    face: CardFace
    size: Size
    heading: WrappedText
    text: WrappedText
    footer: list[Part]


def set_card(one: CardFace, typesetter: Typesetter) -> SetCard:
    """The card as it is drawn, in pixels at scale 1."""
    width = MAIN_WIDTH if one.is_main else WIDTH
    room = width - LEFT - RIGHT
    heading = typesetter.label(one.heading, Style.HEADING, room - MARK_ROOM)
    text = typesetter.wrap(one.text, _text_style(one), room)
    footer = footer_parts(one, room, typesetter)
    return SetCard(one, Size(width, _height(heading.height, text.height, footer)), heading, text, footer)


def measure_card(one: CardFace, typesetter: Typesetter) -> Size:
    """The size that `set_card` would give, in less time."""
    width = MAIN_WIDTH if one.is_main else WIDTH
    room = width - LEFT - RIGHT
    heading = typesetter.label(one.heading, Style.HEADING, room - MARK_ROOM)
    text = typesetter.height(one.text, _text_style(one), room)
    return Size(width, _height(heading.height, text, footer_parts(one, room, typesetter)))


def _height(heading: float, text: float, footer: list[Part]) -> float:
    foot = max((part.bottom + FOOTER_GAP for part in footer), default=0.0)
    return TOP + heading + HEADING_GAP + text + foot + BOTTOM


def draw_card(one: CardFace, rect: Rect, look: Look) -> tuple[Primitive, ...]:
    """The card in its rectangle, which has the size that `measure_card` gave."""
    return draw_set_card(set_card(one, look.typesetter), rect, look.theme)


def draw_set_card(card: SetCard, rect: Rect, theme: Theme) -> tuple[Primitive, ...]:
    """The card in its rectangle, which has its size."""
    one = card.face
    return (*draw_body(rect, theme.tone(one.tone), is_dashed(one), theme), *draw_words(card, rect, theme))


def draw_words(card: SetCard, rect: Rect, theme: Theme) -> tuple[Primitive, ...]:
    """What stands on the body: mark, heading, text and footer."""
    one, tone = card.face, theme.tone(card.face.tone)
    colour = theme.muted if one.is_see or one.is_empty else theme.text
    x, top = rect.x + LEFT, rect.y + TOP
    text_top = top + card.heading.height + HEADING_GAP
    return (
        mark(one.mark, x, top + card.heading.baseline - MARK + 0.5, MARK, tone),
        *text_runs(card.heading, x + MARK_ROOM, top, Style.HEADING, tone),
        *text_runs(card.text, x, text_top, _text_style(one), colour),
        *draw_footer(card.footer, x, text_top + card.text.height + FOOTER_GAP, theme),
    )


@lru_cache(maxsize=500)  # of one size there are many, whose bodies a drawing shares
def draw_body(rect: Rect, tone: str, is_dashed: bool, theme: Theme) -> tuple[Primitive, ...]:
    """The card without its words: shadow, panel, bar in that colour, border."""
    border = theme.frame if is_dashed else theme.border
    inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)  # a line of one pixel that fills one, where the card stands on pixels
    return (
        *_draw_shadow(rect, theme),
        Box(*rect, radius=RADIUS, fill=theme.card),
        Path(bar(rect.x, rect.y, BAR, rect.height, RADIUS), fill=tone),
        Box(*inner, radius=RADIUS - 0.5, stroke=border, dash=IMPLICIT_DASH if is_dashed else ()),
    )


def is_dashed(one: CardFace) -> bool:
    """Whether the border is: of a card that nobody has said, or that stands elsewhere in full."""
    return one.is_implicit or one.is_see


def _draw_shadow(rect: Rect, theme: Theme) -> Iterator[Box]:
    if not theme.shadow_strength:
        return
    for spread in SHADOW_SPREAD:
        box = rect.adjusted(-spread, SHADOW_FALL - spread, spread, SHADOW_FALL + spread)
        yield Box(*box, radius=RADIUS + spread, fill=theme.shadow, opacity=theme.shadow_strength / len(SHADOW_SPREAD))


def _text_style(one: CardFace) -> Style:
    return Style.CLAIM if one.is_main else Style.BODY
