"""The slim bar that finds words in the source: what was typed, which of how many it is, on, back and away."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from argmap.ui.text import plain_label, set_tooltip


class FindBar(QWidget):
    """Hidden until it is wanted. States what is asked of it; what is found is told to it."""

    asked = Signal(str)  # other words were typed
    next_wanted = Signal()
    previous_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("Find in this source"))
        self._field.setAccessibleName(self.tr("Find in this source"))
        self._field.textChanged.connect(self.asked)
        self._count = plain_label(look="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._field, 1)
        row.addWidget(self._count)
        row.addWidget(self._button(self.tr("Previous"), self.tr("Shift+Enter"), self.previous_wanted))
        row.addWidget(self._button(self.tr("Next"), self.tr("Enter"), self.next_wanted))
        row.addWidget(self._button(self.tr("Close"), self.tr("Escape"), self.closed))
        self.setFocusProxy(self._field)
        self.hide()

    def start(self) -> None:
        """Show the bar with the keyboard in it, and the words of last time chosen."""
        self.show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self.asked.emit(self._field.text())

    def say(self, count: str) -> None:
        """Say which of how many is shown."""
        self._count.setText(count)
        self._field.setAccessibleDescription(count)

    @property
    def count(self) -> str:
        """What the bar says of what was found."""
        return self._count.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the field leaves over: Enter goes on, with Shift back; Escape closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.previous_wanted if is_back else self.next_wanted).emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, words: str, key: str, wanted: SignalInstance) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setProperty("look", "quiet")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(wanted)
        set_tooltip(button, key)
        return button
