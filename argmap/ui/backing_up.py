"""Backs an open map up: once it is open, and every ten minutes in which it changed.

By a process of its own: to verify the copy it is read as a whole, which in a thread would hold up every key and take
the memory of a second map.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from argmap import settings
from argmap.core.errors import MapError
from argmap.ui.context import MapContext
from argmap.ui.open_maps import OpenMap
from argmap.ui.opening import windows_of
from argmap.ui.tasks import Progress, Tasks
from argmap.ui.window import Window
from argmap.worker.backing_up import back_up

EVERY_MS = 10 * 60 * 1000
FIRST_MS = 3_000  # after opening: the first paint and the search come before


class BackingUp(QObject):
    """For one map in one window. `say` is told if it fails, which may be after the map was closed.

    Before the first one is made, `tell_more` gets the last backup if that has changes that the map has not: that the
    file was replaced by an older one, while nobody had it open, is seen by nothing else.

    Of several windows that show the map the one does it of which `is_first` is true, until it is closed.
    """

    def __init__(
        self,
        opened: OpenMap,
        context: MapContext,
        tasks: Tasks,
        say: Callable[[MapError], None],
        is_first: Callable[[], bool],
        tell_more: Callable[[Any], None],
    ) -> None:
        super().__init__(context)
        self._opened, self._tasks, self._say, self._is_first = opened, tasks, say, is_first
        self._tell_more = tell_more
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
        find_more = self._more_in_the_last()

        def work(progress: Progress) -> Any:  # noqa: ANN401  # a Backup, or None
            found = find_more()
            back_up(path, is_unwanted=lambda: progress.is_cancelled)
            return found

        self._tasks.start(words, work, self._done, lambda error: self._fail(path, error))

    def _more_in_the_last(self) -> Callable[[], Any]:
        """What is to be asked on a thread, before the next backup is the last one: a backup with more than the map."""
        opened = self._opened
        if opened.is_compared:
            return lambda: None
        from argmap.storage.backup import with_more  # late, as opening a map is not to wait for it

        session, folder = opened.session, settings.backups_folder()
        about = (folder, session.document.info.id, opened.path, session.history.entries())
        return lambda: with_more(*about, datetime.now(UTC))

    def _note_change(self) -> None:
        self._has_changed = True

    def _done(self, found: Any) -> None:  # noqa: ANN401  # as above
        """A backup is nothing to talk about."""
        self._opened.is_compared = True
        if found is not None:
            self._tell_more(found)

    def _fail(self, path: Path, error: MapError) -> None:
        self._has_changed = True
        if path != self._opened.path:  # the file was given another path meanwhile
            self.back_up()
        elif self._opened.session.refusal is None or not self._opened.windows:  # else that is said
            self._say(error)


def back_up_while_open(window: Window, opened: OpenMap) -> None:
    """Back the map up that a window shows now."""

    def is_first() -> bool:
        return windows_of(window.desk, opened.session)[:1] == [window]

    def tell_more(backup: Any) -> None:  # noqa: ANN401  # as above
        from argmap.ui.keeping import say_backup_has_more  # late, as nearly every map is as it was left

        say_backup_has_more(window, opened, backup)

    BackingUp(opened, window.context, window.tasks, window.say_error, is_first, tell_more)
