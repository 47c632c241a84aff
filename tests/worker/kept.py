"""Worker processes that stay for the next test: to start one takes three times as long as to read a small document."""

from collections.abc import Iterator
from contextlib import contextmanager

from argmap.worker.client import Worker


class KeptWorker(Worker):
    """Outlives whoever had it, unless it is closed in the middle of an answer."""

    def close(self) -> None:
        if self._turn.locked():
            self.end()

    def end(self) -> None:
        super().close()

    @property
    def is_ended(self) -> bool:
        return self._is_closed.is_set()


class Lender:
    """To be called where a `Worker` would be made."""

    def __init__(self) -> None:
        self._kept = KeptWorker()

    def __call__(self) -> KeptWorker:
        if self._kept.is_ended:
            self._kept = KeptWorker()
        return self._kept

    def end(self) -> None:
        self._kept.end()


@contextmanager
def lending() -> Iterator[Lender]:
    """Lends one worker to one after the other, and ends it in the end."""
    lender = Lender()
    try:
        yield lender
    finally:
        lender.end()
