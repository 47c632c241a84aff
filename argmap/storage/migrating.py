"""An older map file becomes one of the present version: a new file takes its place, once it is whole and proven."""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic_core import from_json, to_json

from argmap.core.marked import N
from argmap.core.records import RecordId
from argmap.storage.backup import keep_file
from argmap.storage.columns import CHANGE_COLUMNS, COLUMNS, TABLES, Column, insert_into
from argmap.storage.companions import check_companions
from argmap.storage.creating import keep_blobs
from argmap.storage.errors import Damaged, Fault
from argmap.storage.older import Carry, OlderVersion, Values
from argmap.storage.older_file import older_map, prove, rows_of
from argmap.storage.placing import place_file
from argmap.storage.rows import Row, digests, to_bytes, total
from argmap.storage.schema import create_tables
from argmap.storage.tables import columns_of, count_of, tables_of
from argmap.storage.verify import verify

PRESENT: dict[str, Sequence[Column]] = {
    **{table: COLUMNS[record_type] for record_type, table in TABLES.items()},
    "changes": CHANGE_COLUMNS,
}
"""The columns of the tables whose rows are carried over value by value."""
PAIRS = "pairs"


def migrate(path: Path, journal_is_ours: bool, backups: Path, now: datetime) -> None:
    """Replace the older map at `path`, which this process has taken up, by one that says the same; keep the old file.

    Raises `Damaged` for a map that is not sound, `Hostile`, or another `StorageError`; the old file is in its place
    then, as it was.
    """
    check_companions(path, journal_is_ours, check=prove)

    def write(fresh: Path) -> None:
        map_id = _carry_over(path, fresh)
        shutil.copymode(path, fresh)
        keep_file(path, map_id, backups, now)

    place_file(path, write, replaces=True)


def migrate_copy(path: Path, target: Path) -> None:
    """Make a map of the present version of the older one at `path`, which stays as it is. Raises as `migrate`."""
    check_companions(path, journal_is_ours=False, check=prove)

    def write(fresh: Path) -> None:
        _carry_over(path, fresh)

    place_file(target, write)


def _carry_over(path: Path, fresh: Path) -> RecordId:
    """Fill a new file with what the older one says, and prove it; returns the id of the map."""
    with older_map(path) as (old, version), _filling(fresh) as new:
        try:
            sums = {table: _carry_table(old, new, table, version) for table in PRESENT}
        except (LookupError, TypeError, ValueError) as error:  # what no argmap wrote, under digests that fit it
            raise Damaged(path, [Fault("file", what=N("Faults", "holds values that cannot be read"))]) from error
        sums["blobs"] = _carry_blobs(old, new)
        _seal(new, sums)
        if any(count_of(old, table) != count_of(new, table) for table in tables_of(old)):
            raise Damaged(path, [Fault("file", what=N("Faults", "could not be carried over as a whole"))])
        map_id: RecordId = new.execute("SELECT id FROM map_info").fetchone()[0]
    if faults := verify(fresh):
        raise Damaged(path, faults)
    return map_id


@contextmanager
def _filling(fresh: Path) -> Iterator[sqlite3.Connection]:
    """A file that nobody looks at before it is synced: so it needs no journal of its own."""
    connection = sqlite3.connect(fresh, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        create_tables(connection)
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")
    finally:
        connection.close()


def _carry_table(old: sqlite3.Connection, new: sqlite3.Connection, table: str, version: OlderVersion) -> int:
    """Carry the rows of a table over; the sum of their new digests."""
    if table not in tables_of(old):
        return 0
    names = [column.name for column in columns_of(old, table)]
    carried = [
        _carried(table, dict(zip(names, row, strict=False)), version.carry)
        for row in rows_of(old, table, columns_of(old, table))
    ]
    rows = _rows(table, carried)
    new.executemany(insert_into(table, PRESENT[table]), rows)
    return total(rows)


def _rows(table: str, carried: Sequence[Values]) -> list[Row]:
    """The values as rows of the present version, with their digests."""
    if not carried:
        return []
    cells = [[values[column.name] for values in carried] for column in PRESENT[table]]
    return list(zip(*cells, digests(table, PRESENT[table], cells), strict=True))


def _carried(table: str, values: Values, carry: Carry) -> Values:
    """The values of a row of the present version; in a line of the history the records of its change are as well."""
    found = carry(table, values)
    if table == "changes":
        found[PAIRS] = to_json([_pair(one, carry) for one in from_json(found[PAIRS])]).decode()
    return found


def _pair(pair: Sequence[Any], carry: Carry) -> list[Any]:
    table, *sides = pair
    return [table, *(carry(table, side) if side is not None else None for side in sides)]


def _carry_blobs(old: sqlite3.Connection, new: sqlite3.Connection) -> int:
    """Carry bytes over, one blob at a time; the sum of their digests."""
    digest_of = old.execute("SELECT sha256 FROM blobs ORDER BY rowid").fetchall()
    read = "SELECT bytes FROM blobs WHERE sha256 = ?"
    return sum(keep_blobs(new, {sha256: old.execute(read, (sha256,)).fetchone()[0]}) for (sha256,) in digest_of)


def _seal(new: sqlite3.Connection, sums: dict[str, int]) -> None:
    size = sum(len(pairs.encode()) for (pairs,) in new.execute("SELECT pairs FROM changes"))
    records = sum(number for table, number in sums.items() if table not in ("blobs", "changes"))
    sealed = (to_bytes(records), to_bytes(sums["blobs"]), to_bytes(sums["changes"]), size)
    new.execute(
        "UPDATE document SET records_digest = ?, blobs_digest = ?, changes_digest = ?, changes_bytes = ?", sealed
    )
