"""A process in which somebody walks about in a map while a large foreign file is taken in.

`python -m tests.reliability.taking_in_run MAP FILE [DEFENCE]`; the last line it prints is JSON.
"""

import json
import os
import sys
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from argmap.app import make_application, make_desk
from argmap.ui.tasks import Progress, Tasks
from argmap.worker.client import Worker
from tests.reliability.clock import clock
from tests.reliability.turning import TICK_MS, Turning
from tests.reliability.window_run import end

Key = Qt.Key
REST_S = 1.0  # after opening and after the file came, while panels are made
KEY_S = 0.05  # between two keys
WALKING = (Key.Key_Down, Key.Key_Down, Key.Key_Right, Key.Key_Up, Key.Key_Left)
OWN_THREAD = "the thread of its own"


class Walker(QObject):
    """Presses a key now and then, and looks how long each turn of the window's loop took.

    An imported map counts until it is made: it is opened then as any other map is.
    """

    def __init__(self, window: Any, path: Path) -> None:
        super().__init__()
        self._window, self._path = window, path
        self.turns, self.longest_s = 0, 0.0
        self._context: Any = None
        self._records: set[Any] = set()
        self._last = self._rested = self._pressed = clock()
        self._is_begun = False
        self._keys = cycle(WALKING)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    @property
    def is_taken_in(self) -> bool:
        return set(self._window.context.document.records()) != self._records

    def _turn(self) -> None:
        now, last = clock(), self._last
        self._last = now
        if self._is_begun and self._window.context is self._context:
            self.turns += 1
            self.longest_s = max(self.longest_s, now - last)
        self._agree()
        if self._window.finder is None or self._window.tasks.current is not None:
            self._rested = now
        elif now - self._rested > REST_S:
            self._go_on()
        if now - self._pressed > KEY_S:
            self._pressed = now
            QTest.keyClick(QApplication.focusWidget() or self._window, next(self._keys))

    def _agree(self) -> None:
        """Let a map that was read and is looked at be made."""
        dialog = QApplication.activeModalWidget()
        if type(dialog).__name__ == "ImportDialog":  # by its name: the window must load it itself
            dialog.accept()

    def _go_on(self) -> None:
        """Begin once the map is there, end once the file came."""
        if self._is_begun:
            self._timer.stop()
            QApplication.exit()
            return
        from argmap.ui.taking_in import take_in  # late, as in the window, which must not stand still for that either

        self._is_begun = True
        self._context = self._window.context
        self._records = set(self._context.document.records())
        self._rested = self._last = clock()
        take_in(self._window, [self._path])


def leave_out(defences: Sequence[str]) -> None:
    if OWN_THREAD in defences:
        Tasks.start = lambda tasks, title, work, then, *others, **named: then(work(Progress(lambda _: None)))


def main(arguments: Sequence[str]) -> int:
    sys.excepthook = end
    application = make_application(["argmap"])
    desk = make_desk(application)
    turning = Turning()
    Worker.ask = turning.first(Worker.ask)
    window = desk.new_window(Path(arguments[0]))
    walker = Walker(window, Path(arguments[1]))
    QTimer.singleShot(0, lambda: leave_out(arguments[2:]))
    application.exec()
    found = {"turns": walker.turns, "longest": walker.longest_s, "stalls": turning.stalls}
    print(json.dumps({**found, "is_taken_in": walker.is_taken_in, "said": window.messages.text}))
    window.close()
    desk.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
