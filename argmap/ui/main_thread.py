"""Runs functions in the main thread for those who are not in it."""

import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

TURN_S = 0.0001
"""So long may a thread compute before the main one gets its turn: Python's own 5 ms, after each of the hundred calls of
Qt that let go of the interpreter, would make an edit take a third of a second while a map's index is being built."""


class MainThread(QObject):
    """Make it in the main thread; `post` may then be called from any."""

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(TURN_S)
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def post(self, act: Callable[[], None]) -> None:
        """Run `act` in the main thread as soon as it is free."""
        self._posted.emit(act)

    def _run(self, act: Callable[[], None]) -> None:
        act()


class Unheard:
    """Keeps what is to be run in the main thread until it may be heard there. May be called from any thread."""

    def __init__(self, post: Callable[[Callable[[], None]], None]) -> None:
        self._post = post
        self._kept: list[Callable[[], None]] | None = []
        self._lock = threading.Lock()

    def __call__(self, act: Callable[[], None]) -> None:
        with self._lock:
            if self._kept is not None:
                self._kept.append(act)
                return
        self._post(act)

    def hear(self) -> None:
        """Pass on what was kept, and whatever comes from now on."""
        with self._lock:
            kept, self._kept = self._kept or [], None
        for act in kept:
            self._post(act)
