"""Goes between the parts of the window, and shows or hides them."""

from PySide6.QtWidgets import QApplication

from argmap.ui.panes import Pane
from argmap.ui.window import Window


def next_pane(window: Window) -> None:
    _go(window, 1)


def previous_pane(window: Window) -> None:
    _go(window, -1)


def show_source(window: Window) -> None:
    window.workspace.focus(Pane.READER)


def show_outline(window: Window) -> None:
    window.workspace.focus(Pane.OUTLINE)


def toggle_inspector(window: Window) -> None:
    shown = not window.workspace.is_inspector_shown
    window.workspace.show_inspector(shown)
    window.workspace.focus(Pane.INSPECTOR if shown else Pane.MAP)


def swap(window: Window) -> None:
    window.workspace.swap()


def full_screen(window: Window) -> None:
    window.setWindowState(window.windowState() ^ window.windowState().WindowFullScreen)


def _go(window: Window, by: int) -> None:
    """To the pane after or before the one that has the keyboard; from anywhere else, to the map."""
    panes = window.workspace.panes()
    here = window.workspace.pane_of(QApplication.focusWidget())
    index = (panes.index(here) + by) % len(panes) if here in panes else panes.index(Pane.MAP)
    window.workspace.focus(panes[index])
