"""How the pages of a source are painted: paper, picture, what is marked and selected on it, and its label below."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from argmap.ui.panels.page_places import Stretch
from argmap.ui.panels.page_sheet import PageSheet
from argmap.ui.panels.reader_decor import Decorate

SELECTED = 82  # of 255: opacity behind the words that are selected
UNDERLINE = 1.6  # pixels
LANE = 2.5  # pixels from one underline to the next
LABEL = 13  # pixels of type


@dataclass(frozen=True, slots=True)
class Marked:
    """What is marked on the pages."""

    decorate: Decorate  # tells what lies behind and below the words
    stretch: tuple[int, int] = (0, 0)  # the words that are selected
    cursor: int | None = None  # where the keyboard stands, if it is there


def paint_page(painter: QPainter, sheet: PageSheet, page: int, marked: Marked, palette: QPalette, words: str) -> None:
    """Paint one page and below it its label, with `words` where something is to be said of it."""
    rect = sheet.rect(page)
    painter.fillRect(rect, Qt.GlobalColor.white)
    picture = sheet.pictures.picture(page)
    if picture is not None:
        painter.drawImage(_on_pixels(painter, rect), picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    _paint_marks(painter, sheet, page, marked, palette)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    _paint_cursor(painter, sheet, page, marked, palette)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
    painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5))
    _paint_label(painter, rect, sheet.spans[page].label, words, palette)


def _on_pixels(painter: QPainter, rect: QRectF) -> QRectF:
    """The rectangle on whole pixels of the device, so that the picture is not blurred."""
    to_device = painter.deviceTransform()
    return to_device.inverted()[0].mapRect(QRectF(to_device.mapRect(rect).toRect()))


def _paint_marks(painter: QPainter, sheet: PageSheet, page: int, marked: Marked, palette: QPalette) -> None:
    span = sheet.spans[page]
    decor = marked.decorate(span.start, span.end)
    for wash in decor.washes:
        _fill(painter, sheet.stretches(page, wash.start, wash.end), wash.colour)
    for one in decor.underlines:
        painter.setPen(QPen(one.colour, UNDERLINE))
        painter.drawLines([_underline(stretch, one.lane) for stretch in sheet.stretches(page, one.start, one.end)])
    accent = QColor(palette.color(QPalette.ColorRole.Highlight))
    accent.setAlpha(SELECTED)
    _fill(painter, sheet.stretches(page, *marked.stretch), accent)


def _fill(painter: QPainter, stretches: Iterable[Stretch], colour: QColor) -> None:
    for stretch in stretches:
        painter.fillRect(_rect(stretch), colour)


def _rect(stretch: Stretch) -> QRectF:
    left, top, right, bottom = stretch.box
    return QRectF(left, top, right - left, bottom - top)


def _underline(stretch: Stretch, lane: int) -> QLineF:
    """The line at the feet of the letters, whichever way the page has turned them; each lane is further from them."""
    left, top, right, bottom = stretch.box
    away = lane * LANE
    match stretch.step:
        case (0, 1):
            return QLineF(left - away, top, left - away, bottom)
        case (0, -1):
            return QLineF(right + away, top, right + away, bottom)
        case _:
            return QLineF(left, bottom + away, right, bottom + away)


def _paint_cursor(painter: QPainter, sheet: PageSheet, page: int, marked: Marked, palette: QPalette) -> None:
    if marked.cursor is None or marked.stretch[0] != marked.stretch[1]:
        return
    for stretch in sheet.stretches(page, max(marked.cursor - 1, 0), marked.cursor):
        left, top, right, bottom = stretch.box
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), UNDERLINE))
        ends = {(1, 0): (right, top, right, bottom), (-1, 0): (left, top, left, bottom)}
        painter.drawLine(QLineF(*ends.get(stretch.step, (left, bottom, right, bottom))))


def _paint_label(painter: QPainter, rect: QRectF, label: str, words: str, palette: QPalette) -> None:
    font = painter.font()
    font.setPixelSize(LABEL)
    painter.setFont(font)
    painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
    below = QRectF(rect.left(), rect.bottom() + 4, rect.width(), 20)
    metrics = painter.fontMetrics()
    painter.drawText(below, Qt.AlignmentFlag.AlignRight, metrics.elidedText(label, Qt.TextElideMode.ElideRight, 90))
    told = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(rect.width() - 100))
    painter.drawText(below, Qt.AlignmentFlag.AlignLeft, told)
