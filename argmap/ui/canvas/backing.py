"""The picture of the map that the view keeps, in device pixels: moved when the map is, repaired where it changed."""

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap, QRegion

Paint = Callable[[QPainter, QRect], None]
"""Paints all that is seen within a rectangle of device pixels, over whatever was there."""
MOST_PIECES = 2
"""What a pan uncovers. Beyond so many rectangles, one around them all is painted sooner than each by itself: lines that
meet several are made for each."""


class Backing:
    """A pixmap and the region of it that is not true any more."""

    def __init__(self) -> None:
        self._pixmap = QPixmap()
        self._stale = QRegion()

    @property
    def pixmap(self) -> QPixmap:
        return self._pixmap

    def stale_area(self) -> int:
        """How many pixels `repair` would paint."""
        return sum(piece.width() * piece.height() for piece in self._pieces())

    def resize(self, width: int, height: int) -> None:
        """Start over in another size."""
        if (width, height) != (self._pixmap.width(), self._pixmap.height()):
            self._pixmap = QPixmap(max(width, 1), max(height, 1))
            self.invalidate_all()

    def invalidate(self, rect: QRect) -> None:
        self._stale = self._stale.united(rect.intersected(self._pixmap.rect()))

    def invalidate_all(self) -> None:
        self._stale = QRegion(self._pixmap.rect())

    def scroll(self, dx: int, dy: int) -> None:
        """Move the picture; what comes into view is stale."""
        whole = self._pixmap.rect()
        if abs(dx) >= whole.width() or abs(dy) >= whole.height():
            self.invalidate_all()
            return
        self._pixmap.scroll(dx, dy, whole)
        moved = self._stale.translated(dx, dy).intersected(whole)
        self._stale = moved.united(QRegion(whole).subtracted(QRegion(whole.translated(dx, dy))))

    def repair(self, paint: Paint) -> None:
        """Paint what is stale, and nothing else."""
        if self._stale.isEmpty():
            return
        pieces = self._pieces()
        self._stale = QRegion()
        with QPainter(self._pixmap) as painter:
            for piece in pieces:
                painter.setClipRect(piece)
                paint(painter, piece)

    def _pieces(self) -> list[QRect]:
        if self._stale.rectCount() > MOST_PIECES:
            return [self._stale.boundingRect()]
        pieces: list[QRect] = list(self._stale)  # type: ignore[call-overload]  # the stubs do not know it is iterable
        return pieces
