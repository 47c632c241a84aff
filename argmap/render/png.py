"""A drawing as pixels: a QImage, and the bytes of a PNG file."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from argmap.layout.heeding import Heed, heeding, part, unheeded
from argmap.render import words
from argmap.render.drawing import Drawing
from argmap.render.limits import MOST_MEGAPIXELS, ImageTooLarge, largest_scale, pixels_of
from argmap.render.painter import DrawingPainter

PAINTED = 0.6  # of the time that an image takes; the rest is writing it


def draw_image(drawing: Drawing, scale: float, heed: Heed = unheeded) -> QImage:
    """The drawing in pixels, `scale` of them for each of its own. Raises `ImageTooLarge`, and what `heed` raises."""
    width, height = pixels_of(drawing, scale)
    is_opaque = drawing.background is not None
    image = QImage(
        width, height, QImage.Format.Format_RGB32 if is_opaque else QImage.Format.Format_ARGB32_Premultiplied
    )
    if image.isNull():
        raise ImageTooLarge(words.too_many_pixels(width * height // 1_000_000, MOST_MEGAPIXELS, largest_scale(drawing)))
    image.fill(QColor(drawing.background) if drawing.background is not None else Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.scale(scale, scale)
        painter.translate(-drawing.x, -drawing.y)
        DrawingPainter().paint_groups(painter, heeding(drawing.groups, heed))
    return image


def png(drawing: Drawing, scale: float, heed: Heed = unheeded) -> bytes:
    """The drawing as a PNG file, with its title and with the size it is meant to be printed in."""
    image = draw_image(drawing, scale, part(heed, 0.0, PAINTED))
    heed(PAINTED)
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
