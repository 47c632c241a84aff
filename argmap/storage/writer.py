"""The one thread that writes a map: entries go in as they are made, and are acknowledged in order once on disk."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path

from argmap.core.history import Entry
from argmap.core.records import Node
from argmap.storage.applying import HISTORY_BYTES, Waiting
from argmap.storage.errors import ChangedOutside, DiskTrouble, Moved, StillSaving, StorageError
from argmap.storage.files import FileState
from argmap.storage.map_file import MapFile
from argmap.storage.placing import sync_folder

Saved = Callable[[int], None]
Noticed = Callable[[StorageError | None], None]
Failed = Callable[[StorageError, tuple[int, ...]], None]
BeforeLoss = Callable[[Path], None]
AT_ONCE = 500  # entries in one transaction, when the disk is slower than the user
LOOK_S = 2.0
"""So often a file is looked at while nothing is written: that it is where it was, and that nobody else wrote to it."""
LARGE = 5_000  # records of an entry, with whose showing and writing two threads are busy
REST_S = 0.2
"""So long a large entry waits before it is written, which takes seconds: what shows it shares the interpreter."""
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
        folders: Iterable[Path] = (),
    ) -> None:
        """Take over the map that `read_map` found in that state.

        `folders`, where the file was given another path just now, are synced first: who moved it does not wait for it.
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
        self._found: StorageError | None = None
        self._is_asked = False  # to look at the file at once
        self._file = MapFile(path, state, history_bytes)
        self._next = self._file.last_number + 1
        self._waiting: deque[Waiting] = deque()
        self._folders = tuple(folders)
        self._is_closing = False
        self._is_idle = True
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name=f"writer of {path.name}", daemon=True)
        self._thread.start()

    @property
    def state(self) -> FileState:
        """That of the file as it was left after the last write. Ask after `flush`."""
        return self._file.state

    @property
    def returned_in(self) -> FileState | None:
        """The state in which `CameBack` said that the map is there again."""
        return self._file.returned_in

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

    def look(self) -> StorageError | None:
        """Wait until all is written, and look at the file: what happened to it without us, which was told as well."""
        with self._changed:
            self._is_asked = True
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._is_asked or not self._thread.is_alive())
        return self._found

    def close(self) -> None:
        """Write what is waiting, then let the file go."""
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()
        self._thread.join()
        self._file.settle()
        self._file.close()

    def _run(self) -> None:
        """Serve until closed. If a bug ends the thread, what is waiting is refused, never silently forgotten."""
        taken: list[Waiting] = []
        for folder in self._folders:
            with suppress(OSError):  # the next entry finds out what is wrong
                sync_folder(folder)
        try:
            while taken := self._take():
                self._rest(taken)
                if takes_many(taken[0][0]):
                    self._before_loss(self._file.path)
                self._write(taken)
        finally:
            self._refuse_waiting(tuple(taken))

    def _refuse_waiting(self, taken: tuple[Waiting, ...]) -> None:
        with self._changed:
            left = (*taken, *self._waiting)
            self._waiting.clear()
            self._is_idle, self._is_asked = True, False
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
            self._changed.wait_for(lambda: self._waiting or self._is_closing or self._is_asked, timeout_s)
            return bool(self._waiting or self._is_closing)

    def _look(self) -> None:
        """Say once if the file is not as it was left, and once if it is again."""
        found = self._file.change_outside()
        kind = type(found) if found is not None else None
        if kind is not self._noticed:
            self._noticed = kind
            self._on_noticed(found)
        with self._changed:
            self._found, self._is_asked = found, False
            self._changed.notify_all()

    def _rest(self, taken: list[Waiting]) -> None:
        """Let a large change be shown first, unless the map is closed."""
        if any(len(entry.change.pairs) > LARGE for entry, _ in taken):
            with self._changed:
                self._changed.wait_for(lambda: self._is_closing, REST_S)

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


def takes_many(entry: Entry) -> bool:
    """Whether more cards go with this entry than may go without a backup."""
    gone = (after is None for _, after in entry.change.records(Node))
    return sum(islice(filter(None, gone), MANY + 1)) > MANY


def _numbers(entries: tuple[Waiting, ...]) -> tuple[int, ...]:
    return tuple(entry.number for entry, _ in entries)
