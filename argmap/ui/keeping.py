"""Goes on in a map of its own where the file of the open one was moved, replaced, or written to by another program."""

import os
from collections.abc import Callable
from pathlib import Path

from argmap import settings
from argmap.core.errors import MapError
from argmap.storage.creating import create_map
from argmap.storage.errors import ChangedOutside, Moved, StorageError
from argmap.ui.giving import with_originals, without_originals
from argmap.ui.naming import free_path
from argmap.ui.opening import open_map, opened_in
from argmap.ui.tasks import Progress
from argmap.ui.translating import translate
from argmap.ui.window import Window


def is_cut_off(refusal: MapError) -> bool:
    """Whether the file is not the one any more that was opened, so that nothing can be saved in it."""
    return isinstance(refusal, Moved | ChangedOutside)


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
