"""A process in which somebody walks about in a map while most of it is deleted, brought back, deleted and restored.

`python -m tests.reliability.stepping_run MAP [DEFENCE…]`; the last line it prints is JSON.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from itertools import cycle
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from argmap.app import make_application, make_desk
from argmap.core.moments import Moment, first_number
from argmap.session import SaveState
from argmap.ui import stepping
from argmap.ui.collecting import Collector
from argmap.ui.tasks import Tasks
from tests.reliability.clock import clock
from tests.reliability.turning import Turning
from tests.reliability.window_run import end

Key = Qt.Key
REST_S = 0.5  # after opening and after each step, while panels and the search are made
TICK_MS = 2  # so that the threads have their turns too
KEY_S = 0.05  # between two keys
WALKING = (Key.Key_Down, Key.Key_Down, Key.Key_Right, Key.Key_Up, Key.Key_Left)
OWN_THREAD = "the thread of its own"
IN_PIECES = "freeing in pieces"


class Stepper(QObject):
    """Presses a key now and then, steps whenever the window rests, and looks how long each turn of its loop took.

    Once the map is closed and freed it presses none: what was spared is looked through when nobody is at work.
    """

    def __init__(self, window: Any, begin: Callable[[], None]) -> None:
        """`begin` is called when the map is there, before the first step."""
        super().__init__()
        self._window, self._begin = window, begin
        self.turns, self.steps, self.longest_s, self.longest_at_rest_s = 0, 0, 0.0, 0.0
        self._is_measured = self._is_closed = False
        self._last = self._rested = self._pressed = clock()
        self._acts = self._work()
        self._keys = cycle(WALKING)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    @property
    def _is_busy(self) -> bool:
        """Whether something is under way; closing waits for the disk, and may."""
        window, context = self._window, self._window.context
        is_coming = context is not None and (window.finder is None or context.session.save_state is SaveState.SAVING)
        return is_coming or window.tasks.current is not None or window.desk.collector.is_at_work

    def _turn(self) -> None:
        now, last = clock(), self._last
        self._last = now
        is_resting = self._is_closed and not self._window.desk.collector.is_freeing
        if self._is_measured:
            self.turns += 1
            self.longest_s = max(self.longest_s, now - last)
        if is_resting:
            self.longest_at_rest_s = max(self.longest_at_rest_s, now - last)
        if self._is_busy:
            self._rested = now
        elif now - self._rested > REST_S:
            self._rested = now
            next(self._acts)
        if now - self._pressed > KEY_S and not is_resting:
            self._pressed = now
            QTest.keyClick(QApplication.focusWidget() or self._window, next(self._keys))

    def _work(self) -> Iterator[None]:
        """Take most of the map away, bring it back and away again, restore it as it was, and close it."""
        context = self._window.context
        context.selection.select_cards(
            [below.id for root in context.tree.roots() for below in context.tree.children(root)]
        )
        self._begin()
        self._is_measured, self._last = True, clock()
        yield self._step("map.cards.delete_branch")
        yield self._step("map.history.undo")
        yield self._step("map.history.redo")
        yield self._restore()
        from argmap.ui.opening import let_go  # late, as in the window

        let_go(self._window)
        self._is_closed = True
        yield
        self._timer.stop()
        yield QApplication.exit()

    def _step(self, action: str) -> None:
        self.steps += 1
        self._window.by_name[action].trigger()

    def _restore(self) -> None:
        from argmap.ui.versions.restoring import restore  # late, likewise

        self.steps += 1
        restore(self._window, Moment(first_number(self._window.context.session.history.entries())))


class Freeing:
    """Takes what is freed to the collector; what is freed in the turn in which it is brought there is a stall."""

    def __init__(self, free: Callable[[Collector, Iterator[None]], None]) -> None:
        self.stalls = 0
        self._free = free
        self._is_bringing = False

    def __call__(self, collector: Collector, pieces: Iterator[None]) -> None:
        self._is_bringing = True
        self._free(collector, self._watched(pieces))
        self._is_bringing = False

    def _watched(self, pieces: Iterator[None]) -> Iterator[None]:
        is_stalling = False
        for piece in pieces:
            is_stalling |= self._is_bringing
            yield piece
        self.stalls += is_stalling


class AtOnce(Executor):
    """Does what it is given in the thread of who gives it."""

    def submit(self, work: Callable[..., Any], *given: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(work(*given, **named))
        return future


def at_once(start: Callable[..., Any]) -> Callable[..., Any]:
    """`Tasks.start` without a thread."""

    def start_at_once(tasks: Tasks, *given: Any, **named: Any) -> Any:
        tasks._pool = AtOnce()
        return start(tasks, *given, **named)

    return start_at_once


def leave_out(defences: Sequence[str]) -> None:
    if OWN_THREAD in defences:
        Tasks.start = at_once(Tasks.start)
    if IN_PIECES in defences:
        Collector.free = lambda _, pieces: stepping.at_once(pieces)


def main(arguments: Sequence[str]) -> int:
    sys.excepthook = end
    application = make_application(["argmap"])
    desk = make_desk(application)
    turning = Turning()
    leave_out([one for one in arguments[1:] if one == IN_PIECES])
    stepping.made_ahead, freeing = turning.first(stepping.made_ahead), Freeing(Collector.free)
    Collector.free = lambda collector, pieces: freeing(collector, pieces)
    window = desk.new_window(Path(arguments[0]))
    stepper = Stepper(window, lambda: leave_out([one for one in arguments[1:] if one == OWN_THREAD]))
    application.exec()
    stalls = turning.stalls + freeing.stalls
    longest = {"longest": stepper.longest_s, "longest at rest": stepper.longest_at_rest_s}
    found = {"turns": stepper.turns, "steps": stepper.steps, "stalls": stalls, **longest}
    print(json.dumps(found))
    window.close()
    desk.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
