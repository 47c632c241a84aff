"""The gradebook as a table that is sorted and walked by keys, and beside it what cost the current map its points."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPlainTextEdit, QTreeView, QVBoxLayout, QWidget

from argmap.session.marking.marked import MarkedFile
from argmap.ui.marking.gradebook_rows import SORTED_BY, GradebookRows, name_of
from argmap.ui.text import plain_label, shown

DIGITS = "123456789"  # of the columns, as they are seen
SIDE_WIDTH = 270  # pixels
NAME_WIDTH = 150


class GradebookTable(QTreeView):
    """Sorted by a click on a column's name or by its digit; the same again turns the order round."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        header = self.header()
        column = header.logicalIndex(int(event.text()) - 1) if event.text() in DIGITS and event.text() else -1
        if column >= 0:
            is_again = header.sortIndicatorSection() == column
            turned = is_again and header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
            self.sortByColumn(column, Qt.SortOrder.DescendingOrder if turned else Qt.SortOrder.AscendingOrder)
            self.scrollTo(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the default button opens the copy
        else:
            super().keyPressEvent(event)


class GradebookView(QWidget):
    """States by `wanted` which file is to be opened, by its number in the order of the folder."""

    wanted = Signal(int)

    def __init__(self, files: Sequence[MarkedFile], key_names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files = files
        self._sorted = QSortFilterProxyModel(self, sortRole=SORTED_BY)
        rows = GradebookRows(files, key_names, self)
        self._sorted.setSourceModel(rows)
        self.table = GradebookTable()
        self._name = plain_label(look="strong", wraps=True)
        self.lines = QPlainTextEdit(readOnly=True)
        self.lines.setProperty("look", "field")
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName(self.tr("What cost points"))
        self._lay_out()
        for place, column in enumerate(rows.first_seen, 1):
            self.table.header().moveSection(self.table.header().visualIndex(column), place)
        self.table.selectionModel().currentChanged.connect(self._describe)
        self.table.doubleClicked.connect(self.choose)
        self.table.setCurrentIndex(self._sorted.index(0, 0))

    def order(self) -> list[int]:
        """The files as they are sorted now."""
        return [self._number(self._sorted.index(row, 0)) for row in range(self._sorted.rowCount())]

    def choose(self) -> None:
        """State that the current file is wanted."""
        if self.table.currentIndex().isValid():
            self.wanted.emit(self._number(self.table.currentIndex()))

    def _number(self, index: QModelIndex) -> int:
        return self._sorted.mapToSource(index).row()

    def _describe(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        result = self._files[self._number(index)].result
        self._name.setText(name_of(result))
        nothing = [self.tr("Nothing cost points.")] if result.best is not None and not result.lost else []
        trouble = [result.trouble] if result.trouble else []
        self.lines.setPlainText(shown("\n\n".join([*trouble, *result.lost, *nothing, *result.extras])))

    def _lay_out(self) -> None:
        table = self.table
        table.setModel(self._sorted)
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setAllColumnsShowFocus(True)
        table.setSortingEnabled(True)
        table.setProperty("look", "gradebook")
        table.setAccessibleName(self.tr("Gradebook"))
        header = table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(0, NAME_WIDTH)
        table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        left, side, row = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        left.addWidget(table, 1)
        left.addWidget(plain_label(self.tr("Enter opens the marked copy; 1 to 9 sort by a column."), look="muted"))
        side.addWidget(self._name)
        side.addWidget(self.lines, 1)
        self.lines.setFixedWidth(SIDE_WIDTH)
        row.addLayout(left, 1)
        row.addLayout(side)
