"""Renames or moves the file of an open map while it stays open."""

import shutil
from pathlib import Path

from argmap import settings
from argmap.session.file import FileStore
from argmap.storage.errors import AlreadyThere, Missing, StorageError, named_errors
from argmap.storage.occupancy import claim
from argmap.storage.opening import read_map
from argmap.ui.open_maps import OpenMap
from argmap.ui.opening import opened_in
from argmap.ui.window import Window


def move_file(window: Window, target: Path) -> None:
    """Give the window's map another path; where that fails it stays where it was, and a message says why."""
    opened = opened_in(window)
    before, target = opened.path, target.resolve()
    if target == before or opened.session.is_read_only:
        return
    try:
        _move(opened, target, window)
    except StorageError as error:
        window.say_error(error)
    window.desk.preferences.replace_path(before, opened.path)


def _move(opened: OpenMap, target: Path, window: Window) -> None:
    """The writer lets the file go, takes it up under its new path, and under the old one if that could not be."""
    opened.session.close()
    if opened.claim is not None:
        opened.claim.release()
    try:
        _rename(opened.path, target)
        opened.path = target
    finally:
        opened.claim = claim(opened.path, settings.open_maps_folder())
        opened.session.keep_in(FileStore(read_map(opened.path), opened.session, window.desk.main_thread.post))


def _rename(path: Path, target: Path) -> None:
    with named_errors(target):
        if target.exists():
            raise AlreadyThere(target)
        if not target.parent.is_dir():
            raise Missing(target.parent)
        shutil.move(path, target)
