"""The pages of one source as they lie in the reader: offsets of its text to places on them, and back.

Places are pixels of the column of pages, from its upper left corner.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF

from argmap.sources.page import PageSpan, PageWords, Size
from argmap.ui.panels.page_column import PageColumn
from argmap.ui.panels.page_pictures import PagePictures
from argmap.ui.panels.page_places import PagePlaces, Stretch

POINTS = 72  # to an inch
SHARP = 300  # pixels to an inch


class PageSheet:
    """`spans` has the stretch of the text that each page holds; all are empty if that is not known."""

    def __init__(self, sizes: Sequence[Size], spans: Sequence[PageSpan], pictures: PagePictures) -> None:
        self.spans = spans
        self.pictures = pictures
        self.column = PageColumn(sizes, 1.0)
        self._sizes = sizes
        self._starts = [span.start for span in spans]
        self._places: dict[int, tuple[PageWords, PagePlaces]] = {}

    def set_width(self, width: float) -> None:
        """Make every page so wide."""
        self.column = PageColumn(self._sizes, width)

    def rect(self, page: int) -> QRectF:
        """Where a page lies."""
        return QRectF(0.0, self.column.tops[page], self.column.width, self.column.height_of(page))

    def page_of(self, offset: int) -> int:
        """The page on which an offset stands."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def places(self, page: int) -> PagePlaces | None:
        """The words of a page, if they are there and can be told."""
        words = self.pictures.words(page)
        if words is None:
            self._places.pop(page, None)
            return None
        if page not in self._places or self._places[page][0] is not words:
            self._places[page] = (words, PagePlaces(words, self.column.ratios[page]))
        return self._places[page][1]

    def letter_at(self, point: QPointF) -> int | None:
        """The offset of the letter that lies under a point, or None."""
        page = self.column.page_at(point.y())
        places = self.places(page)
        local = places.letter_at(*self.on_page(page, point).toTuple()) if places is not None else None
        return None if local is None else self.spans[page].start + local

    def boundary_near(self, point: QPointF) -> int | None:
        """The offset at which a selection drawn to a point ends, or None on a page without known words."""
        page = self.column.page_at(point.y())
        places = self.places(page)
        if places is None or not places.lines:
            return None
        return self.spans[page].start + places.boundary_near(*self.on_page(page, point).toTuple())

    def first_below(self, y: float) -> int:
        """The offset of the first words that are not above a height, as far as they are known."""
        page = self.column.page_at(y)
        places, start = self.places(page), self.spans[page].start
        local = (y - self.column.tops[page]) / self.column.width
        return start + places.first_below(local) if places is not None and local > 0 else start

    def height_of(self, offset: int) -> float:
        """How far down an offset stands; where its words are not known yet, the top of its page."""
        page = self.page_of(offset)
        places = self.places(page)
        top = places.top_of(offset - self.spans[page].start) if places is not None else 0.0
        return self.column.tops[page] + top * self.column.width

    def is_known(self, offset: int) -> bool:
        """Whether nothing more will be known about where an offset stands."""
        page = self.page_of(offset)
        return self.places(page) is not None or self.pictures.is_final(page)

    def stretches(self, page: int, start: int, end: int) -> Iterator[Stretch]:
        """The boxes on a page that cover the text between two offsets, in pixels."""
        span, places = self.spans[page], self.places(page)
        if places is None or end <= span.start or start >= span.end:
            return
        for stretch in places.stretches(max(start, span.start) - span.start, min(end, span.end) - span.start):
            yield stretch.scaled(self.column.width, self.column.tops[page])

    def on_page(self, page: int, point: QPointF) -> QPointF:
        """A point in widths of a page, from the page's upper left corner."""
        return QPointF(point.x(), point.y() - self.column.tops[page]) / self.column.width

    def sharp_width(self, page: int) -> int:
        """How many pixels wide a page's picture must be for small print in it to be recognised."""
        return round(self._sizes[page][0] / POINTS * SHARP)
