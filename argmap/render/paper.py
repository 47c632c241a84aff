"""Sheets of paper, and how a drawing is laid on them: whole where its text stays legible, or in tiles that overlap."""

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import product

from argmap.layout.geometry import Rect, Size
from argmap.layout.heeding import Heed, unheeded
from argmap.layout.sheet import Sheet
from argmap.render import words
from argmap.render.drawing import Drawing, Lines, Text, text_runs
from argmap.render.fonts import Style
from argmap.render.held import Held
from argmap.render.reach import Tiling
from argmap.render.text import Typesetter

POINT = 0.75  # points of a pixel at scale 1, which is 1/96 of an inch
LEAST_TEXT = 6.0  # points
LARGEST_SCALE = 1.0  # a small map is not blown up beyond 14 point text
MARGIN = 20.0  # points: 7 mm, which any printer leaves
OVERLAP = 23.0  # points: 8 mm
LABEL_COLOUR = "#6B7480"
LONGEST_SIDE = 14_400.0  # points, the most that PDF readers open


class Paper(StrEnum):
    FIT = "fit"
    A4 = "A4"
    A3 = "A3"
    LETTER = "Letter"


SIZES = {Paper.A4: Size(595.28, 841.89), Paper.A3: Size(841.89, 1190.55), Paper.LETTER: Size(612.0, 792.0)}
"""Upright, in points."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page in points: the part of the drawing in `part` (in its pixels) at (x, y), `scale` points a pixel.

    The drawing holds nothing else than what the page shows; a tile has a label.
    """

    width: float
    height: float
    drawing: Drawing
    part: Rect
    x: float
    y: float
    scale: float
    label: str = ""


def label_runs(page: Page) -> list[Text | Lines]:
    """The tile's name, in the middle of the lower margin, in points."""
    block = Typesetter().wrap(page.label, Style.FOOTER)
    left, top = (page.width - block.width) / 2, page.height - MARGIN / 2 - block.baseline
    return text_runs(block, left, top, Style.FOOTER, LABEL_COLOUR)


def sheets_of(paper: Paper) -> list[Sheet]:
    """The room for the drawing on a sheet of that paper, in points: lying, then upright."""
    width, height = (side - 2 * MARGIN for side in SIZES[paper])
    least = LEAST_TEXT / Style.BODY.size
    return [Sheet(height, width, least, OVERLAP), Sheet(width, height, least, OVERLAP)]


def fitting_scale(drawing: Drawing, room: Sheet) -> float:
    """Points a pixel at which the whole drawing fits the room."""
    return min(room.scale(drawing.width, drawing.height), LARGEST_SCALE)


def text_points(scale: float) -> float:
    """How large a card's text is at that scale, in points."""
    return Style.BODY.size * scale


def on_one_page(drawing: Drawing) -> Page:
    """The drawing on a page of its own size, no larger than readers open."""
    scale = min(POINT, LONGEST_SIDE / max(drawing.width, drawing.height))
    whole = Rect(drawing.x, drawing.y, drawing.width, drawing.height)
    return Page(drawing.width * scale, drawing.height * scale, drawing, whole, 0.0, 0.0, scale)


def on_sheets(
    drawing: Drawing,
    room: Sheet,
    largest: float = LARGEST_SCALE,
    heed: Heed = unheeded,
    held: Held | None = None,
) -> list[Page]:
    """The drawing on sheets with that room: one if the text keeps its least size, or else tiles that overlap."""
    scale = min(fitting_scale(drawing, room), largest)
    width, height = room.width + 2 * MARGIN, room.height + 2 * MARGIN
    if scale >= room.least:
        x = (width - drawing.width * scale) / 2
        whole = Rect(drawing.x, drawing.y, drawing.width, drawing.height)
        return [Page(width, height, drawing, whole, x, MARGIN, scale)]
    scale, sides = room.least, (room.width, room.height)
    tile, step = Size(*(side / scale for side in sides)), Size(*((side - room.overlap) / scale for side in sides))
    rows, columns = room.grid(drawing.width, drawing.height)
    held, pages = held or Held(), []
    tiling = Tiling(drawing, tile, heed, held)
    for row, column in product(range(rows), range(columns)):
        part = Rect(drawing.x + column * step.width, drawing.y + row * step.height, *tile)
        groups = tiling.within(part)
        if groups:  # a sheet with nothing on it is left out
            shown = replace(drawing, groups=held.hold(groups))
            pages.append(Page(width, height, shown, part, MARGIN, MARGIN, scale, words.tile_name(row + 1, column + 1)))
    return pages
