"""A map that was renamed after a crash finds the journal of the change that was cut off, if that is its own."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from argmap import settings
from argmap.core import edits
from argmap.core.records import Kind
from argmap.session import hold, open_session
from argmap.storage import companions
from argmap.storage.companions import JOURNAL_MAGIC
from argmap.storage.creating import create_map
from argmap.storage.errors import Damaged, StorageError, UnfinishedJournal
from argmap.storage.looking import faults_in, look_at
from argmap.storage.occupancy import DDL, FILE_NAME, NOBODY, claim
from argmap.storage.salvage import salvage
from tests.storage.samples import node, small_map

MANY = [*small_map(), *(node(number, "words " * 300) for number in range(1, 60))]


def die_half_way(path: Path, is_known: bool = True) -> None:
    """Leave the map at `path` as a crash in the middle of a large change does, with the record of who had it open."""
    claimed = claim(path, settings.open_maps_folder())
    write_half(path)
    die(claimed)
    if not is_known:
        with closing(sqlite3.connect(settings.open_maps_folder() / FILE_NAME)) as records, records:
            records.execute("DROP TABLE open_paths")


def write_half(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE nodes SET text = text || 'half'")
        half, journal = path.read_bytes(), journal_of(path).read_bytes()
        connection.execute("ROLLBACK")
    path.write_bytes(half)
    journal_of(path).write_bytes(journal)


def die(claimed) -> None:
    os.close(claimed.descriptor)
    call_dead()


def call_dead() -> None:
    with closing(sqlite3.connect(settings.open_maps_folder() / FILE_NAME)) as records, records:
        records.execute("UPDATE open_maps SET process = ?", (NOBODY,))


def journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def journal_to(content: bytes) -> bytes:
    """A journal that makes that content of any file (sqlite.org/fileformat2.html, 3)."""
    size = int.from_bytes(content[16:18], "big")
    pages = [content[at : at + size] for at in range(0, len(content), size)]
    numbers = (len(pages), 0, len(pages), 512, size)
    head = JOURNAL_MAGIC + b"".join(number.to_bytes(4, "big") for number in numbers)
    checked = [(page, sum(page[at] for at in range(size - 200, 0, -200))) for page in pages]
    rows = (n.to_bytes(4, "big") + page + check.to_bytes(4, "big") for n, (page, check) in enumerate(checked, 1))
    return head.ljust(512, b"\0") + b"".join(rows)


def files_in(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def opened(path: Path) -> list[object]:
    held = hold(path)
    records = held.loaded.records
    held.release()
    return records


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A map that was left half written under this path."""
    path = tmp_path / "maps" / "old.argmap"
    path.parent.mkdir()
    create_map(path, MANY)
    die_half_way(path)
    return path


@pytest.mark.parametrize("look", [opened, lambda path: look_at(path).records, lambda path: faults_in(path) or MANY])
def test_a_map_that_was_renamed_after_a_crash_is_as_it_was_before_the_change(old, look):
    new = old.rename(old.with_name("new.argmap"))

    assert look(new) == MANY
    assert list(files_in(old.parent)) == ["new.argmap"]


def test_one_that_was_moved_to_another_folder_is_too(old, tmp_path):
    new = old.rename(tmp_path / "new.argmap")

    assert opened(new) == MANY
    assert files_in(old.parent) == {}


def test_one_that_left_a_link_where_it_was_is_too(old, tmp_path):
    new = old.rename(tmp_path / "new.argmap")
    old.symlink_to(new)

    assert opened(new) == MANY


def test_one_that_has_both_names_is_too_by_the_new_one(old):
    new = old.with_name("new.argmap")
    new.hardlink_to(old)

    assert opened(new) == MANY
    assert opened(old) == MANY


@pytest.mark.parametrize("is_written", [False, True])
def test_the_journal_of_a_change_of_which_nothing_or_all_was_written_does_not_stay_behind(tmp_path, is_written):
    old, new = tmp_path / "old.argmap", tmp_path / "new.argmap"
    create_map(old, MANY)
    before = old.read_bytes()
    session = open_session(old)
    session.commit(edits.add_to_tray(session.document, Kind.CLAIM, "Not called saved"))
    session.close()
    die(claim(old, settings.open_maps_folder()))
    if not is_written:
        old.write_bytes(before)
    journal_of(old).write_bytes(journal_to(before))
    old.rename(new)

    assert opened(new) == MANY
    assert not journal_of(old).exists()
    assert not journal_of(new).exists()


def test_a_journal_that_says_nothing_yet_does_not_stay_behind(tmp_path):
    old, new = tmp_path / "old.argmap", tmp_path / "new.argmap"
    create_map(old, MANY)
    die(claim(old, settings.open_maps_folder()))
    journal_of(old).write_bytes(bytes(512))
    old.rename(new)

    assert opened(new) == MANY
    assert not journal_of(old).exists()
    assert not journal_of(new).exists()


def test_what_is_good_in_it_is_what_was_there_before_the_change(old, tmp_path):
    new = old.rename(old.with_name("new.argmap"))
    before = files_in(old.parent)

    salvaged = salvage(new, tmp_path / "good.argmap")

    assert salvaged.is_whole
    assert look_at(tmp_path / "good.argmap").records == MANY
    assert files_in(old.parent) == before


def test_a_file_that_lies_where_it_was_keeps_the_journal(old):
    new = old.rename(old.with_name("new.argmap"))
    create_map(old.with_name("other.argmap"), MANY)
    old.with_name("other.argmap").rename(old)
    before = files_in(old.parent)

    with pytest.raises(Damaged):
        opened(new)

    assert files_in(old.parent) == before


def test_it_is_found_later_if_it_could_not_be_had_at_first(old):
    new = old.rename(old.with_name("new.argmap"))
    old.mkdir()
    with pytest.raises(Damaged):
        opened(new)
    old.rmdir()

    assert opened(new) == MANY


def test_nothing_that_lies_beside_the_new_name_is_replaced(old):
    new = old.rename(old.with_name("new.argmap"))
    journal_of(new).mkdir()
    kept = journal_of(old).read_bytes()

    with pytest.raises(StorageError):
        opened(new)

    assert journal_of(old).read_bytes() == kept


def test_a_journal_that_leads_to_no_sound_map_stays_where_it_is(old):
    new = old.rename(old.with_name("new.argmap"))
    content = bytearray(journal_of(old).read_bytes())
    place = content.index(b"words words")
    content[place : place + 5] = b"wards"
    journal_of(old).write_bytes(content)
    before = files_in(old.parent)

    with pytest.raises(Damaged):
        opened(new)

    assert files_in(old.parent) == before


def test_a_journal_that_leads_to_another_map_stays_where_it_is(old, map_file):
    new = old.rename(old.with_name("new.argmap"))
    with closing(sqlite3.connect(map_file)) as other:
        for _ in range(3):
            with other:
                other.execute("UPDATE document SET id = id")
    journal_of(old).write_bytes(journal_to(map_file.read_bytes()))
    before = files_in(old.parent)

    with pytest.raises(Damaged):
        opened(new)

    assert files_in(old.parent) == before


def test_a_sound_map_leaves_a_journal_that_came_after_it_to_whose_it_is(tmp_path):
    first, here, there = (tmp_path / f"{name}.argmap" for name in ("first", "here", "there"))
    create_map(here, MANY)
    first.write_bytes(here.read_bytes())
    die(claim(here, settings.open_maps_folder()))
    moved = here.rename(tmp_path / "moved.argmap")
    first.rename(here)  # a copy of it, byte for byte
    die_half_way(here)
    here.rename(there)
    with closing(sqlite3.connect(settings.open_maps_folder() / FILE_NAME)) as records, records:
        records.execute("DELETE FROM open_paths")  # an older argmap had it last, and noted no path
        key = (str(moved.stat().st_dev), str(moved.stat().st_ino))
        records.execute("INSERT INTO open_paths VALUES (?, ?, ?)", (*key, os.fsencode(here)))

    os.utime(journal_of(here), (later := moved.stat().st_ctime + 60, later))

    assert opened(moved) == MANY
    journal_of(here).rename(journal_of(there))
    assert opened(there) == MANY


def test_one_that_was_damaged_does_not_take_the_journal_of_who_lay_there_later(tmp_path):
    here, there = tmp_path / "here.argmap", tmp_path / "there.argmap"
    create_map(here, MANY)
    content = here.read_bytes()
    die(claim(here, settings.open_maps_folder()))
    moved = here.rename(tmp_path / "moved.argmap")
    here.write_bytes(content)
    die_half_way(here)
    here.rename(there)
    moved.write_bytes(there.read_bytes())  # so that the journal would fit

    with pytest.raises(Damaged):
        opened(moved)

    assert opened(there) == MANY


def test_a_record_of_an_older_argmap_is_read_as_ever(tmp_path):
    path = tmp_path / "old.argmap"
    create_map(path, MANY)
    die_half_way(path, is_known=False)

    assert opened(path) == MANY


def test_an_older_argmap_can_write_into_the_record(old):
    with closing(sqlite3.connect(settings.open_maps_folder() / FILE_NAME)) as records, records:
        records.execute(DDL)
        records.execute("INSERT OR REPLACE INTO open_maps VALUES ('1', '2', 3, 4.0)")


def test_a_journal_without_a_record_is_brought_nowhere(old):
    new = old.rename(old.with_name("new.argmap"))
    (settings.open_maps_folder() / FILE_NAME).unlink()
    before = files_in(old.parent)

    with pytest.raises(Damaged):
        opened(new)

    assert files_in(old.parent) == before


def test_a_journal_of_another_program_does_not_become_ours_by_a_process_that_dies_while_it_waits(old, monkeypatch):
    monkeypatch.setattr(companions, "PATIENCE_S", 0.02)
    (settings.open_maps_folder() / FILE_NAME).unlink()
    before = files_in(old.parent)

    for _ in range(2):
        die(claim(old, settings.open_maps_folder()))
        with pytest.raises(UnfinishedJournal):
            opened(old)

    assert files_in(old.parent) == before


def test_where_another_programs_journal_went_away_one_of_our_own_is_known(tmp_path):
    path = tmp_path / "map.argmap"
    create_map(path, MANY)
    journal_of(path).touch()
    held = hold(path)
    write_half(path)
    call_dead()

    assert opened(path) == MANY
    held.release()


@pytest.mark.parametrize("is_ours", [True, False])
def test_a_map_that_is_renamed_while_it_is_open_is_known_by_its_new_name(tmp_path, is_ours):
    first, second = tmp_path / "first.argmap", tmp_path / "second.argmap"
    create_map(first, MANY)
    held = hold(first)
    if is_ours:
        held.move(second)
    else:
        first.rename(second)
        held.follow(second)
    journal_of(first).write_bytes(b"of nobody")
    call_dead()

    claimed = claim(second, settings.open_maps_folder())

    assert claimed.was_left_open
    assert claimed.left_at is None
    claimed.release()
    held.release()


def renumber(path: Path) -> None:
    """Give the map another inode, as a stick with FAT has for it when it is plugged in again."""
    path.replace(kept := path.with_name("kept"))
    shutil.copy2(kept, path)
    kept.unlink()


def call_disk_another() -> None:
    """Let the records be of the time before the disk was mounted anew."""
    with closing(sqlite3.connect(settings.open_maps_folder() / FILE_NAME)) as records, records:
        for table in ("open_maps", "open_paths"):
            records.execute(f"UPDATE {table} SET device = device + 1")


@pytest.mark.parametrize("look", [opened, lambda path: look_at(path).records])
@pytest.mark.parametrize("number_anew", [lambda path: renumber(path), lambda _: call_disk_another()])
def test_a_map_on_a_disk_that_was_mounted_anew_after_a_crash_is_as_it_was_before_the_change(
    old, look, number_anew, monkeypatch
):
    monkeypatch.setattr(companions, "PATIENCE_S", 0.02)
    number_anew(old)

    assert look(old) == MANY
    assert list(files_in(old.parent)) == [old.name]
    claimed = claim(old, settings.open_maps_folder())
    assert not claimed.was_left_open
    claimed.release()


@pytest.mark.parametrize("is_other_disk", [True, False])
def test_a_change_of_which_all_was_written_is_taken_back_on_a_disk_that_was_mounted_anew(
    tmp_path, is_other_disk, monkeypatch
):
    monkeypatch.setattr(companions, "PATIENCE_S", 0.02)
    path = tmp_path / "old.argmap"
    create_map(path, MANY)
    before = path.read_bytes()
    session = open_session(path)
    session.commit(edits.add_to_tray(session.document, Kind.CLAIM, "Not called saved"))
    session.close()
    after = look_at(path).records
    die(claim(path, settings.open_maps_folder()))
    journal_of(path).write_bytes(journal_to(before))
    renumber(path)
    if is_other_disk:
        call_disk_another()
        assert opened(path) == MANY
    else:  # what lies there may as well be another copy of the map
        with pytest.raises(UnfinishedJournal):
            opened(path)
        journal_of(path).unlink()
        assert opened(path) == after


def test_a_journal_that_lies_beside_another_map_by_now_is_not_played_back(old, tmp_path, monkeypatch):
    monkeypatch.setattr(companions, "PATIENCE_S", 0.02)
    create_map(tmp_path / "other.argmap", [*MANY, node(100, "More")])
    (tmp_path / "other.argmap").replace(old)
    before = files_in(old.parent)

    with pytest.raises(UnfinishedJournal):
        opened(old)

    assert files_in(old.parent) == before


@pytest.mark.parametrize("number_anew", [lambda _: None, lambda path: renumber(path)])
def test_a_stick_that_was_pulled_out_of_a_change_and_comes_once_the_map_is_closed_has_a_journal_of_ours(
    tmp_path, number_anew, monkeypatch
):
    monkeypatch.setattr(companions, "PATIENCE_S", 0.02)
    path = tmp_path / "stick" / "map.argmap"
    path.parent.mkdir()
    create_map(path, MANY)
    claimed = claim(path, settings.open_maps_folder())
    write_half(path)
    pulled_out = path.parent.rename(tmp_path / "pulled out")
    claimed.release()
    pulled_out.rename(path.parent)
    number_anew(path)

    assert opened(path) == MANY
    assert files_in(path.parent).keys() == {path.name}
