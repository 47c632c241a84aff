"""Gets the pages of a map's PDFs for its reader: on threads of its own, from the bytes that the map keeps."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from argmap.core.errors import MapError
from argmap.core.records import SourceText
from argmap.session import SaveState, Session
from argmap.sources.page import Original, Page, Size
from argmap.ui.tasks import Progress, Task, Tasks


class PageSupply(QObject):
    """One for each window on a map. What was asked for is told in the main thread."""

    def __init__(
        self,
        session: Session,
        page_reader: Callable[[], Any],  # makes a PageReader, which takes a while to import
        read_original: Callable[[str], bytes],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._page_reader = page_reader
        self._read_original = read_original
        self._passwords: dict[str, str] = {}
        self._waiting: list[Callable[[], object]] = []
        self._tasks = Tasks(_not_heard, self)
        self._unsubscribe = session.subscribe_saved(self._take_saved)

    def remember_password(self, sha256: str, password: str) -> None:
        """Open the original with that sha256 by this password, as long as the map is open."""
        self._passwords[sha256] = password

    def original(self, text: SourceText, name: str) -> Original:
        """The PDF of a version of a source that `has_pages`."""
        sha256 = text.original_sha256 or ""
        return Original(sha256, name, lambda: self._read_original(sha256), self._passwords.get(sha256, ""))

    def get_sizes(
        self, original: Original, then: Callable[[tuple[Size, ...]], None], failed: Callable[[MapError], None]
    ) -> None:
        """Open a PDF and tell the sizes of its pages; one that was just added, once it is on disk."""

        def work(progress: Progress) -> Any:  # noqa: ANN401  # the sizes; a task's value is anything
            return self._page_reader().sizes(original, lambda: progress.is_cancelled)

        self.when_saved(lambda: self._tasks.start("", work, then, failed))

    def start(
        self, work: Callable[[Progress], Any], then: Callable[[Any], None], failed: Callable[[MapError], None]
    ) -> None:
        """Do other slow work on pages, on a thread that ends with the map."""
        self._tasks.start("", work, then, failed)

    def when_saved(self, start: Callable[[], object]) -> None:
        """Do something that reads the map's file, once all is on disk."""
        if self._session.save_state is SaveState.SAVING:
            self._waiting.append(start)
        else:
            start()

    def get_page(
        self,
        original: Original,
        index: int,
        width: int,
        stored: str | None,
        then: Callable[[Page], None],
        failed: Callable[[MapError], None],
    ) -> Task:
        """Draw a page, with `stored` also find the places of its words."""

        def work(progress: Progress) -> Any:  # noqa: ANN401  # the page; a task's value is anything
            return self._page_reader().page(original, index, width, stored, lambda: progress.is_cancelled)

        return self._tasks.start("", work, then, failed)

    def stop(self) -> None:
        """Give up what was asked for, and wait until nothing of it is left."""
        self._waiting.clear()
        self._unsubscribe()
        self._tasks.stop()

    def _take_saved(self, state: SaveState) -> None:
        if state is not SaveState.SAVING:
            waiting, self._waiting = self._waiting, []
            for start in waiting:
                start()


def _not_heard(_error: MapError) -> None:
    """Every task here has its own answer to trouble."""
