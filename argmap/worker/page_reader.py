"""Looking at the pages of PDFs in a worker process that keeps the last one open: its bytes go there once."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from argmap.sources.page import Page, Size
from argmap.worker.client import IsCancelled, Worker, never
from argmap.worker.page_messages import open_request, page_of, page_request, sizes_of

PATIENCE_SECONDS = 0.5
"""How long a page that is not wanted any more may take to its end: most take less than a new process does."""


@dataclass(frozen=True, slots=True)
class Original:
    """A PDF whose bytes are read only when they are needed. `name` stands in messages about it."""

    sha256: str
    name: str
    read: Callable[[], bytes] = field(repr=False, compare=False)
    password: str = field(default="", repr=False)


class PageReader:
    """Asks for one thing at a time, for any thread. Raises the errors of `Worker.ask`, `sources.pdf` and `read`."""

    def __init__(self, worker: Worker | None = None) -> None:
        self._worker = worker or Worker()
        self._turn = threading.Lock()
        self._held: tuple[int, Original] | None = None

    def sizes(self, original: Original, is_cancelled: IsCancelled = never) -> tuple[Size, ...]:
        """The sizes of all pages, as they are shown. Blocks."""
        with self._turn:
            return self._open(original, is_cancelled)

    def page(
        self, original: Original, index: int, width: int, stored: str | None = None, is_cancelled: IsCancelled = never
    ) -> Page:
        """A page, about `width` pixels wide, and with `stored` where its words stand. Blocks."""
        with self._turn:
            if self._held is None or self._held != (self._worker.process_id, original):
                self._open(original, is_cancelled)
            asked = page_request(index, width, stored, original.name, self._worker.batch_seconds)
            take = partial(page_of, stored=stored)
            return self._worker.ask(asked, original.name, take, is_cancelled=patient(is_cancelled))

    def close(self) -> None:
        """End the process. Nothing can be asked after."""
        self._worker.close()

    def _open(self, original: Original, is_cancelled: IsCancelled) -> tuple[Size, ...]:
        self._held = None
        asked = open_request(original.read(), original.name, original.password, self._worker.batch_seconds)
        sizes = self._worker.ask(asked, original.name, sizes_of, is_cancelled=is_cancelled)
        if self._worker.process_id is not None:  # it may have grown so that it was ended
            self._held = (self._worker.process_id, original)
        return sizes


def patient(is_cancelled: IsCancelled, seconds: float = PATIENCE_SECONDS) -> IsCancelled:
    """As `is_cancelled`, but only once it has said so for a while."""
    since: list[float] = []

    def is_over() -> bool:
        if not is_cancelled():
            return False
        since.append(time.monotonic())
        return since[-1] - since[0] > seconds

    return is_over
