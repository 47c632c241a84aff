"""Who has which map open: a small table in the data folder, by device and inode, so that nothing lies beside the map.

A record outlives a crash, and then says that an unfinished journal beside the map is ours.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from argmap.processes import is_alive, own_start
from argmap.storage.connecting import BUSY_MS
from argmap.storage.errors import DiskFull, InUse, IsOpen, NotNoted, StorageError, named_errors
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


@dataclass(frozen=True, slots=True)
class Claim:
    """This process has the map to itself until it releases it. `was_left_open`: an earlier one died with it open.

    The file is held by a descriptor: once it is deleted, a new map would get its inode, and be called open.
    """

    path: Path
    folder: Path
    identity: tuple[int, int]
    was_left_open: bool
    found_journal: bool  # beside it when it was claimed: if nobody here had left the map open, another program's
    descriptor: int | None = None

    def release(self) -> None:
        """Say that this process is done with the map. While a journal of ours lies beside it, it stays ours.

        Where nothing can be written the record stands until this process has ended, and nobody needs to hear of it.
        """
        if self.descriptor is not None:
            os.close(self.descriptor)
        key = (*map(str, self.identity), os.getpid())
        where = "WHERE device = ? AND inode = ? AND process = ?"
        with suppress(StorageError), _records(self.folder) as connection:
            if is_there(beside(self.path, "-journal")) and (self.was_left_open or not self.found_journal):
                connection.execute(f"UPDATE open_maps SET process = {NOBODY} {where}", key)
            else:
                connection.execute(f"DELETE FROM open_maps {where}", key)


def claim(path: Path, folder: Path) -> Claim:
    """Take the map at `path` for this process, in the records of `folder`, which is made if it is not there.

    Raises `InUse` if a living process has it (this one included), `NotNoted`, `Missing` or `NotAFile`.
    """
    path = real_path(path)
    identity = file_state(path).identity
    found_journal = is_there(beside(path, "-journal"))
    key = tuple(map(str, identity))
    with _noted(path, folder) as connection:
        where = "WHERE device = ? AND inode = ?"
        found = connection.execute(f"SELECT process, started FROM open_maps {where}", key).fetchall()
        if _is_held(found):
            raise InUse(path)
        mine = (os.getpid(), own_start())
        connection.execute("INSERT OR REPLACE INTO open_maps VALUES (?, ?, ?, ?)", (*key, *mine))
    return Claim(path, folder, identity, bool(found), found_journal, _hold_open(path))


def is_taken(path: Path, folder: Path) -> bool:
    """Whether a living process has the map at `path`, by the records of `folder`. Raises a `StorageError`."""
    key = tuple(map(str, file_state(real_path(path)).identity))
    with _noted(path, folder) as connection:
        where = "WHERE device = ? AND inode = ?"
        found = connection.execute(f"SELECT process, started FROM open_maps {where}", key).fetchall()
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
    if path.is_file() and is_taken(path, folder):
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


def _make_table(connection: sqlite3.Connection) -> None:
    """Make the table, and its journal as large as it will have to be: the disk may be full when a record is to go."""
    connection.execute(DDL)
    connection.execute("COMMIT")
    connection.execute("INSERT OR REPLACE INTO open_maps VALUES ('', '', ?, 0)", (NOBODY,))
    connection.execute("DELETE FROM open_maps WHERE device = ''")
    connection.execute("BEGIN IMMEDIATE")


def _connect(path: Path) -> sqlite3.Connection:
    """A connection in a transaction; a broken file, which holds nothing but who is running now, is put aside."""
    connection = sqlite3.connect(path, timeout=BUSY_MS / 1_000, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = PERSIST")  # a full disk has room for it, once it was there
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("SELECT 1 FROM sqlite_master").fetchone() is None:
            _make_table(connection)
        return connection
    except sqlite3.DatabaseError as error:
        connection.close()
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            raise
    path.replace(path.with_suffix(".broken"))
    return _connect(path)
