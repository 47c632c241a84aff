"""A pixmap per card, by what it says: drawn once at a scale, then copied.

A card's body without its words takes most of the time, and many cards have the same: it has a pixmap too.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from argmap.layout.geometry import Rect
from argmap.render.card import draw_body, draw_words, is_dashed, set_card
from argmap.render.drawing import Primitive
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
        self._pixmaps: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._bytes = 0

    def pixmap(self, face: CardFace, width: float, height: float, scale: float) -> QPixmap:
        """The card in device pixels, with `margin` around it."""
        if scale != self._scale:
            self._scale = scale
            self._pixmaps.clear()
            self._bytes = 0
        rect = Rect(0, 0, width, height)
        return self._known((face, width, height), lambda: self._with_words(face, rect))

    def _known(self, key: Hashable, draw: Callable[[], QPixmap]) -> QPixmap:
        """The pixmap of that name, drawn if there is none."""
        known = self._pixmaps.get(key)
        if known is None:
            known = self._pixmaps[key] = draw()
            self._bytes += _size(known)
            self._drop_oldest()
        else:
            self._pixmaps.move_to_end(key)
        return known

    def _drop_oldest(self) -> None:
        while self._bytes > BYTES_KEPT and len(self._pixmaps) > 1:
            _, oldest = self._pixmaps.popitem(last=False)
            self._bytes -= _size(oldest)

    def _with_words(self, face: CardFace, rect: Rect) -> QPixmap:
        body = self._known((face.tone, is_dashed(face), rect), lambda: self._body(face, rect))
        card = QPixmap(body)  # a copy as soon as it is painted on
        self._paint(card, draw_words(set_card(face, self._look.typesetter), rect, self._look.theme))
        return card

    def _body(self, face: CardFace, rect: Rect) -> QPixmap:
        scale, room = self._scale, 2 * margin(self._scale)
        body = QPixmap(ceil(rect.width * scale) + room, ceil(rect.height * scale) + room)
        body.fill(Qt.GlobalColor.transparent)
        theme = self._look.theme
        self._paint(body, draw_body(rect, theme.tone(face.tone), is_dashed(face), theme))
        return body

    def _paint(self, pixmap: QPixmap, drawn: Iterable[Primitive]) -> None:
        with QPainter(pixmap) as painter:
            painter.translate(margin(self._scale), margin(self._scale))
            painter.scale(self._scale, self._scale)
            self._painter.paint(painter, drawn)


def margin(scale: float) -> int:
    """The room around a card in its pixmap, in device pixels."""
    return ceil(MARGIN * scale)


def _size(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
