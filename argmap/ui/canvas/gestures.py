"""What the mouse does while a button is down: pans, draws a rubber band, or carries cards."""

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from argmap.ui.canvas.ornaments import paint_band
from argmap.ui.canvas.pointing import places_in
from argmap.ui.canvas.rubber_band import RubberBand
from argmap.ui.canvas.sight import Sight
from argmap.ui.selection import Selection


class Gesture(Protocol):
    """One movement from press to release; points are in pixels of the view."""

    cursor: Qt.CursorShape

    def move(self, point: QPointF) -> None: ...

    def release(self, point: QPointF) -> None: ...

    def cancel(self) -> None: ...

    def scrolls_at(self, point: QPointF) -> bool: ...  # whether the map moves along when the mouse is at an edge

    def paint(self, painter: QPainter) -> None: ...


class Pan:
    """The map under the hand."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, sight: Sight, start: QPointF) -> None:
        self._sight = sight
        self._start = start
        self._camera = sight.camera

    def move(self, point: QPointF) -> None:
        before, ratio = self._camera, self._camera.ratio
        dx, dy = (point.x() - self._start.x()) * ratio, (point.y() - self._start.y()) * ratio
        self._sight.go(replace(self._sight.camera, left=round(before.left - dx), top=round(before.top - dy)))

    def release(self, point: QPointF) -> None:
        self.move(point)

    def cancel(self) -> None:
        self._sight.go(replace(self._sight.camera, left=self._camera.left, top=self._camera.top))

    def scrolls_at(self, point: QPointF) -> bool:
        return False

    def paint(self, painter: QPainter) -> None:
        """Panning shows nothing of its own."""


class Band:
    """The rubber band; what it touches is selected while it is drawn."""

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, sight: Sight, selection: Selection, start: QPointF, keeps: bool) -> None:
        self._sight = sight
        self._selection = selection
        self._before = selection.cards
        self._band = RubberBand(sight.camera.to_map(start), selection.cards if keeps else ())

    def move(self, point: QPointF) -> None:
        self._band.stretch_to(self._sight.camera.to_map(point))
        touched = [place.id for place in places_in(self._sight.scene, self._band.rect)]
        self._selection.select_cards(self._band.selected(touched))
        self._sight.stale.emit()

    def release(self, point: QPointF) -> None:
        self.move(point)

    def cancel(self) -> None:
        self._selection.select_cards(self._before)
        self._sight.stale.emit()

    def scrolls_at(self, point: QPointF) -> bool:
        return True

    def paint(self, painter: QPainter) -> None:
        paint_band(painter, self._sight, self._band.rect)
