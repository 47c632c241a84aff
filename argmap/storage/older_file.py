"""A map file of an older version: opened for looking only, and proven sound by what all versions share.

That is: in every table but `document` the rows end with their digest (see `rows`; of `blobs` it does not cover the
bytes, which their own sha256 covers), and `document` has the sums of those of the records, the blobs and the changes.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from argmap.core.limits import ROWS
from argmap.core.marked import N
from argmap.storage.checks import check_schema, integrity_faults, reference_faults
from argmap.storage.columns import Column
from argmap.storage.connecting import immutable
from argmap.storage.errors import Busy, Damaged, Fault, TooLarge, named_errors
from argmap.storage.files import HEADER_BYTES, file_state, major_of, read_start
from argmap.storage.older import OLDER, OlderVersion
from argmap.storage.opening import BYTES_PER_SECOND, SECONDS
from argmap.storage.rows import Row, digests, to_bytes, total
from argmap.storage.tables import columns_of, count_of, tables_of
from argmap.storage.texts import blob

SEALED_BY_ITSELF = ("document", "blobs", "changes")


@contextmanager
def older_map(path: Path) -> Iterator[tuple[sqlite3.Connection, OlderVersion]]:
    """The older map at `path`, with its version, once it was found sound. Raises `Damaged`, `Hostile` or `Busy`.

    That too where it is no older one any more: another process was quicker.
    """
    state = file_state(path)
    version = OLDER.get(major_of(read_start(path, HEADER_BYTES)))
    if version is None:
        raise Busy(path)
    with named_errors(path), immutable(path, SECONDS + state.size / BYTES_PER_SECOND) as connection:
        check_schema(path, connection, version.ddl)
        if any(count_of(connection, table) > ROWS for table in tables_of(connection)):
            raise TooLarge(path, f"one of its tables has more than {ROWS:,} rows")
        if faults := list(_faults(connection)):
            raise Damaged(path, faults)
        yield connection, version
        if file_state(path) != state:
            raise Busy(path)


def prove(path: Path) -> None:
    """Raises what is wrong with the older map at `path`, if anything is."""
    with older_map(path):
        pass


def rows_of(connection: sqlite3.Connection, table: str, columns: Sequence[Column]) -> list[Row]:
    """All rows of a table in their order, each with its digest last."""
    names = ", ".join(column.quoted for column in columns)
    return connection.execute(f'SELECT {names}, digest FROM "{table}" ORDER BY rowid').fetchall()


def _faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    yield from integrity_faults(connection)
    yield from reference_faults(connection)
    sums = {}
    for table in tables_of(connection):
        columns = columns_of(connection, table)
        rows = rows_of(connection, table, columns)
        sums[table] = total(rows)
        yield from _row_faults(table, columns, rows)
    records = sum(number for table, number in sums.items() if table not in SEALED_BY_ITSELF)
    for name, number in (("records", records), ("blobs", sums["blobs"]), ("changes", sums["changes"])):
        found = connection.execute(f"SELECT {name}_digest FROM document").fetchone()
        if found is None or found[0] != to_bytes(number):
            yield Fault("document", "1", f"{name}_digest", N("Faults", "says that rows are missing, or were added"))
    for (digest,) in connection.execute("SELECT sha256 FROM blobs"):
        if blob(connection, digest) is None:
            yield Fault("blobs", digest, "bytes")


def _row_faults(table: str, columns: Sequence[Column], rows: Sequence[Row]) -> Iterable[Fault]:
    if not rows:
        return []
    *cells, found = zip(*rows, strict=True)
    pairs = zip(rows, found, digests(table, columns, cells), strict=True)
    return [Fault(table, str(row[0])) for row, is_digest, digest in pairs if is_digest != digest]
