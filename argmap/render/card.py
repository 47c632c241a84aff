"""A card: how large it is, and what it is drawn of. Its text wraps and it grows; nothing is ever cut."""

from collections.abc import Callable, Iterator

from argmap.core.graph import Place
from argmap.core.tree import Tree
from argmap.layout.geometry import Rect, Size
from argmap.render.drawing import Box, Path, Primitive, text_runs
from argmap.render.face import CardFace, NoteNumbers, face
from argmap.render.fonts import Style
from argmap.render.footer import draw_footer, footer_parts
from argmap.render.look import Look
from argmap.render.shapes import bar, mark
from argmap.render.text import Typesetter
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


def card_measure(tree: Tree, typesetter: Typesetter, notes: NoteNumbers | None = None) -> Callable[[Place], Size]:
    """The function that layout asks for the size of a card."""
    return lambda place: measure_card(face(tree, place, notes), typesetter)


def measure_card(one: CardFace, typesetter: Typesetter) -> Size:
    """The size of a card, in pixels at scale 1."""
    width = MAIN_WIDTH if one.is_main else WIDTH
    room = width - LEFT - RIGHT
    heading = typesetter.height(one.heading, Style.HEADING, room - MARK_ROOM)
    text = typesetter.height(one.text, _text_style(one), room)
    footer = max((part.bottom + FOOTER_GAP for part in footer_parts(one, room, typesetter)), default=0.0)
    return Size(width, TOP + heading + HEADING_GAP + text + footer + BOTTOM)


def draw_card(one: CardFace, rect: Rect, look: Look) -> Iterator[Primitive]:
    """The card in its rectangle, which has the size that `measure_card` gave."""
    theme = look.theme
    yield from draw_body(one, rect, theme)
    room = rect.width - LEFT - RIGHT
    x, top = rect.x + LEFT, rect.y + TOP
    heading = look.typesetter.wrap(one.heading, Style.HEADING, room - MARK_ROOM)
    tone = theme.tone(one.tone)
    yield mark(one.mark, x, top + heading.lines[0].baseline - MARK + 0.5, MARK, tone)
    yield from text_runs(heading, x + MARK_ROOM, top, Style.HEADING, tone)
    top += heading.height + HEADING_GAP
    text = look.typesetter.wrap(one.text, _text_style(one), room)
    yield from text_runs(text, x, top, _text_style(one), theme.muted if one.is_see or one.is_empty else theme.text)
    yield from draw_footer(footer_parts(one, room, look.typesetter), x, top + text.height + FOOTER_GAP, theme)


def draw_body(one: CardFace, rect: Rect, theme: Theme) -> Iterator[Primitive]:
    """The card without its words: shadow, panel, bar, border."""
    yield from _draw_shadow(rect, theme)
    yield Box(*rect, radius=RADIUS, fill=theme.card)
    yield Path(bar(rect.x, rect.y, BAR, rect.height, RADIUS), fill=theme.tone(one.tone))
    is_dashed = one.is_implicit or one.is_see
    border = theme.frame if is_dashed else theme.border
    inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)  # a line of one pixel that fills one, where the card stands on pixels
    yield Box(*inner, radius=RADIUS - 0.5, stroke=border, dash=IMPLICIT_DASH if is_dashed else ())


def _draw_shadow(rect: Rect, theme: Theme) -> Iterator[Box]:
    if not theme.shadow_strength:
        return
    for spread in SHADOW_SPREAD:
        box = rect.adjusted(-spread, SHADOW_FALL - spread, spread, SHADOW_FALL + spread)
        yield Box(*box, radius=RADIUS + spread, fill=theme.shadow, opacity=theme.shadow_strength / len(SHADOW_SPREAD))


def _text_style(one: CardFace) -> Style:
    return Style.CLAIM if one.is_main else Style.BODY
