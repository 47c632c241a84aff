"""Long texts and original bytes in a map, read when asked for and believed only if their sha256 is right."""

import sqlite3
from collections.abc import Iterator, Mapping
from hashlib import sha256

from sqlite_utils import Database

from argmap.core.limits import SOURCE_TEXT
from argmap.storage.errors import Fault


class Texts(Mapping[str, str]):
    """The texts of sources by sha256, read when asked for; iterating goes over those asked for so far.

    A text that is damaged or too long counts as absent, and `faults` says so.
    """

    def __init__(self, database: Database) -> None:
        self.faults: list[Fault] = []
        self._database = database
        self._read: dict[str, str | None] = {}

    def __getitem__(self, digest: str) -> str:
        if digest not in self._read:
            self._read[digest] = self._text(digest)
        text = self._read[digest]
        if text is None:
            raise KeyError(digest)
        return text

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)

    def _text(self, digest: str) -> str | None:
        found = list(self._database["blobs"].rows_where("sha256 = ?", [digest], select="length(bytes) AS length"))
        if not found:
            return None
        if (found[0]["length"] or 0) > SOURCE_TEXT:
            self.faults.append(Fault("blobs", digest, "bytes", "is a source text of more than 20 MB"))
            return None
        content = blob(self._database, digest)
        if content is None:
            self.faults.append(Fault("blobs", digest, "bytes"))
            return None
        try:
            return content.decode()
        except UnicodeDecodeError:
            self.faults.append(Fault("blobs", digest, "bytes", "is a source text that is not UTF-8"))
            return None


def database_on(connection: sqlite3.Connection) -> Database:
    """sqlite-utils on a connection of ours: no plugins, and nothing set on the connection."""
    return Database(connection, recursive_triggers=False, execute_plugins=False)


def blob(database: Database, digest: str) -> bytes | None:
    """The bytes with that sha256, or None if they are not there or not what they were."""
    row = database.execute("SELECT CAST(bytes AS BLOB) FROM blobs WHERE sha256 = ?", (digest,)).fetchone()
    if row is None or row[0] is None or sha256(row[0]).hexdigest() != digest:
        return None
    content: bytes = row[0]
    return content
