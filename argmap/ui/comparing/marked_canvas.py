"""A canvas that shows the marks of a comparison over the map."""

from PySide6.QtGui import QPainter, QPaintEvent

from argmap.reasoning.comparing.marks import Marks
from argmap.ui.canvas.view import MapCanvas
from argmap.ui.comparing.mark_signs import marks_in_view
from argmap.ui.context import MapContext


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
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            self.sight.brushes.painter.paint(painter, marks_in_view(self.sight, self._marks))
