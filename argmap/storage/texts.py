"""Long texts and original bytes in a map, read when asked for and believed only if their sha256 is right."""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from argmap.core.limits import SOURCE_TEXT
from argmap.core.marked import N
from argmap.storage.errors import NOT_AS_WRITTEN, Fault, TooLarge

MOST_GIVEN = 4 << 30  # characters: more texts than a file can hold, named several times


class CountedTexts(Mapping[str, str], ABC):
    """Texts of sources by sha256, read when asked for; iterating goes over those asked for so far.

    Whoever is given a text looks through it, so that they are given only so often: raises `TooLarge` then.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read: dict[str, str | None] = {}
        self._given = 0

    def __getitem__(self, digest: str) -> str:
        if digest not in self._read:
            self._read[digest] = self._text(digest)
        text = self._read[digest]
        if text is None:
            raise KeyError(digest)
        self._given += len(text)
        if self._given > MOST_GIVEN:
            raise TooLarge(self._path, "it names the same long texts too often")
        return text

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)

    @abstractmethod
    def _text(self, digest: str) -> str | None:
        """The text of that sha256, or None if there is none."""


class Texts(CountedTexts):
    """The texts of a map. One that is damaged or too long counts as absent, and `faults` says so."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        super().__init__(path)
        self.lost: dict[str, str] = {}  # what is wrong with one
        self._connection = connection

    @property
    def faults(self) -> list[Fault]:
        """One for each that is lost."""
        return [Fault("blobs", digest, "bytes", what) for digest, what in self.lost.items()]

    def _text(self, digest: str) -> str | None:
        found = self._connection.execute("SELECT length(bytes) FROM blobs WHERE sha256 = ?", (digest,)).fetchone()
        if found is None:
            return None
        if (found[0] or 0) > SOURCE_TEXT:
            self.lost[digest] = N("Faults", "is longer than 20 MB")
            return None
        content = blob(self._connection, digest)
        if content is None:
            self.lost[digest] = NOT_AS_WRITTEN
            return None
        try:
            return content.decode()
        except UnicodeDecodeError:
            self.lost[digest] = N("Faults", "is not UTF-8")
            return None


def blob(connection: sqlite3.Connection, digest: str) -> bytes | None:
    """The bytes with that sha256, or None if they are not there or not what they were."""
    row = connection.execute("SELECT CAST(bytes AS BLOB) FROM blobs WHERE sha256 = ?", (digest,)).fetchone()
    if row is None or row[0] is None or sha256(row[0]).hexdigest() != digest:
        return None
    content: bytes = row[0]
    return content
