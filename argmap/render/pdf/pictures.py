"""Text as a picture, where letters are pictures themselves, or their font may not be taken along."""

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from argmap.layout.geometry import Rect
from argmap.render.drawing import Text
from argmap.render.painter import DrawingPainter
from argmap.render.pdf.file import PdfFile

SHARP = 8  # pixels of the picture for each of the text; a multiple of 4, so that no row of it is filled up
ABOVE = 1.5  # of the text's size, from the top of the picture to the baseline


def picture(run: Text) -> QImage:
    """The run, many times as fine as the text's own pixels."""
    _, _, width, height = place_of(run)
    image = QImage(round(width * SHARP), round(height * SHARP), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.scale(SHARP, SHARP)
        DrawingPainter().paint(painter, [run._replace(x=0.0, baseline=ABOVE * run.style.size)])
    return image


def place_of(run: Text) -> Rect:
    """Where the picture lies in the drawing."""
    size = run.style.size
    return Rect(run.x, run.baseline - ABOVE * size, ceil(run.width), 2.0 * size)


def add_image(file: PdfFile, image: QImage) -> int:
    """Write the image with its transparency (ISO 32000-1, 8.9.5); returns the number of its object."""
    colours = image.convertToFormat(QImage.Format.Format_RGB888)
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    size = f"/Type /XObject /Subtype /Image /Width {image.width()} /Height {image.height()} /BitsPerComponent 8"
    mask = file.add_stream(f"{size} /ColorSpace /DeviceGray", bytes(alpha.constBits()))
    return file.add_stream(f"{size} /ColorSpace /DeviceRGB /SMask {mask} 0 R", bytes(colours.constBits()))
