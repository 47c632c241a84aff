"""Whether a window's loop goes round while something else is done, asked without a clock."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

PATIENCE_S = 2.0  # after which a loop that has to wait is called stalled
ALIVE = 2  # turns of the loop meanwhile
TICK_MS = 1  # a loop that never waits would take a processor, and the interpreter from the threads


class Turning(QObject):
    """Counts the turns of the loop of the thread in which it was made."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.turns = self.stalls = 0
        self._turned = threading.Condition()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def first(self, work: Callable[..., Any]) -> Callable[..., Any]:
        """The work, which begins once the loop has gone round; where it cannot meanwhile, that is a stall."""

        def wait_and_work(*arguments: Any, **named: Any) -> Any:
            with self._turned:
                begun = self.turns
                self.stalls += not self._turned.wait_for(lambda: self.turns >= begun + ALIVE, PATIENCE_S)
            return work(*arguments, **named)

        return wait_and_work

    def _turn(self) -> None:
        with self._turned:
            self.turns += 1
            self._turned.notify_all()
