"""A line of the search field's list: what was found, and at the end, quieter, what it is or which key does it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from argmap.ui.text import shown

DETAIL = Qt.ItemDataRole.UserRole
EDGE = 10  # pixels, from the detail to the end of the line
GAP = 18  # pixels, the least between the words and the detail

Index = QModelIndex | QPersistentModelIndex


def hit_line(words: str, detail: str) -> QListWidgetItem:
    """An item for `HitLines` to paint; a screen reader reads both parts."""
    line = QListWidgetItem(shown(words).replace("\n", " "))
    line.setData(DETAIL, shown(detail).replace("\n", " "))
    line.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.text()} {line.data(DETAIL)}".rstrip())
    return line


class HitLines(QStyledItemDelegate):
    """The words give way to the detail where there is not room for both."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        detail = str(index.data(DETAIL) or "")
        if detail:
            room = option.rect.width() - 2 * EDGE - GAP - option.fontMetrics.horizontalAdvance(detail)
            option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(option.palette.placeholderText().color())
        alignment = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing
        painter.drawText(option.rect.adjusted(EDGE, 0, -EDGE, 0), alignment, str(index.data(DETAIL) or ""))
        painter.restore()
