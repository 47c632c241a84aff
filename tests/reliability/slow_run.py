"""A process in which somebody types and edits in the real window, on a disk that takes long for every sync.

`python -m tests.reliability.slow_run SEED MAP KEYS [DEFENCE…]`; the last line it prints is JSON.
"""

import json
import os
import random
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from argmap.app import make_application, make_desk
from argmap.session.file import FileStore
from argmap.session.session import SaveState, Session
from argmap.ui.panes import Pane
from tests.reliability.clock import clock
from tests.reliability.operations import Doing, Operation
from tests.reliability.turning import TICK_MS
from tests.reliability.watched_disk import watched
from tests.reliability.window_run import end

Key = Qt.Key
SYNC_S = 0.05
PATIENCE_S = 2.0  # after which a window that waits for the disk is called stalled
REST_S = 0.5  # after opening, while panels are made
UNMEASURED = 60  # keys at first: panels are made still
ALIVE = 2  # turns of the window's loop during one sync
OWN_THREAD = "the thread of its own"
WORD = "the wait for the disk's word"
WORDS = "integration complements the alliance where it pays for what nobody else does"


class SlowDisk:
    """Takes its time for every sync, and longer if the window does not turn meanwhile."""

    def __init__(self) -> None:
        self.syncs = self.stalls = self.turns = 0
        self.is_syncing = False
        self.is_slow = False
        self._turned = threading.Condition()

    def __call__(self, operation: Operation, carry_out: Callable[..., object]) -> None:
        if operation.doing in (Doing.SYNC, Doing.DELETE) and self.is_slow:
            self._wait()
        carry_out()
        self.is_syncing = False

    def turn(self) -> None:
        """The window's loop came round."""
        with self._turned:
            self.turns += 1
            self._turned.notify_all()

    def _wait(self) -> None:
        self.is_syncing = True
        before = self.turns
        time.sleep(SYNC_S)
        with self._turned:
            is_alive = self._turned.wait_for(lambda: self.turns >= before + ALIVE, PATIENCE_S)
        self.syncs += 1
        self.stalls += not is_alive
        self.is_slow = is_alive  # one stall is enough


class Typist(QObject):
    """Presses one key at each turn of the window's loop, and looks how long the turn took and what the bar says."""

    def __init__(self, window: Any, disk: SlowDisk, chooser: random.Random, keys: int) -> None:
        super().__init__()
        self._window, self._disk, self._chooser, self._keys = window, disk, chooser, keys
        self.longest_s = self.at_work_s = 0.0  # of the longest turn, and of that turn this thread's work
        self.is_untrue = False
        self._pressed = 0
        self._seen, self._places = -1, []
        self._acts = self._work()
        self._begun = clock()
        self._last = self._worked = 0.0
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self) -> None:
        now = clock()
        self._disk.turn()
        if self._window.finder is None or now - self._begun < REST_S:
            return
        if self._last and self._pressed > UNMEASURED:
            self._measure(now - self._last, time.thread_time() - self._worked)
        self._look_for_a_card()
        self._last, self._worked = clock(), time.thread_time()
        self.is_untrue |= self._disk.is_syncing and self._window.slim_bar.saved.text() == "All changes saved"
        if self._pressed < self._keys and not self._disk.stalls and not self.is_untrue:
            self._disk.is_slow = True
            self._pressed += 1
            next(self._acts)
        elif not self._disk.is_syncing:  # closing waits for the disk, and may
            self._disk.is_slow = False
            self._timer.stop()
            self._window.close()

    def _measure(self, turn_s: float, at_work_s: float) -> None:
        if turn_s > self.longest_s:
            self.longest_s, self.at_work_s = turn_s, at_work_s

    def _work(self) -> Iterator[None]:
        """A new card with its text, another text for one, a kind turned, an undo: a key at a time."""
        while True:
            self._select()
            yield
            match self._chooser.randrange(4):
                case 0 | 1:
                    yield from self._write(self._chooser.choice((Key.Key_C, Key.Key_E, Key.Key_O)))
                case 2:
                    yield from self._write(Key.Key_F2)
                case 3:
                    yield self._window.by_name["map.history.undo"].trigger()

    def _write(self, key: Key) -> Iterator[None]:
        yield self._press(key)
        for letter in " ".join(self._chooser.choices(WORDS.split(), k=3)):
            yield QTest.keyClicks(self._focus(), letter)
        yield self._press(Key.Key_Return)

    def _select(self) -> None:
        self._window.workspace.focus(Pane.MAP)
        self._window.context.show(self._chooser.choice(self._places).id)

    def _look_for_a_card(self) -> None:
        """Know which there are before the turn begins: to go through them takes as long as what the window does."""
        context = self._window.context
        if context.session.revision != self._seen:
            self._seen, self._places = context.session.revision, [one for one, _ in context.tree.walk()]

    def _press(self, key: Key) -> None:
        QTest.keyClick(self._focus(), key)

    def _focus(self) -> Any:
        return QApplication.focusWidget() or self._window


def leave_out(defences: Sequence[str]) -> None:
    if OWN_THREAD in defences:
        submit = FileStore.submit

        def submit_and_wait(store: FileStore, *entry: Any) -> None:
            submit(store, *entry)
            store.flush()

        FileStore.submit = submit_and_wait
    if WORD in defences:
        Session.save_state = property(lambda _: SaveState.SAVED)


def main(arguments: Sequence[str]) -> int:
    sys.excepthook = end
    leave_out(arguments[3:])
    path, disk = Path(arguments[1]), SlowDisk()
    application = make_application(["argmap"])
    with watched(disk, path.parent):
        desk = make_desk(application)
        window = desk.new_window(path)
        typist = Typist(window, disk, random.Random(int(arguments[0])), int(arguments[2]))
        application.exec()
        desk.close()
    found = {"syncs": disk.syncs, "stalls": disk.stalls, "untrue": typist.is_untrue}
    print(json.dumps({**found, "longest": typist.longest_s, "at work": typist.at_work_s}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
