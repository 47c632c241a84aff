"""What is read of a large map before it is checked as a whole: the rows as they are, or nothing."""

import sqlite3
from pathlib import Path

import pytest

from argmap.core.records import MapInfo, Node, Passage, PassageLink
from argmap.storage.creating import create_map
from argmap.storage.glimpse import FEW, glimpse
from argmap.storage.opening import read_map
from tests.benchmarks.maps import random_map
from tests.untouched import traces


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "large.argmap"
    create_map(path, random_map(FEW + 1, passages=True))
    return path


def run_sql(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(statement)
    connection.close()


def test_the_main_claim_is_seen_as_the_opened_map_has_it(large):
    records = glimpse(large)

    assert [type(one) for one in records] == [MapInfo, Node, Passage, PassageLink]
    assert set(records) <= set(read_map(large).records)
    assert records[1].order_key != ""


def test_looking_changes_nothing(large):
    before = traces(large)
    glimpse(large)

    assert traces(large) == before


def test_a_map_that_is_read_in_a_moment_is_not_glimpsed(tmp_path):
    create_map(tmp_path / "small.argmap", random_map(FEW, passages=True))

    assert glimpse(tmp_path / "small.argmap") == []


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON nodes BEGIN SELECT 1; END",
        "CREATE VIEW v AS SELECT * FROM nodes",
        "UPDATE nodes SET text = 'Never written' WHERE order_key <> ''",
        "UPDATE nodes SET kind = 'question' WHERE order_key <> ''",
        "UPDATE nodes SET order_key = 'X' WHERE rowid = 9",
        "UPDATE nodes SET order_key = ''",
        "UPDATE passages SET state = 'lost'",
        "UPDATE passage_links SET role = 'backs'",
        "UPDATE map_info SET title = 'Never written'",
        "DELETE FROM passages",
        "PRAGMA application_id = 1",
        "PRAGMA user_version = 0x70000000",
    ],
)
def test_nothing_is_seen_of_a_map_that_is_not_as_argmap_wrote_it(large, statement):
    run_sql(large, statement)

    assert glimpse(large) == []


@pytest.mark.parametrize("suffix", ["-journal", "-wal", "-shm"])
def test_nothing_is_seen_of_a_map_beside_which_something_lies(large, suffix):
    large.with_name(large.name + suffix).write_bytes(b"")

    assert glimpse(large) == []


def test_nothing_is_seen_of_what_is_no_map(tmp_path):
    (tmp_path / "text.argmap").write_text("words " * 100_000)

    assert glimpse(tmp_path / "text.argmap") == []
    assert glimpse(tmp_path / "missing.argmap") == []
    assert glimpse(tmp_path) == []
