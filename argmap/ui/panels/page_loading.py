"""From a version of a source to its pages: opened in the worker process, with a password if it takes one."""

from PySide6.QtCore import QObject, Signal

from argmap.core.errors import MapError
from argmap.core.records import SourceText
from argmap.sources.errors import PasswordNeeded
from argmap.sources.page import Original, PageSpan, Size, page_spans
from argmap.ui.page_supply import PageSupply
from argmap.ui.panels.page_pictures import PagePictures
from argmap.ui.panels.page_sheet import PageSheet


class PageLoading(QObject):
    """Loads one source at a time; what comes of the one before is dropped."""

    opened = Signal(object)  # a PageSheet
    refused = Signal(str, bool)  # why there are no pages, and whether a password would help
    page_arrived = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._supply: PageSupply | None = None
        self._wanted: tuple[SourceText, str] | None = None
        self._pictures: PagePictures | None = None

    def load(self, supply: PageSupply, text: SourceText, name: str) -> None:
        """Open the original of a version of a source that is called `name`."""
        self.stop()
        self._supply = supply
        self._wanted = wanted = (text, name)
        original = supply.original(text, name)
        supply.get_sizes(
            original,
            lambda sizes: self._take_sizes(sizes, original) if self._wanted is wanted else None,
            lambda error: self._take_trouble(error) if self._wanted is wanted else None,
        )

    def try_password(self, password: str) -> None:
        """Open what is locked with a password, which is kept while the map is open."""
        if self._supply is not None and self._wanted is not None:
            text, name = self._wanted
            self._supply.remember_password(text.original_sha256 or "", password)
            self.load(self._supply, text, name)

    def stop(self) -> None:
        """Want nothing any more."""
        self._wanted = None
        if self._pictures is not None:
            self._pictures.arrived.disconnect(self.page_arrived)
            self._pictures.stop()
            self._pictures = None

    def _take_sizes(self, sizes: tuple[Size, ...], original: Original) -> None:
        if self._supply is None or self._wanted is None:
            return
        text = self._wanted[0]
        spans = page_spans(text.text, text.locators)
        is_same = len(spans) == len(sizes)
        stored = [text.text[span.start : span.end] for span in spans] if is_same else None
        self._pictures = PagePictures(self._supply, original, stored)
        self._pictures.arrived.connect(self.page_arrived)
        self.opened.emit(PageSheet(sizes, spans if is_same else _unknown(len(sizes)), self._pictures))

    def _take_trouble(self, error: MapError) -> None:
        self.refused.emit(str(error), isinstance(error, PasswordNeeded))


def _unknown(count: int) -> list[PageSpan]:
    """Pages of which nobody knows what of the text they hold."""
    return [PageSpan(str(number + 1), 0, 0) for number in range(count)]
