"""A map that is open for reading only, and follows what another process does to it."""

from pathlib import Path

from argmap.core.history import Entry
from argmap.session.following import Follower
from argmap.session.holding import HeldMap
from argmap.session.session import Originals, Session, Wake
from argmap.storage.errors import ReadOnly


class Shown:
    """In place of a store, for a map that is open for reading only: lets the file go at the end, and keeps nothing.

    What another process does to the map meanwhile is shown.
    """

    def __init__(self, held: HeldMap, digest: bytes, session: Session, wake: Wake) -> None:
        """`digest` is that of the records which the session has."""
        self._held = held
        self._session = session
        self._follower = Follower(held.path, digest, session, wake) if held.is_picture else None

    def submit(self, entry: Entry, originals: Originals) -> None:
        """What others did is shown, and theirs to keep."""
        self._session.entry_saved(entry.number)

    def flush(self) -> None:
        """There is nothing to wait for but to hear what was found."""
        if self._follower is not None:
            self._follower.hear()

    def wait(self) -> None:
        """There is nothing to wait for, and what happens to the file is followed."""

    def move(self, target: Path) -> None:
        raise ReadOnly(self._held.path)

    def follow(self, target: Path) -> None:
        raise ReadOnly(self._held.path)

    def close(self) -> None:
        if self._follower is not None:
            self._follower.stop()
        self._held.release()
