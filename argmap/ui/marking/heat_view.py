"""The heat map on the screen: the drawing that its pictures show, walked card by card and made larger or smaller."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from argmap.core.records import RecordId
from argmap.layout.geometry import Rect
from argmap.render.drawing import Drawing
from argmap.render.painter import DrawingPainter

SMALLEST, LARGEST = 0.2, 3.0  # pixels of the screen for each of the drawing
LEAST_FIT = 0.6  # below which the map is rather scrolled than made smaller
FINER = 1.25  # by a key, or a notch of the wheel
RING = 2.6  # pixels
GAP, ROUND = 4.0, 12.0  # of the drawing, between a card and its ring
COUNT = "heat"  # the groups that say how many found a card
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class HeatView(QAbstractScrollArea):
    """States by `chosen` which card of the key is looked at."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._drawing: Drawing | None = None
        self._rects: dict[RecordId, Rect] = {}
        self._painter = DrawingPainter()
        self._ring = QColor()
        self._zoom = 1.0
        self._is_fitted = True
        self.current = ""
        self.setProperty("look", "well")
        self.setAccessibleName(self.tr("Heat map"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_drawing(self, drawing: Drawing, rects: dict[RecordId, Rect], ring: str) -> None:
        """Show a heat map, and its first card unless the current one is on it."""
        self._drawing, self._rects, self._ring = drawing, rects, QColor(ring)
        self.setAccessibleDescription(drawing.description)
        self._fit()
        self.choose(self.current if self.current in rects else next(iter(rects), ""))

    def choose(self, key_id: RecordId) -> None:
        """Make a card the current one and bring it into view."""
        self.current = key_id
        if key_id in self._rects:
            self._reveal(self._on_view(self._rects[key_id]))
            self.chosen.emit(key_id)
        self.viewport().update()

    def card_at(self, x: float, y: float) -> RecordId:
        """The card at a point of the viewport; empty if there is none."""
        return next((one for one, rect in self._rects.items() if self._on_view(rect).contains(x, y)), "")

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawing is None:
            return
        with QPainter(self.viewport()) as painter:
            if self._drawing.background is not None:
                painter.fillRect(event.rect(), QColor(self._drawing.background))
            painter.save()
            painter.translate(self._origin())
            painter.scale(self._zoom, self._zoom)
            self._painter.paint_groups(painter, [one for one in self._drawing.groups if one.role != COUNT])
            self._paint_ring(painter)
            self._painter.paint_groups(painter, [one for one in self._drawing.groups if one.role == COUNT])
            painter.restore()

    def _paint_ring(self, painter: QPainter) -> None:
        """Around the current card, and beneath how many found it."""
        if self.current in self._rects:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._ring, RING / self._zoom))
            ring = QRectF(*self._rects[self.current]).adjusted(-GAP, -GAP, GAP, GAP)
            painter.drawRoundedRect(ring, ROUND, ROUND)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = STEPS.get(Qt.Key(event.key()))
        ids = list(self._rects)
        if by is not None and ids:
            at = ids.index(self.current) + by if self.current in ids else 0
            self.choose(ids[max(0, min(at, len(ids) - 1))])
        elif event.text() in ("+", "-", "0"):
            self._zoom_to({"+": self._zoom * FINER, "-": self._zoom / FINER, "0": 1.0}[event.text()])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        key_id = self.card_at(event.position().x(), event.position().y())
        if key_id:
            self.choose(key_id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_to(self._zoom * FINER ** (event.angleDelta().y() / 120))
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_fitted:
            self._fit()
        else:
            self._bound()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def _fit(self) -> None:
        if self._drawing is not None:
            room = self.maximumViewportSize()
            fitting = min(room.width() / self._drawing.width, room.height() / self._drawing.height, 1.0)
            self._zoom = max(fitting, LEAST_FIT)
            self._bound()

    def _zoom_to(self, zoom: float) -> None:
        self._is_fitted = False
        self._zoom = max(SMALLEST, min(zoom, LARGEST))
        self._bound()
        if self.current in self._rects:
            self._reveal(self._on_view(self._rects[self.current]))

    def _bound(self) -> None:
        """Let the bars go as far as the drawing does."""
        if self._drawing is None:
            return
        view = self.viewport().size()
        sizes = (self._drawing.width, view.width()), (self._drawing.height, view.height())
        for bar, (length, seen) in zip((self.horizontalScrollBar(), self.verticalScrollBar()), sizes, strict=True):
            bar.setRange(0, max(0, round(length * self._zoom) - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(40)
        self.viewport().update()

    def _origin(self) -> QPointF:
        """Where the drawing's (0, 0) is in the viewport; a drawing that is smaller stands in the middle."""
        if self._drawing is None:
            return QPointF()
        free_x = max(0.0, self.viewport().width() - self._drawing.width * self._zoom) / 2
        x = free_x - self.horizontalScrollBar().value() - self._drawing.x * self._zoom
        return QPointF(x, -self.verticalScrollBar().value() - self._drawing.y * self._zoom)

    def _on_view(self, rect: Rect) -> QRectF:
        origin, zoom = self._origin(), self._zoom
        return QRectF(origin.x() + rect.x * zoom, origin.y() + rect.y * zoom, rect.width * zoom, rect.height * zoom)

    def _reveal(self, rect: QRectF) -> None:
        view = self.viewport().rect()
        for bar, low, high, length in (
            (self.horizontalScrollBar(), rect.left(), rect.right(), view.width()),
            (self.verticalScrollBar(), rect.top(), rect.bottom(), view.height()),
        ):
            if low < 0 or high > length:
                bar.setValue(round(bar.value() + (low + high - length) / 2))
