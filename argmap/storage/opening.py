"""Opening a map: hostile until proven good, and looking changes nothing."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from argmap.core.history import Entry
from argmap.core.records import Record, RecordId
from argmap.core.stopping import Check, unchecked
from argmap.storage.checks import check_schema_of_any_version
from argmap.storage.companions import check_companions
from argmap.storage.connecting import immutable, reading
from argmap.storage.errors import Busy, NotInMap, named_errors
from argmap.storage.examining import Contents, examine
from argmap.storage.files import FileState, check_file, file_state, is_writable, real_path
from argmap.storage.texts import blob

SECONDS = 10.0
BYTES_PER_SECOND = 10_000_000  # a tenth of what SQLite's own check does on a slow laptop


@dataclass(frozen=True, slots=True)
class LoadedMap:
    """A map that was found good. `digest` is that of all its records together; `cyclic_ids` lie on circles."""

    path: Path
    state: FileState
    records: list[Record]
    history: list[Entry]
    digest: bytes
    cyclic_ids: frozenset[RecordId]
    is_writable: bool


def read_map(path: Path, journal_is_ours: bool = False, check: Check = unchecked) -> LoadedMap:
    """Check and read the map at `path`, changing nothing.

    Only for a file that nobody in this process is writing. With `journal_is_ours` (the record of open maps says that
    this user's argmap had it open and died), a change that was cut off by a crash is taken back first. `check` is
    called every few rows, and may raise to end it.
    Raises a `StorageError`: `Missing`, `NotAFile`, `EmptyFile`, `NotAMap`, `TooNew`, `TooLarge`, `Hostile`,
    `UnfinishedJournal`, `Busy`, `Damaged`, `NotAllowed` or `DiskTrouble`.
    """
    path = real_path(path)
    check_file(path)
    check_companions(path, journal_is_ours, check=read_map)
    state = check_file(path)
    with named_errors(path), _without_collector():
        contents = look_into(path, state, collects=False, check=check)
    return LoadedMap(
        path, state, contents.records, contents.history, contents.digest, contents.cyclic_ids, is_writable(path)
    )


def look_into(path: Path, state: FileState, collects: bool, check: Check = unchecked) -> Contents:
    """Examine a file that passed the checks from outside. Raises `Busy` if somebody wrote to it meanwhile."""
    with immutable(path, SECONDS + state.size / BYTES_PER_SECOND) as connection:
        try:
            contents = examine(path, connection, collects, check)
        finally:
            if file_state(path) != state:
                raise Busy(path)
    return contents


def read_original(path: Path, sha256: str) -> bytes:
    """The original bytes kept under that sha256 in a map that may be open, or an older one.

    Raises `NotInMap` or a `StorageError`.
    """
    with reading(path) as connection:
        check_schema_of_any_version(path, connection)
        content = blob(connection, sha256)
    if content is None:
        raise NotInMap(path)
    return content


def read_originals(path: Path, digests: Iterable[str | None]) -> dict[str, bytes]:
    """The original bytes that the map, of whatever version, keeps of those, by sha256. Raises a `StorageError`.

    It may lack some: cards copied in another process, or that came as argmap JSON, name documents that stayed there.
    """
    wanted = {one for one in digests if one is not None}
    if not wanted:
        return {}
    with reading(path) as connection:
        check_schema_of_any_version(path, connection)
        found = {digest: blob(connection, digest) for digest in wanted}
    return {digest: content for digest, content in found.items() if content is not None}


@contextmanager
def _without_collector() -> Iterator[None]:
    """A quarter of a million new objects, none of them garbage: looking for some would take as long as reading them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
