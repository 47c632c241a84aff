"""How a row of the list of versions is painted: a small picture, the name or the time, and below what differs now."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from argmap.ui.broken_text import broken_text
from argmap.ui.styling import SMALL_SIZE, window_font
from argmap.ui.versions.rows import DETAIL, PICTURE

PICTURE_SIZE = QSize(120, 68)  # pixels
SIDE, ABOVE, GAP = 10, 8, 12
LINES = 2  # of what differs
HEADING_HEIGHT = 34

Index = QModelIndex | QPersistentModelIndex


class VersionPainting(QStyledItemDelegate):
    """Paints and measures the rows of one list."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._title, self._small, self._heading = window_font(), window_font(), window_font()
        self._title.setWeight(QFont.Weight.DemiBold)
        for font in (self._small, self._heading):
            font.setPixelSize(SMALL_SIZE)
        self._heading.setBold(True)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(PICTURE_SIZE.width(), PICTURE_SIZE.height() + 2 * ABOVE if index.flags() else HEADING_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        if index.flags():
            self._view.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, self._view)
            self._paint_version(painter, option, index)
        else:
            area = option.rect.adjusted(SIDE, 0, -SIDE, 0)
            self._write(painter, option, area, self._heading, str(index.data()), is_quiet=True)
        painter.restore()

    def _paint_version(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.setPen(QPen(option.palette.accent().color(), 1))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        area = option.rect.adjusted(SIDE, ABOVE, -SIDE, -ABOVE)
        self._paint_picture(painter, option, self._visual(option, area, 0, PICTURE_SIZE.width()), index.data(PICTURE))
        start = PICTURE_SIZE.width() + GAP
        words = self._visual(option, area, start, area.width() - start)
        line = QFontMetrics(self._title).height()
        self._write(painter, option, QRect(words.topLeft(), QSize(words.width(), line)), self._title, str(index.data()))
        painter.setPen(option.palette.placeholderText().color())
        below = broken_text(str(index.data(DETAIL)), self._small, words.width(), LINES, [])
        below.draw(painter, QPointF(words.left(), words.top() + line + 3))

    def _paint_picture(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, picture: QPixmap | None
    ) -> None:
        painter.setPen(QPen(option.palette.mid().color(), 1))
        painter.setBrush(option.palette.base())
        painter.drawRoundedRect(area, 6, 6)
        if picture is None:
            return
        room = area.adjusted(3, 3, -3, -3)
        size = picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        corner = QPoint((room.width() - size.width()) // 2, (room.height() - size.height()) // 2)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRect(room.topLeft() + corner, size), picture)

    def _visual(self, option: QStyleOptionViewItem, area: QRect, start: int, width: int) -> QRect:
        """A part of the row, from its leading edge on."""
        part = QRect(area.left() + start, area.top(), width, area.height())
        return QStyle.visualRect(option.direction, area, part)

    def _write(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        area: QRect,
        font: QFont,
        words: str,
        is_quiet: bool = False,
    ) -> None:
        painter.setFont(font)
        painter.setPen((option.palette.placeholderText() if is_quiet else option.palette.text()).color())
        line = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, QStyle.visualAlignment(option.direction, side), line)
