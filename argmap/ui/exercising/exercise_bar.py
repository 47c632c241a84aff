"""The slim bar above the map of an exercise: its kind, how far it is, and what can be asked for."""

from PySide6.QtWidgets import QToolButton

from argmap.reasoning.exercises.tries import sum_of
from argmap.reasoning.exercises.words import (
    NAMES,
    RELEASED,
    progress_words,
    stage_words,
    summary,
    tries_words,
)
from argmap.ui.actions import ACTIONS
from argmap.ui.bar import Bar, bar_button
from argmap.ui.canvas.accessibility import announce
from argmap.ui.context import MapContext
from argmap.ui.elided import ElidedLabel
from argmap.ui.exercising.verdict_words import say
from argmap.ui.keys import shown_key
from argmap.ui.panes import Pane

HEIGHT = 40  # pixels
HINT, GO_ON = "map.exercising.hint", "map.exercising.go_on"


class ExerciseBar(Bar):
    """There as long as the map is."""

    def __init__(self, context: MapContext) -> None:
        super().__init__(HEIGHT, 14, 10, 8)
        self.setAccessibleName(self.tr("Exercise"))
        self._context = context
        self._exercising = context.exercising
        self.kind, self.told = ElidedLabel("strong"), ElidedLabel()
        self.kind.show_text(say(NAMES[self._exercising.exercise.kind]))
        self.hint = self._button(self.tr("Hint"), HINT)
        self.go_on = self._button("", GO_ON)
        self.hint.setVisible(self._exercising.has_hints)
        for widget in (self.kind, self.told):
            self.row.addWidget(widget)
        self.row.addStretch(1)
        for button in (self.hint, self.go_on):
            self.row.addWidget(button)
        self._exercising.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        words = " · ".join(one.removesuffix(".") for one in self._said())
        if words != self.told.text():
            self.told.show_text(words)
            announce(self, words)
        is_to_come = self._exercising.can_come
        self.go_on.setVisible(is_to_come or self._exercising.can_ask)
        asks = self.tr("I am done") if self._exercising.is_for_the_end else self.tr("Is it right?")
        self._name(self.go_on, self.tr("Next cards") if is_to_come else asks, GO_ON)

    def _said(self) -> list[str]:
        """How far it is, and whether that is right, if it is to be said."""
        at, tries = self._exercising, sum_of(self._exercising.tries)
        said = [progress_words(at.progress, say)] if at.progress is not None else []
        if at.stage is not None:
            said.append(stage_words(at.stage, has_come=False, say=say))
        if at.is_released_later and not at.can_come:
            said.append(say(RELEASED))
        elif at.findings is not None:
            return [*said, *summary(at.findings, at.asked_count, tries, say)]
        return [*said, *tries_words(tries, say)]

    def _button(self, words: str, does: str) -> QToolButton:
        button = bar_button(words, "compact", lambda: self._act(does))
        self._name(button, words, does)
        return button

    def _name(self, button: QToolButton, words: str, does: str) -> None:
        button.setText(f"{words}  {shown_key(ACTIONS[does])}")
        button.setAccessibleName(words)

    def _act(self, does: str) -> None:
        self._context.action_requested.emit(does)
        self._context.focus_requested.emit(Pane.MAP)
