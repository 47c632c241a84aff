"""Connections to map files: how each is opened, what it may cost, and how long it may take."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from argmap.storage.errors import EmptyFile, Hostile, ReadOnly, named_errors
from argmap.storage.files import file_state, real_path, refuse_logs

SQLITE = sqlite3.sqlite_version
VALUE_BYTES = 64 << 20
BUSY_MS = 5_000
STEPS_BETWEEN_LOOKS = 5_000  # of SQLite's virtual machine, a millisecond
SCHEMA_SECONDS = 0.1  # a hundred times what ours takes
SCHEMA_BYTES = 100_000  # of the SQL of one table
STEPS_OF_SCHEMA = 500
LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: VALUE_BYTES,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1_000_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 50,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 16,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}


def file_uri(path: PurePath, parameters: str) -> str:
    """An SQLite URI for an absolute path; a network folder of Windows becomes a path without a host, as SQLite asks."""
    uri = path.as_uri()
    if not uri.startswith("file:///"):
        uri = uri.replace("file://", "file:////", 1)
    return f"{uri}?{parameters}"


@contextmanager
def immutable(path: Path, seconds: float) -> Iterator[sqlite3.Connection]:
    """A connection that only looks: no lock, no companion file is read or made.

    Its work ends after so many `seconds` of the processor: a sound map is not called hostile where a machine is busy
    with other things or a disk is slow, and what a crafted one can cost is computing.
    Only for a file that nobody in this process has open: closing it would drop the locks of the other connection.
    """
    with _connection(path, "mode=ro&immutable=1") as connection:
        connection.execute("PRAGMA query_only = ON")
        _read_schema(path, connection)
        _end_after(seconds, connection, STEPS_BETWEEN_LOOKS)
        yield connection


def _read_schema(path: Path, connection: sqlite3.Connection) -> None:
    """Let SQLite read the schema, in a few times what ours needs. Raises `Hostile` if that is not enough."""
    _end_after(SCHEMA_SECONDS, connection, STEPS_OF_SCHEMA)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, SCHEMA_BYTES)
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1")
    except (sqlite3.OperationalError, sqlite3.DataError) as error:
        if error.sqlite_errorcode not in (sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_TOOBIG):
            raise
        raise Hostile(path, "its tables are not those of a map") from error
    finally:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, VALUE_BYTES)


def _end_after(seconds: float, connection: sqlite3.Connection, steps: int) -> None:
    """SQLite's look at the clock runs no line of Python: Ctrl+C would be raised there, and be taken for the end."""
    limit = time.thread_time() + seconds
    is_over = map(limit.__lt__, iter(time.thread_time, None))
    connection.set_progress_handler(is_over.__next__, steps)


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a map that may be open, in this process or another: it locks while it reads, and never writes.

    Another file may have taken the map's place: ask for its schema before it is asked for anything else.
    Raises `EmptyFile`, or `Hostile` for a write-ahead log beside it.
    """
    refuse_logs(real_path(path))
    if file_state(path).size == 0:
        raise EmptyFile(path)
    with _connection(path, "mode=ro") as connection:
        connection.execute("PRAGMA query_only = ON")
        _read_schema(path, connection)
        connection.set_progress_handler(None, 0)
        yield connection


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that survives a power cut once COMMIT has returned. Raises `ReadOnly` if it could never write."""
    with _connection(path, "mode=rw") as connection:
        prepare_to_write(path, connection)
        yield connection


def prepare_to_write(path: Path, connection: sqlite3.Connection) -> None:
    """Rollback journal, deleted and synced at each commit, with the folder: nothing acknowledged is ever lost."""
    mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    connection.execute("PRAGMA synchronous = EXTRA")
    if mode != "delete":
        raise ReadOnly(path)


@contextmanager
def _connection(path: Path, parameters: str) -> Iterator[sqlite3.Connection]:
    file_state(path)  # says better than SQLite what is wrong with a path
    with named_errors(path):
        connection = sqlite3.connect(
            file_uri(path.absolute(), parameters),  # a command may be given one that is not
            uri=True,
            timeout=BUSY_MS / 1_000,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            for limit, value in LIMITS.items():
                connection.setlimit(limit, value)
            for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "temp_store = MEMORY"):
                connection.execute(f"PRAGMA {pragma}")
            yield connection
        finally:
            connection.close()
