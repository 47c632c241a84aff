"""Who has which map open: a small table in the data folder, by device and inode, so that nothing lies beside the map.

A record outlives a crash, and then says that an unfinished journal beside the map is ours, and under which path that
was left, should the map have got another one since.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from argmap.processes import is_alive, own_start
from argmap.storage.connecting import BUSY_MS
from argmap.storage.errors import DiskFull, InUse, IsOpen, Missing, NotAFile, NotNoted, StorageError, named_errors
from argmap.storage.files import beside, file_state, is_there, real_path

NOBODY = -1  # the process in a record that only says whose a journal is
FILE_NAME = "open-maps.sqlite"
DDL = """\
CREATE TABLE IF NOT EXISTS open_maps (
    device TEXT NOT NULL,
    inode TEXT NOT NULL,
    process INTEGER NOT NULL,
    started REAL NOT NULL,
    PRIMARY KEY (device, inode)
) STRICT"""
PATHS_DDL = """\
CREATE TABLE IF NOT EXISTS open_paths (
    device TEXT NOT NULL,
    inode TEXT NOT NULL,
    path BLOB NOT NULL,
    PRIMARY KEY (device, inode)
) STRICT, WITHOUT ROWID"""
"""A table of its own, as an argmap that knows of none would fill in all columns of the other one."""
FOREIGN = b""
"""In place of a path: the journal that lay beside the map when it was taken up was none of ours."""
WHERE = "WHERE device = ? AND inode = ?"
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Claim:
    """This process has the map to itself until it releases it. `was_left_open`: an earlier one died with it open.

    `left_at`: it did so under another path, where a journal lies that may be this map's.
    `left_as`: by another number one did, under this very path, where a journal lies that may be this map's.
    The file is held by a descriptor: once it is deleted, a new map would get its inode, and be called open.
    """

    path: Path
    folder: Path
    identity: tuple[int, int]
    was_left_open: bool
    found_journal: bool  # beside it when it was claimed: if nobody here had left the map open, another program's
    descriptor: int | None = None
    left_at: Path | None = None
    left_as: Key | None = None

    def at(self, path: Path) -> "Claim":
        """The same under the path that the file has now, which is noted if it can be."""
        with suppress(StorageError), _records(self.folder) as connection:
            _note_path(connection, _key(self.identity), path)
        return replace(self, path=path, left_at=None)

    def known_again(self) -> "Claim":
        """The same, where the record by another number is this map's: its disk was mounted anew since the crash."""
        with suppress(StorageError), _records(self.folder) as connection:
            for table in ("open_maps", "open_paths"):
                connection.execute(f"DELETE FROM {table} {WHERE}", self.left_as or ("", ""))
            _note_path(connection, _key(self.identity), self.path)
        return replace(self, was_left_open=True, left_as=None)

    def once_read(self) -> "Claim":
        """The same when the map was read: nothing lies beside it then, and a journal that will is its own."""
        claimed = replace(self, found_journal=False)
        return claimed.at(self.path) if self.found_journal and not self.was_left_open else claimed

    def release(self) -> None:
        """Say that this process is done with the map. While a journal of ours lies where it did, it stays ours.

        It may also lie there where the map is not to be seen now, as on a stick that was pulled out of a change.
        Where nothing can be written the record stands until this process has ended, and nobody needs to hear of it.
        """
        if self.descriptor is not None:
            os.close(self.descriptor)
        key, process = _key(self.identity), os.getpid()
        with suppress(StorageError), _records(self.folder) as connection:
            if self._has_journal() or not is_there(self.path):
                connection.execute(f"UPDATE open_maps SET process = {NOBODY} {WHERE} AND process = ?", (*key, process))
            elif connection.execute(f"DELETE FROM open_maps {WHERE} AND process = ?", (*key, process)).rowcount:
                connection.execute(f"DELETE FROM open_paths {WHERE}", key)

    def _has_journal(self) -> bool:
        is_beside = is_there(beside(self.path, "-journal")) and (self.was_left_open or not self.found_journal)
        return is_beside or (self.left_at is not None and is_there(beside(self.left_at, "-journal")))


def claim(path: Path, folder: Path) -> Claim:
    """Take the map at `path` for this process, in the records of `folder`, which is made if it is not there.

    Raises `InUse` if a living process has it (this one included), `NotNoted`, `Missing` or `NotAFile`.
    """
    path = real_path(path)
    claimed = Claim(path, folder, file_state(path).identity, False, is_there(beside(path, "-journal")))
    try:
        claimed = _noted_claim(claimed, notes_path=True)
    except NotNoted as error:
        if not isinstance(error.__cause__, DiskFull):
            raise
        claimed = _noted_claim(claimed, notes_path=False)  # for which there was room once
    return replace(claimed, descriptor=_hold_open(path))


def _noted_claim(claimed: Claim, notes_path: bool) -> Claim:
    path, key = claimed.path, _key(claimed.identity)
    with _noted(path, claimed.folder) as connection:
        found = connection.execute(f"SELECT process, started FROM open_maps {WHERE}", key).fetchall()
        if _is_held(found):
            raise InUse(path)
        left_at = _left_at(connection, key, path) if found and not claimed.found_journal else None
        is_ours = bool(found) and not (claimed.found_journal and _noted_path(connection, key) == FOREIGN)
        left_as = _left_as(connection, path) if claimed.found_journal and not found else None
        mine = (os.getpid(), own_start())
        connection.execute("INSERT OR REPLACE INTO open_maps VALUES (?, ?, ?, ?)", (*key, *mine))
        if not claimed.found_journal:  # one that will be there is nobody else's
            where = "WHERE path = ? AND NOT (device = ? AND inode = ?)"
            connection.execute(f"DELETE FROM open_paths {where}", (os.fsencode(path), *key))
        if notes_path and left_at is None:
            _note_path(connection, key, path if is_ours or not claimed.found_journal else None)
    return replace(claimed, was_left_open=is_ours, left_at=left_at, left_as=left_as)


def left_elsewhere(path: Path, folder: Path) -> Path | None:
    """The other path under which a dead process had the map at `path`, if a journal lies there; None without a record.

    Raises a `StorageError`.
    """
    if not (folder / FILE_NAME).is_file():
        return None
    path = real_path(path)
    key = _key(file_state(path).identity)
    with _noted(path, folder) as connection:
        found = connection.execute(f"SELECT process, started FROM open_maps {WHERE}", key).fetchall()
        return _left_at(connection, key, path) if found and not _is_held(found) else None


def _left_at(connection: sqlite3.Connection, key: Key, path: Path) -> Path | None:
    noted = _noted_path(connection, key)
    before = Path(os.fsdecode(noted)) if noted else path
    return before if before != path and is_there(beside(before, "-journal")) else None


def _left_as(connection: sqlite3.Connection, path: Path) -> Key | None:
    """By which number a process that is dead had the map at this path; None if there is none."""
    keys = connection.execute("SELECT device, inode FROM open_paths WHERE path = ?", (os.fsencode(path),)).fetchall()
    for device, inode in keys:
        found = connection.execute(f"SELECT process, started FROM open_maps {WHERE}", (device, inode)).fetchall()
        if found and not _is_held(found):
            return device, inode
    return None


def _noted_path(connection: sqlite3.Connection, key: Key) -> bytes | None:
    found = connection.execute(f"SELECT path FROM open_paths {WHERE}", key).fetchone()
    return found[0] if found is not None else None


def _note_path(connection: sqlite3.Connection, key: Key, path: Path | None) -> None:
    noted = os.fsencode(path) if path is not None else FOREIGN
    connection.execute("INSERT OR REPLACE INTO open_paths VALUES (?, ?, ?)", (*key, noted))


def _key(identity: tuple[int, int]) -> Key:
    device, inode = identity
    return str(device), str(inode)


def is_taken(path: Path, folder: Path) -> bool:
    """Whether a living process has the map at `path`, by the records of `folder`. Raises a `StorageError`."""
    key = _key(file_state(real_path(path)).identity)
    with _noted(path, folder) as connection:
        found = connection.execute(f"SELECT process, started FROM open_maps {WHERE}", key).fetchall()
    return _is_held(found)


def _is_held(found: Iterable[tuple[int, float]]) -> bool:
    return any(process != NOBODY and is_alive(process, started) for process, started in found)


def _hold_open(path: Path) -> int | None:
    """Keep the file's inode from being given away, with what no lock hangs on; None where that cannot be had.

    Windows gives none away that soon, and would let nobody rename the file.
    """
    if not hasattr(os, "O_PATH"):
        return None
    with suppress(OSError):
        return os.open(path, os.O_PATH | os.O_CLOEXEC)
    return None


def refuse_open(path: Path, folder: Path) -> None:
    """Raises `IsOpen` if a living process, this one included, has the map open at `path`; a free path is fine."""
    with suppress(Missing, NotAFile):
        if is_taken(path, folder):
            raise IsOpen(path)


@contextmanager
def _noted(path: Path, folder: Path) -> Iterator[sqlite3.Connection]:
    """The table, whose trouble is told as that of the map at `path`. Raises `NotNoted`."""
    try:
        with _records(folder) as connection:
            yield connection
    except InUse:
        raise
    except StorageError as error:
        is_full = isinstance(error, DiskFull)
        why = f"the disk on which “{folder}” lies is full" if is_full else f"“{folder}” cannot be written to"
        raise NotNoted(path, why) from error


@contextmanager
def _records(folder: Path) -> Iterator[sqlite3.Connection]:
    """The table of open maps, in one transaction that no other process interleaves."""
    path = folder / FILE_NAME
    with named_errors(path):
        folder.mkdir(parents=True, exist_ok=True)
        connection = _connect(path)
        try:
            yield connection
            connection.execute("COMMIT")
        finally:
            connection.close()


def _make_tables(connection: sqlite3.Connection) -> None:
    """Make the tables, and a journal as large as it will have to be: the disk may be full when a record is to go."""
    connection.execute(DDL)
    connection.execute(PATHS_DDL)
    connection.execute("COMMIT")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT OR REPLACE INTO open_maps VALUES ('', '', ?, 0)", (NOBODY,))
    connection.execute("INSERT OR REPLACE INTO open_paths VALUES ('', '', x'')")
    connection.execute("COMMIT")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("DELETE FROM open_maps WHERE device = ''")
    connection.execute("DELETE FROM open_paths WHERE device = ''")


def _connect(path: Path) -> sqlite3.Connection:
    """A connection in a transaction; a broken file, which holds nothing but who is running now, is put aside."""
    connection = sqlite3.connect(path, timeout=BUSY_MS / 1_000, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = PERSIST")  # a full disk has room for it, once it was there
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'open_paths'").fetchone() is None:
            _make_tables(connection)
        return connection
    except sqlite3.DatabaseError as error:
        connection.close()
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            raise
    path.replace(path.with_suffix(".broken"))
    return _connect(path)
