"""Runs functions in the main thread for those who are not in it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal


class MainThread(QObject):
    """Make it in the main thread; `post` may then be called from any."""

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def post(self, act: Callable[[], None]) -> None:
        """Run `act` in the main thread as soon as it is free."""
        self._posted.emit(act)

    def _run(self, act: Callable[[], None]) -> None:
        act()
