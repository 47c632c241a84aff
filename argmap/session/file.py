"""A session on a map file: opened or made new, and kept by the one thread that writes it."""

from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from argmap.core.history import Entry
from argmap.core.records import Record
from argmap.session.holding import HeldMap, hold
from argmap.session.session import Originals, Session, Wake
from argmap.storage.creating import create_map
from argmap.storage.errors import ChangedOutside, Moved, StorageError
from argmap.storage.files import FileState, file_state
from argmap.storage.map_file import CameBack
from argmap.storage.writer import BeforeLoss, Writer, not_asked


def not_woken(hear: Callable[[], None]) -> None:
    """For who has no event loop: the file's answers are heard at `flush` and `close`."""


class FileStore:
    """Hands entries to the writer and its answers to the session, on the session's own thread."""

    def __init__(self, held: HeldMap, session: Session, wake: Wake, before_loss: BeforeLoss) -> None:
        self._held = held
        self._session = session
        self._wake = wake
        self._before_loss = before_loss
        self._answers: deque[Callable[[], None]] = deque()
        self._left_in: FileState | None = None  # the file was let go in this state, and is to be taken up again
        self._is_closing = False
        self._writer = self._write_on(held.loaded.state)

    def submit(self, entry: Entry, originals: Originals) -> None:
        try:
            self._take_up()
        except StorageError as error:
            self._failed(error, (entry.number,))
        else:
            self._writer.submit(entry, originals)

    def flush(self) -> None:
        """Wait until everything is on disk or refused."""
        self._writer.flush()
        self._hear()

    def wait(self) -> StorageError | None:
        """The same on any thread, and what happened to the file without us; the answers are heard on the session's."""
        return self._writer.look()

    def close(self) -> None:
        """Write what is waiting, and let the file go."""
        self._is_closing = True
        self._close_writer()
        self._held.release()

    def move(self, target: Path) -> None:
        """Let the file go, give it another path, and take it up there; or where it was, if it could not be moved.

        Raises `Moved` or `ChangedOutside` if it is not the file any more that was written, or another `StorageError` if
        it was not moved, or cannot be written just now.
        """
        error = self._writer.look()
        self._hear()
        if error is not None and not isinstance(error, CameBack):
            raise error
        self._let_go()
        before, folders = self._left_in, frozenset[Path]()
        try:
            folders = self._held.move(target)
        finally:
            with suppress(StorageError):
                now = file_state(self._held.path)
                self._left_in = now if before is None or now.identity != before.identity else before
            self._take_up(folders)

    def follow(self, target: Path) -> None:
        """Go on in the same file under the name that somebody else gave it.

        Raises `Moved` if it is not the same, `ChangedOutside` if more was done to it, or another `StorageError`.
        """
        self.flush()
        state = self._writer.state
        if file_state(target) != state:
            raise ChangedOutside(target)
        self._held.follow(target)
        self._let_go()
        self._take_up()
        self._session.file_changed(None)

    def _write_on(self, state: FileState, folders: Iterable[Path] = ()) -> Writer:
        told = (self._saved, self._failed, self._noticed)
        return Writer(self._held.path, state, *told, before_loss=self._before_loss, folders=folders)

    def _let_go(self) -> None:
        """Let the file go until it is taken up, or the next entry comes."""
        self._close_writer()
        self._left_in = self._writer.state

    def _take_up(self, folders: Iterable[Path] = ()) -> None:
        """Write on where the file was let go. Raises a `StorageError` if that cannot be done now."""
        if self._left_in is not None:
            self._writer = self._write_on(self._left_in, folders)
            self._left_in = None

    def _close_writer(self) -> None:
        self._writer.close()
        self._hear()

    def _saved(self, number: int) -> None:
        self._answer(lambda: self._session.entry_saved(number))

    def _failed(self, error: StorageError, numbers: tuple[int, ...]) -> None:
        self._answer(lambda: self._session.entries_refused(error))

    def _noticed(self, error: StorageError | None) -> None:
        if isinstance(error, CameBack):
            self._answer(self._come_back)
        else:
            self._answer(lambda: self._session.file_changed(error))

    def _come_back(self) -> None:
        """Go on in the file that the map has now, unless another process has taken that up meanwhile."""
        if self._is_closing:
            return
        try:
            self._held.claim_again()
            self._close_writer()
            self._left_in = self._writer.returned_in
            self._take_up()
        except StorageError:
            self._session.file_changed(Moved(self._held.path))
        else:
            self._session.file_changed(None)

    def _answer(self, tell: Callable[[], None]) -> None:
        self._answers.append(tell)
        self._wake(self._hear)

    def _hear(self) -> None:
        while self._answers:
            self._answers.popleft()()


def open_session(path: Path, wake: Wake = not_woken, author: str = "") -> Session:
    """Open the map at `path`. One that cannot be written is open for reading only. Raises a `StorageError`."""
    return session_of(hold(path), wake, author)


def session_of(held: HeldMap, wake: Wake = not_woken, author: str = "", before_loss: BeforeLoss = not_asked) -> Session:
    """A session on a map that was taken up, which it releases when it is closed.

    `before_loss` is called by the writer's thread, with the map's path, before many cards go at once.
    Raises a `StorageError` if the file changed meanwhile; the map is released then.
    """
    loaded = held.hand_over()
    session = Session(loaded.records, loaded.history, author)
    if not held.is_writable:
        from argmap.session.showing import Shown  # late, as most maps are open to be changed

        session.is_read_only = True
        session.keep_in(Shown(held, loaded.digest, session, wake))
        return session
    try:
        session.keep_in(FileStore(held, session, wake, before_loss))
    except StorageError:
        held.release()
        raise
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
