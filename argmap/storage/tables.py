"""sqlite-utils on a connection of ours, for who fills tables. Reading a map does without: it takes long to import."""

import sqlite3

from sqlite_utils import Database


def database_on(connection: sqlite3.Connection) -> Database:
    """The database behind a connection: no plugins, and nothing set on the connection."""
    return Database(connection, recursive_triggers=False, execute_plugins=False)
