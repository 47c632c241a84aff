"""A file of another format: read in the worker process, looked at, and made a map or added to the open one."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from argmap.core import edits
from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.fragment import of_map
from argmap.core.records import MapInfo, Record
from argmap.formats.imported import Imported, Incoming
from argmap.formats.registry import all_formats, format_of
from argmap.session import Step
from argmap.sources.kinds import SUFFIXES
from argmap.storage.files import read_beside, read_foreign
from argmap.ui.importing.dialog import ImportDialog
from argmap.ui.laying_out import lay_out
from argmap.ui.once_free import once_free
from argmap.ui.open_maps import OpenMap
from argmap.ui.opening import make, show
from argmap.ui.stepping import Wish
from argmap.ui.tasks import Cancelled, Progress
from argmap.ui.translating import N
from argmap.ui.versions.preview import LaidOut, unfolded_view
from argmap.ui.window import Window
from argmap.worker.importing import import_map


def import_file(window: Window, path: Path) -> None:
    """Read a file of another format and show what it would become; nothing is added before that is said."""
    worker = window.desk.worker()

    def work(progress: Progress) -> tuple[Imported, LaidOut]:
        data = read_foreign(path)
        beside = read_beside(path, format_of(data, path.name).beside(path.name))
        imported = import_map(worker, Incoming(data, path.name, beside), is_cancelled=lambda: progress.is_cancelled)
        progress.check()
        return imported, LaidOut(imported.records, unfolded_view("down"), progress.check)

    def ask(read: tuple[Imported, LaidOut]) -> None:
        imported, made = read
        records = imported.records
        ImportDialog(
            window,
            path.name,
            imported,
            made,
            lambda: _make(window, path, records),
            lambda: _add(window, records),
        ).open()

    words = _tr(N("TakingIn", "Reading {0}…")).format(path.name)
    window.tasks.start(words, work, ask, unwanted=lambda read: read[1].take_apart())


def filter_words() -> str:
    """The files that are maps of other programs, for a dialog that asks for one."""
    suffixes = dict.fromkeys(suffix for one in all_formats() if one.read is not None for suffix in one.suffixes)
    patterns = " ".join(f"*{suffix}" for suffix in suffixes)
    return f"{_tr(N('TakingIn', 'Maps of other programs'))} ({patterns});;{_tr(N('TakingIn', 'All files'))} (*)"


def is_foreign_map(path: Path) -> bool:
    """Whether a file's name says that it is a map of another program, and no document that may be a source."""
    suffix = path.suffix.lower()
    return suffix not in SUFFIXES and any(suffix in one.suffixes for one in all_formats() if one.read is not None)


def _make(window: Window, path: Path, records: Sequence[Record]) -> None:
    """Make a new map, and show it."""
    wake = window.desk.main_thread.post
    title = next(one.title for one in records if isinstance(one, MapInfo)) or path.stem

    def work(progress: Progress) -> OpenMap:
        made = make(title, records, wake, progress.go_on)
        try:
            return lay_out(made, progress)
        except Cancelled:
            _take_away(made)
            raise

    def then(made: OpenMap) -> None:
        once_free(window, lambda: show(window, made), made.session.close)

    words = _tr(N("TakingIn", "Importing {0}…")).format(path.name)
    window.tasks.start(words, work, then, unwanted=_take_away)


def _take_away(made: OpenMap) -> None:
    """Remove a new map that nobody has seen, as its import was cancelled."""
    made.session.close()
    with suppress(OSError):
        made.path.unlink()


def _add(window: Window, records: Sequence[Record]) -> None:
    """Add what was read to the open map, after what is there; undo takes all of it back at once."""
    context = window.context
    fragment = of_map(Document(records))

    def edit(document: Document) -> Change:
        return edits.paste(document, fragment, label=Label.IMPORT)

    def then(change: Change) -> None:
        if context is window.context:
            context.show_change(change)

    words = _tr(N("TakingIn", "Importing…"))
    context.stepping.make(Wish(Step(edit), len(fragment.records), words, then, window.say_error))


def _tr(words: str) -> str:
    return QCoreApplication.translate("TakingIn", words)
