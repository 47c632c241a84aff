"""New map files: written whole beside their place, then put there without overwriting, or not at all."""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from argmap.core.records import Record, SourceText
from argmap.storage.columns import BLOB_COLUMNS, COLUMNS, TABLES
from argmap.storage.errors import AlreadyThere, NoFolder, ReadOnlyFolder, named_errors
from argmap.storage.files import COMPANIONS, beside, is_there
from argmap.storage.rows import Row, row_digest, to_bytes, to_rows, total
from argmap.storage.schema import create_tables
from argmap.storage.texts import database_on


def create_map(path: Path, records: Iterable[Record], originals: Mapping[str, bytes] | None = None) -> None:
    """Write a new map of these records; `originals` has the sources' original bytes by sha256.

    Raises `AlreadyThere`, `NoFolder`, `ReadOnlyFolder`, `NotAllowed`, `DiskFull` or `DiskTrouble`.
    """
    refuse_companions(path)
    place_file(path, lambda fresh: _fill(fresh, list(records), originals or {}))


def write_copy(path: Path, records: Iterable[Record], originals: Mapping[str, bytes] | None = None) -> None:
    """As `create_map`, but replaces a file that lies there: the user was asked by the file dialog."""
    refuse_companions(path)
    place_file(path, lambda fresh: _fill(fresh, list(records), originals or {}), replaces=True)


def refuse_companions(path: Path) -> None:
    """SQLite would take what was left beside an earlier file of that name for the new map's own.

    Raises `AlreadyThere` for the first such file.
    """
    for suffix in COMPANIONS:
        if is_there(beside(path, suffix)):
            raise AlreadyThere(beside(path, suffix))


def place_file(path: Path, write: Callable[[Path], None], replaces: bool = False) -> None:
    """Let `write` make a file beside `path`, sync it, and put it there; after an error nothing is left.

    Unless it `replaces`, a file at `path` stays as it is and `AlreadyThere` is raised.
    """
    if not replaces and is_there(path):
        raise AlreadyThere(path)
    fresh = _new_file_beside(path)
    with named_errors(path):
        try:
            write(fresh)
            _sync(fresh)
            if replaces:
                fresh.replace(path)
            else:
                _put_in_free_place(fresh, path)
            sync_folder(path.parent)
        finally:
            with suppress(FileNotFoundError):
                fresh.unlink()


def _new_file_beside(path: Path) -> Path:
    fresh = path.with_name(f".{uuid4().hex}.argmap-new")
    with named_errors(path):
        try:
            fresh.touch(exist_ok=False)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise NoFolder(path) from error
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
                raise ReadOnlyFolder(path) from error
            raise
    return fresh


def sync_folder(folder: Path) -> None:
    """Make new names in a folder survive a power cut; Windows does so by itself."""
    if os.name != "nt":
        _sync(folder)


def _put_in_free_place(fresh: Path, path: Path) -> None:
    """Give `fresh` its name unless something has it. Without hard links (USB sticks) an empty file holds the name."""
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        raise
    except OSError:
        path.touch(exist_ok=False)
        fresh.replace(path)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _fill(fresh: Path, records: list[Record], originals: Mapping[str, bytes]) -> None:
    """Fill a file that nobody looks at before it is synced: so it needs no journal of its own."""
    connection = sqlite3.connect(fresh, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        create_tables(connection)
        connection.execute("BEGIN")
        blobs = keep_blobs(connection, texts_of(records) | dict(originals))
        seals = [_insert(connection, record_type, records) for record_type in TABLES]
        connection.execute(
            "UPDATE document SET records_digest = ?, blobs_digest = ?", (to_bytes(sum(seals)), to_bytes(blobs))
        )
        connection.execute("COMMIT")
    finally:
        connection.close()


def _insert(connection: sqlite3.Connection, record_type: type[Record], records: list[Record]) -> int:
    """Write the records of one type; the sum of their digests."""
    rows = to_rows(record_type, [one for one in records if type(one) is record_type])
    names = [*(column.name for column in COLUMNS[record_type]), "digest"]
    database_on(connection).table(TABLES[record_type]).insert_all([names, *rows])
    return total(rows)


def texts_of(records: Iterable[Record | None]) -> dict[str, bytes]:
    """The bytes of the long texts that records hold, by sha256."""
    return {one.sha256: one.text.encode() for one in records if isinstance(one, SourceText)}


def keep_blobs(connection: sqlite3.Connection, blobs: Mapping[str, bytes]) -> int:
    """Keep bytes by their sha256, those that are not there yet; the sum of the digests of the rows that were added."""
    added = []
    for digest, content in blobs.items():
        if sha256(content).hexdigest() != digest:
            raise ValueError("the bytes of a source are not those that its record names")
        row: Row = (digest, len(content))
        sealed = row_digest("blobs", BLOB_COLUMNS, row)
        cursor = connection.execute("INSERT OR IGNORE INTO blobs VALUES (?, ?, ?, ?)", (*row, sealed, content))
        added += [(sealed,)] * cursor.rowcount
    return total(added)
