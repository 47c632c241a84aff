"""Files from outside: maps of other formats become new maps, documents become sources of the open one."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from argmap.core import edits
from argmap.core.change import Change
from argmap.core.errors import MapError
from argmap.core.ids import new_id
from argmap.core.records import MapInfo, Source, SourceText
from argmap.formats.imported import Imported
from argmap.formats.registry import import_map
from argmap.sources.document import SourceDocument
from argmap.sources.kinds import SUFFIXES
from argmap.sources.source_records import source_records, source_text
from argmap.storage.errors import named_errors
from argmap.ui.naming import SUFFIX
from argmap.ui.opening import create, open_map
from argmap.ui.tasks import Progress
from argmap.ui.translating import N
from argmap.ui.window import Window

MAP_FILTER = N("Window", "Maps of other programs (*.json *.md *.markdown *.txt);;All files (*)")
MAP_SUFFIXES = (".json",)
SOURCE_FILTER = " ".join(f"*{suffix}" for suffix in SUFFIXES)


def take_in(window: Window, paths: Sequence[Path]) -> None:
    """What dropping files on the window means: maps are opened, other maps imported, documents become sources."""
    for path in paths:
        if path.suffix.lower() == SUFFIX:
            open_map(window, path)
        elif path.suffix.lower() in MAP_SUFFIXES:
            import_file(window, path)
        elif window.context is not None and window.context.is_editable:
            add_source(window, path)
        else:
            window.say(
                _tr(N("TakingIn", "Open a map first; then “{0}” can become one of its sources.")).format(path.name)
            )


def import_file(window: Window, path: Path) -> None:
    """Make a new map of a file of another format, and say what could not be taken over as it was."""

    def work(progress: Progress) -> Imported:
        data = read_bytes(path)
        progress.check()
        return import_map(data, path.name)

    def show(imported: Imported) -> None:
        records = imported.records
        title = next(one.title for one in records if isinstance(one, MapInfo)) or path.stem
        create(window, title, records)
        if imported.remarks:
            window.say("\n".join(imported.remarks), stays=True)

    window.tasks.start(_tr(N("TakingIn", "Importing {0}…")).format(path.name), work, show)


def add_source(window: Window, path: Path) -> None:
    """Read a document in the worker process and add it to the open map; the reader shows it."""
    context = window.context

    def add(document: SourceDocument) -> None:
        source, text = source_records(document, path.name, new_id)
        _commit(window, document, edits.add_source, source, text)
        if context is window.context and context.document.find(SourceText, text.id) is not None:
            context.show_source(text.id)

    _read(window, path, add)


def add_version(window: Window, path: Path, source: Source) -> None:
    """Read a newer text of a source that is in the map."""

    def add(document: SourceDocument) -> None:
        text = source_text(document, source, 1, new_id)  # the edit counts the versions
        _commit(window, document, edits.add_version, text)
        window.context.show_source(text.id)

    _read(window, path, add)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises a `StorageError` that says why it cannot be read."""
    with named_errors(path):
        return path.read_bytes()


def _read(window: Window, path: Path, then: Callable[[SourceDocument], None]) -> None:
    """Read a document on a thread, in the worker process, and tell how far it is."""
    worker = window.desk.worker()

    def work(progress: Progress) -> SourceDocument:
        data = read_bytes(path)
        return worker.read_source(
            data,
            path.name,
            progress=lambda done, of: progress.reach(done / max(of, 1)),
            is_cancelled=lambda: progress.is_cancelled,
        )

    window.tasks.start(_tr(N("TakingIn", "Reading {0}…")).format(path.name), work, then)


def _commit(window: Window, document: SourceDocument, edit: Callable[..., Change], *arguments: object) -> None:
    """Commit the edit with the document's original bytes, and say what could not be read well."""
    context = window.context
    try:
        change = edit(context.document, *arguments)
        digest = next(one.original_sha256 for one in arguments if isinstance(one, SourceText))
        context.session.commit(change, {digest: document.original} if digest is not None else {})
    except MapError as error:
        window.say_error(error)
        return
    if document.warnings:
        window.say("\n".join(document.warnings), stays=True)


def _tr(words: str) -> str:
    return QCoreApplication.translate("TakingIn", words)
