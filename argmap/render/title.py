"""The title above a map."""

from dataclasses import replace

from argmap.render.drawing import Drawing, Group, text_runs
from argmap.render.fonts import Style
from argmap.render.look import Look
from argmap.render.map import MARGIN

GAP = 26.0  # from the title to the map
NARROWEST = 420.0
WIDEST = 900.0


def with_title(drawing: Drawing, title: str, centre: float, look: Look) -> Drawing:
    """The drawing with a title above it, its middle as near to `centre` as the drawing's edges allow."""
    if not title.strip():
        return drawing
    room = min(WIDEST, max(NARROWEST, drawing.width - 2 * MARGIN))
    block = look.typesetter.wrap(title.strip(), Style.TITLE, room)
    width = max(drawing.width, block.width + 2 * MARGIN)
    x = max(drawing.x + MARGIN, min(centre - block.width / 2, drawing.x + width - MARGIN - block.width))
    top = drawing.y + MARGIN - GAP - block.height
    runs = tuple(text_runs(block, x, top, Style.TITLE, look.theme.text))
    grown = drawing.y - (top - MARGIN)
    return replace(
        drawing,
        y=top - MARGIN,
        width=width,
        height=drawing.height + grown,
        groups=(Group("title", "", title, runs), *drawing.groups),
    )
