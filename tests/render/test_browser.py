from dataclasses import replace
from math import ceil
from pathlib import Path

import pytest

from argmap.layout.direction import Direction
from argmap.render.composition import ImageFormat, ImageOptions, compose
from argmap.render.png import draw_image
from argmap.render.svg import svg
from tests.render.browser import shown_by_browser
from tests.render.ink_apart import SCALE, apart
from tests.render.named_maps import NAMES, tree_of


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
