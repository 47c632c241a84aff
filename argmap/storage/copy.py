"""Copies of a map that may be open: step by step, so that whoever writes it is never held up."""

import sqlite3
from pathlib import Path

from argmap.storage.checks import check_schema_of_any_version
from argmap.storage.connecting import reading
from argmap.storage.creating import refuse_companions
from argmap.storage.errors import DiskFull
from argmap.storage.placing import place_file

PAGES_AT_ONCE = 256  # a megabyte: a few milliseconds under a shared lock
PAUSE_S = 0.002


def copy_map(path: Path, target: Path, replaces: bool = False) -> None:
    """A copy of the map with its history, without free pages. Not checked: `read_map` does that.

    Raises `AlreadyThere` unless it `replaces`, or another `StorageError` for either file.
    """
    refuse_companions(target)
    place_file(target, lambda fresh: _copy(path, fresh, target, compacts=True), replaces)


def snapshot(path: Path, target: Path) -> None:
    """The map as it stands, for who opens it second: page by page, in a file of our own that is then read and checked.

    Raises `AlreadyThere` or another `StorageError` for either file.
    """
    place_file(target, lambda fresh: _copy(path, fresh, target, compacts=False))


def _copy(path: Path, fresh: Path, target: Path, compacts: bool) -> None:
    """Backup API, in steps. Each step ends its read transaction; if somebody commits meanwhile, SQLite starts anew."""
    copy = sqlite3.connect(fresh, isolation_level=None)
    try:
        copy.execute("PRAGMA journal_mode = MEMORY")  # nothing to roll back: the file is kept when complete, or not
        copy.execute("PRAGMA synchronous = OFF")  # it is synced when it is complete
        with reading(path) as source:
            if compacts:
                check_schema_of_any_version(path, source)
            _back_up(source, copy, target)
        if compacts:
            check_schema_of_any_version(path, copy)  # to compact computes what a schema asks for
            copy.execute("VACUUM")
    finally:
        copy.close()


def _back_up(source: sqlite3.Connection, copy: sqlite3.Connection, target: Path) -> None:
    """Raises `DiskFull` for the target: nothing is written where it is copied from."""
    try:
        source.backup(copy, pages=PAGES_AT_ONCE, sleep=PAUSE_S)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_FULL:
            raise
        raise DiskFull(target) from error
