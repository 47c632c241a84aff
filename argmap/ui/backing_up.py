"""Backs an open map up: once it is open, and every ten minutes in which it changed.

By a process of its own: to verify the copy it is read as a whole, which in a thread would hold up every key and take
the memory of a second map.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from argmap.core.errors import MapError
from argmap.session import Wake
from argmap.ui.context import MapContext
from argmap.ui.open_maps import OpenMap
from argmap.ui.tasks import Progress, Tasks
from argmap.worker.starting import always_wanted, run_command

EVERY_MS = 10 * 60 * 1000
FIRST_MS = 3_000  # after opening: the first paint and the search come before


class NotBackedUp(MapError):
    """A backup that could not be made."""


def back_up(path: Path, gives_way: bool = True, is_unwanted: Callable[[], bool] = always_wanted) -> None:
    """Copy, verify and keep the map as it is on disk. Raises `NotBackedUp`, in the command's words.

    It `gives_way` to all else that is done on the machine, where nobody waits for it.
    """
    try:
        ended = run_command("back-up", str(path), gives_way=gives_way, is_unwanted=is_unwanted)
    except OSError as error:
        raise NotBackedUp(f"No backup of “{path.name}” could be made: {error.strerror}.") from error
    if ended.returncode:
        raise NotBackedUp(ended.stderr.strip())


class BeforeLoss:
    """For the writer's thread, before many cards go, which waits for it, and so does who closes the map.

    They go without a backup too: who removes them on a full disk wants room, and undo brings them back, as the history
    keeps what a session did. `failed` is told in the main thread.
    """

    def __init__(self, wake: Wake) -> None:
        self._wake = wake
        self.failed: Callable[[MapError], None] = not_told

    def __call__(self, path: Path) -> None:
        try:
            back_up(path, gives_way=False)
        except NotBackedUp as error:
            self._wake(partial(self._tell, error))

    def _tell(self, error: MapError) -> None:
        self.failed(error)


def not_told(_error: MapError) -> None:
    """Before a window shows the map."""


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
        """Back the map up, unless nothing changed since, or somebody else has it, or it was said that nobody can."""
        if not self._has_changed or not self._opened.held.is_claimed or not self._is_first():
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
        elif self._opened.session.refusal is None:  # else it was said already what happened to the file
            self._say(error)
