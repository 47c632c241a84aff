"""A drawing as pixels: a QImage, and the bytes of a PNG file."""

from math import ceil

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from argmap.core.errors import MapError
from argmap.render import words
from argmap.render.drawing import Drawing
from argmap.render.painter import DrawingPainter

LONGEST_SIDE = 32_767  # pixels, the most that QImage and many viewers open
ROUNDING = 1e-6  # of a pixel, which is not worth another one
MOST_MEGAPIXELS = 256  # a gigabyte while it is painted


class ImageTooLarge(MapError):
    """An image with more pixels than can be opened or held."""


def pixels_of(drawing: Drawing, scale: float) -> tuple[int, int]:
    """How wide and how high the image of the drawing is. Raises `ImageTooLarge`."""
    width, height = (max(1, ceil(side * scale - ROUNDING)) for side in (drawing.width, drawing.height))
    if max(width, height) > LONGEST_SIDE:
        raise ImageTooLarge(words.too_large(max(width, height), LONGEST_SIDE))
    if width * height > MOST_MEGAPIXELS * 1_000_000:
        raise ImageTooLarge(words.too_many_pixels(width * height // 1_000_000, MOST_MEGAPIXELS))
    return width, height


def draw_image(drawing: Drawing, scale: float) -> QImage:
    """The drawing in pixels, `scale` of them for each of its own. Raises `ImageTooLarge`."""
    width, height = pixels_of(drawing, scale)
    is_opaque = drawing.background is not None
    image = QImage(
        width, height, QImage.Format.Format_RGB32 if is_opaque else QImage.Format.Format_ARGB32_Premultiplied
    )
    if image.isNull():
        raise ImageTooLarge(words.too_many_pixels(width * height // 1_000_000, MOST_MEGAPIXELS))
    image.fill(QColor(drawing.background) if drawing.background is not None else Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.scale(scale, scale)
        painter.translate(-drawing.x, -drawing.y)
        DrawingPainter().paint(painter, drawing.primitives())
    return image


def png(drawing: Drawing, scale: float) -> bytes:
    """The drawing as a PNG file, with its title and with the size it is meant to be printed in."""
    image = draw_image(drawing, scale)
    dots = round(96 * scale / 0.0254)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    image.setText("Title", drawing.title)
    image.setText("Description", drawing.description)
    return _bytes(image)


def _bytes(image: QImage) -> bytes:
    made = QByteArray()
    buffer = QBuffer(made)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want the format as bytes, PySide wants text
    return bytes(made.data())
