"""Goes on in a map of its own where the file of the open one was moved, replaced, or written to by another program."""

import os
from collections.abc import Callable
from pathlib import Path

from argmap import settings
from argmap.core.errors import MapError
from argmap.storage.creating import create_map
from argmap.storage.errors import ChangedOutside, Moved, Renamed, StorageError
from argmap.ui.error_words import said
from argmap.ui.giving import with_originals, without_originals
from argmap.ui.naming import free_path
from argmap.ui.opening import open_again, open_map, opened_in
from argmap.ui.tasks import Progress
from argmap.ui.text import isolated
from argmap.ui.translating import translate
from argmap.ui.window import Window


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


def _copying(window: Window) -> tuple[str, Callable[[], None]]:
    return translate("Window", "Go on in a copy"), lambda: keep_copy(window)


def say_free(window: Window) -> None:
    """Say that a map that was open elsewhere is not any more, and offer to change it here."""
    words = translate("Window", "“{0}” is not open elsewhere any more.").format(isolated(opened_in(window).path.name))
    window.messages.say(words, translate("Window", "Edit it here"), lambda: open_again(window), stays=True)


def keep_copy(window: Window) -> None:
    """Write the open map, its history included, to a free place beside the old one, and go on there."""
    window.workspace.finish_editing()
    opened = opened_in(window)
    records, history = list(opened.session.document.records()), opened.session.history.entries()
    path, name = opened.path, translate("Window", "{0} copy").format(opened.path.stem)
    target = free_path(_folder_for(path), name)

    def work(_progress: Progress) -> Path:
        try:
            given, originals = with_originals(records, path)
        except StorageError:  # what lies there now is no map
            given, originals = without_originals(records), {}
        create_map(target, given, originals, history)
        return target

    words = translate("Window", "Writing {0}…").format(target.stem)
    window.tasks.start(words, work, _going_on(window, opened))


def _going_on(window: Window, before: object) -> Callable[[Path], None]:
    """What is done once the copy is there, if the window still shows the map it was made from."""

    def go_on(made: Path) -> None:
        if window.context is not None and opened_in(window) is before:
            open_map(window, made)
        words = translate("Window", "Your work is kept, and goes on, in “{0}”.").format(made.name)
        window.say(words, stays=True)

    return go_on


def _folder_for(path: Path) -> Path:
    folder = path.parent
    if folder.is_dir() and os.access(folder, os.W_OK):
        return folder
    settings.maps_folder().mkdir(parents=True, exist_ok=True)
    return settings.maps_folder()
