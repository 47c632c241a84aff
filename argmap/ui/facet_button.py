"""A button whose menu offers what to pick out: any number of values of one kind."""

from collections.abc import Callable, Hashable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from argmap.ui.text import menu_words, shortened

LONGEST = 60  # characters of a value in the menu
TOLD = 22  # and of a single one that is chosen, on the button; of more their number is told

Choices = Callable[[], Mapping[Hashable, str]]
"""The values there are now, and what they are called."""


class FacetButton(QToolButton):
    """Says what is chosen. `nothing` is what its menu says when there is nothing to choose."""

    changed = Signal()

    def __init__(self, words: str, choices: Choices, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._choices = choices
        self._nothing = nothing
        self._chosen: dict[Hashable, str] = {}
        self._is_brief = False
        self.choices = ChoiceMenu(self)
        self.choices.aboutToShow.connect(self._fill)
        self.setMenu(self.choices)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setProperty("look", "facet")
        self.ensurePolished()
        self._say()

    @property
    def chosen(self) -> frozenset[Hashable]:
        return frozenset(self._chosen)

    def set_brief(self, is_brief: bool) -> None:
        """Whether there is only room to say how many are chosen."""
        self._is_brief = is_brief
        self._say()

    def clear(self) -> None:
        """Choose nothing, and say nothing of it."""
        self._chosen = {}
        self._say()

    def _fill(self) -> None:
        self.choices.clear()
        choices = {**self._choices(), **self._chosen}
        for value, name in choices.items():
            action = self.choices.addAction(menu_words(shortened(name, LONGEST)))
            action.setCheckable(True)
            action.setChecked(value in self._chosen)
            action.toggled.connect(lambda on, value=value, name=name: self._choose(value, name, on))
        if not choices:
            self.choices.addAction(self._nothing).setEnabled(False)

    def _choose(self, value: Hashable, name: str, is_on: bool) -> None:
        self._chosen.pop(value, None)
        if is_on:
            self._chosen[value] = name
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        names = list(self._chosen.values())
        brief = f"{self._words}: {len(names)}" if names else self._words
        self.setText(menu_words(brief))
        self.setMinimumWidth(self.sizeHint().width())  # what is chosen may be elided, how many are never
        if len(names) == 1 and not self._is_brief:
            self.setText(menu_words(f"{self._words}: {shortened(names[0], TOLD)}"))
        self.setAccessibleName(f"{self._words}: {', '.join(names)}" if names else self._words)
        self.setProperty("chosen", bool(names))
        self.style().polish(self)


class ChoiceMenu(QMenu):
    """Stays open while one value after the other is chosen, by the mouse or the space bar."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.toggle()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.toggle()
        else:
            super().keyPressEvent(event)
