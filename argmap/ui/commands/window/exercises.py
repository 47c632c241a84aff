"""Makes exercises, and opens the keys that are sealed in them."""

from argmap.ui.window import Window


def make(window: Window) -> None:
    from argmap.ui.teaching.exercise_dialog import ExerciseDialog

    ExerciseDialog(window).open()


def open_key(window: Window) -> None:
    from argmap.ui.teaching.key_dialog import KeyDialog

    KeyDialog(window).open()
