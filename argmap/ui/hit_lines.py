"""A line of the search field's list: the words that were found among others, and at the end, quieter, what it is."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from argmap.ui.broken_text import broken_text, mark_formats
from argmap.ui.hit import Stretch
from argmap.ui.text import shown

DETAIL, MARKS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
EDGE = 10  # pixels, before the words and after the detail
GAP = 18  # pixels, the least between the words and the detail

Index = QModelIndex | QPersistentModelIndex


def hit_line(words: str, detail: str, marks: Sequence[Stretch] = ()) -> QListWidgetItem:
    """An item for `HitLines` to paint; a screen reader reads words and detail. `marks` are stretches of the words."""
    line = QListWidgetItem(shown(words).replace("\n", " "))
    line.setData(DETAIL, shown(detail).replace("\n", " "))
    line.setData(MARKS, marks)
    line.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.text()} {line.data(DETAIL)}".rstrip())
    return line


class HitLines(QStyledItemDelegate):
    """The words give way to the detail where there is not room for both."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        words, detail = own.text, str(index.data(DETAIL) or "")
        own.text = ""
        own.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, own.widget)
        whole = option.rect.adjusted(EDGE, 0, -EDGE, 0)
        end = GAP + own.fontMetrics.horizontalAdvance(detail) if detail else 0
        room = QStyle.visualRect(own.direction, whole, whole.adjusted(0, 0, -end, 0))
        formats = mark_formats(words, index.data(MARKS) or (), own.palette)
        layout = broken_text(words, own.font, room.width(), 1, formats)
        painter.save()
        painter.setPen(own.palette.text().color())
        layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - own.fontMetrics.height()) / 2))
        painter.setPen(own.palette.placeholderText().color())
        painter.drawText(whole, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, detail)
        painter.restore()
