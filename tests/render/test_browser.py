from dataclasses import replace
from pathlib import Path

import pytest

from argmap.layout.direction import Direction
from argmap.layout.geometry import Rect
from argmap.render.drawing import Drawing, Text
from argmap.render.map import draw_map
from argmap.render.png import draw_image
from argmap.render.svg import svg
from tests.render.browser import shown_by_browser
from tests.render.ink import ink_in
from tests.render.pictures import every_element, picture

SCALE = 2


def runs(drawing: Drawing) -> list[Text]:
    return [one for one in drawing.primitives() if isinstance(one, Text) and one.text.strip()]


def around(run: Text, drawing: Drawing) -> Rect:
    """Where the run's ink may be, in pixels of the image."""
    x, y = run.x - drawing.x, run.baseline - drawing.y
    return Rect((x - 1.5) * SCALE, (y - run.style.size) * SCALE, (run.width + 3) * SCALE, run.style.size * 1.3 * SCALE)


def off_by(one: Rect | None, other: Rect | None) -> float:
    """How far the edges of two inks lie apart, in pixels of the drawing."""
    if one is None or other is None:
        return 0.0 if one is other else 99.0
    edges = ((one.x, other.x), (one.y, other.y), (one.right, other.right), (one.bottom, other.bottom))
    return max(abs(a - b) for a, b in edges) / SCALE


@pytest.mark.parametrize("direction", [Direction.DOWN, Direction.RIGHT])
def test_a_browser_without_our_fonts_shows_every_run_where_the_png_has_it(direction: Direction, tmp_path: Path) -> None:
    drawing = draw_map(picture(every_element(), direction))
    drawing = replace(drawing, width=float(round(drawing.width)), height=float(round(drawing.height)))
    own = draw_image(drawing, SCALE)
    browser = shown_by_browser(svg(drawing), round(drawing.width), round(drawing.height), SCALE, tmp_path)

    assert (browser.width(), browser.height()) == (own.width(), own.height())
    apart = {
        run.text: off
        for run in runs(drawing)
        if (off := off_by(ink_in(own, around(run, drawing)), ink_in(browser, around(run, drawing)))) > 1
    }
    assert apart == {}
