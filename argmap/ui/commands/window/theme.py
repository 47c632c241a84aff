"""Chooses between light and dark."""

from argmap.ui.preferences import ThemeChoice
from argmap.ui.window import Window


def use_system_theme(window: Window) -> None:
    window.desk.preferences.set_theme(ThemeChoice.SYSTEM)


def use_light_theme(window: Window) -> None:
    window.desk.preferences.set_theme(ThemeChoice.LIGHT)


def use_dark_theme(window: Window) -> None:
    window.desk.preferences.set_theme(ThemeChoice.DARK)
