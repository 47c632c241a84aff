"""A source that is typed or pasted, and the editing of a source's text."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QWidget

from argmap.core.limits import SHORT_TEXT
from argmap.ui.dialogs.frame import button_row, column_of
from argmap.ui.raw_text import text_of
from argmap.ui.text import plain_label

LENGTH = 2_000_000  # characters
LINE = 50_000
Take = Callable[[str, str], None]
"""Handed the title and the text."""


class WrittenSource(QDialog):
    """A title and a text. What is done with them is the caller's."""

    def __init__(
        self, heading: str, intro: str, does: str, title: str, text: str, take: Take, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._take = take
        self.resize(720, 560)
        column = column_of(self, heading, intro)
        self.title = QLineEdit(title, maxLength=SHORT_TEXT)
        self.title.setPlaceholderText(self.tr("Title"))
        self.title.setAccessibleName(self.tr("Title"))
        self.text = _Editor(self._say)
        self.text.setProperty("look", "field")
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Text of the source"))
        self.text.setPlainText(text)
        self._given = (text_of(self.text.document()), text)  # the editor has one kind of line end, a text has several
        self._wrong = plain_label(look="warning", wraps=True)
        self._wrong.hide()
        column.addWidget(self.title)
        column.addWidget(self.text, 1)
        column.addWidget(self._wrong)
        row, self._accept = button_row(self, does, self.tr("Cancel"))
        column.addLayout(row)

    def accept(self) -> None:
        title, text = self.title.text().strip(), self._words()
        if not title and not text.strip():
            self._say(self.tr("A source needs a title or a text."))
            return
        self._take(title, text if text.strip() else "")
        super().accept()

    def _words(self) -> str:
        """What stands in the editor; what was given to it, if nobody has edited that."""
        words = text_of(self.text.document())
        shown, given = self._given
        return given if words == shown else words

    def _say(self, words: str) -> None:
        self._wrong.setText(words)
        self._wrong.show()


class _Editor(QPlainTextEdit):
    """Takes no text that would hang it: that one comes as a file."""

    def __init__(self, say: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say

    def insertFromMimeData(self, source: QMimeData) -> None:
        if is_editable(source.text()):
            self.insertPlainText(source.text())
        else:
            self._say(self.tr("This is too long to be pasted here; save it as a file, and add that."))


def is_editable(text: str) -> bool:
    """Whether a text can be edited without a stall: not longer than a thick book, no line as long as a chapter."""
    return len(text) <= LENGTH and max(map(len, text.split("\n"))) <= LINE
