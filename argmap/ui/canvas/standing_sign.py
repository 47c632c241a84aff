"""The quiet sign of how a card stands, at its lower edge: a shape and a word, which the colour only repeats."""

from collections.abc import Iterator
from typing import NamedTuple

from argmap.layout.geometry import Rect
from argmap.render.drawing import Box, Path, Primitive, text_runs
from argmap.render.fonts import Style
from argmap.render.look import Look
from argmap.ui.translating import N, translate

HEIGHT = 18.0
PADDING = 7.0
SHAPE = 7.0  # across
SHAPE_ROOM = 12.0
INSET = 12.0  # from the card's trailing edge
STROKE = 1.6
STYLE = Style.FOOTER

WORDS = {"stands": N("Standing", "stands"), "falls": N("Standing", "falls"), "open": N("Standing", "open")}
WOULD = {
    "stands": N("Standing", "would stand"),
    "falls": N("Standing", "would fall"),
    "open": N("Standing", "would be open"),
}


class ShownStanding(NamedTuple):
    """How a card stands: "stands", "falls" or "open"; whether only by what is supposed; how strongly, if asked for."""

    now: str
    is_supposed: bool = False
    strength: float | None = None
    said: str = ""  # in place of the word for it, in the user's language

    @property
    def words(self) -> str:
        if self.said:
            return self.said
        if self.is_supposed:  # without the number, which would reach over the lines that come up to the card
            return translate("Standing", WOULD[self.now])
        word = translate("Standing", WORDS[self.now])
        return f"{word}  {self.strength:.2f}" if self.strength is not None else word


def standing_sign(shown: ShownStanding, card: Rect, look: Look) -> Iterator[Primitive]:
    """The sign on the lower edge of a card; what is only supposed has the colour of what is looked at."""
    text = look.typesetter.label(shown.words, STYLE)
    width = text.width + SHAPE_ROOM + 2 * PADDING
    rect = Rect(card.right - INSET - width, card.bottom - HEIGHT / 2, width, HEIGHT)
    edge = look.theme.accent if shown.is_supposed else look.theme.border
    colour = look.theme.text if shown.is_supposed else look.theme.muted
    yield Box(*rect, radius=HEIGHT / 2, fill=look.theme.card, stroke=edge)
    yield _shape(shown.now, rect.x + PADDING, rect.centre.y, colour)
    yield from text_runs(text, rect.x + PADDING + SHAPE_ROOM, rect.y + (HEIGHT - STYLE.pitch) / 2, STYLE, colour)


def _shape(now: str, x: float, y: float, colour: str) -> Box | Path:
    """A tick, a cross, or a ring, beginning at x, about the height y."""
    half = SHAPE / 2
    if now == "open":
        return Box(x, y - half, SHAPE, SHAPE, half, stroke=colour, stroke_width=STROKE)
    if now == "stands":
        corners = (("M", (x, y)), ("L", (x + half - 1, y + half - 0.5)), ("L", (x + SHAPE, y - half)))
        return Path(corners, stroke=colour, stroke_width=STROKE)
    near, far = 0.5, SHAPE - 0.5
    strokes = (
        ("M", (x + near, y - half + near)),
        ("L", (x + far, y + half - near)),
        ("M", (x + far, y - half + near)),
        ("L", (x + near, y + half - near)),
    )
    return Path(strokes, stroke=colour, stroke_width=STROKE)
