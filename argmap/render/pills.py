"""Small words in round frames: at a port, between co-premises, under a folded card."""

from collections.abc import Iterator

from argmap.layout.geometry import Point, Rect
from argmap.render import words
from argmap.render.drawing import Box, Path, Primitive, text_runs
from argmap.render.fonts import Style
from argmap.render.look import Look
from argmap.render.shapes import polygon
from argmap.render.text import WrappedText

HEIGHT = 20.0
PADDING = 9.0
AND_HEIGHT = 18.0
AND_PADDING = 5.0
FOLD_GAP = 5.0  # from a folded card to its pill
FOLD_ARROW = 7.0  # the triangle's width
WORD_STROKE = 1.3
BASELINE = 4.3  # from the middle of a pill to the baseline of 12 px text


def word_pill(word: str, centre: Point, colour: str, look: Look) -> Iterator[Primitive]:
    """The word of a port, in its polarity's colour."""
    text = look.typesetter.label(word, Style.WORD)
    yield _frame(centre, text.width + 2 * PADDING, HEIGHT, look.theme.canvas, colour, WORD_STROKE)
    yield from _centred(text, centre, Style.WORD, colour)


def and_pill(centre: Point, look: Look) -> Iterator[Primitive]:
    """The quiet word between two co-premises."""
    text = look.typesetter.label(words.and_word(), Style.QUIET)
    yield _frame(centre, text.width + 2 * AND_PADDING, AND_HEIGHT, look.theme.card, look.theme.frame, 1.0)
    yield from _centred(text, centre, Style.QUIET, look.theme.muted)


def fold_pill(card: Rect, hidden: int, is_turned: bool, look: Look) -> Iterator[Primitive]:
    """How many cards are under a card's fold: below it, or to its right in a drawing that goes to the right."""
    text = look.typesetter.label(words.more_word(hidden), Style.FOOTER)
    rect = fold_rect(card, text.width, is_turned)
    yield Box(*rect, radius=HEIGHT / 2, fill=look.theme.card, stroke=look.theme.frame)
    yield from text_runs(text, rect.x + PADDING, rect.y + 3, Style.FOOTER, look.theme.muted)
    x, y = rect.right - PADDING - FOLD_ARROW / 2, rect.centre.y
    yield Path(_pointer(x, y, is_turned), fill=look.theme.muted)


def fold_rect(card: Rect, text_width: float, is_turned: bool) -> Rect:
    """Where the pill of a folded card stands."""
    width = text_width + 2 * PADDING + FOLD_ARROW + 4
    if is_turned:
        return Rect(card.right + FOLD_GAP, card.centre.y - HEIGHT / 2, width, HEIGHT)
    return Rect(card.centre.x - width / 2, card.bottom + FOLD_GAP, width, HEIGHT)


def _pointer(x: float, y: float, is_turned: bool) -> tuple[tuple[str, tuple[float, ...]], ...]:
    half, rise = FOLD_ARROW / 2, FOLD_ARROW / 3
    if is_turned:
        return polygon([(x - rise, y - half), (x + rise, y), (x - rise, y + half)])
    return polygon([(x - half, y - rise), (x + half, y - rise), (x, y + rise)])


def _frame(centre: Point, width: float, height: float, fill: str, stroke: str, stroke_width: float) -> Box:
    left, top = centre.x - width / 2, centre.y - height / 2
    return Box(left, top, width, height, height / 2, fill=fill, stroke=stroke, stroke_width=stroke_width)


def _centred(text: WrappedText, centre: Point, style: Style, colour: str) -> Iterator[Primitive]:
    top = centre.y + BASELINE - text.baseline
    yield from text_runs(text, centre.x - text.width / 2, top, style, colour)
