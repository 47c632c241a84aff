"""Looking at a map without taking it up, also while another process has it open."""

from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

from argmap import settings
from argmap.core.stopping import Check, unchecked
from argmap.storage.errors import Busy, Damaged, Fault, Older, StorageError, UnfinishedJournal
from argmap.storage.opening import LoadedMap, read_map
from argmap.storage.placing import private_folder

T = TypeVar("T")


def look_at(path: Path, check: Check = unchecked) -> LoadedMap:
    """What the map at `path` holds; `check` is called every few rows. Raises a `StorageError`, or what `check` does."""
    return _undisturbed(path, partial(read_map, check=check))


def faults_in(path: Path) -> list[Fault]:
    """What is damaged in the map at `path`. Raises a `StorageError`."""
    from argmap.storage.verify import verify  # late, as nearly every look is for what the map holds

    faults = _undisturbed(path, verify)
    return _taken_up(path, verify) if faults and _is_left_elsewhere(path) else faults


def _undisturbed(path: Path, read: Callable[[Path, bool], T]) -> T:
    """Read a map without claiming it; only where somebody is writing it, or a change was cut off, take it up first."""
    try:
        return read(path, False)
    except Older:
        return _read_older_if_still(path, read)
    except Damaged:
        if not _is_left_elsewhere(path):
            raise
        return _taken_up(path, read)
    except (Busy, UnfinishedJournal):
        return _taken_up(path, read)


def _taken_up(path: Path, read: Callable[[Path, bool], T]) -> T:
    from argmap.storage.taking import take  # late, as nearly every map can be read where it lies

    with ExitStack() as stack:
        place, claimed = take(path, stack)
        if claimed is not None:
            stack.callback(claimed.release)
        return read(place, claimed is not None and claimed.was_left_open)


def _is_left_elsewhere(path: Path) -> bool:
    """Whether the journal of a change that a crash cut off was left under another name of the map."""
    from argmap.storage.occupancy import left_elsewhere  # late, as nearly every map is sound

    with suppress(StorageError):
        return left_elsewhere(path, settings.open_maps_folder()) is not None
    return False


def _read_older_if_still(path: Path, read: Callable[[Path, bool], T]) -> T:
    """An open window may have brought it up to date meanwhile."""
    try:
        return _read_older(path, read)
    except Busy:
        return read(path, False)


def _read_older(path: Path, read: Callable[[Path, bool], T]) -> T:
    """Read what an older map says, and leave it as it is."""
    from argmap.storage.migrating import migrate_copy  # late, as nearly every map is of the present version

    with private_folder(path) as folder:
        copy = folder / path.name
        migrate_copy(path, copy)
        return read(copy, False)
