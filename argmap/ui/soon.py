"""Does something later in the main thread, unless its owner is gone by then."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from argmap.ui.hearing import hear


def soon(owner: QObject, act: Callable[[], object], after_ms: int = 0) -> None:
    """Call `act` once what happens now is over, or so many milliseconds later.

    By a timer that goes with its owner. `QTimer.singleShot` of 0 ms is a call in Qt's queue: if the owner is deleted
    first, PySide keeps the call for good, and with it a closed map and its pictures, megabytes each time.
    """
    timer = QTimer(owner, singleShot=True, interval=after_ms)
    timer.timeout.connect(act)
    hear(timer, "timeout()", timer, "deleteLater()")
    timer.start()
