"""Search in the map and its sources, and the commands."""

from argmap.ui.window import Window


def search(window: Window) -> None:
    window.search.start()


def commands(window: Window) -> None:
    window.search.start(">")


def next_hit(window: Window) -> None:
    """The hit after the one shown last; without any, the search field."""
    finder = window.finder
    if finder is None or not finder.show_next():
        window.search.start()
