"""Looking at a map without taking it up, also while another process has it open."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

from argmap.storage.errors import Busy, Fault, UnfinishedJournal
from argmap.storage.opening import LoadedMap, read_map

T = TypeVar("T")


def look_at(path: Path) -> LoadedMap:
    """What the map at `path` holds. Raises a `StorageError`."""
    return _undisturbed(path, read_map)


def faults_in(path: Path) -> list[Fault]:
    """What is damaged in the map at `path`. Raises a `StorageError`."""
    from argmap.storage.verify import verify  # late, as nearly every look is for what the map holds

    return _undisturbed(path, verify)


def _undisturbed(path: Path, read: Callable[[Path, bool], T]) -> T:
    """Read a map without claiming it; only where somebody is writing it, or a change was cut off, take it up first."""
    try:
        return read(path, False)
    except (Busy, UnfinishedJournal):
        from argmap.storage.taking import take  # late, as nearly every map can be read where it lies

        with ExitStack() as stack:
            place, claimed = take(path, stack)
            if claimed is not None:
                stack.callback(claimed.release)
            return read(place, claimed is not None and claimed.was_left_open)
