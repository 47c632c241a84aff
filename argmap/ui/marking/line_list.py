"""Names that lead to files, below headings."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem

from argmap.ui.text import shown

LEADS_TO = Qt.ItemDataRole.UserRole


class LineList(QListWidget):
    """Long headings wrap."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "lines")
        self.setWordWrap(True)
        self.setSpacing(1)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def add(self, line: str, leads_to: int) -> None:
        """One more line, and the number of the file that it leads to."""
        item = QListWidgetItem(shown(line), self)
        item.setData(LEADS_TO, leads_to)

    def add_heading(self, words: str) -> None:
        item = QListWidgetItem(shown(words), self)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = self.font()
        font.setBold(True)
        item.setFont(font)
