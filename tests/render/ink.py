"""What a painter really leaves on an image: where the ink is, whatever boxes were computed."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from argmap.layout.geometry import Rect
from argmap.render.drawing import Primitive
from argmap.render.painter import DrawingPainter

CLEARLY = 100  # of 255 greys: the middle of an edge


def painted(primitives: Iterable[Primitive], view: Rect, scale: float = 2.0) -> QImage:
    """The primitives on a transparent image that shows `view`."""
    image = QImage(int(view.width * scale), int(view.height * scale), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.scale(scale, scale)
        painter.translate(-view.x, -view.y)
        DrawingPainter().paint(painter, primitives)
    return image


def ink_rect(primitives: Iterable[Primitive], view: Rect, scale: float = 2.0) -> Rect | None:
    """The rectangle around every pixel that the primitives touch within `view`; None if they touch none."""
    alpha = painted(primitives, view, scale).convertToFormat(QImage.Format.Format_Alpha8)
    width, stride, data = alpha.width(), alpha.bytesPerLine(), bytes(alpha.constBits())
    rows = [data[y * stride : y * stride + width] for y in range(alpha.height())]
    inked = [y for y, row in enumerate(rows) if row.strip(b"\0")]
    if not inked:
        return None
    left = min(width - len(rows[y].lstrip(b"\0")) for y in inked)
    right = max(len(rows[y].rstrip(b"\0")) for y in inked)
    top, bottom = inked[0], inked[-1] + 1
    return Rect(view.x + left / scale, view.y + top / scale, (right - left) / scale, (bottom - top) / scale)


def ink_in(image: QImage, rect: Rect) -> Rect | None:
    """Around every pixel within `rect` (in the image's pixels) that is clearly darker or lighter than its corner."""
    left, top, right, bottom = (round(one) for one in (rect.x, rect.y, rect.right, rect.bottom))
    part = image.copy(left, top, right - left, bottom - top).convertToFormat(QImage.Format.Format_Grayscale8)
    stride, data = part.bytesPerLine(), bytes(part.constBits())
    ground = data[0]
    marks = bytes(int(abs(value - ground) > CLEARLY) for value in range(256))
    rows = [data[y * stride : y * stride + part.width()].translate(marks) for y in range(part.height())]
    inked = [y for y, row in enumerate(rows) if row.strip(b"\0")]
    if not inked:
        return None
    first = min(rows[y].index(1) for y in inked)
    last = max(rows[y].rindex(1) for y in inked)
    return Rect(left + first, top + inked[0], last + 1 - first, inked[-1] + 1 - inked[0])
