"""Renames or moves the file of an open map while it stays open."""

from pathlib import Path

from argmap.storage.errors import StorageError
from argmap.storage.files import resolved
from argmap.ui.opening import opened_in
from argmap.ui.window import Window


def move_file(window: Window, target: Path) -> None:
    """Give the window's map another path; where that fails it stays where it was, and a message says why."""
    opened = opened_in(window)
    before, target = opened.path, resolved(target)
    if target == before or opened.session.is_read_only:
        return
    try:
        opened.session.move(target)
    except StorageError as error:
        window.say_error(error)
    window.desk.preferences.replace_path(before, opened.path)
    window.desk.open_maps().note()
