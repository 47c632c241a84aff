"""The title above a map."""

from dataclasses import replace

from argmap.render.drawing import Drawing, Group, text_runs
from argmap.render.fonts import Style
from argmap.render.look import Look

NARROWEST = 420.0
WIDEST = 900.0


def with_title(drawing: Drawing, title: str, centre: float, gap: float, margin: float, look: Look) -> Drawing:
    """The drawing, which has that margin, with a title above it: its middle as near to `centre` as the edges allow."""
    if not title.strip():
        return drawing
    room = min(WIDEST, max(NARROWEST, drawing.width - 2 * margin))
    block = look.typesetter.wrap(title.strip(), Style.TITLE, room)
    width = max(drawing.width, block.width + 2 * margin)
    x = max(drawing.x + margin, min(centre - block.width / 2, drawing.x + width - margin - block.width))
    top = drawing.y + margin - gap - block.height
    runs = tuple(text_runs(block, x, top, Style.TITLE, look.theme.text))
    grown = drawing.y - (top - margin)
    return replace(
        drawing,
        y=top - margin,
        width=width,
        height=drawing.height + grown,
        groups=(Group("title", "", title, runs), *drawing.groups),
    )
