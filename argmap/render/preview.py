"""What an image file will show, as a picture for the screen."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from argmap.render.composition import Composition, ImageFormat, ImageOptions, image_scale
from argmap.render.limits import pixels_of
from argmap.render.painter import DrawingPainter
from argmap.render.paper import Page, label_runs
from argmap.render.png import draw_image

FINEST = 192 / 72  # pixels a point, in the preview of a sheet


def is_larger(composition: Composition, options: ImageOptions, shown: QImage) -> bool:
    """Whether the file has more pixels than a preview of it. Raises `ImageTooLarge` if no file could hold them."""
    if options.format is not ImageFormat.PNG:
        return False
    return pixels_of(composition.drawing, image_scale(composition.drawing, options)) > (shown.width(), shown.height())


def preview(composition: Composition, options: ImageOptions, width: int, height: int, page: int = 0) -> QImage:
    """What the file will show, no larger than the box of pixels: at its own size, a PNG's very pixels.

    Of a PDF for paper it is the page of that number, in no more than 192 dots an inch.
    """
    if options.has_pages:
        return _page_image(composition, width, height, page)
    drawing = composition.drawing
    scale = min(image_scale(drawing, options), width / drawing.width, height / drawing.height)
    return draw_image(drawing, scale)


def _page_image(composition: Composition, width: int, height: int, number: int) -> QImage:
    page = composition.pages[number]
    dots = min(width / page.width, height / page.height, FINEST)
    image = QImage(max(1, int(page.width * dots)), max(1, int(page.height * dots)), QImage.Format.Format_RGB32)
    image.fill(QColor(Qt.GlobalColor.white))
    with QPainter(image) as painter:
        painter.scale(dots, dots)
        _paint_page(painter, page)
    return image


def _paint_page(painter: QPainter, page: Page) -> None:
    """One page, in points; a tile shows what lies in it."""
    brush = DrawingPainter()
    if page.drawing.background is not None:
        painter.fillRect(QRectF(0, 0, page.width, page.height), QColor(page.drawing.background))
    if page.label:
        brush.paint(painter, label_runs(page))
    painter.translate(page.x, page.y)
    painter.scale(page.scale, page.scale)
    painter.translate(-page.part.x, -page.part.y)
    if page.label:
        painter.setClipRect(QRectF(*page.part))
    brush.paint_groups(painter, page.drawing.groups)
