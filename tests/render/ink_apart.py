"""How far what another program shows of a drawing is from what argmap paints of it, run of text by run of text."""

from collections.abc import Iterable

from PySide6.QtGui import QImage

from argmap.layout.geometry import Rect
from argmap.render.drawing import Drawing, Text
from argmap.render.reach import reach_of
from tests.render.ink import ink_in, ink_rect

SCALE = 2
NEAR = 1.5  # pixels of the drawing around a run's ink in which the other program's is looked for


def inks_of(drawing: Drawing) -> dict[Text, Rect]:
    """Where the ink of each run is, in pixels of the drawing."""
    runs = [one for one in drawing.primitives() if isinstance(one, Text)]
    return {one: ink for one in runs if (ink := ink_rect([one], reach_of(one), SCALE)) is not None}


def around(ink: Rect, others: Iterable[Rect]) -> Rect:
    """The ink and a little room, but half the way only to the ink of what stands before and behind it in its line."""
    beside = [one for one in others if one.y < ink.bottom and ink.y < one.bottom]
    left = max([ink.x - NEAR, *((one.right + ink.x) / 2 for one in beside if one.right <= ink.x)])
    right = min([ink.right + NEAR, *((one.x + ink.right) / 2 for one in beside if one.x >= ink.right)])
    return Rect(left, ink.y - NEAR, right - left, ink.height + 2 * NEAR)


def in_pixels(rect: Rect, drawing: Drawing) -> Rect:
    """The rectangle in pixels of the image."""
    left, top = (rect.x - drawing.x) * SCALE, (rect.y - drawing.y) * SCALE
    return Rect(left, top, rect.width * SCALE, rect.height * SCALE)


def off_by(one: Rect | None, other: Rect | None) -> float:
    """How far the edges of two inks lie apart, in pixels of the drawing."""
    if one is None or other is None:
        return 0.0 if one is other else 99.0
    edges = ((one.x, other.x), (one.y, other.y), (one.right, other.right), (one.bottom, other.bottom))
    return max(abs(a - b) for a, b in edges) / SCALE


def apart(drawing: Drawing, own: QImage, other: QImage) -> dict[Text, float]:
    """How far each run in another program's image is from where argmap's own has it, in pixels of the drawing."""
    inks = inks_of(drawing)
    rooms = {run: in_pixels(around(ink, inks.values()), drawing) for run, ink in inks.items()}
    return {run: off_by(ink_in(own, room), ink_in(other, room)) for run, room in rooms.items()}
