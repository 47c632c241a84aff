"""Branches on the clipboard: as argmap, as outline text and as an image at once; and what was copied elsewhere."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QImage

from argmap.core.document import Document
from argmap.core.errors import EditRefused
from argmap.core.extent import cards_in
from argmap.core.fragment import Fragment, Top, take
from argmap.core.handing import original_digests
from argmap.core.ids import new_id
from argmap.core.order import spread_keys
from argmap.core.records import MapInfo, Node, Polarity, RecordId
from argmap.core.tree import Tree
from argmap.intake.errors import FileTrouble
from argmap.intake.json_text import parse_json
from argmap.layout.direction import Direction
from argmap.layout.heeding import Heed, part, unheeded
from argmap.layout.sheet import Sheet
from argmap.render.images import Composition, ImageFormat, ImageOptions, use_composition
from argmap.render.preview import preview

CLIPBOARD = "clipboard"
BRANCH, TEXT, IMAGE = "application/x-argmap-branch", "text/plain", "application/x-qt-image"
COLUMN = 1_600  # pixels of the image across a document's column, at most
TALLEST = 6_000  # pixels
COLUMN_CM = 16.0
WIDEST = COLUMN / 2  # of a drawing whose text has 8 points in the column
TRIED = 0.4  # of the time that a picture takes which turns out too wide
COLUMN_SHEET = Sheet(453.5, 680.0)  # points: the column on a page of a document
RECORD = 400  # bytes of a branch that are one record, about
LINE = 3  # records of a line: a card, its step and its place there
LARGE = 500  # cards; a larger branch is only taken out of its map when it is pasted
PICTURED = 300  # cards; a larger branch goes without its image, which nobody could read in a column


class Copied:
    """The branches at some places as they were when they were copied; large ones are taken out when they are wanted."""

    def __init__(self, document: Document, place_ids: Sequence[RecordId], home: Path | None = None) -> None:
        """`home` is the map's file, which keeps the documents that its sources came from."""
        self.home = home
        self.cards = cards_in(document, place_ids, LARGE + 1)
        self._place_ids = tuple(place_ids)
        self._records = list(document.records()) if self.cards > LARGE else []
        self._fragment = take(document, place_ids) if self.cards <= LARGE else None

    @property
    def may_name(self) -> set[str]:
        """Which documents the sources of these branches may have come from, by sha256."""
        return set(original_digests(self._records or self.fragment().records))

    def fragment(self) -> Fragment:
        """The branches by themselves; on any thread."""
        if self._fragment is None:
            self._fragment = take(Document(self._records), self._place_ids)
            self._records = []
        return self._fragment


class BranchData(QMimeData):
    """Branches for other maps, for texts and for documents: each form is made when somebody asks for it."""

    def __init__(self, copied: Copied) -> None:
        super().__init__()
        self.copied = copied

    def formats(self) -> list[str]:
        return [BRANCH, TEXT, IMAGE] if self.copied.cards <= PICTURED else [BRANCH, TEXT]

    def retrieveData(self, mime_type: str, _preferred: object) -> object:
        """What Qt asks for in any of the forms."""
        if mime_type == BRANCH:
            return QByteArray(fragment_bytes(self.copied.fragment()))
        if mime_type == TEXT:
            # late, as all formats: to copy needs none of them
            from argmap.formats.outline_writing import write as write_outline

            return write_outline(tree_of(self.copied.fragment()), has_title=False).decode().strip()
        if mime_type == IMAGE and self.copied.cards <= PICTURED:
            return column_picture(tree_of(self.copied.fragment()), ImageOptions(ImageFormat.PNG, has_title=False))
        return None


def copied(document: Document, place_ids: Sequence[RecordId], home: Path | None = None) -> QMimeData:
    """The branches at the places, for the clipboard; `home` as in `Copied`."""
    return BranchData(Copied(document, place_ids, home))


def column_picture(tree: Tree, options: ImageOptions, heed: Heed = unheeded) -> QImage:
    """The picture of a map for a document: sharp, its text of 10.5 points, or smaller so that a column holds it.

    A map too wide for the column fills it in the page layout, unless a layout was chosen.
    """

    def drawn(composition: Composition) -> QImage:
        return preview(composition, options, COLUMN, TALLEST)

    def drawn_if_it_fits(composition: Composition) -> QImage | None:
        is_wide = options.direction is None and composition.drawing.width > WIDEST
        return None if is_wide else drawn(composition)

    image = use_composition(tree, options, drawn_if_it_fits, part(heed, 0.0, TRIED))
    if image is None:
        on_page = replace(options, direction=Direction.PAGE, sheet=COLUMN_SHEET)
        image = use_composition(tree, on_page, drawn, part(heed, TRIED, 1.0))
    dots = round(max(image.width() / COLUMN_CM * 100, 96 * options.pixel_scale / 0.0254))
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    return image


class Clip(NamedTuple):
    """What is on the clipboard, to be read on any thread: a branch copied here or by another argmap, or else a text."""

    copied: Copied | None = None
    branch: bytes = b""
    text: str = ""

    @property
    def size(self) -> int:
        """About how many records it makes, or at least that they are many."""
        if self.copied is not None:
            return self.copied.cards * LINE
        return len(self.branch) // RECORD if self.branch else self.text.count("\n") * LINE

    def fragment(self) -> Fragment:
        """A piece of a map. Raises a `MapError`."""
        if self.copied is not None:
            return self.copied.fragment()
        if self.branch:
            return fragment_from(self.branch)
        from argmap.formats.markdown_outline import parse_indented

        return parse_indented(self.text)


def clip_of(data: QMimeData) -> Clip | None:
    """What is on the clipboard of which a piece of a map can be made; None if it is nothing of the kind."""
    if isinstance(data, BranchData):
        return Clip(data.copied)
    if data.hasFormat(BRANCH):
        return Clip(branch=bytes(data.data(BRANCH).data()))
    text = data.text().replace("\0", "") if data.hasText() else ""  # NUL comes with words from PDFs; no card holds it
    return Clip(text=text) if text.strip() else None


def pasted(data: QMimeData) -> Fragment | None:
    """What is on the clipboard as a piece of a map; None if it is nothing of the kind. Raises a `MapError`."""
    clip = clip_of(data)
    return clip.fragment() if clip is not None else None


def fragment_bytes(fragment: Fragment) -> bytes:
    """A fragment as bytes: argmap JSON of its records, and its tops."""
    from argmap.formats.argmap_json import write

    tops = json.dumps([[list(top.node_ids), str(top.polarity)] for top in fragment.tops]).encode()
    return b'{"map": ' + write([MapInfo(id=new_id()), *fragment.records]) + b', "tops": ' + tops + b"}"


def fragment_from(data: bytes) -> Fragment:
    """The way back. Another program may have written it, so it is checked. Raises a `MapError`."""
    from argmap.formats.argmap_json import read_value

    try:
        found = parse_json(data, CLIPBOARD)
        tops = tuple(Top(tuple(node_ids), Polarity(polarity)) for node_ids, polarity in found["tops"])
        named = {node_id for top in tops for node_id in top.node_ids}
        said = found["map"]
    except (FileTrouble, ValueError, KeyError, TypeError) as error:
        raise EditRefused("What is on the clipboard is not a branch of a map.") from error
    records = tuple(one for one in read_value(said, CLIPBOARD).records if not isinstance(one, MapInfo))
    nodes = {one.id for one in records if isinstance(one, Node)}
    if not named <= nodes:
        raise EditRefused("What is on the clipboard is not a whole branch of a map.")
    return Fragment(records, tops)


def tree_of(fragment: Fragment) -> Tree:
    """The fragment as a map of its own, its tops as roots."""
    tops = list(dict.fromkeys(node_id for top in fragment.tops for node_id in top.node_ids))
    keys = dict(zip(tops, spread_keys(len(tops)), strict=True))
    records = [
        replace(one, order_key=keys[one.id]) if isinstance(one, Node) and one.id in keys else one
        for one in fragment.records
    ]
    return Tree(Document([MapInfo(id=new_id()), *records]))
