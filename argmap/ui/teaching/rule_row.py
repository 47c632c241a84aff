"""One rule of the coach: what it says, whether the user wants to hear it, and what the map's teacher decided."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from argmap.reasoning.checks.rules import Switch
from argmap.ui.text import plain_label

INDENT = 22  # pixels: the sentence begins below the name
DECISION_WIDTH = 190


class Decision(QComboBox):
    """Stands in a list that is scrolled: the wheel, on its way over it, decides nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class RuleRow(QWidget):
    """States what the hand switched: `switched` for the user, `decided` for the map."""

    switched = Signal(bool)
    decided = Signal(object)  # a Switch

    def __init__(self, name: str, sentence: str) -> None:
        super().__init__()
        self.own = QCheckBox(name)
        self.of_map = Decision()
        self.of_map.setFixedWidth(DECISION_WIDTH)
        self.of_map.setAccessibleName(self.tr("{0}: in this map").format(name))
        for switch, words in self._decisions().items():
            self.of_map.addItem(words, switch)
        said = plain_label(sentence, look="muted", wraps=True)
        said.setContentsMargins(INDENT, 0, 0, 0)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setVerticalSpacing(2)
        grid.setHorizontalSpacing(18)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.own, 0, 0)
        grid.addWidget(said, 1, 0)
        grid.addWidget(self.of_map, 0, 1, 2, 1)
        self.own.clicked.connect(self.switched)
        self.of_map.activated.connect(lambda _: self.decided.emit(self.of_map.currentData()))

    def show_rule(self, is_on: bool, of_map: Switch, may_decide: bool) -> None:
        """What is in force, and what the map says; locked rules cannot be switched by the user."""
        self.own.setChecked(is_on)
        self.own.setEnabled(not of_map.is_locked)
        self.of_map.setCurrentIndex(list(self._decisions()).index(of_map))
        self.of_map.setEnabled(may_decide)

    def _decisions(self) -> dict[Switch, str]:
        return {
            Switch(): self.tr("On at first"),
            Switch(is_on=False): self.tr("Off at first"),
            Switch(is_locked=True): self.tr("Locked: on"),
            Switch(is_on=False, is_locked=True): self.tr("Locked: off"),
        }
