"""A session on a map file: opened or made new, and kept by the one thread that writes it."""

from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

from argmap.core.history import Entry
from argmap.core.records import Record
from argmap.session.session import Originals, Session
from argmap.storage.creating import create_map
from argmap.storage.errors import StorageError
from argmap.storage.opening import LoadedMap, read_map
from argmap.storage.writer import Writer

Wake = Callable[[Callable[[], None]], None]
"""Runs a function soon on the thread that owns the session; called from the writer's thread."""


def not_woken(hear: Callable[[], None]) -> None:
    """For who has no event loop: the file's answers are heard at `flush` and `close`."""


class FileStore:
    """Hands entries to the writer and its answers to the session, on the session's own thread."""

    def __init__(self, loaded: LoadedMap, session: Session, wake: Wake) -> None:
        self._session = session
        self._wake = wake
        self._answers: deque[int | StorageError] = deque()
        self._writer = Writer(loaded.path, loaded.state, self._saved, self._failed)

    def submit(self, entry: Entry, originals: Originals) -> None:
        self._writer.submit(entry, originals)

    def flush(self) -> None:
        """Wait until everything is on disk or refused."""
        self._writer.flush()
        self._hear()

    def close(self) -> None:
        self._writer.close()
        self._hear()

    def _saved(self, number: int) -> None:
        self._answers.append(number)
        self._wake(self._hear)

    def _failed(self, error: StorageError, numbers: tuple[int, ...]) -> None:
        self._answers.append(error)
        self._wake(self._hear)

    def _hear(self) -> None:
        while self._answers:
            answer = self._answers.popleft()
            if isinstance(answer, int):
                self._session.entry_saved(answer)
            else:
                self._session.entries_refused(answer)


def open_session(path: Path, wake: Wake = not_woken, author: str = "") -> Session:
    """Open the map at `path`. One that cannot be written is open for reading only. Raises a `StorageError`."""
    return session_of(read_map(path), wake, author)


def session_of(loaded: LoadedMap, wake: Wake = not_woken, author: str = "") -> Session:
    """A session on a map that was read already. Raises a `StorageError` if it changed meanwhile."""
    session = Session(loaded.records, loaded.history, author)
    if loaded.is_writable:
        session.keep_in(FileStore(loaded, session, wake))
    else:
        session.is_read_only = True
    return session


def create_session(
    path: Path,
    records: Iterable[Record],
    originals: Originals | None = None,
    wake: Wake = not_woken,
    author: str = "",
) -> Session:
    """Make a new map of the records at `path` and open it. Raises `AlreadyThere` or another `StorageError`."""
    create_map(path, records, originals)
    return open_session(path, wake, author)
