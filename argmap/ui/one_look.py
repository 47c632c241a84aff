"""Looks at the map a moment after it changed, on a thread where that takes long; a later look takes an earlier one's
place."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer

from argmap.ui.tasks import Progress, Task, Tasks

T = TypeVar("T")


class OneLook(QObject):
    """Of one kind of look, at most one is due or under way. `look` is called when one is due."""

    def __init__(self, tasks: Tasks, look: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task | None = None
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(look)

    @property
    def is_at_work(self) -> bool:
        """Whether one is due or under way."""
        return self._soon.isActive() or self._task is not None

    def begin(self, delay_ms: int) -> None:
        """Look after so long, instead of what was due or under way."""
        self.stop()
        self._soon.start(delay_ms)

    def on_thread(self, title: str, work: Callable[[Progress], T], then: Callable[[T], None]) -> None:
        """Do the work of a look that is due; `then` is called with what came of it, if it is still wanted."""

        def take(found: T) -> None:
            self._task = None
            then(found)

        self._task = self._tasks.start(title, work, take)
        self._task.ended.connect(self._forget)

    def stop(self) -> None:
        """What is due or under way is not wanted any more."""
        self._soon.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _forget(self, ended: Task) -> None:
        if ended is self._task:
            self._task = None
