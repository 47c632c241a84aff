"""Where the view stands on a column of pages: its zoom, what it sees, and how it gets to an offset of the text."""

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtWidgets import QAbstractScrollArea

from argmap.ui.panels.page_column import MARGIN
from argmap.ui.panels.page_sheet import PageSheet

WIDEST = 920  # pixels: as wide as a page gets by itself
LEAST_ZOOM, MOST_ZOOM = 0.4, 6.0
NEAR = 24  # pixels that what is followed stays off the edges


class PageScrolling(QObject):
    """Works the scroll bars of an area."""

    moved = Signal()  # other parts of the pages are seen, or the same at another size

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._sheet: PageSheet | None = None
        self.zoom = 1.0  # 1 is as wide as the view
        self._goal: tuple[int, float] | None = None  # an offset, and at which share of the view's height it is to stand
        self._is_going = False
        area.verticalScrollBar().valueChanged.connect(self._note_moved)
        area.horizontalScrollBar().valueChanged.connect(self._note_moved)

    def show_sheet(self, sheet: PageSheet | None) -> None:
        """Stand at the beginning of other pages, or where `go_to` was asked to go before they were there."""
        self._sheet = sheet
        if sheet is None:
            self._goal = (0, 0.0)
        self.lay_out()
        across = self._area.horizontalScrollBar()
        across.setValue(across.maximum() // 2)
        self.go_on()

    def lay_out(self, held: QPointF = QPointF(0, 0)) -> None:
        """Give the pages their width; what stands at `held` in the view stays there."""
        if self._sheet is None:
            return
        point = self.in_column(held)
        page = self._sheet.column.page_at(point.y())
        width = self._sheet.column.width
        share = QPointF(point.x() / width, (point.y() - self._sheet.column.tops[page]) / width)
        self._sheet.set_width(self._width())
        self._fit_bars(self._sheet)
        width = self._sheet.column.width
        self._move_to(QPointF(share.x() * width, share.y() * width + self._sheet.column.tops[page]) - held)

    def set_zoom(self, zoom: float, held: QPointF | None = None) -> None:
        """Make the pages larger or smaller about a point of the view, or else about its middle."""
        self.zoom = min(MOST_ZOOM, max(LEAST_ZOOM, zoom))
        self.lay_out(held or QPointF(self._area.viewport().width() / 2, 0.0))
        self.moved.emit()

    def origin(self) -> QPointF:
        """Where in the view the column begins."""
        room, width = self._area.viewport().width(), self._sheet.column.width if self._sheet is not None else 0.0
        x = max(float(MARGIN), (room - width) / 2) - self._area.horizontalScrollBar().value()
        return QPointF(x, -self._area.verticalScrollBar().value())

    def in_column(self, point: QPointF) -> QPointF:
        """A point of the view in the column."""
        return point - self.origin()

    def pages_seen(self) -> range:
        """The pages of which something is seen."""
        if self._sheet is None:
            return range(0)
        top = self._area.verticalScrollBar().value()
        return self._sheet.column.pages_between(top, top + self._area.viewport().height())

    @property
    def first_offset(self) -> int:
        """The offset of what stands at the top of the view, or is to stand there."""
        if self._goal is not None or self._sheet is None:
            return self._goal[0] if self._goal is not None else 0
        return self._sheet.first_below(self._area.verticalScrollBar().value() + MARGIN)

    def go_to(self, offset: int, share: float) -> None:
        """Put the offset's line at a share of the view's height, as soon as it is known where it is."""
        self._goal = (offset, share)
        self.go_on()

    def go_on(self) -> None:
        """Go as near as is known by now to what was asked for."""
        if self._sheet is None or self._goal is None:
            return
        offset, share = self._goal
        down = self._sheet.height_of(offset) - (share * self._area.viewport().height() or MARGIN)
        self._is_going = True
        self._area.verticalScrollBar().setValue(round(down) if offset > 0 else 0)
        self._is_going = False
        if self._sheet.is_known(offset):
            self._goal = None

    def is_seen(self, start: int, end: int) -> bool:
        """Whether all words between two offsets are seen now."""
        if self._sheet is None or not (self._sheet.is_known(start) and self._sheet.is_known(end)):
            return False
        top = self._area.verticalScrollBar().value()
        bottom = top + self._area.viewport().height() - NEAR
        return top <= self._sheet.height_of(start) and self._sheet.height_of(max(start, end - 1)) <= bottom

    def follow(self, offset: int) -> None:
        """Scroll no further than is needed to see an offset."""
        if self._sheet is None or self.is_seen(offset, offset):
            return
        is_above = self._sheet.height_of(offset) < self._area.verticalScrollBar().value()
        self.go_to(offset, 0.0 if is_above else 0.9)

    def scroll_along(self, y: float) -> None:
        """Scroll while a hand draws beyond the upper or lower edge."""
        bar, height = self._area.verticalScrollBar(), self._area.viewport().height()
        beyond = min(y, 0.0) + max(y - height, 0.0)
        bar.setValue(bar.value() + round(beyond / 2))

    def _width(self) -> float:
        """The width of a page: what the view has room for, times the zoom."""
        return max(40.0, min(WIDEST, self._area.viewport().width() - 2 * MARGIN) * self.zoom)

    def _fit_bars(self, sheet: PageSheet) -> None:
        room = self._area.viewport().size()
        down, across = self._area.verticalScrollBar(), self._area.horizontalScrollBar()
        self._is_going = True
        down.setRange(0, max(0, round(sheet.column.height) - room.height()))
        down.setPageStep(room.height())
        across.setRange(0, max(0, round(sheet.column.width) + 2 * MARGIN - room.width()))
        across.setPageStep(room.width())
        self._is_going = False

    def _move_to(self, corner: QPointF) -> None:
        """Let that point of the column stand in the view's upper left corner."""
        self._is_going = True
        self._area.verticalScrollBar().setValue(round(corner.y()))
        left = max(float(MARGIN), (self._area.viewport().width() - self._width()) / 2)
        self._area.horizontalScrollBar().setValue(round(corner.x() + left))
        self._is_going = False

    def _note_moved(self) -> None:
        if not self._is_going:
            self._goal = None
        self.moved.emit()
