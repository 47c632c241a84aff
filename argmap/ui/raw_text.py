"""What stands in an editor, exactly as typed: Qt's own plain text would turn non-breaking spaces into others."""

from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QPlainTextEdit

PARAGRAPH, LINE = "\u2029", "\u2028"


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
