"""What SQLite and the system say becomes one named error with one sentence."""

import errno
import sqlite3
from pathlib import Path

import pytest

from argmap.core.errors import MapError
from argmap.storage import errors
from argmap.storage.creating import create_map
from argmap.storage.examining import examine
from argmap.storage.opening import read_map
from tests.storage.samples import small_map

PATH = Path("/home/student/My map.argmap")


SAY_IT_THEMSELVES = (errors.StorageError, errors.Older, errors.Busy, errors.IsOpen)


def said_by_sqlite(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("what SQLite says in its own words")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "named"),
    [
        (sqlite3.SQLITE_BUSY, errors.Busy),
        (sqlite3.SQLITE_LOCKED, errors.Busy),
        (sqlite3.SQLITE_READONLY, errors.ReadOnly),
        (sqlite3.SQLITE_READONLY_DIRECTORY, errors.ReadOnly),
        (sqlite3.SQLITE_READONLY_DBMOVED, errors.Moved),
        (sqlite3.SQLITE_FULL, errors.DiskFull),
        (sqlite3.SQLITE_IOERR_FSYNC, errors.DiskTrouble),
        (sqlite3.SQLITE_CANTOPEN, errors.NotAllowed),
        (sqlite3.SQLITE_NOTADB, errors.NotAMap),
        (sqlite3.SQLITE_CORRUPT, errors.Damaged),
        (sqlite3.SQLITE_NOMEM, errors.TooLarge),
        (sqlite3.SQLITE_TOOBIG, errors.TooLarge),
        (sqlite3.SQLITE_INTERRUPT, errors.Hostile),
        (sqlite3.SQLITE_CONSTRAINT_CHECK, errors.DiskTrouble),
    ],
)
def test_what_sqlite_says_is_named(code, named):
    with pytest.raises(named) as caught, errors.named_errors(PATH):
        raise said_by_sqlite(code)

    assert type(caught.value) is named
    assert "own words" not in str(caught.value)


@pytest.mark.parametrize(
    ("number", "named"),
    [
        (errno.ENOENT, errors.Missing),
        (errno.EISDIR, errors.NotAFile),
        (errno.EEXIST, errors.AlreadyThere),
        (errno.EROFS, errors.ReadOnly),
        (errno.EACCES, errors.NotAllowed),
        (errno.ENOSPC, errors.DiskFull),
        (errno.EIO, errors.DiskTrouble),
    ],
)
def test_what_the_system_says_is_named(number, named):
    with pytest.raises(named) as caught, errors.named_errors(PATH):
        raise OSError(number, "what the system says")

    assert type(caught.value) is named


@pytest.mark.parametrize(
    ("raised", "named"),
    [
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), errors.Damaged),
        (OverflowError("too big"), errors.Damaged),
        (MemoryError(), errors.TooLarge),
        (RecursionError(), errors.Hostile),
    ],
)
def test_what_reading_raises_is_named(raised, named):
    with pytest.raises(named), errors.named_errors(PATH):
        raise raised


def test_every_error_is_one_sentence_that_names_the_file_and_what_to_do():
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.StorageError)]

    for kind in kinds:
        error = kind(PATH, [errors.Fault("nodes")]) if kind is errors.Damaged else kind(PATH, "a detail")
        sentence = str(error)
        assert isinstance(error, MapError)
        assert "“My map.argmap”" in sentence
        assert sentence.endswith(".")
        assert "\n" not in sentence
        assert error.advice.endswith(".") or kind in SAY_IT_THEMSELVES
    assert len({kind.sentence for kind in kinds}) == len(kinds) > 20


def test_a_map_that_is_written_to_while_it_is_read_is_busy(map_file, monkeypatch):
    other = map_file.with_name("other.argmap")
    create_map(other, small_map("Another"))

    def examine_while_somebody_writes(path, connection, *more):
        map_file.write_bytes(other.read_bytes())
        return examine(path, connection, *more)

    monkeypatch.setattr("argmap.storage.opening.examine", examine_while_somebody_writes)

    with pytest.raises(errors.Busy, match="is being used by another program"):
        read_map(map_file)
