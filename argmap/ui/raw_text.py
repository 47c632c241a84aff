"""What stands in an editor, exactly as typed: Qt's own plain text would turn non-breaking spaces into others."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QGuiApplication, QInputMethodEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from argmap.ui.mime import has_files

PARAGRAPH, LINE = "\u2029", "\u2028"


class BoundedField(QPlainTextEdit):
    """A field that takes no more than `most` characters, and states `is_full` where more were typed or pasted."""

    is_full = Signal()

    def __init__(self, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most

    def text(self) -> str:
        """What was typed, with "\\n" as its only line end and every other character as it is."""
        return text_of(self.document())

    def has_room(self, text: str) -> bool:
        """Whether the text fits instead of what is selected; says so if not."""
        fits = len(text) <= self._room()
        if not fits:
            self.is_full.emit()
        return fits

    def insertFromMimeData(self, source: QMimeData) -> None:
        """As much of the text as there is room for."""
        text = self.pasted(source)
        self.insertPlainText(text if self.has_room(text) else text[: self._room()])

    def pasted(self, source: QMimeData) -> str:
        """What comes of words that are pasted or dropped."""
        return source.text()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.has_room(event.commitString()):
            super().inputMethodEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file is no text; else its address would be written here."""
        if has_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def _room(self) -> int:
        return max(self._most - len(self.text()) + len(self.textCursor().selectedText()), 0)


def text_of(document: QTextDocument) -> str:
    """All of it, with "\\n" as the only line end; without NUL, which comes with words from PDFs and no map holds."""
    return _with_line_ends(document.toRawText())


def take_composed(field: QPlainTextEdit) -> None:
    """What an input method is still composing becomes text, as Qt has it where the keyboard leaves a field."""
    if QGuiApplication.focusObject() is field:
        QGuiApplication.inputMethod().commit()
    words = field.textCursor().block().layout().preeditAreaText()
    if words:
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(field, event)


def selected_text(cursor: QTextCursor) -> str:
    """What is selected, with "\\n" as the only line end."""
    return _with_line_ends(cursor.selectedText())


def _with_line_ends(text: str) -> str:
    return text.replace(PARAGRAPH, "\n").replace(LINE, "\n").replace("\0", "")
