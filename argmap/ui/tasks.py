"""Slow work on threads: each has an owner, says how far it is, can be cancelled, and is waited for at the end.

The work gets frozen records and returns a value; what is done with it happens in the main thread.
"""

import sys
import threading
from collections.abc import Callable
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from argmap.core.errors import MapError

THREADS = 3
REST_S = 0.1
"""So long work rests after the hand did something: a key, all that comes of it, and the frame that shows it."""
SHOWN_MS = 15
"""Where the hand only looks elsewhere nothing glides: it is enough to rest until that is shown, and so long."""
SHOWING_S = 0.5
"""So long work rests at most until what came of other work is shown, which may be all of a map."""
LOOK_S = 0.005  # between two looks whether the rest is over
WORK_S = 0.02
"""So long it works at least between two rests, or a hand that never stops would never let it end."""
TOLD = 0.01  # of the work, before it is said again how far it is


class Cancelled(MapError):
    """Raised in the work when it was asked to stop."""


class Progress:
    """The work's line to the window. Its methods are for the thread of the work, which may ask every millisecond."""

    def __init__(self, tell: Callable[[float], None], rest_until: Callable[[], float] = lambda: 0.0) -> None:
        self._tell = tell
        self._told = 0.0
        self._rest_until = rest_until
        self._works_until = 0.0
        self._stop = threading.Event()

    def reach(self, fraction: float) -> None:
        """Say how far the work is, from 0 to 1. Raises `Cancelled` if it is not wanted any more."""
        self.check()
        if fraction - self._told >= TOLD:
            self._told = fraction
            self._tell(fraction)

    def check(self) -> None:
        """Rest a moment if the hand is at work. Raises `Cancelled` if the work is not wanted any more."""
        now = monotonic()
        left = self._rest_until() - now
        if left > 0 and now >= self._works_until:
            self._rest()
            self._works_until = monotonic() + WORK_S
        self.go_on()

    def _rest(self) -> None:
        """Until what the hand has done so far is shown; what it does meanwhile has its rest after some work."""
        until = self._rest_until()
        while (left := min(until, self._rest_until()) - monotonic()) > 0 and not self.is_cancelled:
            self._stop.wait(min(left, LOOK_S))

    def go_on(self) -> None:
        """For work that is waited for, and does not rest. Raises `Cancelled` if it is not wanted any more."""
        if self._stop.is_set():
            raise Cancelled("This was cancelled.")

    def cancel(self) -> None:
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        return self._stop.is_set()


Work = Callable[[Progress], Any]


class Task(QObject):
    """One piece of slow work. Its signals arrive in the main thread.

    A thread keeps none: where it let go of it last, it would end it there, while the main thread is still about it.
    """

    progressed = Signal(float)
    ended = Signal(object)  # the task itself, however it ended

    def __init__(
        self,
        title: str,
        then: Callable[[Any], None],
        failed: Callable[[MapError], None],
        rest_until: Callable[[], float],
        unwanted: Callable[[Any], None],
        is_owed: bool = False,
    ) -> None:
        super().__init__()
        self.title, self.is_owed = title, is_owed
        self.progress = Progress(self.progressed.emit, rest_until)
        self._then, self._failed, self._unwanted = then, failed, unwanted
        self._errand: _Errand | None = None
        self._future: Any = None  # says when it is over, and what nobody expected; the value is the errand's

    def run(self, pool: Any, work: Work, tell: Callable[[], None]) -> None:  # noqa: ANN401  # see `Tasks.start`
        """Begin the work on a thread, which calls `tell` at its end, however it ends; `finish` is to follow."""
        self._errand = _Errand(work, self.progress)
        self._future = pool.submit(_do, [self._errand])
        self._future.add_done_callback(lambda _: tell())

    def cancel(self) -> None:
        """Ask the work to stop; its value is not wanted even if it comes."""
        self.progress.cancel()

    @property
    def is_done(self) -> bool:
        """Whether the work was brought to its end."""
        return self._errand is not None and self._errand.is_done

    def undone(self) -> str:
        """Once it has ended, and was not done: why, in a sentence, or else what it was. A bug goes to the log."""
        fault = None if self._future is None or self._future.cancelled() else self._future.exception()
        if fault is not None:
            sys.excepthook(type(fault), fault, fault.__traceback__)
        if self._errand is None or self._errand.refusal is None or self.progress.is_cancelled:
            return self.title
        from argmap.ui.error_words import said  # late: nearly everything is done

        return said(self._errand.refusal)

    def let_go(self) -> None:
        """Once it has ended: do with a value that is not wanted any more what is to be done with it."""
        errand, self._errand = self._errand, None
        if errand is not None and errand.is_done:
            self._unwanted(errand.value)

    def finish(self) -> None:
        """Do with what came of it what is to be done, in the main thread."""
        self.ended.emit(self)
        if self.progress.is_cancelled or self._errand is None:
            self.let_go()
            return
        self._future.result()  # raises what nobody expected
        value, refusal, self._errand = self._errand.value, self._errand.refusal, None
        if refusal is not None:
            self._failed(refusal)
        else:
            self._then(value)


class Tasks(QObject):
    """The running work of one window."""

    changed = Signal()  # another task runs now, or none
    _done = Signal(int)

    def __init__(self, failed: Callable[[MapError], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._failed = failed
        self._pool: Any = None
        self._running: dict[int, Task] = {}
        self._started = 0
        self._done.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        self._rest_until = self._look_until = 0.0
        self._shown = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._shown.timeout.connect(self._end_look)

    def rest(self, seconds: float = REST_S) -> None:
        """For the hand that does something: let the work rest so long, as it shares the interpreter with the window."""
        self._rest_until = monotonic() + seconds

    def rest_until_shown(self, seconds: float = REST_S) -> None:
        """For the hand that may only look elsewhere: let the work rest until that is shown, or so long."""
        self._look_until = monotonic() + seconds
        self._shown.start()

    @property
    def current(self) -> Task | None:
        """The task started last that still runs."""
        return next(reversed(self._running.values()), None)

    def start(
        self,
        title: str,
        work: Work,
        then: Callable[[Any], None],
        failed: Callable[[MapError], None] | None = None,
        unwanted: Callable[[Any], None] = lambda _: None,
        is_owed: bool = False,
    ) -> Task:
        """Run `work` on a thread; then call `then` with its value, or `failed` with the `MapError` it raised.

        `unwanted` is called with a value that comes although the work was cancelled: something to be closed. What
        `is_owed` is a file that somebody asked for: the last window ends it, and does not cancel it.
        """
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor  # late: the start page is painted without a thread

            import argmap.render.classes  # noqa: F401  # before any thread draws

            self._pool = ThreadPoolExecutor(THREADS, "task")
        task = Task(title, then, failed or self._failed, self._until, unwanted, is_owed)
        self._started = number = self._started + 1
        self._running[number] = task
        task.ended.connect(self._forget)
        task.run(self._pool, work, lambda: self._done.emit(number))
        self.changed.emit()
        return task

    def stop(self, ends_owed: bool = False) -> list[str]:
        """Cancel everything and wait for it; what is owed is brought to its end instead, where that is wanted.

        Returns what is to be said of each that was owed and is not done.
        """
        for task in self._running.values():
            if not (ends_owed and task.is_owed):
                task.cancel()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=not ends_owed)
        undone = [task.undone() for task in self._running.values() if task.is_owed and not task.is_done]
        for task in self._running.values():
            task.let_go()
        return undone

    def _until(self) -> float:
        """Until when work rests, as it is now."""
        return max(self._rest_until, self._look_until)

    def _end_look(self) -> None:
        self._look_until = 0.0

    def _finish(self, number: int) -> None:
        self.rest_until_shown(SHOWING_S)
        self._running[number].finish()

    def _forget(self, ended: Task) -> None:
        self._running = {number: task for number, task in self._running.items() if task is not ended}
        self.changed.emit()


class _Errand:
    """What a thread is to do, and what came of it.

    The thread lets go of it before it says so. Where it was the last to hold the work, it would end there what that
    has at hand, an object of Qt for instance, or what came of it, while the main thread is still about it.
    """

    def __init__(self, work: Work, progress: Progress) -> None:
        self._work, self._progress = work, progress
        self.is_done = False
        self.value: Any = None
        self.refusal: MapError | None = None

    def run(self) -> None:
        """Do the work; of what it refuses, only the refusal leaves the thread.

        An error holds all that its functions had at hand. Fonts of this thread among it would end in the main one,
        where Qt allows none of them (`QRawFont` is local to the thread in which it was made).
        """
        if self._progress.is_cancelled:  # before it began
            return
        try:
            self.value = self._work(self._progress)
            self.is_done = True
        except MapError as error:
            from traceback import clear_frames  # late: the start page needs none

            clear_frames(error.__traceback__)
            self.refusal = error.with_traceback(None)


def _do(handed: list[_Errand]) -> None:
    handed.pop().run()
