"""The muted foot of a card: kind of evidence, passages, a worded warning; in as many rows as they need."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.render.drawing import Box, Primitive, text_runs
from argmap.render.face import CardFace
from argmap.render.fonts import Style
from argmap.render.shapes import quotation_mark
from argmap.render.text import Typesetter, WrappedText
from argmap.render.theme import Theme

QUOTE_ROOM = 10.0  # the quotation mark and the gap after it
DOT_ROOM = 17.0  # between two things in one row, a dot in the middle
DOT = 2.0
WARNING_ROOM = 12.0  # the least between what a row says and the warning at its end


@dataclass(frozen=True, slots=True)
class Part:
    """One thing the foot says, placed: its left edge and its top, relative to the foot's top left corner."""

    block: WrappedText
    x: float
    top: float
    is_passage: bool = False
    is_warning: bool = False
    has_dot: bool = False  # a dot stands before it

    @property
    def bottom(self) -> float:
        return self.top + self.block.height


def footer_parts(face: CardFace, width: float, typesetter: Typesetter) -> list[Part]:
    """The parts of a card's foot in that width: side by side where they fit, the warning at the end of its row."""
    parts: list[Part] = []
    edge = 0.0
    for text, is_passage, is_warning in _texts(face):
        room = QUOTE_ROOM if is_passage else 0.0
        block = typesetter.wrap(text, Style.FOOTER, width - room)
        wide, gap = block.width + room, (WARNING_ROOM if is_warning else DOT_ROOM) if parts else 0.0
        if parts and edge + gap + wide <= width:
            x = width - wide if is_warning else edge + gap
            parts.append(Part(block, x, parts[-1].top, is_passage, is_warning, has_dot=not is_warning))
        else:
            parts.append(Part(block, 0.0, parts[-1].bottom if parts else 0.0, is_passage, is_warning))
        edge = parts[-1].x + wide if len(block.lines) == 1 else width
    return parts


def draw_footer(parts: list[Part], x: float, top: float, theme: Theme) -> Iterator[Primitive]:
    """The parts in their places, the foot's top left corner at (x, top)."""
    for part in parts:
        colour = theme.warning if part.is_warning else theme.muted
        left, baseline = x + part.x, top + part.top + part.block.baseline
        if part.has_dot:
            yield Box(left - (DOT_ROOM + DOT) / 2, baseline - 4 - DOT / 2, DOT, DOT, DOT / 2, fill=theme.muted)
        if part.is_passage:
            yield quotation_mark(left, baseline, colour)
            left += QUOTE_ROOM
        yield from text_runs(part.block, left, top + part.top, Style.FOOTER, colour)


def _texts(face: CardFace) -> Iterator[tuple[str, bool, bool]]:
    """What the foot says, whether it is about passages, and whether it warns."""
    if face.basis:
        yield face.basis, False, False
    if face.passages:
        yield face.passages, True, False
    if face.step_passages:
        yield face.step_passages, True, False
    if face.warning:
        yield face.warning, True, True
