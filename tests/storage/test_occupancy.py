"""Who has a map open is known by device and inode, and forgotten when a process dies."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from argmap.processes import is_alive
from argmap.storage.errors import InUse, Missing, NotNoted
from argmap.storage.occupancy import FILE_NAME, claim, refuse_open
from tests.small_disk import fill

CLAIM_AND_WAIT = """
import sys
from pathlib import Path
from argmap.storage.occupancy import claim
claim(Path(sys.argv[1]), Path(sys.argv[2]))
print("claimed", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other_process(map_file, data_folder):
    command = [sys.executable, "-c", CLAIM_AND_WAIT, map_file, data_folder]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "claimed\n"
        yield process
        process.kill()


def test_a_map_that_another_process_has_open_is_in_use(map_file, data_folder, other_process):
    with pytest.raises(InUse, match=r"“small\.argmap” is open elsewhere"):
        claim(map_file, data_folder)


def test_another_path_to_the_same_file_is_the_same_map(map_file, tmp_path, data_folder, other_process):
    link, name = tmp_path / "link.argmap", tmp_path / "name.argmap"
    link.symlink_to(map_file)
    name.hardlink_to(map_file)

    with pytest.raises(InUse):
        claim(link, data_folder)
    with pytest.raises(InUse):
        claim(name, data_folder)


def test_the_record_of_a_dead_process_keeps_nobody_out_and_says_that_it_died(map_file, data_folder, other_process):
    other_process.kill()
    other_process.wait()

    assert claim(map_file, data_folder).was_left_open


def test_a_later_process_with_the_number_of_a_dead_one_keeps_nobody_out(map_file, data_folder, other_process):
    with closing(sqlite3.connect(data_folder / FILE_NAME)) as records, records:
        records.execute("UPDATE open_maps SET started = started - 60")

    assert claim(map_file, data_folder).was_left_open


@pytest.mark.skipif(not hasattr(os, "waitid"), reason="this system buries its dead at once")
def test_a_process_that_ended_is_dead_though_nobody_has_asked_how():
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        started = psutil.Process(process.pid).create_time() - (psutil.boot_time() if psutil.LINUX else 0)
        assert is_alive(process.pid, started)
        process.kill()
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)

        assert not is_alive(process.pid, started)


def test_a_clock_that_is_set_does_not_make_a_living_process_a_dead_one(
    map_file, data_folder, other_process, monkeypatch
):
    started = psutil.boot_time()
    monkeypatch.setattr(psutil._psplatform, "boot_time", lambda: started - 3_600)  # as the system reckons it then

    with pytest.raises(InUse):
        claim(map_file, data_folder)


def test_a_map_closed_in_good_order_was_not_left_open(map_file, data_folder):
    claim(map_file, data_folder).release()

    assert not claim(map_file, data_folder).was_left_open


def test_one_process_does_not_open_a_map_twice(map_file, data_folder):
    claim(map_file, data_folder)

    with pytest.raises(InUse):
        claim(map_file, data_folder)


def test_nothing_is_written_beside_the_map(map_file, data_folder):
    claim(map_file, data_folder)

    assert list(map_file.parent.iterdir()) == [map_file]


def test_a_broken_record_file_is_put_aside(map_file, data_folder):
    (data_folder / FILE_NAME).write_bytes(b"not a database, but long enough to be taken for one" * 20)

    assert not claim(map_file, data_folder).was_left_open
    kept = sorted(path.name for path in data_folder.iterdir())
    assert kept == ["open-maps.broken", FILE_NAME, f"{FILE_NAME}-journal"]  # which stays, for a disk that is full


def test_on_a_full_disk_a_map_is_released_and_claimed_as_ever(map_file, small_disk):
    claimed = claim(map_file, small_disk)
    fill(small_disk)
    claimed.release()

    again = claim(map_file, small_disk)
    with pytest.raises(InUse):
        claim(map_file, small_disk)
    assert not again.was_left_open


def test_a_full_disk_that_has_no_room_for_a_long_path_has_some_for_the_record(map_file, tmp_path, small_disk):
    claim(map_file, small_disk).release()
    folder = tmp_path.joinpath(*("long" * 50 for _ in range(16)))
    folder.mkdir(parents=True)
    deep = map_file.rename(folder / "map.argmap")
    fill(small_disk)

    claimed = claim(deep, small_disk)

    with pytest.raises(InUse):
        claim(deep, small_disk)
    claimed.release()


def test_where_nothing_was_ever_noted_a_full_disk_is_named_by_what_it_keeps_from(map_file, small_disk):
    fill(small_disk)

    with pytest.raises(
        NotNoted, match=r"“small\.argmap” cannot be changed now, .*: the disk on which “.*” lies is full"
    ):
        claim(map_file, small_disk)


def test_asking_whether_a_file_is_open_notes_nothing_and_needs_no_room(map_file, small_disk):
    claim(map_file, small_disk).release()
    fill(small_disk)
    before = (small_disk / FILE_NAME).read_bytes()

    refuse_open(map_file, small_disk)

    assert (small_disk / FILE_NAME).read_bytes() == before


def test_a_record_that_cannot_be_taken_away_does_not_keep_a_map_from_being_closed(map_file, tmp_path):
    claimed = claim(map_file, tmp_path / "open")
    shutil.rmtree(tmp_path / "open")
    (tmp_path / "open").write_bytes(b"no folder")

    claimed.release()


def test_a_missing_map_cannot_be_claimed(tmp_path: Path, data_folder):
    with pytest.raises(Missing):
        claim(tmp_path / "none.argmap", data_folder)


def test_a_map_made_after_an_open_one_was_deleted_is_not_called_open(map_file, data_folder):
    deleted = claim(map_file, data_folder)
    content = map_file.read_bytes()
    map_file.unlink()
    for number in range(50):  # one of them would get the inode
        new = map_file.with_name(f"{number}.argmap")
        new.write_bytes(content)
        claim(new, data_folder).release()
    deleted.release()
