"""The muted foot of a card: kind of evidence, scheme, passages, comments, a worded warning; in rows as needed."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from argmap.render.drawing import Box, Primitive, text_runs
from argmap.render.face import CardFace
from argmap.render.fonts import Style
from argmap.render.shapes import quotation_mark, speech_bubble
from argmap.render.text import Typesetter, WrappedText
from argmap.render.theme import Theme

RING = 3.0  # radius of the ring that stands for the step, as its joint does
DOT_ROOM = 17.0  # between two things in one row, a dot in the middle
DOT = 2.0
WARNING_ROOM = 12.0  # the least between what a row says and the warning at its end


class Sign(StrEnum):
    """What stands before a part."""

    NONE = "none"
    QUOTE = "quote"
    STEP = "step"
    COMMENT = "comment"


SIGN_ROOM = {Sign.NONE: 0.0, Sign.QUOTE: 10.0, Sign.STEP: 11.0, Sign.COMMENT: 14.0}
"""The sign and the gap after it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing the foot says, placed: its left edge and its top, relative to the foot's top left corner."""

    block: WrappedText
    x: float
    top: float
    sign: Sign = Sign.NONE
    is_warning: bool = False
    has_dot: bool = False  # a dot stands before it

    @property
    def is_passage(self) -> bool:
        return self.sign is Sign.QUOTE

    @property
    def bottom(self) -> float:
        return self.top + self.block.height


def footer_parts(face: CardFace, width: float, typesetter: Typesetter) -> list[Part]:
    """The parts of a card's foot in that width: side by side where they fit, the warning at the end of its row."""
    parts: list[Part] = []
    edge = 0.0
    for text, sign, is_warning in _texts(face):
        room = SIGN_ROOM[sign]
        block = typesetter.wrap(text, Style.FOOTER, width - room)
        wide, gap = block.width + room, (WARNING_ROOM if is_warning else DOT_ROOM) if parts else 0.0
        if parts and edge + gap + wide <= width:
            x = width - wide if is_warning else edge + gap
            parts.append(Part(block, x, parts[-1].top, sign, is_warning, has_dot=not is_warning))
        else:
            parts.append(Part(block, 0.0, parts[-1].bottom if parts else 0.0, sign, is_warning))
        edge = parts[-1].x + wide if len(block.lines) == 1 else width
    return parts


def draw_footer(parts: list[Part], x: float, top: float, theme: Theme) -> Iterator[Primitive]:
    """The parts in their places, the foot's top left corner at (x, top)."""
    for part in parts:
        colour = theme.warning if part.is_warning else theme.muted
        left, baseline = x + part.x, top + part.top + part.block.baseline
        if part.has_dot:
            yield Box(left - (DOT_ROOM + DOT) / 2, baseline - 4 - DOT / 2, DOT, DOT, DOT / 2, fill=theme.muted)
        yield from _sign(part.sign, left, baseline, colour)
        yield from text_runs(part.block, left + SIGN_ROOM[part.sign], top + part.top, Style.FOOTER, colour)


def _sign(sign: Sign, left: float, baseline: float, colour: str) -> Iterator[Primitive]:
    match sign:
        case Sign.QUOTE:
            yield quotation_mark(left, baseline, colour)
        case Sign.STEP:
            yield Box(left + 0.5, baseline - 4 - RING, 2 * RING, 2 * RING, RING, stroke=colour, stroke_width=1.3)
        case Sign.COMMENT:
            yield speech_bubble(left, baseline, colour)


def _texts(face: CardFace) -> Iterator[tuple[str, Sign, bool]]:
    """What the foot says, what stands before it, and whether it warns."""
    said = (
        (face.basis, Sign.NONE, False),
        (face.step_name, Sign.STEP, False),
        (face.passages, Sign.QUOTE, False),
        (face.step_passages, Sign.QUOTE, False),
        (face.comments, Sign.COMMENT, False),
        (face.step_comments, Sign.COMMENT, False),
        (face.warning, Sign.QUOTE, True),
    )
    return (one for one in said if one[0])
