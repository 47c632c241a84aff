"""Entries of the history as rows, of which a long one is never whole in Python's hands.

Each copy of tens of megabytes keeps the interpreter from every other thread, the window's among them.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from argmap.core.history import Entry
from argmap.storage.columns import CHANGE_COLUMNS
from argmap.storage.entries import INSERT_ENTRY, entry_head, entry_row, pairs_texts, row_size
from argmap.storage.rows import digest_of_pieces, total

LONG = 5_000
"""Pairs, of a megabyte or so."""
MAKE_PIECES = "CREATE TEMP TABLE pieces (number INTEGER PRIMARY KEY, text TEXT)"
INSERT_PIECE = "INSERT INTO pieces (text) VALUES (?)"
JOINED = "SELECT group_concat(text, '') FROM (SELECT text FROM pieces ORDER BY number)"
INSERT_JOINED = f"INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ({JOINED}), ?)"
FIRST_ENTRY = "SELECT number, digest, length(CAST(pairs AS BLOB)) FROM changes ORDER BY number LIMIT 1"


@dataclass(frozen=True, slots=True)
class Sealed:
    """What the seals say of an entry: the number that its digest is, and the bytes that it counts."""

    number: int
    digest: int
    size: int


def put_entry(connection: sqlite3.Connection, entry: Entry) -> Sealed:
    """Write the row of an entry. SQLite joins a long one, in memory, while it keeps nobody from the interpreter."""
    if len(entry.change.pairs) <= LONG:
        row = entry_row(entry)
        connection.execute(INSERT_ENTRY, row)
        return Sealed(entry.number, total([row]), row_size(row))
    pieces = list(pairs_texts(entry.change))
    digest = _digest(entry, pieces)
    connection.execute(MAKE_PIECES)
    for piece in pieces:
        connection.execute(INSERT_PIECE, (piece,))
    connection.execute(INSERT_JOINED, (*entry_head(entry), digest))
    connection.execute("DROP TABLE pieces")
    return _sealed(entry, digest, pieces)


def seal_of(entry: Entry) -> Sealed:
    """What the seals say of an entry that was written."""
    pieces = list(pairs_texts(entry.change))
    return _sealed(entry, _digest(entry, pieces), pieces)


def first_seal(connection: sqlite3.Connection) -> Sealed:
    """What the seals say of the oldest entry there is."""
    number, digest, size = connection.execute(FIRST_ENTRY).fetchone()
    return Sealed(number, int.from_bytes(digest, "little"), size)


def _digest(entry: Entry, pieces: Iterable[str]) -> bytes:
    return digest_of_pieces("changes", CHANGE_COLUMNS, entry_head(entry), pieces)


def _sealed(entry: Entry, digest: bytes, pieces: Iterable[str]) -> Sealed:
    return Sealed(entry.number, int.from_bytes(digest, "little"), sum(len(piece.encode()) for piece in pieces))
