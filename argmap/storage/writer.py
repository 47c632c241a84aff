"""The one thread that writes a map: entries go in as they are made, and are acknowledged in order once on disk."""

import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from argmap.core.history import Entry
from argmap.core.records import Node
from argmap.storage.applying import HISTORY_BYTES, apply_entries, read_seals
from argmap.storage.connecting import writing
from argmap.storage.entries import entry_row
from argmap.storage.errors import (
    ChangedOutside,
    DiskTrouble,
    Missing,
    Moved,
    ReadOnly,
    StillSaving,
    StorageError,
    named_errors,
)
from argmap.storage.files import FileState, file_state, is_writable

Waiting = tuple[Entry, Mapping[str, bytes]]
Saved = Callable[[int], None]
Noticed = Callable[[StorageError | None], None]
Failed = Callable[[StorageError, tuple[int, ...]], None]
BeforeLoss = Callable[[Path], None]
AT_ONCE = 500  # entries in one transaction, when the disk is slower than the user
LOOK_S = 2.0
"""So often a file is looked at while nothing is written: that it is where it was, and that nobody else wrote to it."""
MANY = 50  # cards: an entry that takes more away is a loss to be backed up before


def not_told(_error: StorageError | None) -> None:
    """For who finds out when the next entry is refused."""


def not_asked(_path: Path) -> None:
    """For who needs no backup before many cards go."""


class Writer:
    """Owns the connection to one open map. Callbacks come from its thread.

    `on_saved(number)`: the entry of that number and all before it are on disk.
    `on_failed(error, numbers)`: these entries are not on disk, and nothing is written any more until the entry after
    the last saved one comes anew: whatever else was on its way had been made on top of what failed, and is dropped.
    """

    def __init__(
        self,
        path: Path,
        state: FileState,
        on_saved: Saved,
        on_failed: Failed,
        on_noticed: Noticed = not_told,
        history_bytes: int = HISTORY_BYTES,
        before_loss: BeforeLoss = not_asked,
    ) -> None:
        """Take over the map that `read_map` found in that state.

        `before_loss(path)` is called before an entry is written that takes many cards away; it must not raise.
        `on_noticed(error)` says that the file is not as it was left, though nothing was to be written; None if it is
        again.

        Raises `ChangedOutside` or `Moved` if it is no longer so, `ReadOnly`, `Busy` or another `StorageError`.
        """
        self._on_saved = on_saved
        self._on_failed = on_failed
        self._before_loss = before_loss
        self._on_noticed = on_noticed
        self._noticed: type[StorageError] | None = None
        self._file = _File(path, state, history_bytes)
        self._next = self._file.last_number + 1
        self._waiting: deque[Waiting] = deque()
        self._is_closing = False
        self._is_idle = True
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name=f"writer of {path.name}", daemon=True)
        self._thread.start()

    def submit(self, entry: Entry, originals: Mapping[str, bytes]) -> None:
        """Queue an entry with the original bytes, by sha256, of the sources it adds. Returns at once."""
        with self._changed:
            self._waiting.append((entry, originals))
            self._changed.notify_all()
        if not self._thread.is_alive():
            self._refuse_waiting(())

    def flush(self, timeout_s: float | None = None) -> None:
        """Wait until every entry so far is acknowledged or refused. Raises `StillSaving` after the timeout."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._is_idle and not self._waiting, timeout_s):
                raise StillSaving(self._file.path)

    def close(self) -> None:
        """Write what is waiting, then let the file go."""
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()
        self._thread.join()
        self._file.close()

    def _run(self) -> None:
        """Serve until closed. If a bug ends the thread, what is waiting is refused, never silently forgotten."""
        taken: list[Waiting] = []
        try:
            while taken := self._take():
                if takes_many(taken[0][0]):
                    self._before_loss(self._file.path)
                self._write(taken)
        finally:
            self._refuse_waiting(tuple(taken))

    def _refuse_waiting(self, taken: tuple[Waiting, ...]) -> None:
        with self._changed:
            left = (*taken, *self._waiting)
            self._waiting.clear()
            self._is_idle = True
            self._changed.notify_all()
        if left:
            self._on_failed(DiskTrouble(self._file.path, "argmap could not write it"), _numbers(left))

    def _take(self) -> list[Waiting]:
        """The entries to write next; none once closed and done."""
        while not self._wait(LOOK_S):
            self._look()
        with self._changed:
            self._is_idle = False
            return self._next_batch()

    def _wait(self, timeout_s: float) -> bool:
        """Whether there is something to do within that time."""
        with self._changed:
            self._is_idle = True
            self._changed.notify_all()
            return bool(self._changed.wait_for(lambda: self._waiting or self._is_closing, timeout_s))

    def _look(self) -> None:
        """Say once if the file is not as it was left, and once if it is again."""
        found = self._file.change_outside()
        kind = type(found) if found is not None else None
        if kind is not self._noticed:
            self._noticed = kind
            self._on_noticed(found)

    def _next_batch(self) -> list[Waiting]:
        """The entries of one transaction; one that takes many cards away begins its own, with all before it on disk."""
        batch: list[Waiting] = []
        while self._waiting and len(batch) < AT_ONCE and not (batch and takes_many(self._waiting[0][0])):
            batch.append(self._waiting.popleft())
        return batch

    def _write(self, taken: list[Waiting]) -> None:
        """Write what follows on the last saved entry, and answer for it; `taken` is empty once the answer is known."""
        batch: list[Waiting] = []
        for one in taken:
            if one[0].number == self._next + len(batch):
                batch.append(one)
        if not batch:
            return
        try:
            self._file.write(batch)
        except StorageError as error:
            with self._changed:
                numbers = _numbers((*batch, *self._waiting))
                self._waiting.clear()
            taken.clear()
            self._noticed = type(error) if isinstance(error, Moved | ChangedOutside) else None
            self._on_failed(error, numbers)
        else:
            taken.clear()
            self._next += len(batch)
            self._on_saved(self._next - 1)


class _File:
    """The connection, and what we last knew of the file. Used by one thread at a time."""

    def __init__(self, path: Path, state: FileState, history_bytes: int) -> None:
        self.path = path
        self._identity = state.identity
        self._history_bytes = history_bytes
        self._open = ExitStack()
        self._is_changed_outside = False
        if file_state(path) != state:
            raise ChangedOutside(path)
        if not is_writable(path):
            raise ReadOnly(path)
        self._connection: sqlite3.Connection | None = self._connect()
        with named_errors(path):
            self._seals = read_seals(self._connection)
            row = self._connection.execute("SELECT coalesce(max(number), 0) FROM changes").fetchone()
            self.last_number: int = row[0]
            self._data_version = _data_version(self._connection)
        self._first_of_session = self.last_number + 1

    def write(self, batch: list[Waiting]) -> None:
        """One transaction for all entries. Raises a `StorageError`, and then none of them is in the file."""
        try:
            self._write(batch)
        except StorageError as error:
            self._is_changed_outside |= isinstance(error, ChangedOutside)
            self.close()
            if not self._is_there_after_all(batch[-1][0]):
                self.close()
                raise

    def change_outside(self) -> StorageError | None:
        """What happened to the file without us: it is another one, or none, or somebody wrote to it."""
        try:
            self._check_identity()
            with named_errors(self.path):
                version = _data_version(self._connection) if self._connection is not None else self._data_version
        except StorageError as error:
            return error
        is_touched = self._is_changed_outside or version != self._data_version
        return ChangedOutside(self.path) if is_touched else None

    def close(self) -> None:
        """Let the connection go, and take back what it has not committed."""
        connection, self._connection = self._connection, None
        if connection is not None and connection.in_transaction:
            with suppress(sqlite3.Error):  # SQLite may have rolled back by itself
                connection.execute("ROLLBACK")
        self._open.close()

    def _write(self, batch: list[Waiting]) -> None:
        with named_errors(self.path):
            self._check_identity()
            is_same_connection = self._connection is not None
            connection = self._connection = self._connection or self._connect()
            connection.execute("BEGIN IMMEDIATE")
            is_touched = is_same_connection and _data_version(connection) != self._data_version
            if is_touched or self._is_changed_outside or read_seals(connection) != self._seals:
                raise ChangedOutside(self.path)
            apply_entries(self.path, connection, batch, self._first_of_session, self._history_bytes)
            seals = read_seals(connection)
            connection.execute("COMMIT")
            self._seals, self._data_version = seals, _data_version(connection)

    def _is_there_after_all(self, entry: Entry) -> bool:
        """Whether the transaction of this entry is complete on disk, although COMMIT reported an error."""
        try:
            self._check_identity()
            connection = self._connection = self._connect()
            with named_errors(self.path):
                row = connection.execute("SELECT digest FROM changes WHERE number = ?", (entry.number,)).fetchone()
                is_there: bool = row is not None and row[0] == entry_row(entry)[-1]
                if is_there:
                    self._seals, self._data_version = read_seals(connection), _data_version(connection)
        except StorageError:
            return False
        return is_there

    def _check_identity(self) -> None:
        try:
            is_same = file_state(self.path).identity == self._identity
        except Missing:
            is_same = False
        if not is_same:
            raise Moved(self.path)

    def _connect(self) -> sqlite3.Connection:
        """A connection that can write: SQLite would fall back to one that cannot, and tell only at the first edit."""
        with ExitStack() as opened:
            connection = opened.enter_context(writing(self.path))
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
            self._open = opened.pop_all()
        return connection


def takes_many(entry: Entry) -> bool:
    """Whether more cards go with this entry than may go without a backup."""
    return len(entry.change.removed(Node)) > MANY


def _data_version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA data_version").fetchone()[0]
    return version


def _numbers(entries: tuple[Waiting, ...]) -> tuple[int, ...]:
    return tuple(entry.number for entry, _ in entries)
