"""What an image shows, composed once for file and preview: the map or a branch, its title, its notes, its pages."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from argmap.core.printable import is_seen
from argmap.core.records import RecordId
from argmap.core.references.styles import CitationStyle
from argmap.core.tree import Tree
from argmap.layout.direction import Direction
from argmap.layout.geometry import Size
from argmap.layout.heeding import Heed, part, unheeded
from argmap.layout.map_layout import MapLayout, passing
from argmap.layout.sheet import Sheet
from argmap.render import words
from argmap.render.branch import branch_of
from argmap.render.cards import Cards
from argmap.render.drawing import Drawing, Group, text_runs
from argmap.render.fonts import Style
from argmap.render.held import Held
from argmap.render.limits import largest_scale
from argmap.render.look import Look
from argmap.render.map import MARGIN, Picture, draw_map
from argmap.render.margin import with_margin
from argmap.render.notes import COLUMN, NOTE_GAP, Note, draw_notes, note_pages
from argmap.render.paper import (
    POINT,
    Page,
    Paper,
    fitting_scale,
    on_one_page,
    on_sheets,
    sheets_of,
    text_points,
)
from argmap.render.remarked import SayComments, nothing
from argmap.render.text import Typesetter
from argmap.render.theme import Palette, ThemeName, load_theme
from argmap.render.title import with_title
from argmap.render.words import Wording

NOTES_GAP = 36.0
TITLE_GAP = 26.0  # from the title to the map
PAPER_TITLE_GAP = 12.0
MEASURED = 0.5  # of the time that a composition takes
PLANNED = 0.6  # of the time that a map on paper takes when its cards are measured
DRAWN = 0.7  # of the same, before it is laid on sheets
A4_LYING = Sheet(842.0, 595.0)

Made = TypeVar("Made")


class ImageFormat(StrEnum):
    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class ImageOptions:
    """What to draw and how. `branch` is a node's id; `dpi` wins over `scale`; `paper` is for PDF."""

    format: ImageFormat
    branch: RecordId | None = None
    theme: ThemeName = ThemeName.PRINT
    palette: Palette = Palette.BLUE_ORANGE
    wording: Wording = Wording.BECAUSE_BUT
    direction: Direction | None = None  # None: downward, or filling the sheet where there is one
    scale: float | None = None  # pixels of the image for each of the map; None: 2 for PNG, 1 for SVG
    dpi: float | None = None
    is_transparent: bool = False
    paper: Paper = Paper.FIT
    sheet: Sheet = A4_LYING  # the shape that the page layout fills where there is no paper, in points
    has_notes: bool = False
    citations: CitationStyle | None = None  # of the notes' sources; None: authors and title
    has_comments: bool = False  # in the margin
    has_title: bool = True
    shrinks: bool = False  # a PNG that no image could hold at its scale is made at the largest that it could

    @property
    def pixel_scale(self) -> float:
        """Pixels of the image for each pixel of the map."""
        if self.dpi is not None:
            return self.dpi / 96
        return self.scale or (2.0 if self.format is ImageFormat.PNG else 1.0)

    @property
    def has_pages(self) -> bool:
        return self.format is ImageFormat.PDF and self.paper is not Paper.FIT


@dataclass(frozen=True, slots=True)
class Composition:
    """The pages of an image, one unless it is for paper; `text_points` is how large a card's text comes out."""

    pages: tuple[Page, ...]
    text_points: float

    @property
    def drawing(self) -> Drawing:
        return self.pages[0].drawing


def use_composition(
    tree: Tree, options: ImageOptions, use: Callable[[Composition], Made], heed: Heed = unheeded
) -> Made:
    """What is made of the composition, which is let go piece by piece then, even if it was cancelled before its end.

    Raises what `compose` and `use` raise.
    """
    with Held() as held:
        return use(compose(tree, options, heed, held))


def image_scale(drawing: Drawing, options: ImageOptions) -> float:
    """Pixels of the image for each of the drawing: as the options ask, or as many as an image can hold."""
    return min(options.pixel_scale, largest_scale(drawing)) if options.shrinks else options.pixel_scale


def compose(tree: Tree, options: ImageOptions, heed: Heed = unheeded, held: Held | None = None) -> Composition:
    """Lay out and draw what the options ask for; `held` keeps it until all is let go.

    Raises `NoSuchCard`, and what `heed` raises.
    """
    branch, held = branch_of(tree, options.branch), held or Held()
    look = Look(load_theme(options.theme, options.palette), Typesetter(), options.wording)
    numbers, notes = _notes(branch, options) if options.has_notes else (None, [])
    say_comments, comments = _comments(branch) if options.has_comments else (nothing, [])
    cards = Cards(branch, look, numbers, part(heed, 0.0, MEASURED), say_comments, held)
    composer = _Composer(branch, cards, look, options, held)
    drawn = part(heed, MEASURED, 1.0)
    if options.has_pages:
        return composer.paged([notes, comments], drawn)
    drawing = composer.map(options.sheet, drawn)
    if notes:
        drawing = _with_notes(drawing, notes, look)
    if comments:
        drawing = with_margin(drawing, comments, MARGIN, look)
    page = on_one_page(drawing)
    return Composition((page,), text_points(page.scale if options.format is ImageFormat.PDF else POINT))


def _notes(tree: Tree, options: ImageOptions) -> tuple[dict[RecordId, int], list[Note]]:
    """The numbers of the passages, and the notes under them."""
    from argmap.render.noting import notes_of, number_passages  # late, as few pictures have notes

    numbers = number_passages(tree)
    return numbers, notes_of(tree.document, numbers, options.citations) if numbers else []


def _comments(tree: Tree) -> tuple[SayComments, list[Note]]:
    """What a card says of its comments, and the notes that say the rest."""
    from argmap.render.commenting import comment_notes, number_comments, saying_numbers  # late, as above

    numbers = number_comments(tree)
    return saying_numbers(numbers), comment_notes(tree.document, numbers)


@dataclass(frozen=True, slots=True)
class _Composer:
    """Draws a map whose cards are drawn already, or soon."""

    tree: Tree
    cards: Cards
    look: Look
    options: ImageOptions
    held: Held

    def map(self, room: Sheet, heed: Heed) -> Drawing:
        """The map under its title; on paper without a margin of its own, so that the sheet goes to the text."""
        options, look, info = self.options, self.look, self.tree.document.info
        direction = options.direction or (Direction.PAGE if options.has_pages else Direction.DOWN)
        title = info.title if options.has_title else ""
        margin, gap = (0.0, PAPER_TITLE_GAP) if options.has_pages else (MARGIN, TITLE_GAP)
        sheet = room._replace(head=Style.TITLE.pitch + gap if title else 0.0)
        planned, drawn = part(heed, 0.0, PLANNED), part(heed, PLANNED, 1.0)
        with passing(MapLayout(self.tree, self.cards.measure, direction, sheet=sheet, heed=planned)) as layout:
            picture = Picture(layout, self.tree, self.cards, look)
            drawing = draw_map(picture, margin=margin, heed=drawn, held=self.held)
            first = next(layout.shown(layout.bounds), None)
            middle = first.rect.centre.x if first is not None else 0.0
        drawing = with_title(drawing, title, middle, gap, margin, look)
        return replace(
            drawing,
            background=None if options.is_transparent else look.theme.canvas,
            title=info.title if is_seen(info.title) else words.untitled(),
            description=_description(drawing),
        )

    def paged(self, notes: list[list[Note]], heed: Heed) -> Composition:
        """On the paper the way round that takes fewer sheets, or shows larger text; the notes on pages of their own."""
        ways = []
        for room, on_way in zip(
            sheets_of(self.options.paper), (part(heed, 0.0, 0.5), part(heed, 0.5, 1.0)), strict=True
        ):
            drawing = self.map(room, part(on_way, 0.0, DRAWN))
            ways.append((on_sheets(drawing, room, heed=part(on_way, DRAWN, 1.0), held=self.held), drawing, room))
        pages, drawing, room = min(ways, key=lambda way: (len(way[0]), -fitting_scale(way[1], way[2])))
        size = Size(room.width / POINT, room.height / POINT)
        for some in notes:
            for groups in note_pages(some, size.width, size.height, self.look):
                pages.append(_notes_page(drawing, groups, room, size))
        return Composition(tuple(pages), text_points(pages[0].scale))


def _notes_page(drawing: Drawing, groups: list[Group], room: Sheet, size: Size) -> Page:
    """A page of notes in the full size of their text."""
    whole = replace(drawing, x=0.0, y=0.0, width=size.width, height=size.height, groups=tuple(groups))
    return on_sheets(whole, room, POINT)[0]


def _with_notes(drawing: Drawing, notes: list[Note], look: Look) -> Drawing:
    """The drawing with its notes below it, in as many columns as its width holds."""
    width = max(drawing.width, COLUMN + 2 * MARGIN)
    left, top = drawing.x + MARGIN, drawing.y + drawing.height - MARGIN + NOTES_GAP
    heading = look.typesetter.wrap(words.notes_title(), Style.SUBTITLE)
    title = Group("notes", "", "", tuple(text_runs(heading, left, top, Style.SUBTITLE, look.theme.muted)))
    top += heading.height + NOTE_GAP
    groups, height = draw_notes(notes, left, top, width - 2 * MARGIN, look)
    return replace(
        drawing,
        width=width,
        height=top + height + MARGIN - drawing.y,
        groups=(*drawing.groups, title, *groups),
    )


def _description(drawing: Drawing) -> str:
    """What the picture shows, for those who cannot see it: its size and its first claim."""
    cards = [group.title for group in drawing.groups if group.role == "card"]
    return words.description(len(cards), next(iter(cards), ""))
