"""A change that was cut off by a crash is taken back if it was ours, in a private copy first, and refused otherwise."""

import shutil
import sqlite3

import pytest

from argmap.storage.companions import recovered_copy
from argmap.storage.creating import create_map
from argmap.storage.errors import Damaged, UnfinishedJournal
from argmap.storage.occupancy import claim
from argmap.storage.opening import read_map
from tests.storage.samples import node, small_map

MANY = [*small_map(), *(node(number, "words " * 300) for number in range(1, 200))]


@pytest.fixture
def cut_off(tmp_path):
    """A map as a crash leaves it in the middle of a large change: half written, with a journal to take it back."""
    path = tmp_path / "work" / "map.argmap"
    path.parent.mkdir()
    create_map(path, MANY)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE nodes SET text = text || 'half'")
    found = tmp_path / "found" / "map.argmap"
    found.parent.mkdir()
    shutil.copy(path, found)
    shutil.copy(f"{path}-journal", f"{found}-journal")
    connection.execute("ROLLBACK")
    connection.close()
    return found


def journal_of(path):
    return path.with_name(path.name + "-journal")


def test_the_half_written_map_alone_would_be_damaged(cut_off):
    journal_of(cut_off).unlink()

    with pytest.raises(Damaged):
        read_map(cut_off)


def test_our_own_change_that_was_cut_off_is_taken_back(cut_off):
    assert read_map(cut_off, journal_is_ours=True).records == MANY
    assert not journal_of(cut_off).exists()


def test_a_foreign_one_is_refused_and_left_as_it_is(cut_off):
    before = cut_off.read_bytes(), journal_of(cut_off).read_bytes()

    with pytest.raises(UnfinishedJournal):
        read_map(cut_off)

    assert (cut_off.read_bytes(), journal_of(cut_off).read_bytes()) == before


def test_a_copy_of_it_can_be_recovered_without_touching_it(cut_off, tmp_path):
    before = cut_off.read_bytes(), journal_of(cut_off).read_bytes()

    copy = recovered_copy(cut_off, tmp_path)

    assert read_map(copy).records == MANY
    assert (cut_off.read_bytes(), journal_of(cut_off).read_bytes()) == before


def test_a_journal_that_leads_to_a_damaged_map_is_not_played_back(cut_off):
    content = bytearray(journal_of(cut_off).read_bytes())
    place = content.index(b"words words")
    content[place : place + 5] = b"wards"
    journal_of(cut_off).write_bytes(content)
    before = cut_off.read_bytes()

    with pytest.raises(Damaged, match=r"“map\.argmap” is damaged"):  # not the private copy
        read_map(cut_off, journal_is_ours=True)

    assert (cut_off.read_bytes(), journal_of(cut_off).read_bytes()) == (before, content)


def test_a_void_journal_of_ours_is_cleared_away(map_file):
    journal_of(map_file).write_bytes(bytes(512))

    assert read_map(map_file, journal_is_ours=True).records == small_map()
    assert not journal_of(map_file).exists()


def test_whose_a_journal_is_stays_known_until_it_is_gone(cut_off, data_folder):
    journal = cut_off.with_name(f"{cut_off.name}-journal")
    aside = journal.rename(cut_off.with_name("aside"))
    first = claim(cut_off, data_folder)
    aside.rename(journal)  # as if the disk had failed meanwhile
    first.release()
    second = claim(cut_off, data_folder)
    read_map(cut_off, journal_is_ours=second.was_left_open)
    second.release()

    assert second.was_left_open
    assert not claim(cut_off, data_folder).was_left_open
