"""Waits with another map until no dialog is open over the one that is shown: what is typed there belongs to it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog

from argmap.ui.soon import soon
from argmap.ui.window import Window


def nothing() -> None:
    """What is to be done where nothing is to be closed."""


def once_free(window: Window, act: Callable[[], None], unwanted: Callable[[], None] = nothing) -> None:
    """Do what takes the window's map away, once no dialog is about it; `unwanted` if the window is closed by then."""
    if window not in window.desk.windows:
        unwanted()
        return
    dialog = next((one for one in window.findChildren(QDialog) if one.isVisible() and one.isModal()), None)
    if dialog is None or window.context is None:
        act()
        return
    dialog.finished.connect(lambda: soon(window.desk, lambda: once_free(window, act, unwanted)))


def once_all_free(windows: Sequence[Window], act: Callable[[], None]) -> None:
    """Do it once no dialog is about the map in any of them, unless one is closed by then."""
    if windows:
        once_free(windows[0], lambda: once_all_free(windows[1:], act))
    else:
        act()
