"""Compares the map with another one, and makes one of both."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from argmap.ui.commands.window.files import folder_of
from argmap.ui.translating import translate
from argmap.ui.window import Window


def compare(window: Window) -> None:
    """Ask for another map, and show both beside each other."""
    from argmap.ui.comparing.beginning import compare_with

    path = ask_for_map(window, translate("Comparing", "Compare with"))
    if path is not None:
        compare_with(window, path)


def merge(window: Window) -> None:
    """Ask for another map, and show what comes of both."""
    from argmap.ui.comparing.beginning_merge import merge_with

    path = ask_for_map(window, translate("Merging", "Merge with"))
    if path is not None:
        merge_with(window, path)


def ask_for_map(window: Window, title: str) -> Path | None:
    """A map file, which is only read."""
    window.workspace.finish_editing()
    maps = translate("Window", "Maps (*.argmap);;All files (*)")
    name, _ = QFileDialog.getOpenFileName(window, title, str(folder_of(window)), maps)
    return Path(name) if name else None
