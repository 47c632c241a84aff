"""New map files: written whole beside their place, then put there without overwriting, or not at all."""

import sqlite3
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from argmap.core.history import Entry
from argmap.core.records import Record, SourceText
from argmap.core.stopping import Check, unchecked, with_checks
from argmap.storage.columns import BLOB_COLUMNS, COLUMNS, TABLES, insert_into
from argmap.storage.entries import INSERT_ENTRY, entry_row, row_size
from argmap.storage.errors import AlreadyThere, MapFull
from argmap.storage.files import COMPANIONS, FILE_BYTES, beside, file_state, is_there, through_link
from argmap.storage.placing import place_file
from argmap.storage.rows import Row, row_digest, to_bytes, to_rows, total
from argmap.storage.schema import create_tables


def create_map(
    path: Path,
    records: Iterable[Record],
    originals: Mapping[str, bytes] | None = None,
    history: Iterable[Entry] = (),
    check: Check = unchecked,
) -> None:
    """Write a new map of these records; `originals` has the sources' original bytes by sha256.

    `history` must lead to the records. `check` is called before each table, and may raise to end it; nothing is made
    then.

    Raises `AlreadyThere`, `NoFolder`, `ReadOnlyFolder`, `NotAllowed`, `MapFull`, `DiskFull` or `DiskTrouble`.
    """
    refuse_companions(path)
    place_file(path, lambda fresh: _fill(path, fresh, list(records), originals or {}, list(history), check))


def write_copy(path: Path, records: Iterable[Record], originals: Mapping[str, bytes] | None = None) -> None:
    """As `create_map`, but replaces a file that lies there: the user was asked by the file dialog.

    Raises `Missing` for a link that leads nowhere.
    """
    place = through_link(path)
    refuse_companions(place)
    place_file(place, lambda fresh: _fill(place, fresh, list(records), originals or {}, [], unchecked), replaces=True)


def refuse_companions(path: Path) -> None:
    """SQLite would take what was left beside an earlier file of that name for the new map's own.

    Raises `AlreadyThere` for the first such file.
    """
    for suffix in COMPANIONS:
        if is_there(beside(path, suffix)):
            raise AlreadyThere(beside(path, suffix))


def _fill(
    path: Path,
    fresh: Path,
    records: list[Record],
    originals: Mapping[str, bytes],
    history: list[Entry],
    check: Check,
) -> None:
    """Fill a file that nobody looks at before it is synced, and put at `path`: so it needs no journal of its own."""
    connection = sqlite3.connect(fresh, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        create_tables(connection)
        connection.execute("BEGIN")
        changes = [entry_row(entry) for entry in history]
        texts = texts_of(records) | texts_of(one for entry in history for pair in entry.change.pairs for one in pair)
        blobs = keep_blobs(connection, texts | dict(originals))
        of_type = _by_type(records)
        seals = [_insert(connection, record_type, of_type[record_type]) for record_type in with_checks(TABLES, check)]
        connection.executemany(INSERT_ENTRY, changes)
        connection.execute(
            "UPDATE document SET records_digest = ?, blobs_digest = ?, changes_digest = ?, changes_bytes = ?",
            (*map(to_bytes, (sum(seals), blobs, total(changes))), sum(map(row_size, changes))),
        )
        connection.execute("COMMIT")
    finally:
        connection.close()
    if file_state(fresh).size > FILE_BYTES:
        raise MapFull(path)


def _by_type(records: Iterable[Record]) -> dict[type[Record], list[Record]]:
    found: dict[type[Record], list[Record]] = {record_type: [] for record_type in TABLES}
    for one in records:
        found[type(one)].append(one)
    return found


def _insert(connection: sqlite3.Connection, record_type: type[Record], records: list[Record]) -> int:
    """Write the records of one type; the sum of their digests."""
    rows = to_rows(record_type, records)
    connection.executemany(insert_into(TABLES[record_type], COLUMNS[record_type]), rows)
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
