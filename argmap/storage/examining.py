"""The checks of a map file in their one order: opening stops at the first fault, verifying collects them all."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from argmap.core.history import Entry
from argmap.core.marked import N
from argmap.core.records import Record, RecordId
from argmap.core.stopping import Check, unchecked, with_checks
from argmap.storage import checks
from argmap.storage.columns import BLOB_COLUMNS, CHANGE_COLUMNS, COLUMNS, TABLES, Column
from argmap.storage.entries import entry_of
from argmap.storage.errors import Damaged, Fault, sqlite_error
from argmap.storage.places import with_places
from argmap.storage.rows import Row, digests, to_bytes, total
from argmap.storage.texts import Texts

LAST_NUMBER = 1 << 53
"""Of a change: there is always one to come after it."""


@dataclass(slots=True)
class Contents:
    """What a map file holds, and what is wrong with it. `digest` is that of all records together."""

    records: list[Record] = field(default_factory=list)
    history: list[Entry] = field(default_factory=list)
    cyclic_ids: frozenset[RecordId] = frozenset()
    digest: bytes = b""
    faults: list[Fault] = field(default_factory=list)


def examine(path: Path, connection: sqlite3.Connection, collects: bool, check: Check = unchecked) -> Contents:
    """Read and check everything in the map at `path`, over a connection to it that may only look.

    `check` is called every few rows, and may raise to end it. Raises `Hostile`, `TooLarge`, and, unless it `collects`
    the faults, `Damaged` with the first ones found.
    """
    checks.check_schema(path, connection)
    return _Examination(path, connection, collects, check).run()


class _Examination:
    """One run over one file. Every step adds to `contents`, and to its faults what it finds wrong."""

    def __init__(self, path: Path, connection: sqlite3.Connection, collects: bool, check: Check) -> None:
        self.path = path
        self.connection = connection
        self.collects = collects
        self.check = check
        self.contents = Contents()
        self.records_total = 0
        self.shared: dict[str, str] = {}

    def run(self) -> Contents:
        contents = self.contents
        self._step("file", lambda: islice(checks.integrity_faults(self.connection), None if self.collects else 1))
        self._step("file", lambda: checks.constraint_faults(self.connection))
        self._step("file", lambda: checks.reference_faults(self.connection))
        self._step("file", lambda: checks.check_counts(self.path, self.connection))
        self._step("file", lambda: checks.check_lengths(self.path, self.connection))
        self._step("changes", lambda: checks.history_faults(self.path, self.connection))
        texts = Texts(self.path, self.connection)
        for record_type, table in TABLES.items():
            self._step(table, lambda one=record_type: self._read(one, texts))  # type: ignore[misc]  # bound per turn
        self._step("map_info", lambda: checks.info_faults(contents.records))
        self._step("exercises", lambda: checks.exercise_faults(contents.records))
        self._step("nodes", lambda: checks.id_faults(contents.records))
        contents.cyclic_ids = checks.check_depth(self.path, contents.records)
        self._step("passages", lambda: checks.passage_faults(contents.records))
        self._step("changes", lambda: self._read_history(texts))
        self._step("blobs", lambda: self._blob_faults(texts))
        self._step("document", self._record_seal_faults)
        contents.faults = with_places(contents.faults, self._rows_again)
        return contents

    def _step(self, table: str, find: Callable[[], Iterable[Fault]]) -> None:
        """Take one step; what cannot be read at all is one fault of its table."""
        try:
            self.contents.faults += find()
        except sqlite3.Error as error:
            named = sqlite_error(self.path, error)
            if not isinstance(named, Damaged):
                raise named from error
            self.contents.faults.append(Fault(table, what=N("Faults", "cannot be read")))
        except UnicodeError:
            self.contents.faults.append(Fault(table, what=N("Faults", "holds text that is not UTF-8")))
        if self.contents.faults and not self.collects:
            raise Damaged(self.path, with_places(self.contents.faults, self._rows_again))

    def _read(self, record_type: type[Record], texts: Texts) -> Iterator[Fault]:
        for rows in self._rows(TABLES[record_type], COLUMNS[record_type]):
            records, faults = checks.read_records(record_type, rows, texts, self.shared)
            self.contents.records += records
            self.records_total += total(rows)
            yield from faults

    def _rows(self, table: str, columns: Sequence[Column]) -> Iterator[list[Row]]:
        for rows in with_checks(checks.read_rows(self.connection, table, columns), self.check):
            if not self.contents.faults:
                yield rows
                continue
            good, faults = checks.of_right_types(table, columns, rows)
            self.contents.faults += faults
            yield good

    def _rows_again(self, record_type: type[Record]) -> Iterator[Row]:
        """The rows of a table as far as they can be read, to say where on the map faults lie."""
        with suppress(sqlite3.Error):
            for rows in checks.read_rows(self.connection, TABLES[record_type], COLUMNS[record_type]):
                yield from rows

    def _read_history(self, texts: Texts) -> Iterator[Fault]:
        """The entries, and those that cannot be read; then whether all rows are there that were written."""
        sum_of_digests = 0
        for rows in self._rows("changes", CHANGE_COLUMNS):
            yield from _digest_faults("changes", CHANGE_COLUMNS, rows)
            yield from self._read_entries(rows, texts)
            sum_of_digests += total(rows)
        yield from self._seal_faults("changes_digest", sum_of_digests)

    def _read_entries(self, rows: Iterable[Row], texts: Texts) -> Iterator[Fault]:
        for row in rows:
            if not 1 <= row[0] <= LAST_NUMBER:
                yield Fault("changes", str(row[0]), "number", N("Faults", "has a number that no change has"))
            try:
                self.contents.history.append(entry_of(row, texts))
            except (ValueError, TypeError, KeyError, RecursionError):
                yield Fault("changes", str(row[0]), "pairs", N("Faults", "cannot be read"))

    def _blob_faults(self, texts: Texts) -> Iterator[Fault]:
        yield from texts.faults
        sum_of_digests = 0
        for rows in self._rows("blobs", BLOB_COLUMNS):
            yield from _digest_faults("blobs", BLOB_COLUMNS, rows)
            sum_of_digests += total(rows)
        yield from self._seal_faults("blobs_digest", sum_of_digests)

    def _record_seal_faults(self) -> Iterator[Fault]:
        yield from self._seal_faults("records_digest", self.records_total)
        self.contents.digest = to_bytes(self.records_total)

    def _seal_faults(self, column: str, sum_of_digests: int) -> Iterator[Fault]:
        if self._seal(column) != to_bytes(sum_of_digests):
            yield Fault("document", "1", column, N("Faults", "says that rows are missing, or were added"))

    def _seal(self, column: str) -> object:
        row = self.connection.execute(f"SELECT {column} FROM document").fetchone()
        return row[0] if row is not None else None


def _digest_faults(table: str, columns: Sequence[Column], rows: Sequence[Row]) -> Iterator[Fault]:
    """The rows whose digest, the last value, is not that of their values."""
    if not rows:
        return
    *cells, found = zip(*rows, strict=True)
    for row, is_digest, digest in zip(rows, found, digests(table, columns, cells), strict=True):
        if is_digest != digest:
            yield Fault(table, str(row[0]))
