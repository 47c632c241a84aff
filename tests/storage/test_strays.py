"""What killed processes left lying goes; whatever else lies beside it stays."""

import os
import stat
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from argmap.storage import strays
from argmap.storage.backup import back_up
from argmap.storage.placing import place_file
from argmap.storage.strays import sweep_copies, sweep_files

NOW = datetime.now(UTC)
LATER = NOW + timedelta(days=8)
UNFINISHED = f".{'0a' * 16}.argmap-new"


class KilledError(BaseException):
    """As if the process ended here."""


def names(folder):
    return {path.name for path in folder.iterdir()}


def killed(_fresh: Path, _size: int) -> None:
    raise KilledError


def test_an_unfinished_file_goes_after_an_hour(tmp_path):
    (tmp_path / UNFINISHED).write_bytes(b"half")
    os.utime(tmp_path / UNFINISHED, (0, NOW.timestamp()))

    assert sweep_files(tmp_path, NOW + timedelta(minutes=59)) == []
    assert sweep_files(tmp_path, NOW + timedelta(minutes=61)) == [tmp_path / UNFINISHED]
    assert names(tmp_path) == set()


def test_the_names_are_those_that_files_have_while_they_are_made(tmp_path, map_file, data_folder, monkeypatch):
    made = []
    place_file(tmp_path / "x", lambda fresh: made.append(fresh.name) or fresh.write_bytes(b"x"))
    assert strays.UNFINISHED.fullmatch(made[0])

    monkeypatch.setattr(Path, "unlink", lambda *_, **__: None)
    monkeypatch.setattr("argmap.storage.backup.original_faults", killed)
    with pytest.raises(KilledError):
        back_up(map_file, data_folder, NOW)
    assert [name for name in names(data_folder) if strays.UNVERIFIED.fullmatch(name)]

    with tempfile.TemporaryDirectory(prefix="argmap-") as folder:
        assert strays.PRIVATE.fullmatch(Path(folder).name)


def test_nothing_is_left_of_a_file_that_was_interrupted_as_soon_as_it_was_there(tmp_path, monkeypatch):
    def interrupted(path, touch=Path.touch, **how):
        touch(path, **how)
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "touch", interrupted)
    with pytest.raises(KeyboardInterrupt):
        place_file(tmp_path / "x", lambda fresh: fresh.write_bytes(b"x"))
    assert names(tmp_path) == set()


def test_a_new_file_is_not_there_if_its_folder_was_interrupted(tmp_path, monkeypatch):
    def interrupted_at_a_folder(descriptor, fsync=os.fsync):
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise KeyboardInterrupt
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", interrupted_at_a_folder)
    with pytest.raises(KeyboardInterrupt):
        place_file(tmp_path / "x", lambda fresh: fresh.write_bytes(b"x"))
    assert names(tmp_path) == set()


def test_what_only_looks_like_it_stays(tmp_path, map_file):
    for name in (".notes.argmap-new", UNFINISHED + "er", "x" + UNFINISHED, "fresh-ideas.argmap", "argmap-new"):
        (tmp_path / name).write_bytes(b"mine")
    (tmp_path / UNFINISHED).mkdir()
    before = names(tmp_path)

    assert sweep_files(tmp_path, LATER) == []
    assert names(tmp_path) == before


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_is_not_followed_and_stays(tmp_path):
    (tmp_path / "mine").write_bytes(b"mine")
    (tmp_path / UNFINISHED).symlink_to(tmp_path / "mine")
    (tmp_path / "argmap-aaaaaaaa").symlink_to(tmp_path)

    assert sweep_files(tmp_path, LATER) == []
    assert sweep_copies(tmp_path, LATER) == []
    assert (tmp_path / "mine").read_bytes() == b"mine"


def test_private_copies_go_after_a_week_with_their_folder(tmp_path):
    folder = tmp_path / "argmap-ab_c1234"
    folder.mkdir()
    (folder / "map.argmap").write_bytes(b"copy")
    (tmp_path / "argmap-notes").mkdir()

    assert sweep_copies(tmp_path, NOW + timedelta(days=6)) == []
    assert sweep_copies(tmp_path, LATER) == [folder]
    assert names(tmp_path) == {"argmap-notes"}


def test_a_private_folder_in_which_something_was_written_since_stays(tmp_path):
    folder = tmp_path / "argmap-ab_c1234"
    folder.mkdir()
    (folder / "map.argmap").write_bytes(b"copy")
    os.utime(folder, (0, 0))

    assert sweep_copies(tmp_path, NOW) == []


def test_a_folder_that_is_not_there_has_no_strays(tmp_path):
    assert sweep_files(tmp_path / "gone", LATER) == []
