"""Whose copy a map is, told without opening it."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from argmap.core.records import Comment, MapInfo
from argmap.storage.creating import create_map
from argmap.storage.remarked import may_hold_open_comments
from argmap.storage.whose import info_of
from tests.storage.samples import every_record


def test_it_is_told_as_the_map_says_it_and_the_file_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "map.argmap"
    create_map(path, every_record())
    before = path.read_bytes()

    assert info_of(path) == next(one for one in every_record() if isinstance(one, MapInfo))
    assert [path.read_bytes(), *tmp_path.iterdir()] == [before, path]


@pytest.mark.parametrize("content", [b"", b"no map"])
def test_of_what_is_no_map_nothing_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.argmap"
    path.write_bytes(content)

    assert info_of(path) is None
    assert info_of(tmp_path / "nowhere.argmap") is None


def test_a_row_that_argmap_did_not_write_so_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "map.argmap"
    create_map(path, [MapInfo(id="a" * 32, title="Quaggaword")])
    path.write_bytes(path.read_bytes().replace(b"Quaggaword", b"Quaggaward"))

    assert info_of(path) is None


def test_of_a_map_with_a_journal_beside_it_nothing_is_told_so_early(tmp_path: Path) -> None:
    path = tmp_path / "map.argmap"
    create_map(path, every_record())
    path.with_name("map.argmap-journal").write_bytes(b"\0" * 600)

    assert info_of(path) is None


def test_a_view_in_the_place_of_a_table_is_not_asked(tmp_path: Path) -> None:
    open_comments = [replace(one, resolved=False) if isinstance(one, Comment) else one for one in every_record()]
    create_map(path := tmp_path / "map.argmap", open_comments)
    assert (info_of(path) is not None, may_hold_open_comments(path)) == (True, True)
    for table in ("map_info", "comments"):
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"ALTER TABLE {table} RENAME TO {table}_before")
            connection.execute(f"CREATE VIEW {table} AS SELECT * FROM {table}_before")

    assert (info_of(path) is not None, may_hold_open_comments(path)) == (False, False)
