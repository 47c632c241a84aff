"""Backs an open map up: once it is open, and every ten minutes in which it changed.

By a process of its own: to verify the copy it is read as a whole, which in a thread would hold up every key and take
the memory of a second map.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from argmap.core.errors import MapError
from argmap.ui.context import MapContext
from argmap.ui.open_maps import OpenMap
from argmap.ui.tasks import Progress, Tasks
from argmap.worker.backing_up import back_up

EVERY_MS = 10 * 60 * 1000
FIRST_MS = 3_000  # after opening: the first paint and the search come before


class BackingUp(QObject):
    """For one map in one window. `say` is told if it fails, which may be after the map was closed.

    Of several windows that show the map the one does it of which `is_first` is true, until it is closed.
    """

    def __init__(
        self,
        opened: OpenMap,
        context: MapContext,
        tasks: Tasks,
        say: Callable[[MapError], None],
        is_first: Callable[[], bool],
    ) -> None:
        super().__init__(context)
        self._opened, self._tasks, self._say, self._is_first = opened, tasks, say, is_first
        self._has_changed = True
        self._first = QTimer(self, singleShot=True, interval=FIRST_MS)
        self._every = QTimer(self, interval=EVERY_MS)
        for timer in (self._first, self._every):
            timer.timeout.connect(self.back_up)
            timer.start()
            context.closed.connect(timer.stop)
        context.changed.connect(self._note_change)

    def back_up(self) -> None:
        """Back the map up, unless nothing changed since, or somebody else has it, or it was said that nobody can.

        A backup is none that a backup is made of: it would be taken for what the map is now.
        """
        held = self._opened.held
        if not self._has_changed or not held.is_claimed or held.is_backup or not self._is_first():
            return
        self._has_changed = False
        path, words = self._opened.path, QCoreApplication.translate("BackingUp", "Backing up…")

        def work(progress: Progress) -> None:
            back_up(path, is_unwanted=lambda: progress.is_cancelled)

        self._tasks.start(words, work, self._done, lambda error: self._fail(path, error))

    def _note_change(self) -> None:
        self._has_changed = True

    def _done(self, _backup: object) -> None:
        """A backup is nothing to talk about."""

    def _fail(self, path: Path, error: MapError) -> None:
        self._has_changed = True
        if path != self._opened.path:  # the file was given another path meanwhile
            self.back_up()
        elif self._opened.session.refusal is None or not self._opened.windows:  # else that is said
            self._say(error)
