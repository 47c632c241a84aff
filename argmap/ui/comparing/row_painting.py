"""How a row of a list of differences is painted: the shape of its mark, its words, and how it was settled."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from argmap.reasoning.comparing.marks import Mark
from argmap.render.painter import DrawingPainter
from argmap.render.theme import Theme
from argmap.ui.broken_text import broken_text
from argmap.ui.comparing.mark_signs import SHAPE, colour_of, draw_shape
from argmap.ui.comparing.rows import Index, RowRole
from argmap.ui.styling import SMALL_SIZE, window_font

SIDE, ABOVE, GAP = 12, 6, 12  # pixels
LEAST = 80


class RowPainting(QStyledItemDelegate):
    """Paints and measures the rows of one list, of so many lines each."""

    def __init__(self, view: QListView, theme: Callable[[], Theme], lines: int = 2, has_marks: bool = True) -> None:
        super().__init__(view)
        self._view, self._theme, self._lines = view, theme, lines
        self._lead = int(SHAPE) + GAP if has_marks else 0  # pixels for the mark
        self._font, self._small = window_font(), window_font()
        self._small.setPixelSize(SMALL_SIZE)
        self._small.setWeight(QFont.Weight.DemiBold)
        self._painter = DrawingPainter()
        self._pitch = QFontMetrics(self._font).lineSpacing()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(LEAST, self._lines * self._pitch + 2 * ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        self._view.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, self._view)
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.setPen(QPen(option.palette.accent().color(), 1))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        area = option.rect.adjusted(SIDE, ABOVE, -SIDE, -ABOVE)
        lead, choice = self._lead, str(index.data(RowRole.CHOICE) or "")
        trail = QFontMetrics(self._small).horizontalAdvance(choice) + GAP if choice else 0
        self._paint_mark(painter, option, QStyle.visualRect(option.direction, area, _part(area, 0, lead)), index)
        words = QStyle.visualRect(option.direction, area, _part(area, lead, area.width() - lead - trail))
        self._paint_words(painter, option, words, str(index.data()))
        end = QStyle.visualRect(option.direction, area, _part(area, area.width() - trail, trail))
        self._paint_choice(painter, option, end, choice)
        painter.restore()

    def _paint_mark(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, index: Index) -> None:
        mark = index.data(RowRole.MARK)
        if mark is not None:
            at = QPoint(area.left(), area.top() + area.height() // 2)
            colour = colour_of(Mark(mark), self._theme())
            painter.save()
            self._painter.paint(painter, draw_shape(Mark(mark), at.x(), at.y(), colour))
            painter.restore()

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, words: str) -> None:
        broken = broken_text(words, self._font, area.width(), self._lines)
        spare = area.height() - broken.lineCount() * self._pitch
        painter.setPen(option.palette.text().color())
        broken.draw(painter, QPointF(area.left(), area.top() + spare / 2))

    def _paint_choice(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, choice: str) -> None:
        painter.setFont(self._small)
        painter.setPen(option.palette.accent().color())
        side = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, QStyle.visualAlignment(option.direction, side), choice)


def _part(area: QRect, start: int, width: int) -> QRect:
    """A part of a row, from its leading edge on."""
    return QRect(area.left() + start, area.top(), width, area.height())
