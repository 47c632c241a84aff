"""A map that went and came again as another file is known by what it holds."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from argmap.storage import companions
from argmap.storage.applying import read_seals
from argmap.storage.creating import create_map
from argmap.storage.files import file_state
from argmap.storage.opening import read_map
from argmap.storage.returning import returned_in
from tests.storage.samples import node, small_map

MANY = [*small_map(), *(node(number, "words " * 300) for number in range(1, 60))]


@pytest.fixture
def seals(tmp_path):
    create_map(tmp_path / "map.argmap", MANY)
    with closing(sqlite3.connect(tmp_path / "map.argmap")) as connection:
        return read_seals(connection)


def pull_out_half_way(path):
    """Leave map and journal as a stick does that was pulled out in the middle of a large change."""
    journal = path.with_name(f"{path.name}-journal")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE nodes SET text = text || 'half'")
        half, begun = path.read_bytes(), journal.read_bytes()
        connection.execute("ROLLBACK")
    path.write_bytes(half)
    journal.write_bytes(begun)


def test_a_copy_of_it_is_the_map(tmp_path, seals):
    path = tmp_path / "map.argmap"
    shutil.copy(path, tmp_path / "copy")
    (tmp_path / "copy").replace(path)

    assert returned_in(path, seals, may_have_journal=False) == file_state(path)


def test_a_change_of_our_own_that_it_was_pulled_out_of_is_taken_back(tmp_path, seals):
    path = tmp_path / "map.argmap"
    pull_out_half_way(path)

    assert returned_in(path, seals, may_have_journal=True) == file_state(path)
    assert read_map(path).records == MANY
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("may_have_journal", [True, False], ids=["another map", "another program's change"])
def test_what_is_not_the_map_is_left_as_it_is(tmp_path, seals, may_have_journal, monkeypatch):
    monkeypatch.setattr(companions, "PATIENCE_S", 0.02)
    path = tmp_path / "map.argmap"
    if may_have_journal:
        path.unlink()
        create_map(path, [*MANY, node(100, "More")])
    pull_out_half_way(path)
    before = {one: one.read_bytes() for one in tmp_path.iterdir()}

    assert returned_in(path, seals, may_have_journal) is None
    assert {one: one.read_bytes() for one in tmp_path.iterdir()} == before


def test_one_whose_rows_are_not_as_they_were_written_is_not_the_map(tmp_path, seals):
    path = tmp_path / "map.argmap"
    content = path.read_bytes()
    path.write_bytes(content.replace(b"words words", b"wards words", 1))

    assert returned_in(path, seals, may_have_journal=False) is None
