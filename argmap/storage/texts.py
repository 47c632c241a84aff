"""Long texts and original bytes in a map, read when asked for and believed only if their sha256 is right."""

import sqlite3
from collections.abc import Iterator, Mapping
from hashlib import sha256

from sqlite_utils import Database

from argmap.core.limits import SOURCE_TEXT
from argmap.storage.errors import Fault
from argmap.storage.rows import Row


class Texts(Mapping[str, str]):
    """The texts of sources by sha256. A text that is damaged or too long counts as absent, and `faults` says so."""

    def __init__(self, database: Database) -> None:
        self.faults: list[Fault] = []
        self._sizes = {row["sha256"]: row["size"] for row in database["blobs"].rows_where(select="sha256, size")}
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
        return iter(self._sizes)

    def __len__(self) -> int:
        return len(self._sizes)

    def _text(self, digest: str) -> str | None:
        if digest not in self._sizes:
            return None
        if self._sizes[digest] > SOURCE_TEXT:
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
    row = database.execute("SELECT bytes FROM blobs WHERE sha256 = ?", (digest,)).fetchone()
    if row is None or sha256(row[0]).hexdigest() != digest:
        return None
    content: bytes = row[0]
    return content


def blob_rows(database: Database) -> list[Row]:
    """The rows of `blobs` without the bytes themselves: sha256, size, digest."""
    return database.execute("SELECT sha256, size, digest FROM blobs").fetchall()
