"""Looking at the pages of PDFs in a worker process that keeps the last one open: its bytes go there once."""

import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from argmap.intake.errors import FileTrouble
from argmap.sources.document import Progress, no_progress
from argmap.sources.page import Original, Page, Size
from argmap.sources.pdf_mark import PdfMark
from argmap.worker.client import IsCancelled, Worker, never
from argmap.worker.frames import Frame
from argmap.worker.mark_messages import marks_of, marks_request
from argmap.worker.page_messages import page_of, page_request, sizes_of, sizes_request

T = TypeVar("T")
PATIENCE_SECONDS = 0.5
"""How long a page that is not wanted any more may take to its end: most take less than a new process does."""


class PageReader:
    """Asks for one thing at a time, for any thread. Raises the errors of `Worker.ask`, `sources.pdf` and `read`."""

    def __init__(self, worker: Worker | None = None) -> None:
        self._worker = worker or Worker()
        self._turn = threading.Lock()
        self._open: tuple[int, Original] | None = None  # in which process, and what

    def sizes(self, original: Original, is_cancelled: IsCancelled = never) -> tuple[Size, ...]:
        """The sizes of all pages, as they are shown. Blocks."""
        with self._turn:
            asked = sizes_request(original, original.read(), self._worker.batch_seconds)
            return self._ask(asked, original, sizes_of, is_cancelled)

    def page(
        self, original: Original, index: int, width: int, stored: str | None = None, is_cancelled: IsCancelled = never
    ) -> Page:
        """A page, about `width` pixels wide, and with `stored` where its words stand. Blocks."""
        with self._turn:
            data = b"" if self._is_open(original) else original.read()
            asked = page_request(original, data, index, width, stored, self._worker.batch_seconds)
            return self._ask(asked, original, partial(page_of, stored=stored), patient(is_cancelled))

    def marks(
        self,
        original: Original,
        stored: Sequence[str],
        progress: Progress = no_progress,
        is_cancelled: IsCancelled = never,
    ) -> list[PdfMark]:
        """What is marked and noted in a PDF of which the source's text has `stored` on each page. Blocks."""
        with self._turn:
            asked = marks_request(original, original.read(), stored, self._worker.batch_seconds)
            return self._ask(asked, original, partial(marks_of, stored=stored), is_cancelled, progress)

    def close(self) -> None:
        """End the process. Nothing can be asked after."""
        self._worker.close()

    def _is_open(self, original: Original) -> bool:
        return self._open is not None and self._open == (self._worker.process_id, original)

    def _ask(
        self,
        asked: Frame,
        original: Original,
        take: Callable[[Frame], T],
        is_cancelled: IsCancelled,
        progress: Progress = no_progress,
    ) -> T:
        try:
            taken = self._worker.ask(asked, original.name, take, progress, is_cancelled)
        except FileTrouble:
            self._open = None
            raise
        self._open = None if self._worker.process_id is None else (self._worker.process_id, original)
        return taken


def patient(is_cancelled: IsCancelled, seconds: float = PATIENCE_SECONDS) -> IsCancelled:
    """As `is_cancelled`, but only once it has said so for a while."""
    since: list[float] = []

    def is_over() -> bool:
        if not is_cancelled():
            return False
        since.append(time.monotonic())
        return since[-1] - since[0] > seconds

    return is_over
