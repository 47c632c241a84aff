"""Cards carried by the mouse: zones open on the map, and other panes are offered them as any drag would.

The map follows the mouse itself instead of starting a system drag: so it can scroll, and nothing waits in a loop. A
pane under the mouse gets the same drag events as from Qt.
"""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from argmap.core.document import Document
from argmap.render.drawing import Box, Primitive
from argmap.ui.canvas.camera import plain
from argmap.ui.canvas.dropping import Drops, Load
from argmap.ui.canvas.sight import Sight
from argmap.ui.canvas.zones import Zone, draw_zone
from argmap.ui.mime import put_places

GHOST_OPACITY = 0.55
VEIL = 0.55
AWAY = QPointF(12, 12)  # from the mouse to the ghost of what is carried


class Offer:
    """The zones that are open, and the one under the mouse. They stay open while the mouse is on one of them."""

    def __init__(self, sight: Sight, drops: Drops, load: Load) -> None:
        self._sight = sight
        self._drops = drops
        self.load = load
        self.zones: list[Zone] = []
        self.zone: Zone | None = None

    def move(self, point: QPointF) -> None:
        if self._zone_at(point) is None:
            self.zones = self._drops.zones(self.load, point)
        self.zone = self._zone_at(point)
        self._sight.stale.emit()

    def close(self) -> None:
        self.zones, self.zone = [], None
        self._sight.stale.emit()

    def drop(self) -> None:
        zone = self.zone
        self.close()
        if zone is not None:
            self._drops.drop(self.load, zone)

    def paint(self, painter: QPainter) -> None:
        for zone in self.zones:
            drawn = draw_zone(zone, self._sight.look, zone == self.zone)
            self._sight.brushes.painter.paint(painter, drawn)

    def _zone_at(self, point: QPointF) -> Zone | None:
        return next((zone for zone in self.zones if zone.rect.contains(point)), None)


class Carry:
    """From the first movement to the drop. Outside the view, the drag is another widget's to take."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, sight: Sight, offer: Offer, view: QWidget) -> None:
        self._sight = sight
        self.offer = offer
        self._view = view
        self._point = QPointF()
        self._outside = Outside(offer.load, sight.scene.tree.document)

    def move(self, point: QPointF) -> None:
        self._point = point
        if self.scrolls_at(point):
            self._outside.leave()
            self.offer.move(point)
        else:
            self.offer.close()
            self._outside.move(self._view.mapToGlobal(point.toPoint()))

    def release(self, point: QPointF) -> None:
        self.move(point)
        if not self._outside.drop():
            self.offer.drop()

    def cancel(self) -> None:
        self._outside.leave()
        self.offer.close()

    def scrolls_at(self, point: QPointF) -> bool:
        """Not beyond the edge: there it is on its way to another pane."""
        return self._view.rect().contains(point.toPoint())

    def paint(self, painter: QPainter) -> None:
        self._sight.brushes.painter.paint(painter, self._veils())
        self.offer.paint(painter)
        if self.scrolls_at(self._point):
            self._paint_ghost(painter)

    def _veils(self) -> Iterator[Primitive]:
        """The carried cards are still there, but pale."""
        for place_id in self.offer.load.place_ids:
            rect = self._sight.scene.layout.rect_of(place_id)
            if rect is not None:
                box = plain(self._sight.camera.view_rect(rect))
                yield Box(*box, fill=self._sight.look.theme.canvas, opacity=VEIL)

    def _paint_ghost(self, painter: QPainter) -> None:
        scene = self._sight.scene
        place = scene.tree.place(self.offer.load.place_ids[0])
        rect = scene.layout.rect_of(place.id) if place is not None else None
        if place is None or rect is None:
            return
        painter.save()
        painter.setOpacity(GHOST_OPACITY)
        painter.translate(self._point + AWAY)
        painter.drawPixmap(0, 0, self._sight.card_pixmap(scene.face(place), rect))
        painter.restore()


class Outside:
    """The widget under the mouse that takes drags, told of ours by the events it would get from Qt."""

    def __init__(self, load: Load, document: Document) -> None:
        self._mime = QMimeData()
        put_places(self._mime, list(load.place_ids), document)
        self._widget: QWidget | None = None
        self._at = QPoint()
        self._is_welcome = False

    def move(self, at: QPoint) -> None:
        """Follow the mouse to a point of the screen."""
        widget = _taker_of_drags(QApplication.widgetAt(at))
        if widget is not self._widget:
            self.leave()
            self._widget = widget
            self._send(QDragEnterEvent, at)
        elif self._is_welcome:
            self._send(QDragMoveEvent, at)
        self._at = at

    def leave(self) -> None:
        if self._widget is not None:
            QCoreApplication.sendEvent(self._widget, QDragLeaveEvent())
        self._widget, self._is_welcome = None, False

    def drop(self) -> bool:
        """Drop it there; whether there was someone to take it."""
        widget, is_welcome = self._widget, self._is_welcome
        self._widget, self._is_welcome = None, False
        if widget is None or not is_welcome:
            return False
        event = QDropEvent(QPointF(widget.mapFromGlobal(self._at)), *self._common())
        QCoreApplication.sendEvent(widget, event)
        return event.isAccepted()

    def _send(self, kind: type[QDragMoveEvent], at: QPoint) -> None:
        if self._widget is not None:
            event = kind(self._widget.mapFromGlobal(at), *self._common())
            event.ignore()
            QCoreApplication.sendEvent(self._widget, event)
            self._is_welcome = event.isAccepted()

    def _common(self) -> tuple[Qt.DropAction, QMimeData, Qt.MouseButton, Qt.KeyboardModifier]:
        return Qt.DropAction.MoveAction, self._mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def _taker_of_drags(widget: QWidget | None) -> QWidget | None:
    """The widget or the nearest one around it that accepts drags."""
    while widget is not None and not widget.acceptDrops():
        widget = widget.parentWidget()
    return widget
