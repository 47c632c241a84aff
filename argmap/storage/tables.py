"""Which tables a map file of any version has: asked through sqlite-utils, which never creates or alters one of them.

Only what is older than the present version needs to be asked, and the rescue of what may be. It takes long to import.
"""

import sqlite3

from sqlite_utils import Database

from argmap.storage.columns import Column

APART = ("digest", "bytes")
"""Columns that a digest does not cover."""


def tables_of(connection: sqlite3.Connection) -> list[str]:
    """The tables whose rows are carried over, `document` not among them."""
    return [name for name in _database_on(connection).table_names() if name != "document"]


def columns_of(connection: sqlite3.Connection, table: str) -> list[Column]:
    """The columns of a table that its digest covers."""
    found = _database_on(connection).table(table).columns
    return [Column(one.name, one.type, not one.notnull) for one in found if one.name not in APART]


def count_of(connection: sqlite3.Connection, table: str) -> int:
    """How many rows a table has."""
    return _database_on(connection).table(table).count


def _database_on(connection: sqlite3.Connection) -> Database:
    """The database behind a connection: no plugins, and nothing set on the connection."""
    return Database(connection, recursive_triggers=False, execute_plugins=False)
