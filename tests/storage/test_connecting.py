"""Paths become URIs that lead to the same file, whatever characters they hold; connections are set as promised."""

import os
import signal
import sqlite3
from contextlib import closing
from pathlib import PurePosixPath, PureWindowsPath
from threading import Timer

import pytest

from argmap.storage.connecting import VALUE_BYTES, file_uri, immutable, prepare_to_write, reading, writing
from argmap.storage.creating import create_map
from argmap.storage.errors import Hostile, ReadOnly
from argmap.storage.opening import read_map
from tests.session.other_process import killed_half_way
from tests.storage.samples import small_map
from tests.untouched import traces


@pytest.mark.parametrize("name", ["a?mode=rwc&x.argmap", "a#b%20c.argmap", "ö 地 'q' \"r\".argmap", "a\nb.argmap"])
def test_a_name_with_special_characters_leads_to_its_file(tmp_path, name):
    create_map(tmp_path / name, small_map())

    assert read_map(tmp_path / name).records == small_map()
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_network_folder_of_windows_has_no_host_in_its_uri():
    assert (
        file_uri(PureWindowsPath(r"\\server\share\a b.argmap"), "mode=ro")
        == "file:////server/share/a%20b.argmap?mode=ro"
    )
    assert file_uri(PureWindowsPath(r"C:\maps\x.argmap"), "mode=ro") == "file:///C:/maps/x.argmap?mode=ro"
    assert file_uri(PurePosixPath("/maps/x.argmap"), "mode=ro") == "file:///maps/x.argmap?mode=ro"


def test_writing_uses_a_deleted_journal_and_syncs_everything(map_file):
    with writing(map_file) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (3,)
        assert connection.execute("PRAGMA busy_timeout").fetchone() == (5_000,)


@pytest.mark.parametrize("look", [reading, lambda path: immutable(path, 10)])
def test_looking_cannot_write(map_file, look):
    with look(map_file) as connection, pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM nodes")


@pytest.mark.parametrize("look", [reading, lambda path: immutable(path, 10)])
def test_looking_cannot_even_write_what_only_the_connection_sees(map_file, look):
    """Which a file that is opened for reading alone does not keep it from: a table that hides one of the map's."""
    with look(map_file) as connection, pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("CREATE TEMP TABLE nodes (id)")


def test_what_keeps_another_journal_than_one_that_is_deleted_is_not_written_to(map_file):
    with closing(sqlite3.connect(":memory:")) as connection, pytest.raises(ReadOnly):
        prepare_to_write(map_file, connection)


@pytest.mark.parametrize("connect", [reading, writing, lambda path: immutable(path, 10)])
def test_no_connection_believes_a_schema_or_reads_past_a_page(map_file, connect):
    with connect(map_file) as connection:
        for pragma, value in (("trusted_schema", 0), ("cell_size_check", 1), ("mmap_size", 0), ("temp_store", 2)):
            assert connection.execute(f"PRAGMA {pragma}").fetchone() == (value,), pragma
        assert connection.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED) == 0
        assert connection.getlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH) == 1


def test_values_are_limited(map_file):
    with immutable(map_file, 10) as connection:
        assert connection.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == VALUE_BYTES == 64 << 20


def test_looking_ends_at_its_deadline(map_file):
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

    with pytest.raises(Hostile, match="took too long"), immutable(map_file, 0.05) as connection:
        connection.execute(endless)


def test_an_interrupt_while_looking_is_not_taken_for_the_deadline(map_file):
    long = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000000) SELECT count(*) FROM n"
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt), immutable(map_file, 60) as connection:
            Timer(0.05, os.kill, (os.getpid(), signal.SIGINT)).start()
            connection.execute(long).fetchall()
    finally:
        signal.signal(signal.SIGINT, before)


def test_looking_takes_no_change_back_and_touches_nothing(map_file):
    """A journal that appears after the companions were checked is not played back into the map."""
    killed_half_way(map_file)
    before = traces(map_file)

    with immutable(map_file, 10) as connection:
        assert connection.execute("SELECT count(*) FROM nodes").fetchone() == (1,)

    assert traces(map_file) == before
