"""Comparing painted pictures."""

from PySide6.QtGui import QImage, QPainter

ROUNDING = 4
"""Of 255: where a shadow is blended at the edge of a repaired strip, the processor's wide instructions round otherwise
than those for single pixels; and the soft edge of a line is counted in 1/64 pixel from the view's corner."""


def difference(one: QImage, other: QImage) -> int:
    """The largest difference of any channel of any pixel, of 255; 255 for pictures of different sizes."""
    if one.size() != other.size():
        return 255
    canvas = one.convertToFormat(QImage.Format.Format_RGB32)
    with QPainter(canvas) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
        painter.drawImage(0, 0, other)
    data = bytes(canvas.constBits())
    return max(max(data[channel::4]) for channel in range(3))


def is_same(one: QImage, other: QImage) -> bool:
    """Whether no pixel differs by more than a rounding."""
    return one == other or difference(one, other) <= ROUNDING
