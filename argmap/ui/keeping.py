"""Keeps an open map whose file was moved, replaced, or written to by another program, and goes on in one of its own."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from argmap import settings
from argmap.core.errors import MapError
from argmap.core.handing import original_digests
from argmap.core.records import RecordId
from argmap.storage.backup import Backup, backups, next_backup
from argmap.storage.creating import create_map
from argmap.storage.errors import ChangedOutside, Moved, Renamed, StorageError
from argmap.storage.files import resolved
from argmap.storage.opening import read_originals
from argmap.ui.error_words import said
from argmap.ui.folders import folder_beside
from argmap.ui.giving import home_of, without_originals
from argmap.ui.gone import Gone
from argmap.ui.naming import free_path
from argmap.ui.once_free import once_all_free
from argmap.ui.open_maps import OpenMap
from argmap.ui.opening import let_go, open_map, opened_in, windows_of
from argmap.ui.still_there import is_file
from argmap.ui.tasks import Task
from argmap.ui.text import isolated
from argmap.ui.translating import translate
from argmap.ui.window import Window

Written = tuple[Path, bool]
"""Where the map is, and whether the documents of all its sources are with it."""


def is_cut_off(refusal: MapError) -> bool:
    """Whether the file is not the one any more that was opened, so that nothing can be saved in it."""
    return isinstance(refusal, Moved | ChangedOutside)


def follow(window: Window, now: Path) -> None:
    """Go on in the file of the open map under its new name, which it was given elsewhere."""
    opened = opened_in(window)
    before = opened.path
    try:
        opened.session.follow(now)
    except StorageError as error:
        window.messages.say(said(error), *_copying(window), stays=True)
        return
    window.desk.preferences.replace_path(before, now)
    window.desk.preferences.set_unnamed(now, False)
    window.desk.open_maps().note()


def say_cut_off(window: Window, refusal: MapError, kept: str) -> None:
    """Say what happened to the file and what is kept, and offer to go on in it where it is now, or in a copy."""
    words = f"{said(refusal)}{kept}"
    if isinstance(refusal, Renamed):
        now = refusal.now
        go_on = translate("Window", "Go on there")
        window.messages.say(words, go_on, lambda: follow(window, now), stays=True, other=_copying(window))
    else:
        window.messages.say(words, *_copying(window), stays=True)


def say_error(window: Window, error: MapError) -> None:
    """Say what went wrong; if it is what happened to the file of the open map, with the ways out, and what is kept."""
    path = opened_in(window).path if window.context is not None else None
    if not isinstance(error, Moved | ChangedOutside) or error.path != path:
        window.messages.say(said(error), stays=True)
    elif not window.messages.text.startswith(said(error)):
        say_cut_off(window, error, "")


def _copying(window: Window) -> tuple[str, Callable[[], None]]:
    return translate("Window", "Go on in a copy"), lambda: keep_copy(window)


def say_free(window: Window) -> None:
    """Say that a map that was open elsewhere is not any more, and offer to change it here."""
    words = translate("Window", "“{0}” is not open elsewhere any more.").format(isolated(opened_in(window).path.name))
    window.messages.say(words, translate("Window", "Edit it here"), lambda: open_again(window), stays=True)


def open_again(window: Window) -> None:
    """Open the window's map anew, in every window of this process that shows it, once none has a dialog about it."""
    opened = opened_in(window)

    def open_all() -> None:
        windows = windows_of(window.desk, opened.session)
        for one in windows:
            let_go(one)
        if windows:
            open_map(windows[0], opened.path, partial(_open_each, windows[1:], opened.path))

    once_all_free(windows_of(window.desk, opened.session), open_all)


def _open_each(windows: Iterable[Window], path: Path) -> None:
    for one in windows:
        open_map(one, path)


def open_what_lies_there(window: Window, path: Path, opened: OpenMap, then: Callable[[], None]) -> bool:
    """Open what lies where the file of an open map was, and let go of the map once it is among its backups.

    False where the map is in its file, or nothing lies there; where `path` is to what was moved, it is followed there.
    """
    refusal = opened.session.refusal
    if isinstance(refusal, Moved) and (now := resolved(path)) != opened.path:
        follow(windows_of(window.desk, opened.session)[0], now)
        return False
    if refusal is None or not is_cut_off(refusal) or not is_file(opened.path):
        return False
    write, words = _keeping(opened), translate("Window", "Backing up…")
    window.tasks.start(words, lambda _progress: write(), lambda _made: _open_there(window, opened, then), is_owed=True)
    return True


def _open_there(window: Window, opened: OpenMap, then: Callable[[], None]) -> None:
    """In every window of this process that shows the map, and in the one where that was asked for."""
    path, map_id = opened.path, opened.session.document.info.id
    windows = windows_of(window.desk, opened.session)
    opened.is_kept, opened.gone = True, None

    def tell() -> None:
        _say_what_is_shown(window, path, map_id)
        _open_each((one for one in windows if one is not window), path)
        then()

    def open_all() -> None:
        for one in windows:
            let_go(one)
        open_map(window, path, tell)

    once_all_free(windows or [window], open_all)


def _say_what_is_shown(window: Window, path: Path, map_id: RecordId) -> None:
    """After what is said already, which may wait for an answer."""
    from argmap.ui.versions.dialog import show_backups, show_versions  # late, as few look back

    words = translate("Window", "This is what “{0}” says now. What was open before is among its backups.")
    show = show_versions if window.context.document.info.id == map_id else show_backups
    does = translate("Window", "Show its backups")
    said_now = words.format(isolated(path.name))
    if window.context is not None:
        opened_in(window).is_compared = True
    window.messages.say_next(lambda: window.say(said_now, does, lambda: show(window, path), stays=True))


def say_backup_has_more(window: Window, opened: OpenMap, backup: Backup) -> None:
    """Say that the file of a map lacks what its last backup has, if the window shows that map still."""
    if not _shows(window, opened):
        return
    from argmap.ui.versions.dialog import show_versions  # late, as few look back

    path = opened.path
    words = translate(
        "Window", "A backup of “{0}” has changes that its file has not: an older one may have taken its place."
    )
    said_now, does = words.format(isolated(path.name)), translate("Window", "Show its backups")
    window.messages.say_next(
        lambda: window.say(said_now, does, lambda: show_versions(window, path, backup), stays=True)
    )


def keep_copy(window: Window) -> None:
    """Write the open map, its history included, to a free place beside the old one, and go on there."""
    window.workspace.finish_editing()
    opened = opened_in(window)
    path, name = opened.path, translate("Window", "{0} copy").format(opened.path.stem)
    words = translate("Window", "Writing {0}…").format(name)
    write = _writing(opened, lambda: free_path(folder_beside(path), name))

    def fail(error: MapError) -> None:
        """The ways out stay in sight, as one of them can be tried again."""
        refusal = opened.session.refusal
        if refusal is not None and _shows(window, opened):
            say_cut_off(window, refusal, f" {said(error)}")
        else:
            window.say_error(error)

    window.tasks.start(words, lambda _progress: write(), _going_on(window, opened), fail)


def keep_among_backups(window: Window, refusal: MapError) -> None:
    """Put the open map among its backups, if its file has it no more: nobody may come to say where to go on with it."""
    opened = opened_in(window)
    if isinstance(refusal, Renamed) or opened.is_kept:
        return
    gone = Gone(opened.path)
    opened.is_kept, opened.gone = True, gone

    def fail(_error: MapError) -> None:
        """It is tried again when the map is closed; what was said before offers more."""
        opened.is_kept, opened.gone = False, None

    def look(task: Task) -> None:
        if task.progress.is_cancelled:
            opened.is_kept, opened.gone = False, None

    write, words = _keeping(opened), translate("Window", "Backing up…")

    def keep() -> None:
        write()
        gone.is_among_backups = True  # also where the map is closed meanwhile

    window.tasks.start(words, lambda _progress: keep(), lambda _made: None, fail, is_owed=True).ended.connect(look)


def keep_last(opened: OpenMap, refusal: MapError) -> None:
    """The same at once, where its last window is closed. Where no backup can be made either, that can but be said."""
    if not is_cut_off(refusal) or isinstance(refusal, Renamed):
        return
    opened.gone = gone = Gone(opened.path)
    try:
        _keeping(opened)()
    except StorageError as error:
        gone.trouble = said(error)
    else:
        gone.is_among_backups = True


def _keeping(opened: OpenMap) -> Callable[[], Written]:
    path, map_id = opened.path, opened.session.document.info.id
    return _writing(opened, lambda: next_backup(path, map_id, settings.backups_folder(), datetime.now(UTC)).path)


def _writing(opened: OpenMap, target_of: Callable[[], Path]) -> Callable[[], Written]:
    """The work of writing the map as it is now, with its history, to where nothing lies; may be done on a thread."""
    path, map_id = home_of(opened, opened.session.refusal), opened.session.document.info.id
    records, history = list(opened.session.document.records()), opened.session.history.entries()

    def write() -> Written:
        past = (one for entry in history for pair in entry.change.pairs for one in pair if one is not None)
        places = [path, *(one.path for one in reversed(backups(settings.backups_folder(), map_id)))]
        originals = _originals({*original_digests(records), *original_digests(past)}, places)
        target = target_of()
        create_map(target, without_originals(records, originals), originals, history)
        return target, originals.keys() >= set(original_digests(records))

    return write


def _originals(digests: set[str], places: Iterable[Path]) -> dict[str, bytes]:
    """The documents of those digests, from the first place that has each; there may be no map in it."""
    found: dict[str, bytes] = {}
    for place in places:
        with suppress(StorageError):
            found |= read_originals(place, digests - found.keys())
    return found


def _going_on(window: Window, before: OpenMap) -> Callable[[Written], None]:
    """What is done once the copy is there, if the window still shows the map it was made from."""

    def go_on(written: Written) -> None:
        made, is_whole = written
        before.is_kept, before.gone = True, None
        words = translate("Window", "Your work is kept, and goes on, in “{0}”.").format(made.name)
        lacks = translate("Window", "Documents of its sources are not in it, as no backup has them.")
        said_now = words if is_whole else f"{words} {lacks}"

        def tell() -> None:
            window.messages.say_next(lambda: window.say(said_now, stays=True))

        if _shows(window, before):
            open_map(window, made, tell)
        else:
            tell()

    return go_on


def _shows(window: Window, opened: OpenMap) -> bool:
    return window.context is not None and window.context.session is opened.session
