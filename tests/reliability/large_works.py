"""All kinds of work that threads do with a large map."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from argmap.core import edits
from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.fragment import Fragment, take
from argmap.core.history import Entry, EntryKind
from argmap.core.merging import merge
from argmap.core.records import Node, Record
from argmap.core.stopping import unchecked
from argmap.core.tree import Tree
from argmap.core.undoing import rebased_inverse
from argmap.formats.annotation_formats import WRITABLE, write_annotations
from argmap.formats.format import Format
from argmap.formats.registry import FORMATS, export_map
from argmap.formats.written import Outgoing
from argmap.layout.direction import Direction
from argmap.reasoning.comparing import compare
from argmap.reasoning.marking.marking import mark
from argmap.reasoning.marking.rubric import Rubric
from argmap.render.images import ImageFormat, ImageOptions, export_image
from argmap.render.paper import Paper
from argmap.session.ahead import made_ahead
from argmap.storage.applying import HISTORY_BYTES
from argmap.storage.creating import create_map
from argmap.storage.files import file_state
from argmap.storage.map_file import MapFile
from argmap.storage.opening import read_map
from argmap.storage.salvage import salvage
from argmap.storage.search import SearchIndex
from argmap.storage.verify import verify
from argmap.ui.clipboard import column_picture, fragment_bytes, fragment_from
from argmap.ui.judging.judging import Asked, worked_out
from argmap.ui.tasks import Cancelled

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Large:
    """A map, and a folder for its file."""

    tree: Tree
    records: list[Record]
    folder: Path

    def file(self) -> Path:
        path = self.folder / "map.argmap"
        create_map(path, self.records)
        return path

    def fragment(self) -> Fragment:
        return take(self.tree.document, [root.id for root in self.tree.roots()])

    def delete(self, document: Document) -> Change:
        """Take all away but the roots."""
        below = [place.id for root in self.tree.roots() for place in self.tree.children(root)]
        return edits.delete_branch(document, below)

    def edited(self, word: str) -> list[Record]:
        """The map as somebody has it who put a word to a tenth of the cards."""
        chooser = Random(word)
        return [
            replace(one, text=f"{one.text} {word}") if isinstance(one, Node) and chooser.random() < 0.1 else one
            for one in self.records
        ]


def _read(large: Large) -> Work:
    path = large.file()
    return lambda: read_map(path)


def _written(large: Large) -> Work:
    """An entry of a hundred thousand pairs and more goes into the file."""
    path = large.file()
    change = large.delete(large.tree.document)

    def write() -> None:
        file = MapFile(path, file_state(path), history_bytes=HISTORY_BYTES)
        file.write([(Entry(file.last_number + 1, EntryKind.DO, change, "2026-01-01T00:00:00Z"), {})])
        file.close()

    return write


def _undone(large: Large) -> Work:
    change = large.delete(large.tree.document)
    document = Document(large.records)
    document.apply(change)
    left = list(document.records())
    return lambda: made_ahead(left, 0, lambda now: rebased_inverse(change, now))


def _pasted(large: Large) -> Work:
    data = fragment_bytes(large.fragment())
    return lambda: made_ahead(large.records, 0, lambda document: edits.paste(document, fragment_from(data), None))


def _compared(large: Large) -> Work:
    other = Tree(Document(large.edited("otherwise")))
    return lambda: compare(large.tree, other)


def _merged(large: Large) -> Work:
    one, other = (Document(large.edited(word)) for word in ("here", "there"))
    return lambda: merge(large.tree.document, one, other)


def _marked(large: Large) -> Work:
    hand_in = Tree(Document(large.edited("otherwise")))
    return lambda: mark(large.tree, hand_in, Rubric())


def _judged(large: Large) -> Work:
    return lambda: worked_out(Document(large.records), Asked("", {}, True), None, unchecked)


def _verified(large: Large) -> Work:
    path = large.file()
    return lambda: verify(path)


def _salvaged(large: Large) -> Work:
    path = large.file()
    return lambda: salvage(path, path.with_name("good.argmap"))


def _laid_out(large: Large) -> Work:
    from argmap.ui.canvas.scene import laid_out
    from argmap.ui.view_state import KeptView

    view = KeptView(frozenset(), Direction.DOWN.value, {})
    return lambda: laid_out(Tree(Document(large.records)), view)


def _exported(chosen: Format) -> Callable[[Large], Work]:
    return lambda large: lambda: export_map(Outgoing(large.tree), chosen)


def _drawn(chosen: ImageFormat, paper: Paper = Paper.FIT) -> Callable[[Large], Work]:
    return lambda large: lambda: export_image(large.tree, ImageOptions(chosen, paper=paper, shrinks=True))


def _cancelled(end: float) -> Callable[[Large], Work]:
    """A picture that nobody wants any more when that much of it is made."""

    def heed(fraction: float) -> None:
        if fraction >= end:
            raise Cancelled("enough")

    def work(large: Large) -> Work:
        def draw() -> None:
            with suppress(Cancelled):
                export_image(large.tree, ImageOptions(ImageFormat.SVG), heed)

        return draw

    return work


def _annotated(chosen: str) -> Callable[[Large], Work]:
    return lambda large: lambda: write_annotations(large.tree, chosen)


WORKS: dict[str, Callable[[Large], Work]] = {
    **{f"export as {one.id}": _exported(one) for one in FORMATS if one.write is not None},
    **{f"image as {one}": _drawn(one) for one in ImageFormat},
    **{f"image cancelled at {end:.0%}": _cancelled(end) for end in (0.2, 0.7)},
    "image on paper": _drawn(ImageFormat.PDF, Paper.A3),
    "copy a picture": lambda large: lambda: column_picture(large.tree, ImageOptions(ImageFormat.PNG, shrinks=True)),
    **{f"annotations as {one}": _annotated(one) for one in WRITABLE},
    "read": _read,
    "lay out": _laid_out,
    "prepare the search": lambda large: lambda: SearchIndex().build(large.records),
    "delete": lambda large: lambda: made_ahead(large.records, 0, large.delete),
    "undo": _undone,
    "write": _written,
    "paste": _pasted,
    "compare": _compared,
    "merge": _merged,
    "mark": _marked,
    "work out what stands": _judged,
    "verify": _verified,
    "salvage": _salvaged,
}
