"""Annotations of other programs into the open map, and its passages out to them; on a thread, with progress."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from argmap.core import edits
from argmap.core.annotations import Relation, known_in
from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.records import RecordId, Source, SourceText
from argmap.core.tree import Tree
from argmap.formats.annotation_formats import counted, write_annotations
from argmap.formats.annotations.annotation import Annotation
from argmap.formats.annotations.arriving import arrive, fresh_ones, replies_to
from argmap.formats.annotations.shelf import Shelf
from argmap.storage.files import read_foreign
from argmap.storage.output import write_output
from argmap.ui.annotation_words import Arrived, left_out, remarks, sentence
from argmap.ui.context import MapContext
from argmap.ui.giving import say_written
from argmap.ui.tasks import Progress
from argmap.ui.text import shortened
from argmap.ui.translating import N
from argmap.ui.window import Window
from argmap.worker.importing import read_annotations

TITLE = 28  # characters of a source's title on a button


def import_annotations(window: Window, paths: Sequence[Path], source_id: RecordId | None = None) -> None:
    """Read files of annotations, seek their words in the map's sources, and put a card for each into the tray.

    All files are one change: what two of them name is one source, and what both hold comes once.
    """
    context = window.context
    known, shelf = known_in(context.document), Shelf(context.document)
    worker = window.desk.worker()

    def work(progress: Progress) -> Arrived:
        annotations: list[Annotation] = []
        relations: list[Relation] = []
        said: list[str] = []
        for path in paths:
            progress.check()
            data = read_foreign(path)
            read = read_annotations(worker, data, path.name, is_cancelled=lambda: progress.is_cancelled)
            annotations += read.annotations
            relations += read.relations
            said += read.remarks
        fresh = fresh_ones(annotations, known)
        arrival = arrive(fresh, shelf, source_id, lambda done, total: progress.reach(done / max(total, 1)))
        known_count = len(annotations) - len(fresh)
        return Arrived(arrival, replies_to(annotations), tuple(relations), known_count, tuple(said))

    def show(arrived: Arrived) -> None:
        if window.context is context:
            _commit(window, context, paths, arrived)

    names = ", ".join(path.name for path in paths)
    window.tasks.start(_tr(N("Annotating", "Reading {0}…")).format(names), work, show)


def export_annotations(window: Window, target: Path, format_name: str) -> None:
    """Write the map's passages as annotations in a format, and say which of them it cannot hold."""
    records = list(window.context.document.records())

    def work(_progress: Progress) -> int:
        tree = Tree(Document(records))
        data = write_annotations(tree, format_name)
        write_output(target, data)
        return counted(tree, format_name)[1]

    def show(left: int) -> None:
        say_written(window, target, left_out(left))

    window.tasks.start(_tr(N("Annotating", "Writing {0}…")).format(target.name), work, show, is_owed=True)


def _commit(window: Window, context: MapContext, paths: Sequence[Path], arrived: Arrived) -> None:
    """Make what came real, on a thread if it is much, and say in one message what that is."""
    came = arrived.arrival

    def edit(document: Document) -> Change:
        return edits.add_annotations(document, came.cards, came.sources, arrived.replies, arrived.relations)

    def then(change: Change) -> None:
        if window.context is context:
            _tell(window, context, paths, arrived, change)

    context.stepping.perform(edit, arrived.size, _tr(N("Annotating", "Adding cards…")), then)


def _tell(window: Window, context: MapContext, paths: Sequence[Path], arrived: Arrived, change: Change) -> None:
    words = "\n".join([sentence(arrived), *remarks(arrived)])
    source = _shown_source(context)
    is_elsewhere = any(not text.text for _, text in arrived.arrival.sources)
    if is_elsewhere and source is not None:
        offer = _tr(N("Annotating", "Seek in “{0}”")).format(shortened(source.title, TITLE))
        window.say(words, offer, partial(_seek_in, window, context, paths, change, source.id), stays=True)
    else:
        window.say(words, stays=bool(remarks(arrived)))


def _seek_in(window: Window, context: MapContext, paths: Sequence[Path], change: Change, source_id: RecordId) -> None:
    """Take back what came, and seek its words in that source instead; if nothing else was done since."""
    last = context.session.history.to_undo()
    if window.context is not context or last is None or last.change is not change:
        window.say(_tr(N("Annotating", "The map has changed since. Undo the import first, and import again.")))
        return
    context.stepping.undo(lambda _: import_annotations(window, paths, source_id))


def _shown_source(context: MapContext) -> Source | None:
    """The source in the reader, if it has a text to seek words in."""
    text = context.document.find(SourceText, context.source_text_id or "")
    return context.document.find(Source, text.source_id) if text is not None and text.text else None


def _tr(words: str) -> str:
    return QCoreApplication.translate("Annotating", words)
