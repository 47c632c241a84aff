"""A backup by a process of its own of the map as it is on disk, and one before many of its cards go."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from argmap.core.errors import MapError
from argmap.worker.starting import always_wanted, run_command


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

    def __init__(self, wake: Callable[[Callable[[], None]], None]) -> None:
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
