"""Reading foreign documents in a worker process, which is killed and replaced as soon as one goes wrong."""

import threading
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from argmap.sources.document import Progress, SourceDocument, no_progress
from argmap.sources.reading import refuse_oversize
from argmap.worker import messages
from argmap.worker.errors import Cancelled, NoWorker, ReadingFailed, TookTooLong, TooMuchMemory
from argmap.worker.frames import BrokenFrame, Frame
from argmap.worker.messages import document_of, error_of, request
from argmap.worker.process import Ended, WorkerProcess
from argmap.worker.starting import worker_command

BATCH_SECONDS = 9.0  # with the start of a process, and its end, all is over within ten
WHOLE_SECONDS = 600.0
"""For a document that reports progress: 2,000 pages full of words, in 100 MB, take a minute or two; one that is made to
report a page every eight seconds would keep the process, and whoever waits for it, for five hours."""
MEMORY = 10**9  # bytes; what a process takes between two looks at it stays below 2 to the 30
START_SECONDS = 60.0  # a cold disk and a virus scanner take their time
TICK_SECONDS = 0.02
PARTS = 1_000_000  # the most parts of a document that progress is believed for

T = TypeVar("T")
IsCancelled = Callable[[], bool]


def never() -> bool:
    """For those who do not cancel."""
    return False


class Worker:
    """Does one thing at a time, for any thread. The process starts with the first and stays for the next."""

    def __init__(
        self,
        command: Sequence[str] | None = None,
        batch_seconds: float = BATCH_SECONDS,
        memory: int = MEMORY,
        whole_seconds: float = WHOLE_SECONDS,
    ) -> None:
        self._command = list(command or worker_command())
        self.batch_seconds = batch_seconds
        self._whole_seconds = whole_seconds
        self._memory = memory
        self._process: WorkerProcess | None = None
        self._turn = threading.Lock()
        self._is_closed = threading.Event()

    @property
    def process_id(self) -> int | None:
        """The process that reads, or None before the first document and after trouble."""
        process = self._process
        return None if process is None else process.id

    def read_source(
        self,
        data: bytes,
        name: str,
        password: str = "",
        progress: Progress = no_progress,
        is_cancelled: IsCancelled = never,
    ) -> SourceDocument:
        """The document that `data` is, called `name` (without folder). Blocks; `progress` is told pages done and all.

        Between two reports of progress at most `batch_seconds` may pass, and `whole_seconds` in all. Raises the errors
        of `read_source` in `sources/reading.py`, and `ReadingFailed`, `TookTooLong`, `TooMuchMemory`, `Cancelled` or
        `NoWorker`.
        """
        refuse_oversize(data, name)
        asked = request(data, name, password, self.batch_seconds)
        return self.ask(asked, name, lambda answer: document_of(answer, data), progress, is_cancelled)

    def ask(
        self,
        asked: Frame,
        name: str,
        take: Callable[[Frame], T],
        progress: Progress = no_progress,
        is_cancelled: IsCancelled = never,
        batch_seconds: float | None = None,
    ) -> T:
        """What `take` makes of the worker's answer, for which it may raise `BrokenFrame`. Blocks.

        `batch_seconds` is for what may take longer than the worker gives. Raises what the worker reports about the
        document `name`, and `ReadingFailed`, `TookTooLong`, `TooMuchMemory`, `Cancelled` or `NoWorker`; the process is
        ended then.
        """
        with self._turn:
            process, answer = self._answered(asked, name, progress, is_cancelled, batch_seconds or self.batch_seconds)
            try:
                taken = _taken(answer, name, take)
            except (ReadingFailed, Cancelled, NoWorker):
                self._drop()
                raise
            self._drop_if_swollen(process)
            return taken

    def _answered(
        self, asked: Frame, name: str, progress: Progress, is_cancelled: IsCancelled, seconds: float
    ) -> tuple[WorkerProcess, Frame]:
        """The process, and its answer. Whatever comes between, also from who listens, ends the process: its answer
        would be taken for that to the next who asks.
        """
        is_answered = False
        try:
            process = self._ready(name, is_cancelled)
            process.send(asked)
            answer = self._watch(process, name, progress, is_cancelled, seconds)
            is_answered = True
            return process, answer
        finally:
            if not is_answered:
                self._drop()

    def close(self) -> None:
        """End the process, and with it a reading that is under way in another thread. Nothing can be read after."""
        self._is_closed.set()
        with self._turn:
            self._drop()

    def _ready(self, name: str, is_cancelled: IsCancelled) -> WorkerProcess:
        if self._process is not None and self._process.is_alive():
            return self._process
        self._drop()
        try:
            self._process = WorkerProcess(self._command)
        except OSError as error:
            raise NoWorker(name) from error
        self._await_start(self._process, name, is_cancelled)
        return self._process

    def _await_start(self, process: WorkerProcess, name: str, is_cancelled: IsCancelled) -> None:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            self._heed_cancelling(name, is_cancelled)
            try:
                frame = process.next_frame(TICK_SECONDS)
            except Ended as error:
                raise NoWorker(name) from error
            if frame is not None:
                if frame.header.get("says") != messages.READY:
                    raise NoWorker(name)
                return
        raise NoWorker(name)

    def _watch(
        self, process: WorkerProcess, name: str, progress: Progress, is_cancelled: IsCancelled, seconds: float
    ) -> Frame:
        """The worker's answer, however many reports of progress come before it."""
        done_before = 0
        begun = time.monotonic()
        end, last = begun + seconds, begun + max(self._whole_seconds, seconds)
        while True:
            self._heed_cancelling(name, is_cancelled)
            if process.memory() > self._memory:
                raise TooMuchMemory(name, f"{self._memory / 10**9:.3g} GB")
            if time.monotonic() > min(end, last):
                raise TookTooLong(name, f"{seconds if end < last else last - begun:.3g} seconds")
            frame = _next(process, name)
            if frame is None:
                continue
            if frame.header.get("says") != messages.PROGRESS:
                return frame
            done, total = _progress(frame, name)
            if done > done_before:
                done_before = done
                end = time.monotonic() + seconds
                progress(done, total)

    def _heed_cancelling(self, name: str, is_cancelled: IsCancelled) -> None:
        if self._is_closed.is_set() or is_cancelled():
            raise Cancelled(name)

    def _drop_if_swollen(self, process: WorkerProcess) -> None:
        """What one document leaves behind in memory must not be held against the next."""
        if process.memory() > self._memory // 4:
            self._drop()

    def _drop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process = None


def _next(process: WorkerProcess, name: str) -> Frame | None:
    try:
        return process.next_frame(TICK_SECONDS)
    except Ended as error:
        raise ReadingFailed(name) from error


def _progress(frame: Frame, name: str) -> tuple[int, int]:
    done, total = frame.header.get("done"), frame.header.get("total")
    if not isinstance(done, int) or not isinstance(total, int) or not 0 <= done <= total <= PARTS:
        raise ReadingFailed(name)
    return done, total


def _taken(answer: Frame, name: str, take: Callable[[Frame], T]) -> T:
    if answer.header.get("says") == messages.ERROR:
        raise error_of(answer.header, name) or ReadingFailed(name)
    try:
        return take(answer)
    except BrokenFrame as error:
        raise ReadingFailed(name) from error
