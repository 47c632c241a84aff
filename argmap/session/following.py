"""Follows a map that another process writes, for a session that only shows it, until the other one closes it."""

import threading
import time
from pathlib import Path

from argmap import settings
from argmap.core.change import Change
from argmap.core.history import Entry
from argmap.core.moments import difference
from argmap.core.records import MapInfo
from argmap.session.session import Session, Wake
from argmap.storage.applying import read_seals
from argmap.storage.checks import check_schema
from argmap.storage.connecting import reading
from argmap.storage.errors import StorageError, named_errors
from argmap.storage.files import FileState, file_state
from argmap.storage.looking import look_at
from argmap.storage.occupancy import is_taken
from argmap.storage.rows import to_bytes

LOOK_S = 2.0
SHARE = 0.2  # of the time, at most, in which a large map that is being worked on is read again


class Follower:
    """Looks every two seconds, on a thread of its own, whether the file says something else than the session, and
    whether it is still open elsewhere.

    `wake` has it heard on the session's thread: nothing else changes the session meanwhile.
    """

    def __init__(self, path: Path, digest: bytes, session: Session, wake: Wake) -> None:
        """`digest` is that of the records which the session has."""
        self._path, self._digest, self._session, self._wake = path, digest, session, wake
        self._state: FileState | None = None  # in which the file was found to say the same
        self._found: tuple[Change, list[Entry]] | None = None
        self._stop = threading.Event()
        self._is_taken = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"follower of {path.name}", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look no more; what was found and not taken yet is dropped."""
        self._stop.set()
        self._is_taken.set()
        self._thread.join()

    def hear(self) -> None:
        """Let the session show what was found. To be called on its thread."""
        found, self._found = self._found, None
        if found is not None and not self._stop.is_set():
            self._session.show_again(*found)
        self._is_taken.set()

    def hear_free(self) -> None:
        """Let the session say that nobody else has the map any more. To be called on its thread."""
        if not self._stop.is_set():
            self._session.file_freed()

    def _run(self) -> None:
        pause = LOOK_S
        while not self._stop.wait(pause):
            begun = time.monotonic()
            try:
                is_free = not is_taken(self._path, settings.open_maps_folder())
                self._look()  # after it: what was written last is shown as well
                if is_free:
                    self._wake(self.hear_free)
                    return
            except StorageError:  # it is being written, or was moved: what is shown stays, and it is looked at again
                continue
            finally:
                pause = max(LOOK_S, (time.monotonic() - begun) / SHARE)

    def _look(self) -> None:
        state = file_state(self._path)
        if state == self._state:
            return
        if self._digest_in_file() != self._digest:
            self._read()
        self._state = state

    def _digest_in_file(self) -> bytes:
        with named_errors(self._path), reading(self._path) as connection:
            check_schema(self._path, connection)
            return to_bytes(read_seals(connection).records)

    def _read(self) -> None:
        loaded, document = look_at(self._path), self._session.document
        if document.info.id not in {one.id for one in loaded.records if isinstance(one, MapInfo)}:
            return  # another map lies there now
        self._digest = loaded.digest
        self._is_taken.clear()
        self._found = difference(document.records(), loaded.records), loaded.history
        self._wake(self.hear)
        self._is_taken.wait()
