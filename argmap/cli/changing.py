"""The map that a command changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from argmap.session import HeldMap, Session, hold, session_of


@contextmanager
def changing(file: Path) -> Iterator[Session]:
    """The map, taken up to be changed; at the end all is written. Raises `InUse`, `ReadOnly` or a `StorageError`."""
    session = session_of(own(file))
    try:
        yield session
        session.flush()
        if session.refusal is not None:
            raise session.refusal
    finally:
        session.close()


def own(file: Path) -> HeldMap:
    """The map, taken up to be changed. Raises `InUse`, `ReadOnly` or another `StorageError`."""
    held = hold(file)
    if (error := held.why_not_writable) is None:
        return held
    held.release()
    raise error
