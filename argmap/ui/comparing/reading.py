"""A map that is compared with another: read as a stranger's file, and never written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from argmap.core.history import Entry
from argmap.core.records import Record
from argmap.storage.errors import InUse
from argmap.storage.looking import look_at
from argmap.ui.opening import opened_in
from argmap.ui.window import Window


@dataclass(frozen=True, slots=True)
class ReadMap:
    """What a map says, and what it did before; frozen, for any thread. `name` is what it is called on screen."""

    name: str
    path: Path
    records: Sequence[Record]
    entries: Sequence[Entry] = ()


def open_map_of(window: Window) -> ReadMap:
    """The map that the window shows, as it is now."""
    session = window.context.session
    path = opened_in(window).path
    return ReadMap(path.name, path, list(session.document.records()), session.history.entries())


def reading(window: Window, path: Path) -> Callable[[], ReadMap]:
    """How the map at `path` is to be read on a thread; one that is open here says what it is now.

    What is returned raises a `StorageError` for a file that is no sound map.
    """
    opened = window.desk.open_maps().find(path)
    if opened is not None:
        session = opened.session
        found = ReadMap(path.name, path, list(session.document.records()), session.history.entries())
        return lambda: found
    if window.desk.holds(path):  # by another name: who reads its file lets go of the locks on it
        raise InUse(path)
    return lambda: _read(path)


def _read(path: Path) -> ReadMap:
    loaded = look_at(path)
    return ReadMap(path.name, path, loaded.records, loaded.history)
