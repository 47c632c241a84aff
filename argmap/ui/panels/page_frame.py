"""A frame drawn by mouse around words that cannot be selected on a page."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from argmap.ui.panels.page_sheet import PageSheet

LEAST = 0.01  # of the page's width: a smaller one was a click
FILL = 26  # of 255


@dataclass(frozen=True, slots=True)
class PageFrame:
    """From where it was begun to where the mouse is, in widths of the page, from the page's upper left corner."""

    page: int
    begun: QPointF
    at: QPointF

    @property
    def rect(self) -> QRectF:
        return QRectF(self.begun, self.at).normalized()

    def cut_from(self, picture: QImage) -> QImage:
        """What of a picture of the page lies in the frame."""
        width, rect = picture.width(), self.rect
        cut = QRectF(rect.x() * width, rect.y() * width, rect.width() * width, rect.height() * width)
        return picture.copy(cut.toAlignedRect())

    @property
    def is_drawn(self) -> bool:
        """Whether it is large enough to hold words."""
        return self.rect.width() > LEAST and self.rect.height() > LEAST / 2


class PageFraming(QObject):
    """The frame that is being drawn, or was drawn last. Points are those of the column of pages."""

    drawn = Signal(object)  # a PageFrame; None when it is gone

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.frame: PageFrame | None = None
        self.is_drawing = False

    def begin(self, sheet: PageSheet, point: QPointF, wanted: bool) -> bool:
        """Begin a frame, if it is wanted or the words there cannot be selected; says whether it does."""
        self.drop()
        page = sheet.column.page_at(point.y())
        can_select = sheet.boundary_near(point) is not None or not sheet.pictures.has_words(page)
        if sheet.rect(page).contains(point) and (wanted or not can_select):
            at = sheet.on_page(page, point)
            self.frame, self.is_drawing = PageFrame(page, at, at), True
        return self.is_drawing

    def go_on(self, sheet: PageSheet, point: QPointF) -> None:
        """Draw it to a point, as far as the page goes."""
        if self.frame is not None:
            at = sheet.on_page(self.frame.page, point)
            most = sheet.column.ratios[self.frame.page]
            held = QPointF(min(1.0, max(0.0, at.x())), min(most, max(0.0, at.y())))
            self.frame = replace(self.frame, at=held)

    def end(self) -> None:
        """Let go of the mouse."""
        self.is_drawing = False
        if self.frame is not None and self.frame.is_drawn:
            self.drawn.emit(self.frame)
        else:
            self.frame = None

    def drop(self) -> None:
        """Take the frame away."""
        if self.frame is not None:
            self.frame, self.is_drawing = None, False
            self.drawn.emit(None)

    def rect(self, sheet: PageSheet) -> QRectF:
        """Where the frame lies; an empty rectangle without one."""
        if self.frame is None:
            return QRectF()
        width, rect = sheet.column.width, self.frame.rect
        placed = QRectF(rect.x() * width, rect.y() * width, rect.width() * width, rect.height() * width)
        return placed.translated(0.0, sheet.column.tops[self.frame.page])


def paint_frame(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Paint a frame on the pages."""
    inside = QColor(colour)
    inside.setAlpha(FILL)
    painter.fillRect(rect, inside)
    painter.setPen(QPen(colour, 1.4, Qt.PenStyle.DashLine))
    painter.drawRect(rect)
