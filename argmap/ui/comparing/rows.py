"""The differences of two maps as rows: how each is marked, and its sentence, which is made when it is to be seen."""

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from argmap.core.tree import Tree
from argmap.reasoning.comparing import Comparison, Finding
from argmap.reasoning.comparing.marks import mark_of
from argmap.reasoning.comparing.sentences import sentence
from argmap.ui.text import shown, tooltip_text

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class RowRole(IntEnum):
    """What a row has besides its words."""

    MARK = Qt.ItemDataRole.UserRole  # a Mark, or None
    CHOICE = Qt.ItemDataRole.UserRole + 1  # how it was settled, in words


class DifferenceRows(QAbstractListModel):
    """In the order in which the command line says them, and in its words."""

    def __init__(self, comparison: Comparison, a: Tree, b: Tree, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison, self._a, self._b = comparison, a, b

    def finding(self, row: int) -> Finding:
        return self._comparison.findings[row]

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._comparison.findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        finding = self.finding(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return shown(sentence(finding, self._a, self._b))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(sentence(finding, self._a, self._b))
        return mark_of(finding) if role == RowRole.MARK else None
