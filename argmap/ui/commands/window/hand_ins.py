"""Goes through a folder of hand-ins, map by map."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from argmap.ui.commands.window.files import folder_of
from argmap.ui.folder_walk import FolderWalk, maps_in
from argmap.ui.text import isolated
from argmap.ui.translating import translate
from argmap.ui.window import Window


def open(window: Window) -> None:
    """Ask for a folder, and show the first map in it."""
    title = translate("Window", "Open a folder of hand-ins")
    name = QFileDialog.getExistingDirectory(window, title, str(folder_of(window)))
    if name:
        walk_through(window, Path(name))


def next(window: Window) -> None:
    _go(window, 1)


def previous(window: Window) -> None:
    _go(window, -1)


def walk_through(window: Window, folder: Path) -> None:
    """Show the first map of a folder, and have keys go on to the others."""
    try:
        paths = maps_in(folder)
    except OSError as error:
        words = translate("Window", "The folder {0} cannot be read: {1}")
        window.say(words.format(isolated(folder.name), isolated(error.strerror or str(error))), stays=True)
        return
    if paths:
        FolderWalk(window, paths).go_to(0)
    else:
        window.say(translate("Window", "There is no map in {0}.").format(isolated(folder.name)), stays=True)


def _go(window: Window, by: int) -> None:
    walk = window.context.walk
    if not walk.go_to(walk.number + by):
        last = translate("Window", "That was the last map of the folder.")
        window.say(last if by > 0 else translate("Window", "That was the first map of the folder."))
