"""The marks of a comparison over a map: a coloured ring, and a small plate with a shape and a word for each mark.

They are as large however far away the cards are; where there is no room for words the shape alone is there. The ring
of what is gone is dashed, so that no mark is told by its colour only.
"""

from collections.abc import Iterator, Sequence

from argmap.layout.geometry import Rect
from argmap.reasoning.comparing.marks import Mark, Marks
from argmap.render.card import RADIUS
from argmap.render.drawing import Box, Path, Primitive, text_runs
from argmap.render.fonts import Style
from argmap.render.look import Look
from argmap.render.theme import Theme
from argmap.ui.canvas.camera import plain
from argmap.ui.canvas.sight import Sight
from argmap.ui.comparing.mark_words import words_of

HEIGHT = 18.0  # pixels, as all that follows
PADDING = 7.0
SHAPE = 8.0
GAP = 6.0
INSET = 10.0  # from the card's trailing edge
STYLE = Style.FOOTER
RING = 2.4
DASH = (5.0, 4.0)
STROKE = 1.7
LEAST = 6.0  # of a branch: there is no room for a mark on a smaller one
LEAST_FOR_SHAPE = 26.0  # of a card
LEAST_RADIUS = 3.0


def marked_in_view(sight: Sight, marks: Marks) -> list[tuple[Sequence[Mark], Rect]]:
    """The marks of each card in view that has some, and where it is seen, in pixels of the view."""
    scene, camera = sight.scene, sight.camera
    found: list[tuple[Sequence[Mark], Rect]] = []
    for shown in scene.layout.shown(camera.shown, LEAST / camera.zoom):
        for card in () if shown.is_speck else shown.block.cards:
            if card.place.id in marks:
                rect = Rect(shown.x + card.x, shown.y + card.y, card.width, card.height)
                found.append((marks[card.place.id], plain(camera.view_rect(rect))))
    return found


def mark_ring(marks: Sequence[Mark], card: Rect, zoom: float, theme: Theme) -> Box:
    """The ring around a card, by what weighs most."""
    dash = DASH if marks[0] is Mark.REMOVED else ()
    radius = max(RADIUS * zoom, LEAST_RADIUS) + 1
    colour = colour_of(marks[0], theme)
    return Box(*card.adjusted(-1, -1, 1, 1), radius, stroke=colour, stroke_width=RING, dash=dash)


def mark_plate(marks: Sequence[Mark], card: Rect, look: Look) -> Iterator[Primitive]:
    """The plate on the upper edge of a card: all marks in words, else all shapes, else the first, else nothing."""
    spelt = _plate_width([_word_width(mark, look) for mark in marks])
    shapes = _plate_width([SHAPE] * len(marks))
    if spelt + 2 * INSET <= card.width:
        yield from _plate(marks, card.right - INSET, card.y, spelt, look, has_words=True)
    elif shapes + 2 * INSET <= card.width:
        yield from _plate(marks, card.right - INSET, card.y, shapes, look, has_words=False)
    elif card.width >= LEAST_FOR_SHAPE:
        yield from _plate(marks[:1], card.right + SHAPE / 2, card.y, _plate_width([SHAPE]), look, has_words=False)


def _plate(
    marks: Sequence[Mark], right: float, middle: float, width: float, look: Look, has_words: bool
) -> Iterator[Primitive]:
    rect, theme = Rect(right - width, middle - HEIGHT / 2, width, HEIGHT), look.theme
    yield Box(*rect, radius=HEIGHT / 2, fill=theme.card, stroke=colour_of(marks[0], theme), stroke_width=1.2)
    x = rect.x + PADDING
    for mark in marks:
        yield from draw_shape(mark, x, rect.centre.y, colour_of(mark, theme))
        if has_words:
            text = look.typesetter.label(words_of(mark), STYLE)
            yield from text_runs(text, x + SHAPE + 5, rect.y + (HEIGHT - STYLE.pitch) / 2, STYLE, theme.text)
        x += (_word_width(mark, look) if has_words else SHAPE) + GAP


def _word_width(mark: Mark, look: Look) -> float:
    return SHAPE + 5 + look.typesetter.label(words_of(mark), STYLE).width


def _plate_width(parts: Sequence[float]) -> float:
    return sum(parts) + GAP * (len(parts) - 1) + 2 * PADDING


def colour_of(mark: Mark, theme: Theme) -> str:
    """The colour of a mark."""
    colours = {
        Mark.ADDED: theme.evidence,
        Mark.REMOVED: theme.opposes,
        Mark.MOVED: theme.supports,
        Mark.TURNED: theme.text,
        Mark.REWORDED: theme.warning,
        Mark.CHANGED: theme.muted,
    }
    return colours[mark]


def draw_shape(mark: Mark, x: float, y: float, colour: str) -> Iterator[Box | Path]:
    """The shape of a mark, 8 pixels across, beginning at x, about the height y.

    Plus, minus, an arrow, two arrows against each other, a pencil's stroke over a line, or a dot.
    """
    if mark is Mark.CHANGED:
        yield Box(x + 1.5, y - 2.5, 5, 5, 2.5, fill=colour)
        return
    steps = (("ML"[bool(at)], (x + left, y + down)) for line in SHAPES[mark] for at, (left, down) in enumerate(line))
    yield Path(tuple(steps), stroke=colour, stroke_width=STROKE)


Line = tuple[tuple[float, float], ...]
SHAPES: dict[Mark, tuple[Line, ...]] = {
    Mark.ADDED: (((0, 0), (8, 0)), ((4, -4), (4, 4))),
    Mark.REMOVED: (((0, 0), (8, 0)),),
    Mark.MOVED: (((0, 0), (8, 0)), ((4.6, -3.4), (8, 0), (4.6, 3.4))),
    Mark.TURNED: (
        ((2, 4), (2, -4)),
        ((-0.4, -1.4), (2, -4), (4.4, -1.4)),
        ((6.4, -4), (6.4, 4)),
        ((4, 1.4), (6.4, 4), (8.8, 1.4)),
    ),
    Mark.REWORDED: (((1.4, 1.6), (6.6, -4)), ((0, 4), (8, 4))),
}
"""Lines through points, from the middle of the shape's leading edge on."""
