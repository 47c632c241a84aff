"""Brings a backup back: as a map of its own, beside the one it was made of, which stays as it is."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from argmap.storage.backup import Backup
from argmap.storage.copy import copy_map
from argmap.ui.naming import free_path
from argmap.ui.opening import open_map, opened_in
from argmap.ui.window import Window


def restore(window: Window, backup: Backup) -> None:
    """Copy the backup beside the open map and show it."""
    path = opened_in(window).path
    when = backup.time.astimezone().strftime("%Y-%m-%d %H.%M")
    target = free_path(path.parent, f"{path.stem} ({when})")

    def work(_progress: object) -> Path:
        copy_map(backup.path, target)
        return target

    words = QCoreApplication.translate("Restoring", "Restoring {0}…").format(when)
    window.tasks.start(words, work, lambda made: open_map(window, made))
