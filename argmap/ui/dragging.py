"""Carrying something out of a widget by mouse. Qt keeps the hand until it lets go, in a loop of its own."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QWidget


def drag(source: QWidget, mime: QMimeData) -> None:
    """Let the mouse carry a copy to wherever it is let go. Returns then."""
    carried = QDrag(source)
    carried.setMimeData(mime)
    carried.exec(Qt.DropAction.CopyAction)
