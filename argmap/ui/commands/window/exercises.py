"""Makes exercises, and opens the keys that are sealed in them."""

from functools import partial

from argmap.session.hints import Hints
from argmap.ui.kept_texts import named
from argmap.ui.translating import translate
from argmap.ui.window import Window


def make(window: Window) -> None:
    from argmap.ui.giving import take_up_what_is_typed

    take_up_what_is_typed(window)
    _make(window, "", {})


def _make(window: Window, task: str, hints: Hints) -> None:
    """Go on with what was written. Escape is pressed soon: what was written until then can be gone on with again."""
    from argmap.ui.dialog_words import open_kept
    from argmap.ui.teaching.exercise_dialog import ExerciseDialog

    dialog, context = ExerciseDialog(window), window.context
    dialog.go_on(task, hints)

    def offer_again() -> None:
        typed = dialog.form.typed_task()
        texts = [one for one in (typed, *dialog.hint_texts()) if one]
        if texts and window.context is context:
            words = translate("Window", "This was given up: {0}").format(named(texts))
            again = partial(_make, window, typed, dialog.hints)
            window.say(words, translate("Window", "Write on"), again, stays=True)

    dialog.rejected.connect(offer_again)
    open_kept(dialog, context, dialog.hint_texts)


def open_key(window: Window) -> None:
    from argmap.ui.teaching.key_dialog import KeyDialog

    KeyDialog(window).open()
