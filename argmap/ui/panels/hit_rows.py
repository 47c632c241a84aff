"""The rows of the search panel: group by group a heading with its count, the hits, and how many more there are."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from argmap.core.tree import Tree
from argmap.storage.answering import Found
from argmap.storage.search import Hit
from argmap.storage.searched import Group
from argmap.ui.found_lines import FoundLine, full_line
from argmap.ui.hit_lines import DETAIL, MARKS
from argmap.ui.translating import N, translate

HEADING = Qt.ItemDataRole.UserRole + 2  # whether a row is the heading of a group
NAMES = {
    Group.CARDS: N("Search", "Cards"),
    Group.NOTES: N("Search", "Notes"),
    Group.QUOTES: N("Search", "Quotes"),
    Group.SOURCES: N("Search", "Sources"),
}

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """A heading, a hit, or how many more there are; `number` is that of a hit in its group."""

    found: Found
    hit: Hit | None = None
    number: int = 0
    is_heading: bool = False


class HitRows(QAbstractListModel):
    """Lines are made when they are seen, since most of them never are."""

    def __init__(self, tree: Tree, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tree = tree
        self._rows: list[Row] = []
        self._lines: dict[int, FoundLine] = {}

    def show(self, found: Sequence[Found]) -> None:
        """Be the rows of an answer."""
        self.beginResetModel()
        self._rows = [row for one in found for row in _rows_of(one)]
        self._lines = {}
        self.endResetModel()

    def hit(self, row: int) -> Hit | None:
        """The hit of a row, if it is one."""
        return self._rows[row].hit if 0 <= row < len(self._rows) else None

    def rows_of_hits(self) -> list[int]:
        """The rows that are hits."""
        return [number for number, row in enumerate(self._rows) if row.hit is not None]

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        is_hit = self._rows[index.row()].hit is not None
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if is_hit else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == HEADING:
            return row.is_heading
        if row.hit is not None:
            return self._of_hit(row, self._line(index.row(), row.hit), role)
        if role == DETAIL and row.is_heading:
            return f"{row.found.count:,}"
        return self._words(row) if role == Qt.ItemDataRole.DisplayRole else None

    def _line(self, number: int, hit: Hit) -> FoundLine:
        if number not in self._lines:
            self._lines[number] = full_line(self._tree, hit)
        return self._lines[number]

    def _of_hit(self, row: Row, line: FoundLine, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.words
            case Qt.ItemDataRole.AccessibleTextRole:
                place = self.tr("{0}, {1} of {2}").format(_name(row.found), row.number, f"{row.found.count:,}")
                return f"{line.words} {line.detail}. {place}"
        return {DETAIL: line.detail, MARKS: line.marks}.get(role)

    def _words(self, row: Row) -> str:
        if row.is_heading:
            return _name(row.found)
        more = row.found.count - len(row.found.hits)
        return self.tr("{0} more; another word narrows it down").format(f"{more:,}")


def _rows_of(found: Found) -> list[Row]:
    hits = [Row(found, hit, number) for number, hit in enumerate(found.hits, 1)]
    more = [Row(found)] if found.count > len(found.hits) else []
    return [Row(found, is_heading=True), *hits, *more]


def _name(found: Found) -> str:
    return translate("Search", NAMES[found.group])
