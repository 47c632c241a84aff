"""The maps in a folder of hand-ins, also where each student's lies in a folder of its own."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from argmap.core.errors import MapError
from argmap.session.marking.marked import KEYS, MARKED, RUBRIC
from argmap.storage.errors import named_errors
from argmap.storage.files import resolved

SUFFIX = ".argmap"
DIGITS = re.compile(r"(\d+)")

Name = tuple[tuple[bool, int | str], ...]


class NothingToMark(MapError):
    """A folder without a map."""


def hand_ins_in(folder: Path, others: Iterable[Path] = ()) -> list[Path]:
    """The maps in a folder and in those below it but for some others, 2 before 10; none of what marking made before.

    A folder below it that cannot be read is among them, so that it is told of as a map is that cannot be read. Raises
    `NothingToMark` where there are none and for a file, or a `StorageError` if the folder itself cannot be read.
    """
    known = {resolved(one) for one in others}
    with named_errors(folder):
        if folder.is_file():
            raise NothingToMark(f"“{folder.name}” is a file; name the folder in which the hand-ins lie.")
        found = [one for one in _maps_below(folder) if known.isdisjoint(_with_parents(resolved(one)))]
    if not found:
        raise NothingToMark(f"There is no map to mark in “{folder.name or folder}”.")
    return sorted(found, key=lambda one: _in_order(one.relative_to(folder)))


def _with_parents(path: Path) -> tuple[Path, ...]:
    return path, *path.parents


def _maps_below(folder: Path) -> Iterable[Path]:
    unread: list[Path] = []

    def note(error: OSError) -> None:
        if error.filename is None or Path(error.filename) == folder:
            raise error
        unread.append(Path(error.filename))

    for place, folders, names in os.walk(folder, onerror=note):
        folders[:] = [one for one in folders if not _holds_results(Path(place, one))]
        yield from (Path(place, name) for name in names if _is_map(name))
    yield from unread


def _holds_results(folder: Path) -> bool:
    """Whether marking made what lies in a folder: keys in it, and copies of what is marked now."""
    try:
        return (folder / MARKED).is_dir() and (folder / KEYS).is_dir() and (folder / RUBRIC).is_file()
    except OSError:  # it cannot be read, which is told of when it is its turn
        return False


def _is_map(name: str) -> bool:
    """Whether a file is named as a map; what begins with a dot is what macOS packs beside one."""
    return name.lower().endswith(SUFFIX) and not name.startswith(".")


def _in_order(path: Path) -> Name:
    parts = DIGITS.split(path.as_posix().casefold())
    return tuple((part.isdecimal(), int(part) if part.isdecimal() else part) for part in parts)
