"""The pictures and words of the pages that are seen and of the last few: fetched one at a time, as wanted."""

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from argmap.core.errors import MapError
from argmap.sources.page import Original, Page, PageWords
from argmap.ui.page_supply import PageSupply
from argmap.ui.tasks import Task

KEPT = 64 * 2**20  # bytes of pictures beyond those that are seen
WORDS_KEPT = 60  # pages

Wanted = tuple[int, int]
"""A page, and how many pixels wide it is to be."""


class PagePictures(QObject):
    """Of one PDF. `stored` has the text of each page, or is None where no page's words may be selected."""

    arrived = Signal(int)  # a page has another picture, or none for a reason

    def __init__(self, supply: PageSupply, original: Original, stored: Sequence[str] | None) -> None:
        super().__init__()
        self._supply = supply
        self._original = original
        self._stored = stored
        self._pictures: OrderedDict[int, tuple[int, QImage]] = OrderedDict()
        self._words: OrderedDict[int, PageWords | None] = OrderedDict()
        self._troubles: dict[int, str] = {}
        self._wanted: list[Wanted] = []
        self._asked: Wanted | None = None
        self._task: Task | None = None

    def want(self, wanted: Sequence[Wanted]) -> None:
        """Fetch these pages, in this order, as far as they are not there; what was wanted before is not any more."""
        self._wanted = list(wanted)
        for index, _ in reversed(self._wanted):
            if index in self._pictures:
                self._pictures.move_to_end(index)
        if self._task is not None and self._asked not in self._wanted:
            self._task.cancel()
        self._fetch_next()

    def picture(self, index: int) -> QImage | None:
        """A page's picture, which may be of another width than is wanted now."""
        found = self._pictures.get(index)
        return found[1] if found is not None else None

    def words(self, index: int) -> PageWords | None:
        """The words of a page, None if they are not there or cannot be told; see `is_strange`."""
        return self._words.get(index)

    def has_words(self, index: int) -> bool:
        """Whether it is known what can be selected on a page."""
        return index in self._words or self._stored is None

    def is_strange(self, index: int) -> bool:
        """Whether the words on a page are not those that are stored of it."""
        return index in self._words and self._words[index] is None

    def is_final(self, index: int) -> bool:
        """Whether nothing more will come of a page's words."""
        return index in self._words or index in self._troubles or self._stored is None

    def trouble(self, index: int) -> str:
        """Why a page has no picture, if there is a reason."""
        return self._troubles.get(index, "")

    def get_picture(
        self, index: int, width: int, then: Callable[[QImage], None], failed: Callable[[MapError], None]
    ) -> None:
        """Draw a page once more in another size, to be kept by whoever asks."""
        self._supply.get_page(self._original, index, width, None, lambda page: then(_image(page)), failed)

    def stop(self) -> None:
        """Want nothing any more."""
        self.want([])

    def _fetch_next(self) -> None:
        missing = [one for one in self._wanted if self._is_missing(*one)]
        if self._task is not None or not missing:
            return
        self._asked = wanted = missing[0]
        index, width = wanted
        stored = self._stored[index] if self._stored is not None and index not in self._words else None
        self._task = self._supply.get_page(
            self._original,
            index,
            width,
            stored,
            lambda page: self._take(wanted, page, has_words=stored is not None),
            lambda error: self._take_trouble(index, error),
        )
        self._task.ended.connect(self._go_on, Qt.ConnectionType.QueuedConnection)  # after the page was taken

    def _is_missing(self, index: int, width: int) -> bool:
        found = self._pictures.get(index)
        return index not in self._troubles and (found is None or found[0] != width)

    def _take(self, wanted: Wanted, page: Page, has_words: bool) -> None:
        index, width = wanted
        self._pictures[index] = (width, _image(page))
        self._pictures.move_to_end(index)
        if has_words:
            self._words[index] = page.words
            self._words.move_to_end(index)
        self._drop_old()
        self.arrived.emit(index)

    def _take_trouble(self, index: int, error: MapError) -> None:
        self._troubles[index] = str(error)
        self.arrived.emit(index)

    def _drop_old(self) -> None:
        """Let go of what was seen longest ago and is not seen now."""
        seen = {index for index, _ in self._wanted}
        others = [index for index in self._pictures if index not in seen]
        while others and sum(self._pictures[index][1].sizeInBytes() for index in others) > KEPT:
            del self._pictures[others.pop(0)]
        while len(self._words) > WORDS_KEPT + len(seen):
            self._words.popitem(last=False)

    def _go_on(self) -> None:
        self._task = self._asked = None
        self._fetch_next()


def _image(page: Page) -> QImage:
    """The picture with pixels of its own."""
    image = page.image
    return QImage(image.pixels, image.width, image.height, 4 * image.width, QImage.Format.Format_RGB32).copy()
