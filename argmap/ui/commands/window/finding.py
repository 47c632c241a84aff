"""Search in the map and its sources, and the commands."""

from argmap.ui.panes import Pane
from argmap.ui.window import Window


def search(window: Window) -> None:
    window.search.start()


def toggle_panel(window: Window) -> None:
    """Open the search panel with the words of the search field, or put the keyboard into it; from there, close it."""
    workspace, typed = window.workspace, window.search.text()
    if workspace.is_search_shown and workspace.pane_of(window.focusWidget()) is Pane.SEARCH:
        workspace.part(Pane.SEARCH).closed.emit()
    else:
        workspace.search_for("" if typed.startswith(">") else typed)
        window.search.clear()


def commands(window: Window) -> None:
    window.search.start(">")


def find_in_source(window: Window) -> None:
    window.workspace.show_tab(Pane.READER)
    window.workspace.part(Pane.READER).tools.find_bar.start()


def next_hit(window: Window) -> None:
    """The hit after the one shown last: in the source while one searches there, else in the panel while it is open.

    Without any, the search field.
    """
    tools = window.workspace.part(Pane.READER).tools
    if tools.find_bar.isVisible():
        tools.finding.show_next()
        return
    if window.workspace.is_search_shown and window.workspace.part(Pane.SEARCH).show_next():
        return
    if not window.finder.show_next():
        window.search.start()
