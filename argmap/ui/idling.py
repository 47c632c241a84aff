"""Long work that is done piece by piece while the window has nothing else to do."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

TURN_MS = 2
"""Milliseconds of work, rounded up, before the window gets its turn: a key waits for half of it, on the average."""


class Idling(QObject):
    """Draws from an iterator whose steps are short; a new one takes the place of the one before."""

    came = Signal(list)  # what was drawn in one turn
    ended = Signal()  # all of it was drawn

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Iterator[Any] = iter(())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_at_work(self) -> bool:
        return self._timer.isActive()

    def start(self, work: Iterator[Any]) -> None:
        """Begin with something else."""
        self._work = work
        self._timer.start()

    def stop(self) -> None:
        """Leave the rest, and hold nothing of it."""
        self._work = iter(())
        self._timer.stop()

    def _go_on(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        drawn = []
        for one in self._work:
            drawn.append(one)
            if clock.hasExpired(TURN_MS):
                self.came.emit(drawn)
                return
        self._timer.stop()
        self.came.emit(drawn)
        self.ended.emit()
