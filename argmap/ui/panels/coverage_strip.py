"""The strip beside the scroll bar: what of the source is mapped, by side; a click goes there."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from argmap.reasoning.coverage import Side, Stretch
from argmap.render.theme import Theme
from argmap.ui.text import set_tooltip

WIDTH = 9  # pixels
LANES: dict[Side, tuple[float, float]] = {Side.SUPPORTS: (0, 4), Side.OPPOSES: (5, 9), Side.NEITHER: (3, 6)}
"""From where to where across the strip a side is drawn, so that place says it as well as colour."""
LEAST = 2.0  # pixels, so that a short passage in a long text is seen


class CoverageStrip(QWidget):
    """Shows stretches of a text from its beginning at the top to its end at the foot."""

    clicked = Signal(int)  # an offset of the text

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mapped: Mapping[Side, list[Stretch]] = {}
        self._length = 0
        self._colours: dict[Side, QColor] = {}
        self._ground = QColor()
        self.setFixedWidth(WIDTH)
        name = self.tr("What of the source is mapped: on the left what supports, on the right what opposes")
        self.setAccessibleName(name)
        set_tooltip(self, name)

    def show_mapped(self, mapped: Mapping[Side, list[Stretch]], length: int) -> None:
        """Show what of a text of `length` code points is mapped."""
        self._mapped, self._length = mapped, length
        self.update()

    def dress(self, theme: Theme) -> None:
        """Paint in the colours of a theme."""
        self._colours = {
            Side.SUPPORTS: QColor(theme.supports),
            Side.OPPOSES: QColor(theme.opposes),
            Side.NEITHER: QColor(theme.muted),
        }
        self._ground = QColor(theme.canvas)
        self.update()

    def bars(self) -> list[tuple[Side, QRectF]]:
        """What is painted: a bar for each stretch."""
        scale, lowest = self.height() / max(1, self._length), self.height() - LEAST
        return [
            (side, QRectF(left, min(start * scale, lowest), right - left, max(LEAST, (end - start) * scale)))
            for side, (left, right) in LANES.items()
            for start, end in self._mapped.get(side, ())
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._ground)
            for side, bar in self.bars():
                painter.fillRect(bar, self._colours[side])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go(event)

    def _go(self, event: QMouseEvent) -> None:
        share = min(max(event.position().y() / max(1, self.height()), 0.0), 1.0)
        self.clicked.emit(int(share * self._length))
