"""Comparing painted pictures."""

from PySide6.QtGui import QImage, QPainter

ROUNDING = 4
"""Of 255: where a shadow is blended at the edge of a repaired strip, the processor's wide instructions round otherwise
than those for single pixels; and the soft edge of a line is counted in 1/64 pixel from the view's corner."""


OPAQUE = 255  # of each pixel
NEARLY_NONE = bytes(range(ROUNDING + 1))


def differing(one: QImage, other: QImage) -> QImage:
    """How far each channel of each pixel of one picture is from that of another of the same size."""
    canvas = one.convertToFormat(QImage.Format.Format_RGB32)
    with QPainter(canvas) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
        painter.drawImage(0, 0, other)
    return canvas.convertToFormat(QImage.Format.Format_RGBA8888)


def is_same(one: QImage, other: QImage) -> bool:
    """Whether no pixel differs by more than a rounding."""
    if one == other or one.size() != other.size():
        return one == other
    apart = differing(one, other)
    left = bytes(apart.constBits()).translate(None, NEARLY_NONE)
    return left.count(OPAQUE) == len(left) == one.width() * one.height()
