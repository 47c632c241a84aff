"""What is put beside a map while it is open is believed as little as what lies there before."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from argmap.storage.applying import HISTORY_BYTES
from argmap.storage.copy import copy_map
from argmap.storage.errors import ChangedOutside, Hostile
from argmap.storage.map_file import MapFile
from argmap.storage.opening import read_map
from tests.reliability.hostile_files.companions import empty_journal, naming
from tests.storage.samples import edit, node
from tests.storage.test_left_journal import journal_to

MINE = edit(1, None, node(1, "mine"))


def beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def other_content(path: Path) -> bytes:
    """The map, with other words in it that nobody wrote here."""
    copy = path.with_name("copy")
    copy.write_bytes(path.read_bytes())
    with closing(sqlite3.connect(copy)) as other, other:
        other.execute("UPDATE nodes SET text = 'foreign'")
    content = copy.read_bytes()
    copy.unlink()
    return content


def drop_journal(path: Path) -> None:
    beside(path, "-journal").write_bytes(journal_to(other_content(path)))


def drop_naming_journal(path: Path) -> None:
    victim = str(path.with_name("victim")).encode()
    beside(path, "-journal").write_bytes(empty_journal() + naming(victim))


def drop_log(path: Path) -> None:
    copy = path.with_name("copy")
    copy.write_bytes(path.read_bytes())
    with closing(sqlite3.connect(copy, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("UPDATE nodes SET text = 'foreign'")
        beside(path, "-wal").write_bytes(beside(copy, "-wal").read_bytes())
    copy.unlink()


def drop_empty_log(path: Path) -> None:
    beside(path, "-wal").touch()


DROPPED = pytest.mark.parametrize("drop", [drop_journal, drop_naming_journal, drop_log, drop_empty_log])


@DROPPED
def test_it_is_not_played_back_by_the_next_edit(drop, map_file, write, answers):
    writer = write(map_file)
    victim = map_file.with_name("victim")
    victim.write_text("a file of the user's")
    before = map_file.read_bytes()
    drop(map_file)
    there = sorted(map_file.parent.iterdir())

    writer.submit(MINE, {})
    writer.flush()
    writer.close()

    (name,) = (one.name for one in there if one.name.startswith(f"{map_file.name}-"))
    says = f"“{map_file.name}” cannot be saved, because a file lies beside it that is not of this argmap: “{name}”."
    assert [str(error) for error, _ in answers.failed] == [says]
    assert map_file.read_bytes() == before
    assert sorted(map_file.parent.iterdir()) == there


@DROPPED
def test_a_look_at_the_file_says_so_and_leaves_it(drop, map_file, write):
    file = MapFile(map_file, read_map(map_file).state, HISTORY_BYTES)
    before = map_file.read_bytes()
    drop(map_file)
    there = sorted(map_file.parent.iterdir())

    assert isinstance(file.change_outside(), ChangedOutside)
    file.close()

    assert map_file.read_bytes() == before
    assert sorted(map_file.parent.iterdir()) == there


@DROPPED
def test_once_it_is_taken_away_the_map_is_written_again(drop, map_file, write, answers):
    writer = write(map_file)
    drop(map_file)
    writer.submit(MINE, {})
    writer.flush()
    for one in map_file.parent.glob(f"{map_file.name}-*"):
        one.unlink()

    writer.submit(MINE, {})
    writer.close()

    assert (len(answers.failed), answers.saved) == (1, [1])


@pytest.mark.parametrize("drop", [drop_log, drop_empty_log])
def test_no_copy_is_made_of_what_a_log_says(drop, map_file, tmp_path):
    drop(map_file)

    with pytest.raises(Hostile):
        copy_map(map_file, tmp_path / "copy.argmap")


def test_a_journal_that_says_nothing_is_no_change(map_file, write, answers):
    writer = write(map_file)
    beside(map_file, "-journal").write_bytes(bytes(512))

    writer.submit(MINE, {})
    writer.flush()

    assert (answers.saved, answers.failed) == ([1], [])
