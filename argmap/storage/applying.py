"""Entries into the file: the rows they change, the line of history, and the digests, inside one open transaction."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path

from argmap.core.change import Pair
from argmap.core.history import Entry
from argmap.core.records import Record
from argmap.storage.checks import MOST_HISTORY
from argmap.storage.columns import COLUMNS, TABLES, insert_into
from argmap.storage.creating import keep_blobs, texts_of
from argmap.storage.errors import ChangedOutside
from argmap.storage.long_entries import first_seal, put_entry, seal_of
from argmap.storage.rows import to_bytes, to_rows, total

Waiting = tuple[Entry, Mapping[str, bytes]]
"""An entry with the original bytes, by sha256, of the sources it adds."""

HISTORY_BYTES = 20_000_000
AT_ONCE = 2_000  # rows


@dataclass(frozen=True, slots=True)
class Seals:
    """The row of `document`: the sums of digests of records, blobs and changes, and the size of the history."""

    records: int
    blobs: int
    changes: int
    changes_bytes: int


def read_seals(connection: sqlite3.Connection) -> Seals:
    """The seals as they are in the file."""
    row = connection.execute(
        "SELECT records_digest, blobs_digest, changes_digest, changes_bytes FROM document"
    ).fetchone()
    records, blobs, changes = (int.from_bytes(one, "little") for one in row[:3])
    return Seals(records, blobs, changes, row[3])


def apply_entries(
    path: Path,
    connection: sqlite3.Connection,
    entries: Iterable[Waiting],
    first_kept: int,
    history_bytes: int = HISTORY_BYTES,
) -> None:
    """Write entries, each with the original bytes it needs, and trim the history.

    Entries from `first_kept` on stay, as long as the file can be opened with all of them. Raises `ChangedOutside` if a
    row is not as memory has it.
    """
    seals = read_seals(connection)
    records, blobs, changes, size = seals.records, seals.blobs, seals.changes, seals.changes_bytes
    for entry, originals in entries:
        blobs += keep_blobs(connection, texts_of(after for _, after in entry.change.pairs) | dict(originals))
        records += _apply_pairs(path, connection, entry.change.pairs)
        written = put_entry(connection, entry)
        changes, size = changes + written.digest, size + written.size
    while size > history_bytes:
        oldest = first_seal(connection)
        if oldest.number >= first_kept and size <= MOST_HISTORY:
            break
        connection.execute("DELETE FROM changes WHERE number = ?", (oldest.number,))
        changes, size = changes - oldest.digest, size - oldest.size
    _write_seals(connection, Seals(records, blobs, changes, size))


def take_back(path: Path, connection: sqlite3.Connection, entries: Sequence[Waiting]) -> None:
    """Take the last entries out again, as if they had never been; bytes that came with them stay.

    Raises `ChangedOutside` if a row is not as they left it.
    """
    seals = read_seals(connection)
    records, changes, size = seals.records, seals.changes, seals.changes_bytes
    for entry, _ in reversed(entries):
        records += _apply_pairs(path, connection, entry.change.inverse().pairs)
        if connection.execute("DELETE FROM changes WHERE number = ?", (entry.number,)).rowcount:  # or it was too long
            written = seal_of(entry)
            changes, size = changes - written.digest, size - written.size
    _write_seals(connection, Seals(records, seals.blobs, changes, size))


def _write_seals(connection: sqlite3.Connection, seals: Seals) -> None:
    connection.execute(
        "UPDATE document SET records_digest = ?, blobs_digest = ?, changes_digest = ?, changes_bytes = ?",
        (to_bytes(seals.records), to_bytes(seals.blobs), to_bytes(seals.changes), seals.changes_bytes),
    )


def _apply_pairs(path: Path, connection: sqlite3.Connection, pairs: Iterable[Pair]) -> int:
    """Bring the rows from `before` to `after`; the difference this makes to the sum of digests."""
    difference = 0
    for (record_type, is_new, is_gone), run_pairs in _stretches(pairs):
        old = to_rows(record_type, [before for before, _ in run_pairs if before is not None])
        new = to_rows(record_type, [after for _, after in run_pairs if after is not None])
        if is_new:
            count = connection.executemany(insert_into(TABLES[record_type], COLUMNS[record_type]), new).rowcount
        elif is_gone:
            count = connection.executemany(_delete(record_type), [(row[0], row[-1]) for row in old]).rowcount
        else:
            swaps = [(*after, before[0], before[-1]) for before, after in zip(old, new, strict=True)]
            count = connection.executemany(_update(record_type), swaps).rowcount
        if count != len(run_pairs):
            raise ChangedOutside(path)
        difference += total(new) - total(old)
    return difference


def _stretches(pairs: Iterable[Pair]) -> Iterator[tuple[tuple[type[Record], bool, bool], list[Pair]]]:
    """Pairs of one kind that follow on each other, not too many: what is made of them is made and freed at once."""
    for kind, run in groupby(pairs, _kind_of):
        while stretch := list(islice(run, AT_ONCE)):
            yield kind, stretch


def _kind_of(pair: Pair) -> tuple[type[Record], bool, bool]:
    before, after = pair
    return type(before) if after is None else type(after), before is None, after is None  # type: ignore[return-value]


def _update(record_type: type[Record]) -> str:
    names = [*(column.quoted for column in COLUMNS[record_type]), "digest"]
    values = ", ".join(f"{name} = ?" for name in names)
    return f'UPDATE "{TABLES[record_type]}" SET {values} WHERE id = ? AND digest = ?'


def _delete(record_type: type[Record]) -> str:
    return f'DELETE FROM "{TABLES[record_type]}" WHERE id = ? AND digest = ?'
