"""Backs an open map up: once it is open, and every ten minutes in which it changed."""

from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer

from argmap import settings
from argmap.core.errors import MapError
from argmap.storage.backup import back_up
from argmap.ui.context import MapContext
from argmap.ui.open_maps import OpenMap
from argmap.ui.tasks import Tasks

EVERY_MS = 10 * 60 * 1000
FIRST_MS = 3_000  # after opening: the first paint and the search come before


class BackingUp(QObject):
    """For one map in one window; backing up happens on a thread, and a message says if it fails."""

    def __init__(self, opened: OpenMap, context: MapContext, tasks: Tasks) -> None:
        super().__init__(context)
        self._opened, self._tasks = opened, tasks
        self._has_changed = True
        self._first = QTimer(self, singleShot=True, interval=FIRST_MS)
        self._every = QTimer(self, interval=EVERY_MS)
        for timer in (self._first, self._every):
            timer.timeout.connect(self.back_up)
            timer.start()
            context.closed.connect(timer.stop)
        context.changed.connect(self._note_change)
        self._message = context.message

    def back_up(self) -> None:
        """Copy, verify and keep the map as it is on disk, unless nothing changed since."""
        if not self._has_changed or self._opened.held.is_picture:
            return
        self._has_changed = False
        path, folder = self._opened.path, settings.backups_folder()
        self._tasks.start(
            self.tr("Backing up…"), lambda _: back_up(path, folder, datetime.now(UTC)), self._done, self._fail
        )

    def _note_change(self) -> None:
        self._has_changed = True

    def _done(self, _backup: object) -> None:
        """A backup is nothing to talk about."""

    def _fail(self, error: MapError) -> None:
        self._has_changed = True
        self._message.emit(str(error))
