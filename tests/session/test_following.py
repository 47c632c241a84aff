"""A session that only shows a map is what another process has made of it."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from argmap.core.records import MapInfo, Node
from argmap.samples import sample_records
from argmap.session import Session, following, open_session
from argmap.storage.creating import create_map
from argmap.storage.errors import Hostile
from argmap.storage.opening import read_map
from tests.session.other_process import HOLDS, other_process

PATIENCE_S = 20


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(following, "LOOK_S", 0.02)
    path = tmp_path / "shared.argmap"
    create_map(path, sample_records("eu-nato"))
    return path


def write(other, text: str) -> None:
    other.stdin.write(f"{text}\n")
    other.stdin.flush()
    assert other.stdout.readline() == "saved\n"


def texts(session: Session) -> set[str]:
    return {one.text for one in session.document.all(Node)}


def until(session: Session, holds: Callable[[], bool]) -> None:
    """Hear what was found, until it is so."""
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end
        session.flush()
        time.sleep(0.01)


def test_what_the_other_process_writes_is_shown_and_told(path):
    with other_process(HOLDS, path) as other:
        session = open_session(path)
        told = []
        session.subscribe(lambda change, _: told.append({one.text for one in change.added(Node)}))
        for text in ("One", "Two"):
            write(other, text)
            until(session, lambda text=text: text in texts(session))
        now = read_map(path)
        session.close()

    assert told == [{"One"}, {"Two"}]
    assert set(session.document.records()) == set(now.records)
    assert session.history.entries() == now.history


def test_a_file_that_was_touched_and_says_the_same_is_not_read_again(path, monkeypatch):
    read = []
    monkeypatch.setattr(following, "look_at", lambda at: read.append(at))
    with other_process(HOLDS, path):
        session = open_session(path)
        path.touch()
        time.sleep(0.2)
        session.close()

    assert read == []


def test_a_file_with_other_tables_in_its_place_is_asked_for_nothing(path, monkeypatch):
    monkeypatch.setattr(following, "LOOK_S", 60)
    follower = following.Follower(path, b"", Session(read_map(path).records), lambda _: None)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ALTER TABLE document RENAME TO before")
        connection.execute("CREATE VIEW document AS SELECT 1 AS records_digest, 1 AS blobs_digest, * FROM before")

    with pytest.raises(Hostile):
        follower._look()
    follower.stop()


def test_another_map_in_its_place_is_not_shown(path):
    with other_process(HOLDS, path):
        session = open_session(path)
        before = texts(session)
        title = "Another map"
        create_map(path.with_name("new"), [MapInfo("f" * 32, title=title), Node("e" * 32, "claim", title)])
        path.with_name("new").replace(path)
        time.sleep(0.3)
        session.flush()
        session.close()

    assert texts(session) == before


def test_a_picture_that_is_closed_while_something_was_found_does_not_wait_for_anyone(path):
    with other_process(HOLDS, path) as other:
        session = open_session(path)
        before = texts(session)
        write(other, "Not looked at any more")
        time.sleep(0.3)
        session.close()

    assert texts(session) == before
