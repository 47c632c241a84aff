"""argmap's own icon, for task bars and title bars: a claim, what speaks for it, and what speaks against it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from argmap.ui.chrome import load_chrome

SIDES = (16, 24, 32, 48, 64, 128)  # pixels
CLAIM = QRectF(0.27, 0.15, 0.46, 0.25)  # these in parts of the side
FOR = QRectF(0.1, 0.6, 0.36, 0.25)
AGAINST = QRectF(0.54, 0.6, 0.36, 0.25)
BEND = 0.5  # down, where the lines from below meet
LINE, CORNER, ROUND = 0.055, 0.05, 0.2


def app_icon() -> QIcon:
    """The icon in each size that desktops ask for, by the colours of the window by day."""
    icon = QIcon()
    for side in SIDES:
        icon.addPixmap(_drawn(side))
    return icon


def _drawn(side: int) -> QPixmap:
    chrome = load_chrome("light")  # what is there: a map's theme would load what only maps need
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(chrome.supports))
        painter.drawRoundedRect(QRectF(0, 0, 1, 1), ROUND, ROUND)
        painter.setPen(QPen(QColor(chrome.panel), LINE, j=Qt.PenJoinStyle.RoundJoin))
        for card in (FOR, AGAINST):
            up, across = QPointF(card.center().x(), BEND), QPointF(CLAIM.center().x(), BEND)
            painter.drawPolyline([card.center(), up, across, CLAIM.center()])
        for card, colour in ((CLAIM, chrome.panel), (FOR, chrome.panel), (AGAINST, chrome.opposes)):
            painter.setPen(QPen(QColor(chrome.panel), LINE if card is AGAINST else 0.001))
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(card, CORNER, CORNER)
    return pixmap
