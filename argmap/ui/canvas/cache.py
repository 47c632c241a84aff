"""A pixmap per card, by what it says: drawn once at a scale, then copied."""

from collections import OrderedDict
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from argmap.layout.geometry import Rect
from argmap.render.card import draw_card
from argmap.render.face import CardFace
from argmap.render.look import Look
from argmap.render.painter import DrawingPainter

MARGIN = 8.0
"""Room around a card for its shadow, in map units."""
BYTES_KEPT = 24 * 2**20


class CardPixmaps:
    """The pixmaps used last, within a limit of memory, all at one scale and in one look."""

    def __init__(self, look: Look, painter: DrawingPainter) -> None:
        self._look = look
        self._painter = painter
        self._scale = 0.0
        self._pixmaps: OrderedDict[tuple[CardFace, float, float], QPixmap] = OrderedDict()
        self._bytes = 0

    def pixmap(self, face: CardFace, width: float, height: float, scale: float) -> QPixmap:
        """The card in device pixels, with `margin` around it."""
        if scale != self._scale:
            self._scale = scale
            self._pixmaps.clear()
            self._bytes = 0
        key = face, width, height
        known = self._pixmaps.get(key)
        if known is None:
            known = self._pixmaps[key] = self._drawn(face, width, height)
            self._bytes += _size(known)
            self._drop_oldest()
        else:
            self._pixmaps.move_to_end(key)
        return known

    def _drop_oldest(self) -> None:
        while self._bytes > BYTES_KEPT and len(self._pixmaps) > 1:
            _, oldest = self._pixmaps.popitem(last=False)
            self._bytes -= _size(oldest)

    def _drawn(self, face: CardFace, width: float, height: float) -> QPixmap:
        scale, room = self._scale, margin(self._scale)
        pixmap = QPixmap(ceil(width * scale) + 2 * room, ceil(height * scale) + 2 * room)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            painter.translate(room, room)
            painter.scale(scale, scale)
            self._painter.paint(painter, draw_card(face, Rect(0, 0, width, height), self._look))
        return pixmap


def margin(scale: float) -> int:
    """The room around a card in its pixmap, in device pixels."""
    return ceil(MARGIN * scale)


def _size(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
