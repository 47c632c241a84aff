"""The heat map as pictures, with or without a window."""

from argmap.core.stopping import Check, unchecked
from argmap.core.tree import Tree
from argmap.reasoning.marking.class_result import ClassResult
from argmap.render.application import offscreen_application
from argmap.render.heat import heat_drawing
from argmap.render.limits import largest_scale
from argmap.render.png import png
from argmap.render.svg import svg
from argmap.render.theme import ThemeName

SCALE = 2.0  # pixels of the PNG for each of the map, or as many as an image can hold


def draw_heat(key: Tree, found: ClassResult, theme: str, check: Check = unchecked) -> tuple[bytes, bytes]:
    """The heat map as PNG and as SVG; `check` is called every few cards, and may raise to end it."""
    application = offscreen_application()  # kept while fonts are used
    drawing = heat_drawing(key, found, ThemeName(theme), check)

    def heed(_: float) -> None:
        check()

    pictures = png(drawing, min(SCALE, largest_scale(drawing)), heed), svg(drawing, heed=heed)
    del application
    return pictures
