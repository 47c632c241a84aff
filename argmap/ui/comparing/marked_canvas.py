"""A canvas that shows the marks of a comparison over the map."""

from dataclasses import replace

from PySide6.QtGui import QPainter, QPaintEvent

from argmap.core.records import RecordId
from argmap.reasoning.comparing.marks import Marks
from argmap.ui.canvas.signs import paint_signs, signs_in_view
from argmap.ui.canvas.view import MapCanvas
from argmap.ui.comparing.mark_signs import mark_plate, mark_ring, marked_in_view
from argmap.ui.context import MapContext


def centre_on(canvas: MapCanvas, place_id: RecordId, least_zoom: float) -> None:
    """Show a card in the middle, unfolding what hides it, and no smaller than that."""
    canvas.looking.uncover(place_id)
    rect, camera = canvas.sight.scene.rect_of(place_id), canvas.sight.camera
    if rect is not None:
        canvas.sight.go(replace(camera, zoom=max(camera.zoom, least_zoom)).centred(rect.centre))


class MarkedCanvas(MapCanvas):
    """The canvas of a map that is only looked at, with marks on its cards."""

    def __init__(self, context: MapContext, marks: Marks) -> None:
        super().__init__(context)
        self._marks = marks

    def show_marks(self, marks: Marks) -> None:
        """Show others: the map has become another."""
        self._marks = marks
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The titles of branches, which are there from afar, lie over the rings and under the plates."""
        super().paintEvent(event)
        sight, found = self.sight, marked_in_view(self.sight, self._marks)
        brush, look, zoom = sight.brushes.painter, sight.look, sight.camera.zoom
        with QPainter(self.viewport()) as painter:
            brush.paint(painter, (mark_ring(marks, card, zoom, look.theme) for marks, card in found))
            self._paint_titles(painter)
            brush.paint(painter, (one for marks, card in found for one in mark_plate(marks, card, look)))

    def _paint_titles(self, painter: QPainter) -> None:
        selection = self._context.selection
        signs = signs_in_view(self.sight.scene, self.sight.camera, selection.current)
        paint_signs(painter, self.sight, signs, selection.held)
