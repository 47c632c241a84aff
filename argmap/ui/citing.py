"""References of other programs into the open map, and its own out to them; on a thread."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.edits import cite
from argmap.core.edits.citing import Cited
from argmap.core.ids import new_id
from argmap.core.records import Source
from argmap.sources.citations.source_fields import item_of, source_of
from argmap.sources.citations.writing import write_references
from argmap.storage.files import read_foreign
from argmap.storage.output import write_output
from argmap.ui.citing_words import sentence
from argmap.ui.context import MapContext
from argmap.ui.giving import say_written
from argmap.ui.tasks import Progress
from argmap.ui.translating import N
from argmap.ui.window import Window
from argmap.worker.importing import read_references

References = list[Source]
A_REFERENCE = 4  # records whose change takes as long as to look for the source that a reference is of


def import_citations(window: Window, paths: Sequence[Path]) -> None:
    """Read files of references; each goes to the source that it is of, or becomes a source without a text.

    All files are one change; where one is refused, nothing comes.
    """
    context = window.context
    worker = window.desk.worker()

    def work(progress: Progress) -> References:
        found: References = []
        for path in paths:
            progress.check()
            data = read_foreign(path)
            items = read_references(worker, data, path.name, is_cancelled=lambda: progress.is_cancelled)
            found += [source_of(item, new_id()) for item in items]
        return found

    def take(references: References) -> None:
        if window.context is context:
            _commit(window, context, references, adds=True)

    names = ", ".join(path.name for path in paths)
    window.tasks.start(_tr(N("Citing", "Reading {0}…")).format(names), work, take)


def export_citations(window: Window, target: Path) -> None:
    """Write the map's sources as references, in the format that the file's name says."""
    sources = list(window.context.document.all(Source))

    def work(_progress: Progress) -> Path:
        data = write_references(map(item_of, sources), target.suffix.lower())
        write_output(target, data)
        return target

    words = _tr(N("Citing", "Writing {0}…")).format(target.name)
    window.tasks.start(words, work, lambda made: say_written(window, made), is_owed=True)


def _commit(window: Window, context: MapContext, references: References, adds: bool) -> None:
    """Make what came real, and say in one message what went where; what became a source can be left out instead."""
    cited: list[Cited] = []  # the last one is of the map as it was when it became real

    def edit(document: Document) -> Change:
        cited.append(cite(document, references, adds))
        return cited[-1].change

    def then(change: Change) -> None:
        if window.context is context:
            _tell(window, context, references, change, cited[-1])

    context.stepping.perform(edit, A_REFERENCE * len(references), _tr(N("Citing", "Adding references…")), then)


def _tell(window: Window, context: MapContext, references: References, change: Change, cited: Cited) -> None:
    if cited.added:
        again = partial(_leave_out, window, context, references, change)
        window.say(sentence(cited), _tr(N("Citing", "Leave out new sources")), again, stays=True)
    else:
        window.say(sentence(cited), stays=bool(cited.left))


def _leave_out(window: Window, context: MapContext, references: References, change: Change) -> None:
    """Take back what came, and attach references to sources only; if nothing else was done since."""
    last = context.session.history.to_undo()
    if window.context is not context or last is None or last.change is not change:
        window.say(_tr(N("Citing", "The map has changed since. Undo the import first, and import again.")))
        return
    context.stepping.undo(lambda _: _commit(window, context, references, adds=False))


def _tr(words: str) -> str:
    return QCoreApplication.translate("Citing", words)
