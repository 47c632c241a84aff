"""Bringing a version back: into the open map as one change, which undo takes back, or as a map of its own."""

from collections.abc import Callable
from pathlib import Path

from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.moments import Moment, difference, way_back
from argmap.core.records import Record, SourceText
from argmap.core.undoing import rebased_inverse
from argmap.session import Originals, Step
from argmap.session.restored import make_restored
from argmap.storage.backup import Backup
from argmap.storage.looking import look_at
from argmap.storage.opening import read_originals
from argmap.ui.folders import folder_beside
from argmap.ui.naming import free_path
from argmap.ui.open_maps import settled_path
from argmap.ui.opening import open_map, opened_in
from argmap.ui.stepping import LARGE, Wish
from argmap.ui.translating import translate
from argmap.ui.versions.past import Past, Version
from argmap.ui.versions.words import title_of_version
from argmap.ui.window import Window


def restore(window: Window, version: Version) -> None:
    """Make the open map what the version says, by one change."""
    session = window.context.session
    if isinstance(version, Backup):
        records = list(session.document.records())
        _read_and_restore(window, version, lambda: _way_to(version.path, records))
        return
    entries, number = session.history.entries(), version.number
    if sum(len(entry.change.pairs) for entry in entries if entry.number > number) > LARGE:
        _read_and_restore(window, version, lambda: (way_back(entries, number), {}))
    else:
        _commit(window, version, way_back(entries, number), {})


def open_copy(window: Window, past: Past, version: Version) -> None:
    """Make a map of the version beside the one it is of, which stays as it is, and open it.

    Of a map whose folder is gone with it, among the user's maps. Raises `FolderNotMade`.
    """
    origin, number = (past.path, version.number) if isinstance(version, Moment) else (version.path, None)
    target = free_path(folder_beside(past.path), f"{past.path.stem} ({_file_words(version)})")

    opened = opened_in(window) if number is not None else None

    def work(_progress: object) -> Path:
        make_restored(settled_path(opened) if opened is not None else origin, number, target)
        return target

    window.tasks.start(_words(version), work, lambda made: open_map(window, made))


def _words(version: Version) -> str:
    return translate("Versions", "Restoring {0}…").format(title_of_version(version))


def _read_and_restore(window: Window, version: Version, find: Callable[[], tuple[Change, Originals]]) -> None:
    """Find on a thread what leads from the map to the version."""
    session = window.context.session
    number = session.history.next_number

    def then(found: tuple[Change, Originals]) -> None:
        if window.context is not None and window.context.session is session:
            _commit(window, version, *found, is_as_it_was=session.history.next_number == number)

    window.tasks.start(_words(version), lambda _progress: find(), then)


def _way_to(path: Path, records: list[Record]) -> tuple[Change, Originals]:
    """What leads from the records to those of a backup, and the documents that come back with it."""
    change = difference(records, look_at(path).records)
    return change, read_originals(path, (text.original_sha256 for text in change.added(SourceText)))


def _commit(window: Window, version: Version, change: Change, originals: Originals, is_as_it_was: bool = True) -> None:
    """What is edited while a large change is found and made ready stays as it was edited.

    `is_as_it_was`: nothing was edited since it was asked what leads to the version.
    """
    context = window.context
    if not change:
        window.say(translate("Versions", "The map is as it was then."))
        return

    def then(made: Change) -> None:
        context.show_change(made)
        words = translate("Versions", "The map is again as it was: {0}.").format(title_of_version(version))
        window.say(words, translate("Versions", "Undo"), window.by_name["map.history.undo"].trigger)

    def fitted(document: Document) -> Change:
        return rebased_inverse(change.inverse(), document)

    step, words = Step((lambda _: change) if is_as_it_was else fitted, originals=originals), _words(version)
    context.stepping.make(Wish(step, len(change.pairs), words, then, window.say_error, fitted))


def _file_words(version: Version) -> str:
    """What tells the new file from the map's own: the time, as a file name takes it, or the name that was given."""
    if isinstance(version, Backup):
        return version.time.astimezone().strftime("%Y-%m-%d %H.%M")
    return version.name or translate("Versions", "change {0}").format(version.number)
