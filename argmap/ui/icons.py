"""The marks of the kinds of cards, and a few signs, as icons drawn as paths in the colour they are asked for."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

SIDE = 16  # pixels


class Mark(StrEnum):
    DISC = "disc"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"


def mark_path(mark: Mark, side: float) -> QPainterPath:
    """The mark in a square of that side, standing at the origin."""
    path = QPainterPath()
    inset = side * 0.19
    box = QRectF(inset, inset, side - 2 * inset, side - 2 * inset)
    match mark:
        case Mark.DISC:
            path.addEllipse(box)
        case Mark.SQUARE:
            path.addRoundedRect(box, side * 0.13, side * 0.13)
        case Mark.TRIANGLE:
            corners = [QPointF(side / 2, inset * 0.8), QPointF(side - inset * 0.6, side - inset)]
            path.addPolygon(QPolygonF([*corners, QPointF(inset * 0.6, side - inset)]))
        case Mark.DIAMOND:
            middle = side / 2
            path.addPolygon(
                QPolygonF(
                    [QPointF(middle, 1), QPointF(side - 1, middle), QPointF(middle, side - 1), QPointF(1, middle)]
                )
            )
    path.closeSubpath()
    return path


def mark_icon(mark: Mark, colour: str, ratio: float = 2.0) -> QIcon:
    """The mark as an icon of 16 pixels, sharp on screens up to that device-pixel ratio."""
    pixmap = _empty(ratio)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(mark_path(mark, SIDE), QColor(colour))
    return QIcon(pixmap)


def chevron_icon(colour: str, ratio: float = 2.0) -> QIcon:
    """What stands between a card and the one below it in a line of cards: an angle that points onward."""
    pixmap = _empty(ratio)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colour), 1.6, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline([QPointF(6.5, 4.5), QPointF(10, 8), QPointF(6.5, 11.5)])
    return QIcon(pixmap)


def _empty(ratio: float) -> QPixmap:
    pixmap = QPixmap(round(SIDE * ratio), round(SIDE * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
