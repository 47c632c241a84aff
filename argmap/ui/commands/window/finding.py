"""Search in the map and its sources, and the commands."""

from argmap.ui.panes import Pane
from argmap.ui.window import Window


def search(window: Window) -> None:
    window.search.start()


def commands(window: Window) -> None:
    window.search.start(">")


def find_in_source(window: Window) -> None:
    window.workspace.show_tab(Pane.READER)
    window.workspace.part(Pane.READER).tools.find_bar.start()


def next_hit(window: Window) -> None:
    """The hit after the one shown last, in the source while one searches there; without any, the search field."""
    tools = window.workspace.part(Pane.READER).tools
    if tools.find_bar.isVisible():
        tools.finding.show_next()
        return
    finder = window.finder
    if finder is None or not finder.show_next():
        window.search.start()
