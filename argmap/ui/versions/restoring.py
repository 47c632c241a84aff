"""Bringing a version back: into the open map as one change, which undo takes back, or as a map of its own."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from argmap.core.change import Change
from argmap.core.moments import Moment, difference, way_back
from argmap.core.records import SourceText
from argmap.core.undoing import rebased_inverse
from argmap.session import Originals, Step
from argmap.session.restored import make_restored
from argmap.storage.backup import Backup
from argmap.storage.looking import look_at
from argmap.storage.opening import read_original
from argmap.ui.naming import free_path
from argmap.ui.opening import open_map
from argmap.ui.stepping import Wish
from argmap.ui.translating import translate
from argmap.ui.versions.past import Past, Version
from argmap.ui.versions.words import title_of_version
from argmap.ui.window import Window


def restore(window: Window, version: Version) -> None:
    """Make the open map what the version says, by one change."""
    if isinstance(version, Moment):
        entries = window.context.session.history.entries()
        _commit(window, version, way_back(entries, version.number), {})
    else:
        _restore_backup(window, version)


def open_copy(window: Window, past: Past, version: Version) -> None:
    """Make a map of the version beside the one it is of, which stays as it is, and open it."""
    origin, number = (past.path, version.number) if isinstance(version, Moment) else (version.path, None)
    target = free_path(past.path.parent, f"{past.path.stem} ({_file_words(version)})")

    def work(_progress: object) -> Path:
        make_restored(origin, number, target)
        return target

    if window.context is not None:
        window.context.session.flush()
    window.tasks.start(_words(version), work, lambda made: open_map(window, made))


def _words(version: Version) -> str:
    return translate("Versions", "Restoring {0}…").format(title_of_version(version))


def _restore_backup(window: Window, backup: Backup) -> None:
    """Read it and compare on a thread; anew, if the map changed meanwhile."""
    session = window.context.session
    records, number = list(session.document.records()), session.history.next_number

    def work(_progress: object) -> tuple[Change, Originals]:
        change = difference(records, look_at(backup.path).records)
        return change, _originals(backup.path, change.added(SourceText))

    def then(found: tuple[Change, Originals]) -> None:
        if window.context is None or window.context.session is not session:
            return
        if session.history.next_number != number:
            _restore_backup(window, backup)
        else:
            _commit(window, backup, *found)

    window.tasks.start(_words(backup), work, then)


def _originals(path: Path, texts: Iterable[SourceText]) -> Originals:
    """The documents that come back with their sources."""
    digests = {text.original_sha256 for text in texts}
    return {digest: read_original(path, digest) for digest in digests if digest is not None}


def _commit(window: Window, version: Version, change: Change, originals: Originals) -> None:
    """What is edited while a large change is made ready stays as it was edited."""
    context = window.context
    if not change:
        window.say(translate("Versions", "The map is as it was then."))
        return

    def then(made: Change) -> None:
        context.show_change(made)
        words = translate("Versions", "The map is again as it was: {0}.").format(title_of_version(version))
        window.say(words, translate("Versions", "Undo"), window.by_name["map.history.undo"].trigger)

    step, fitted = Step(lambda _: change, originals=originals), partial(rebased_inverse, change.inverse())
    words = _words(version)
    context.stepping.make(Wish(step, len(change.pairs), words, then, window.say_error, fitted))


def _file_words(version: Version) -> str:
    """What tells the new file from the map's own: the time, as a file name takes it, or the name that was given."""
    if isinstance(version, Backup):
        return version.time.astimezone().strftime("%Y-%m-%d %H.%M")
    return version.name or translate("Versions", "change {0}").format(version.number)
