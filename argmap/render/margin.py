"""Notes in the margin: in columns at the right of a drawing, as high as it is."""

from collections.abc import Iterable
from dataclasses import replace
from sys import float_info

from argmap.render.drawing import Drawing
from argmap.render.look import Look
from argmap.render.notes import COLUMN, COLUMN_GAP, Note, note_pages

LEAST_HEIGHT = 480.0  # of the columns beside a small map


def with_margin(drawing: Drawing, notes: Iterable[Note], gap: float, look: Look) -> Drawing:
    """The drawing with notes at its right, `gap` from its edges."""
    height = max(drawing.height - 2 * gap, LEAST_HEIGHT)
    columns = [column for page in note_pages(notes, float_info.max, height, look) for column in page]
    if not columns:
        return drawing
    left, top = drawing.x + drawing.width, drawing.y + gap
    return replace(
        drawing,
        width=drawing.width + len(columns) * (COLUMN + COLUMN_GAP) - COLUMN_GAP + gap,
        height=max(drawing.height, height + 2 * gap),
        groups=(*drawing.groups, *(column._replace(x=left, y=top) for column in columns)),
    )
