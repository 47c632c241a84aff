"""What is said in place of the pages of a source: why they are not there, and the password asked for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from argmap.ui.text import plain_label, shown

WIDTH = 300  # pixels


class PageNotice(QWidget):
    """A few words, and below them a field for the password where one would help."""

    password_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self._label = plain_label(look="muted", wraps=True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field = QLineEdit(placeholderText=self.tr("Password"))
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self._button = QPushButton(self.tr("Show its pages"))
        column = QVBoxLayout(self)
        for widget in (self._label, self.field, self._button):
            column.addWidget(widget)
        self.field.returnPressed.connect(self._give)
        self._button.clicked.connect(self._give)
        self.hide()

    def say(self, words: str, asks: bool = False) -> None:
        """Show the words, and with `asks` the field."""
        self._label.setText(shown(words))
        for widget in (self.field, self._button):
            widget.setVisible(asks)
        self.field.clear()
        self.show()
        self.adjustSize()

    def _give(self) -> None:
        if self.field.text():
            self.password_given.emit(self.field.text())
