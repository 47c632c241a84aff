"""The inspector's small parts: a text that is committed when it is left, a choice of a few, a section's heading."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from argmap.core.limits import NOTE_TEXT, SHORT_TEXT
from argmap.ui.raw_text import BoundedField, take_composed
from argmap.ui.text import plain_label

MOST_IN_LINE = SHORT_TEXT  # characters of a line that is one value


class TextField(BoundedField):
    """States `committed` with the new text when it is left, or at Ctrl+Enter; Escape takes it back."""

    committed = Signal(str)

    def __init__(self, name: str, lines: int, most: int = NOTE_TEXT, parent: QWidget | None = None) -> None:
        super().__init__(most, parent)
        self.setProperty("look", "field")
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._lines = lines
        self._shown = ""
        self._begun = ""  # the same as the field has it: of line ends it knows one kind
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def show_text(self, text: str) -> None:
        """Show a text as it stands in the map. What is being typed stays, though the map says something else now."""
        is_typed, is_new = self.text() != self._begun, text != self._shown
        self._shown = text
        if not is_typed and is_new:
            self._restore()

    def commit(self) -> None:
        """Say the new text, if it is another."""
        take_composed(self)
        text = self.text()
        if text != self._begun and not self.isReadOnly():
            self._shown = self._begun = text
            self.committed.emit(text)

    def _restore(self) -> None:
        self.setPlainText(self._shown)
        self._begun = self.text()

    def sizeHint(self) -> QSize:
        lines = min(max(self._lines, round(self.document().size().height())), 3 * self._lines)
        return QSize(200, lines * self.fontMetrics().lineSpacing() + 22)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self._restore()
        elif is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
        elif not event.text().isprintable() or self.has_room(event.text()):
            super().keyPressEvent(event)


class RemarkField(TextField):
    """A text that Enter commits; Shift+Enter breaks the line. States `done` at Enter, and at Escape."""

    done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.commit()
            self.done.emit()
            return
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()


class Choice(QWidget):
    """A few words of which one is chosen, side by side."""

    chosen = Signal(str)

    def __init__(self, options: dict[str, str], name: str, parent: QWidget | None = None) -> None:
        """`options` maps what is stated to the words on the button."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("look", "choice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        for value, words in options.items():
            button = small_button(words, "segment")
            button.setCheckable(True)
            button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
            button.clicked.connect(lambda _=False, value=value: self.chosen.emit(value))
            group.addButton(button)
            row.addWidget(button)
            self._buttons[value] = button
        self._group = group

    def show_value(self, value: str) -> None:
        """Show which is chosen; an unknown value shows none."""
        self._group.setExclusive(False)
        for one, button in self._buttons.items():
            button.setChecked(one == value)
        self._group.setExclusive(True)


def show_line(field: QLineEdit, text: str, is_same: bool) -> None:
    """Show a text as it stands in the map, unless another one is being typed about the same card."""
    if not (is_same and field.isModified()):
        field.setText(text)


def section(words: str) -> QLabel:
    """The heading of a section, in quiet capitals."""
    return plain_label(words.upper(), look="section")


def small_button(words: str, look: str = "quiet") -> QToolButton:
    """A button of words, in one of the looks of the style sheet."""
    button = QToolButton()
    button.setText(words)
    button.setProperty("look", look)
    return button


def clear(lines: QBoxLayout) -> None:
    """Take every widget out of a layout."""
    while (item := lines.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
