"""Names the present version, and shows what the map was before."""

from argmap.ui.opening import opened_in
from argmap.ui.window import Window


def name(window: Window) -> None:
    """Ask for a name where the map is; what is being typed elsewhere belongs to the version."""
    window.workspace.finish_editing()
    window.workspace.name_bar.start()


def show(window: Window) -> None:
    from argmap.ui.versions.dialog import show_versions

    show_versions(window, opened_in(window).path)
