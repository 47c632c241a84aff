"""Opens the filter of the map."""

from argmap.ui.window import Window


def show(window: Window) -> None:
    """Open the filter, or go back to it."""
    window.workspace.filter_bar.start()
