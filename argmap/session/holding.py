"""Map files taken up by this process: its own to change, or a picture of what another process is changing."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from argmap import settings
from argmap.storage.copy import snapshot
from argmap.storage.errors import Busy, Fault, InUse, UnfinishedJournal
from argmap.storage.files import file_state, real_path
from argmap.storage.moving import move_map
from argmap.storage.occupancy import Claim, claim
from argmap.storage.opening import LoadedMap, read_map
from argmap.storage.verify import verify

T = TypeVar("T")


class HeldMap:
    """A map that was read, and whose file no other argmap writes until `release`.

    Of one that another process has open it is a picture, read from a private copy that goes with `release`.
    """

    def __init__(self, path: Path, loaded: LoadedMap, claimed: Claim | None, private: ExitStack) -> None:
        self.path = path
        self.loaded = loaded
        self._claim = claimed
        self._private = private

    @property
    def is_picture(self) -> bool:
        """Whether another process has the map open, so that this one may only show it."""
        return self._claim is None

    @property
    def is_writable(self) -> bool:
        """Whether this process may change the map."""
        return self.loaded.is_writable and not self.is_picture

    def move(self, target: Path) -> None:
        """Give the file another path, while no writer has it open. Raises a `StorageError`."""
        if self._claim is None:
            raise InUse(self.path)
        move_map(self.path, target)
        self.path = target
        if file_state(target).identity == self._claim.identity:
            self._claim = replace(self._claim, path=target)
        else:  # another disk
            before, self._claim = self._claim, claim(target, self._claim.folder)
            before.release()

    def release(self) -> None:
        """Let the file go; who wrote it has closed it before."""
        if self._claim is not None:
            self._claim.release()
        self._private.close()


def hold(path: Path) -> HeldMap:
    """Take the map at `path` up in the user's record of open maps, and read it.

    A change of our own that a crash cut off is taken back first; of a map that another process has, a picture is made.
    Raises a `StorageError`, and holds nothing then.
    """
    path = real_path(path)
    with ExitStack() as stack:
        place, claimed = _take(path, stack)
        if claimed is not None:
            stack.callback(claimed.release)
        loaded = read_map(place, claimed is not None and claimed.was_left_open)
        kept = stack.pop_all()
    return HeldMap(path, loaded, claimed, kept if claimed is None else ExitStack())


def look_at(path: Path) -> LoadedMap:
    """What the map at `path` holds, also while another process has it open. Raises a `StorageError`."""
    return _undisturbed(path, read_map)


def faults_in(path: Path) -> list[Fault]:
    """What is damaged in the map at `path`, also while another process has it open. Raises a `StorageError`."""
    return _undisturbed(path, verify)


def _undisturbed(path: Path, read: Callable[[Path, bool], T]) -> T:
    """Read a map without claiming it; only where somebody is writing it, or a change was cut off, as `hold` does."""
    try:
        return read(path, False)
    except (Busy, UnfinishedJournal):
        with ExitStack() as stack:
            place, claimed = _take(path, stack)
            if claimed is not None:
                stack.callback(claimed.release)
            return read(place, claimed is not None and claimed.was_left_open)


def _take(path: Path, stack: ExitStack) -> tuple[Path, Claim | None]:
    """Where the map can be read undisturbed: in its own place, now claimed, or in a copy that goes with the stack."""
    try:
        return path, claim(path, settings.open_maps_folder())
    except InUse:
        private = Path(stack.enter_context(TemporaryDirectory(prefix="argmap-"))) / path.name
        snapshot(path, private)
        return private, None
