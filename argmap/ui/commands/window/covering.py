"""What of the source that the reader shows is mapped."""

from argmap.ui.panes import Pane
from argmap.ui.window import Window


def show(window: Window) -> None:
    """Open the list of what nothing rests on yet, or put the keyboard into it; from there, close it."""
    window.workspace.show_tab(Pane.READER)
    covering = window.workspace.part(Pane.READER).tools.covering
    if covering.list.has_keyboard:
        covering.list.closed.emit()
    else:
        covering.open()
