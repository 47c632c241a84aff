"""A map file while it is being written: the connection, and what is known of the file."""

import sqlite3
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from argmap.core.marked import N
from argmap.core.records import SourceText
from argmap.storage.applying import Seals, Waiting, apply_entries, read_seals, take_back
from argmap.storage.checks import check_schema
from argmap.storage.companions import may_be_played_back
from argmap.storage.connecting import writing
from argmap.storage.errors import (
    ChangedOutside,
    Damaged,
    Hostile,
    MapFull,
    Missing,
    Moved,
    NotAFile,
    NotAMap,
    ReadOnly,
    Renamed,
    StorageError,
    named_errors,
)
from argmap.storage.files import (
    COMPANIONS,
    FILE_BYTES,
    FileState,
    beside,
    file_state,
    found_beside,
    is_there,
    is_writable,
)

MANY = 1_000  # records of a change


class LaidBeside(ChangedOutside):
    """Something lies beside the map that SQLite would play back into it; once it is gone, the map can be written."""

    sentence = N(
        "Errors", "“{file}” cannot be saved, because a file lies beside it that is not of this argmap: {detail}."
    )
    advice = N("Errors", "Go on in a copy of it.")


class CameBack(Moved):
    """It is there again as it was written last, but as another file, as on a stick that was plugged in anew."""


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A transaction of which the disk has not said whether it has it, and the seals of the file if it does."""

    batch: Sequence[Waiting]
    seals: Seals


class MapFile:
    """Writes entries, each batch whole or not at all. Used by one thread at a time."""

    def __init__(self, path: Path, state: FileState, history_bytes: int) -> None:
        """Take over the file that was found in that state. Raises a `StorageError` if it is no longer so."""
        self.path = path
        self._journal, *self._logs = (beside(path, suffix) for suffix in COMPANIONS)
        self.state = state  # as it was left after the last write
        self._history_bytes = history_bytes
        self._open = ExitStack()
        self._is_changed_outside = False
        self._doubt: _Doubt | None = None
        self._may_have_journal = False  # of its own, as it could not end what it had begun
        self._judged: FileState | None = None  # of what lies in its place by now
        self.returned_in: FileState | None = None  # that one, if it is the map again
        if file_state(path) != state:
            raise ChangedOutside(path)
        if not is_writable(path):
            raise ReadOnly(path)
        self._connection: sqlite3.Connection | None = self._connect()
        with named_errors(path):
            self._seals = read_seals(self._connection)
            row = self._connection.execute("SELECT coalesce(max(number), 0) FROM changes").fetchone()
            self.last_number: int = row[0]
        self._first_of_session = self.last_number + 1

    def write(self, batch: Sequence[Waiting]) -> None:
        """One transaction for all entries. Raises a `StorageError`, and then none of them is in the file.

        Where the disk cannot even be read after an error they may be there: `settle`, or the next `write`, takes them
        out.
        """
        try:
            with named_errors(self.path):
                self._settle_doubt()
                self._write(batch)
        except StorageError as error:
            self._note_change(error)
            self.close()
            if not self._is_there_after_all(batch):
                self.close()
                raise

    def change_outside(self) -> StorageError | None:
        """What happened to the file without us: it is another one, or none, or somebody wrote to it.

        A disk that fails, or that somebody holds just now, has not said so. `CameBack` says that it is there again.
        """
        try:
            self._check_identity()
            self._look_afresh()
            with named_errors(self.path):
                self._check_version()
        except StorageError as error:
            self._note_change(error)
            if type(error) is Moved and self._has_returned():
                return CameBack(self.path)
            return error if isinstance(error, Moved | ChangedOutside) else None
        return None

    def _has_returned(self) -> bool:
        from argmap.storage.returning import returned_in  # late, as nearly every file stays where it is

        with suppress(StorageError):
            if file_state(self.path) not in (self._judged, self.returned_in):
                self.returned_in = returned_in(self.path, self._seals, self._may_have_journal)
                self._judged = file_state(self.path)
            return self.returned_in is not None
        return False

    def close(self) -> None:
        """Let the connection go, and take back what it has not committed."""
        connection, self._connection = self._connection, None
        if connection is not None and connection.in_transaction:
            with suppress(sqlite3.Error):  # SQLite may have rolled back by itself
                connection.execute("ROLLBACK")
        self._open.close()

    def settle(self) -> None:
        """Take out of the file what was refused, should it be there. A disk that still fails keeps it."""
        with suppress(StorageError), named_errors(self.path):
            self._settle_doubt()

    def _write(self, batch: Sequence[Waiting]) -> None:
        connection = self._begin()
        if read_seals(connection) != self._seals:
            raise ChangedOutside(self.path)
        apply_entries(self.path, connection, batch, self._first_of_session, self._history_bytes)
        if _size(connection) > FILE_BYTES:
            raise MapFull(self.path)
        self._doubt = _Doubt(batch, read_seals(connection))
        self._commit(connection)
        self._seals, self._doubt = self._doubt.seals, None
        self._note_state()
        if any(entry.change.has(SourceText) or len(entry.change.pairs) > MANY for entry, _ in batch):
            self.close()  # it would hold what it was given last: a text, an original, all of a change as JSON

    def _settle_doubt(self) -> None:
        if self._doubt is None:
            return
        connection = self._begin()
        if read_seals(connection) == self._doubt.seals:
            take_back(self.path, connection, self._doubt.batch)
            self._seals = read_seals(connection)
        self._commit(connection)
        self._doubt = None
        self._note_state()

    def _commit(self, connection: sqlite3.Connection) -> None:
        connection.execute("COMMIT")
        connection.execute("PRAGMA shrink_memory")  # the pages that were touched, up to 2 MB: the system has them, too
        self._may_have_journal = False

    def _is_there_after_all(self, batch: Sequence[Waiting]) -> bool:
        """Whether the transaction of this batch is complete on disk, although COMMIT reported an error."""
        if self._doubt is None or self._doubt.batch is not batch:
            return False
        try:
            self._check_identity()
            self._connection = self._connect()
            with named_errors(self.path):
                seals = read_seals(self._connection)
        except StorageError:
            return False
        is_there = seals == self._doubt.seals
        self._note_state()
        self._seals, self._doubt = (seals if is_there else self._seals), None
        return is_there

    def _note_change(self, error: StorageError) -> None:
        self._is_changed_outside |= isinstance(error, ChangedOutside) and not isinstance(error, LaidBeside)

    def _note_state(self) -> None:
        with suppress(StorageError):  # it was moved away at this very moment, and then counts as written to
            now = file_state(self.path)
            self.state = now if now.identity == self.state.identity else self.state

    def _begin(self) -> sqlite3.Connection:
        """A connection in a transaction on the file that nobody else has touched."""
        self._check_identity()
        self._look_afresh()
        connection = self._connection = self._connection or self._connect()
        self._may_have_journal = True
        connection.execute("BEGIN IMMEDIATE")
        self._check_version()
        return connection

    def _check_version(self) -> None:
        """Raises `ChangedOutside` if another connection has written to the file."""
        is_changed = self._connection is not None and _data_version(self._connection) != self._data_version
        if self._is_changed_outside or is_changed:
            raise ChangedOutside(self.path)

    def _look_afresh(self) -> None:
        """Where somebody touched the file, believe nothing that was read of it. Raises `ChangedOutside` if it differs.

        SQLite goes by a count of transactions: a copy of the map in which as much was done elsewhere has the same, and
        so has a file of which only other pages were overwritten.
        """
        if (state := file_state(self.path)) == self.state:
            return
        with suppress(sqlite3.Error):
            self._check_version()
        self.close()
        try:
            self._connection = self._connect()
            with named_errors(self.path):
                check_schema(self.path, self._connection)
                seals = read_seals(self._connection)
        except (Damaged, Hostile, NotAMap) as error:
            raise ChangedOutside(self.path) from error
        if seals not in (self._seals, self._doubt and self._doubt.seals):
            raise ChangedOutside(self.path)
        self.state = state

    def _check_identity(self) -> None:
        try:
            is_same = file_state(self.path).identity == self.state.identity
        except (Missing, NotAFile):
            is_same = False
        if not is_same:
            now = found_beside(self.path, self.state.identity, self.path.suffix)
            raise Renamed(self.path, now.name) if now is not None else Moved(self.path)
        self._refuse_companions()

    def _refuse_companions(self) -> None:
        """Raises `LaidBeside` for what SQLite would play back into the map: a log, or a journal not ours."""
        found = [one for one in self._logs if is_there(one)]
        if not self._may_have_journal and may_be_played_back(self._journal):
            found.append(self._journal)
        if found:
            raise LaidBeside(self.path, f"“{found[0].name}”")

    def _connect(self) -> sqlite3.Connection:
        """A connection that can write: SQLite would fall back to one that cannot, and tell only at the first edit."""
        with ExitStack() as opened:
            connection = opened.enter_context(writing(self.path))
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
            self._may_have_journal = False
            self._data_version = _data_version(connection)
            self._open = opened.pop_all()
        return connection


def _size(connection: sqlite3.Connection) -> int:
    """The bytes of the file once the transaction is committed."""
    pages, size = (connection.execute(f"PRAGMA {said}").fetchone()[0] for said in ("page_count", "page_size"))
    return int(pages * size)


def _data_version(connection: sqlite3.Connection) -> int:
    """A number that changes when another connection has written to the file, and never by what this one writes."""
    version: int = connection.execute("PRAGMA data_version").fetchone()[0]
    return version
