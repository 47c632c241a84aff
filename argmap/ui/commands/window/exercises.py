"""Makes exercises, and opens the keys that are sealed in them."""

from argmap.ui.window import Window


def make(window: Window) -> None:
    from argmap.ui.dialog_words import open_kept
    from argmap.ui.teaching.exercise_dialog import ExerciseDialog

    open_kept(ExerciseDialog(window), window.context)


def open_key(window: Window) -> None:
    from argmap.ui.teaching.key_dialog import KeyDialog

    KeyDialog(window).open()
