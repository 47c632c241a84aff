"""What stands in an editor, exactly as typed: Qt's own plain text would turn non-breaking spaces into others."""

from PySide6.QtGui import QTextCursor, QTextDocument

PARAGRAPH, LINE = "\u2029", "\u2028"


def text_of(document: QTextDocument) -> str:
    """All of it, with "\\n" as the only line end; without NUL, which comes with words from PDFs and no map holds."""
    return _with_line_ends(document.toRawText())


def selected_text(cursor: QTextCursor) -> str:
    """What is selected, with "\\n" as the only line end."""
    return _with_line_ends(cursor.selectedText())


def _with_line_ends(text: str) -> str:
    return text.replace(PARAGRAPH, "\n").replace(LINE, "\n").replace("\0", "")
