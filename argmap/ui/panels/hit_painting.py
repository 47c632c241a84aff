"""How a row of the search panel is painted: the words in two lines with what was found marked, and below what it is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from argmap.ui.broken_text import broken_text, mark_formats
from argmap.ui.hit_lines import DETAIL, MARKS
from argmap.ui.panels.hit_rows import HEADING
from argmap.ui.styling import SMALL_SIZE, window_font

LINES = 2  # of words
LEAST = 80  # pixels of width
SIDE, ABOVE = 10, 6  # pixels around the words
HEADING_HEIGHT, MORE_HEIGHT = 34, 28

Index = QModelIndex | QPersistentModelIndex


class HitPainting(QStyledItemDelegate):
    """Paints and measures the rows of one list."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._font, self._small = window_font(), window_font()
        self._small.setPixelSize(SMALL_SIZE)
        self._heading = QFont(self._small)
        self._heading.setBold(True)
        words, below = QFontMetrics(self._font).lineSpacing(), QFontMetrics(self._small).lineSpacing()
        self._hit_height = LINES * words + below + 2 * ABOVE

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same for every hit, however short: a list of 400 is measured at every key."""
        if index.flags():
            return QSize(LEAST, self._hit_height)
        return QSize(LEAST, HEADING_HEIGHT if index.data(HEADING) else MORE_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        style = self._view.style()
        painter.save()
        if index.flags():
            style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, self._view)
            self._paint_hit(painter, option, index)
        else:
            self._paint_quiet(painter, option, index)
        painter.restore()

    def _paint_hit(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = option.rect.adjusted(SIDE, ABOVE, -SIDE, -ABOVE)
        layout = self._layout(option, index)
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.setPen(QPen(option.palette.accent().color(), 1))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.setPen(option.palette.text().color())
        layout.draw(painter, QPointF(area.topLeft()))
        below = area.adjusted(0, layout.lineCount() * QFontMetrics(self._font).lineSpacing(), 0, 0)
        below.setHeight(QFontMetrics(self._small).lineSpacing())
        self._write(painter, option, below, self._small, str(index.data(DETAIL)), Qt.AlignmentFlag.AlignLeading)

    def _paint_quiet(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A heading and its count, or how many more there are."""
        area = option.rect.adjusted(SIDE, 0, -SIDE, 0)
        font = self._heading if index.data(HEADING) else self._small
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        self._write(painter, option, area, font, words, Qt.AlignmentFlag.AlignLeading)
        if index.data(HEADING):
            self._write(painter, option, area, self._small, str(index.data(DETAIL)), Qt.AlignmentFlag.AlignTrailing)

    def _write(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        area: QRect,
        font: QFont,
        words: str,
        side: Qt.AlignmentFlag,
    ) -> None:
        painter.setFont(font)
        painter.setPen(option.palette.placeholderText().color())
        line = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, QStyle.visualAlignment(option.direction, side | Qt.AlignmentFlag.AlignVCenter), line)

    def _layout(self, option: QStyleOptionViewItem, index: Index) -> QTextLayout:
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        width = self._view.viewport().width() - 2 * SIDE
        return broken_text(words, self._font, width, LINES, mark_formats(words, index.data(MARKS), option.palette))
