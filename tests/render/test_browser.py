from collections.abc import Iterable
from dataclasses import replace
from math import ceil
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from argmap.layout.direction import Direction
from argmap.layout.geometry import Rect
from argmap.render.composition import ImageFormat, ImageOptions, compose
from argmap.render.drawing import Drawing, Text
from argmap.render.png import draw_image
from argmap.render.reach import reach_of
from argmap.render.svg import svg
from tests.render.browser import shown_by_browser
from tests.render.ink import ink_in, ink_rect
from tests.render.named_maps import NAMES, tree_of

SCALE = 2
NEAR = 1.5  # pixels of the drawing around a run's ink in which the browser's ink is looked for


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


def apart(drawing: Drawing, own: QImage, browser: QImage) -> dict[Text, float]:
    """How far each run in the browser is from where the PNG has it."""
    inks = inks_of(drawing)
    rooms = {run: in_pixels(around(ink, inks.values()), drawing) for run, ink in inks.items()}
    return {run: off_by(ink_in(own, room), ink_in(browser, room)) for run, room in rooms.items()}


@pytest.mark.parametrize(
    ("name", "direction"),
    [*((name, Direction.PAGE) for name in NAMES), *(("all scripts", one) for one in (Direction.DOWN, Direction.RIGHT))],
)
def test_a_browser_without_our_fonts_shows_every_run_where_the_png_has_it(
    name: str, direction: Direction, tmp_path: Path
) -> None:
    options = ImageOptions(ImageFormat.SVG, direction=direction, has_notes=True)
    drawing = compose(tree_of(name), options).drawing
    drawing = replace(drawing, width=float(ceil(drawing.width)), height=float(ceil(drawing.height)))
    own = draw_image(drawing, SCALE)
    browser = shown_by_browser(svg(drawing), ceil(drawing.width), ceil(drawing.height), SCALE, tmp_path)

    assert browser.size() == own.size()
    found = apart(drawing, own, browser)
    assert len(found) > 60
    assert {run.text: off for run, off in found.items() if off > 1} == {}
