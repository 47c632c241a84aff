"""What the makers of hostile files share: a sound map to begin with, and ways to make it unsound and seal it again."""

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from argmap.core.records import Record
from argmap.storage.columns import BLOB_COLUMNS, CHANGE_COLUMNS, COLUMNS, TABLES, Column
from argmap.storage.creating import create_map
from argmap.storage.rows import row_digest, to_bytes
from tests.storage.samples import every_record, originals

Make = Callable[[Path], object]
"""Makes the file at the path, whose folder is there and holds nothing but `canary/`."""
OPENED, FOR_READING = "opened", "opened for reading"


@dataclass(frozen=True, slots=True)
class HostileFile:
    """A file, and what must come of opening it: a named error, or a map that is opened and edited.

    `is_ours`: the record of open maps says that this user's argmap died with it open.
    """

    name: str
    make: Make
    outcome: str
    file_name: str | bytes = "x.argmap"
    is_ours: bool = False


@cache
def sound_map() -> bytes:
    """The bytes of a map with every kind of record."""
    return map_of(every_record(), originals())


def map_of(records: Iterable[Record], kept: dict[str, bytes] | None = None) -> bytes:
    """The bytes of a map of these records."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "map.argmap"
        create_map(path, records, kept)
        return path.read_bytes()


def by_sql(*statements: str, seals: bool = False) -> Make:
    """A sound map on which SQL was run; then, if it `seals`, its digests are made right again."""

    def make(path: Path) -> None:
        path.write_bytes(sound_map())
        run_sql(path, *statements)
        if seals:
            seal(path)

    return make


def run_sql(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        for statement in statements:
            connection.execute(statement)
    finally:
        connection.close()


def rewritten(table: str, old: str, new: str) -> Make:
    """A map whose schema says something else of a table, without any change to its rows."""
    return by_sql(
        "PRAGMA writable_schema = ON",
        f"UPDATE sqlite_master SET sql = replace(sql, '{old}', '{new}') WHERE name = '{table}'",
    )


def unchecked(*statements: str, seals: bool = False) -> Make:
    """A sound map with rows that its STRICT tables and CHECKs would not take; if it `seals`, with right digests."""

    without = "sql"
    for words in (" STRICT", " NOT NULL", " TEXT", " BLOB"):
        without = f"replace({without}, '{words}', '')"

    def make(path: Path) -> None:
        path.write_bytes(sound_map())
        run_sql(
            path,
            "CREATE TABLE kept AS SELECT name, sql FROM sqlite_master WHERE type = 'table'",
            "PRAGMA writable_schema = ON",
            f"UPDATE sqlite_master SET sql = {without}",
        )
        run_sql(path, "PRAGMA ignore_check_constraints = ON", *statements)
        run_sql(
            path,
            "PRAGMA writable_schema = ON",
            "UPDATE sqlite_master SET sql = (SELECT sql FROM kept WHERE kept.name = sqlite_master.name)"
            " WHERE type = 'table' AND name <> 'kept'",
        )
        run_sql(path, "DROP TABLE kept")
        if seals:
            seal(path)

    return make


def seal(path: Path) -> None:
    """Give every row, and the whole, the digests that their values should have; a row without one keeps what it has."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.text_factory = lambda content: content.decode(errors="surrogateescape")
    connection.execute("BEGIN")
    records = sum(_seal_table(connection, TABLES[one], columns) for one, columns in COLUMNS.items())
    changes, blobs = _seal_table(connection, "changes", CHANGE_COLUMNS), _seal_table(connection, "blobs", BLOB_COLUMNS)
    size = connection.execute("SELECT coalesce(sum(length(CAST(pairs AS BLOB))), 0) FROM changes").fetchone()[0]
    connection.execute(
        "UPDATE document SET records_digest = ?, changes_digest = ?, blobs_digest = ?, changes_bytes = ?",
        (to_bytes(records), to_bytes(changes), to_bytes(blobs), size),
    )
    connection.execute("COMMIT")
    connection.close()


def _seal_table(connection: sqlite3.Connection, table: str, columns: tuple[Column, ...]) -> int:
    names = ", ".join(column.quoted for column in columns)
    found = 0
    for rowid, *row in connection.execute(f'SELECT rowid, {names} FROM "{table}"').fetchall():
        try:
            digest = row_digest(table, columns, tuple(row))
        except (TypeError, UnicodeError):
            continue
        connection.execute(f'UPDATE "{table}" SET digest = ? WHERE rowid = ?', (digest, rowid))
        found += int.from_bytes(digest, "little")
    return found


def by_bytes(change: Callable[[bytearray], object]) -> Make:
    """A sound map with some of its bytes changed."""

    def make(path: Path) -> None:
        content = bytearray(sound_map())
        change(content)
        path.write_bytes(content)

    return make


def beside(suffix: str, make_beside: Callable[[Path, Path], object]) -> Make:
    """A sound map, and something beside it: `make_beside` gets its path, and the folder of the canaries."""

    def make(path: Path) -> None:
        path.write_bytes(sound_map())
        make_beside(path.with_name(path.name + suffix), path.parent / "canary")

    return make
