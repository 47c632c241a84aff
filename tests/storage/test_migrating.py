"""An older map becomes one of the present version by copy, and its old file stays among the backups."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files

import pytest

from argmap import settings
from argmap.core import edits
from argmap.core.records import Node
from argmap.session import create_session, hold, holding, open_session, session_of
from argmap.storage import migrating
from argmap.storage.backup import backups
from argmap.storage.errors import Damaged, Hostile, Older, StorageError
from argmap.storage.looking import faults_in, look_at
from argmap.storage.occupancy import claim
from argmap.storage.older import OLDER
from argmap.storage.opening import read_map, read_original
from argmap.storage.schema import DDL, MAJOR
from argmap.storage.taking import take
from argmap.storage.verify import verify
from tests.storage import older_version
from tests.storage.older_version import VERSION_0, make_older
from tests.storage.samples import REASON, VERSION, every_record, originals, small_map

NOW = datetime(2026, 11, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def version_0(monkeypatch):
    """As if version 0 had been released."""
    monkeypatch.setitem(OLDER, older_version.MAJOR, VERSION_0)


@pytest.fixture
def said():
    """The records that a map of version 0 can say."""
    return [replace(one, section="") if isinstance(one, Node) else one for one in every_record()]


@pytest.fixture
def older(tmp_path, said):
    """A map of version 0 with every kind of record and a history of three changes and a named version."""
    present, path = tmp_path / "present.argmap", tmp_path / "older.argmap"
    session = create_session(present, said, originals())
    session.commit(edits.edit_field(session.document, session.document.find(Node, REASON.id), notes="Changed"))
    session.commit(edits.add_claim(session.document, "One more"))
    session.name_version("Draft")
    session.undo()
    session.close()
    make_older(present, path)
    present.rename(tmp_path / "same.argmap")
    return path


@pytest.fixture
def same(older):
    """The same map in the present version."""
    return read_map(older.with_name("same.argmap"))


def kept(path):
    return backups(settings.backups_folder(), small_map()[0].id)


def test_an_older_map_that_is_opened_says_the_same_in_the_present_version(older, same):
    held = hold(older)

    assert (held.loaded.records, held.loaded.history) == (same.records, same.history)
    assert held.was_older
    assert held.is_writable
    held.release()
    assert verify(older) == []
    assert read_original(older, VERSION.original_sha256) == originals()[VERSION.original_sha256]


def test_the_old_file_is_kept_among_the_backups_byte_for_byte(older):
    before = older.read_bytes()
    hold(older).release()

    (backup,) = kept(older)
    assert backup.path.read_bytes() == before
    assert {path.name for path in older.parent.iterdir()} == {"older.argmap", "same.argmap"}


def test_a_map_that_was_brought_up_to_date_goes_on_as_any_other(older):
    session = open_session(older)
    session.redo()
    session.commit(edits.add_claim(session.document, "Later"))
    session.close()

    texts = {one.text for one in read_map(older).records if isinstance(one, Node)}
    assert {"One more", "Later"} <= texts
    assert not hold_and_release(older).was_older


def hold_and_release(path):
    held = hold(path)
    held.release()
    return held


def test_looking_at_an_older_map_leaves_it_as_it_is(older, same):
    before = older.read_bytes(), older.stat().st_mtime_ns

    assert look_at(older).records == same.records
    assert faults_in(older) == []
    assert (older.read_bytes(), older.stat().st_mtime_ns) == before
    assert kept(older) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever is root may write everywhere")
def test_an_older_map_for_reading_only_is_shown_and_stays(older, same):
    older.chmod(0o444)
    held = hold(older)

    assert held.loaded.records == same.records
    assert not held.is_writable
    held.release()
    assert kept(older) == []


def test_an_older_map_that_somebody_has_open_is_shown_and_stays(older, same, data_folder):
    mine = claim(older, settings.open_maps_folder())
    before = older.read_bytes()
    held = hold(older)

    assert held.loaded.records == same.records
    assert held.is_picture
    session = session_of(held)
    assert session.is_read_only
    session.close()
    mine.release()
    assert older.read_bytes() == before


def test_of_two_that_bring_a_map_up_to_date_at_once_the_later_one_takes_what_is_there(older, same, monkeypatch):
    def migrated_before(path, stack):
        migrating.migrate(older, False, settings.backups_folder(), NOW)
        return take(path, stack)

    takes = iter([take, migrated_before, take])
    monkeypatch.setattr(holding, "take", lambda path, stack: next(takes)(path, stack))
    held = hold(older)

    assert held.loaded.records == same.records
    assert held.is_writable
    held.release()


def test_an_older_backup_is_looked_at_like_any_other(older, same):
    hold(older).release()
    (backup,) = kept(older)

    with pytest.raises(Older):
        read_map(backup.path)
    assert look_at(backup.path).records == same.records


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE nodes SET text = 'Other' WHERE rowid = 1", "nodes"),
        ("UPDATE changes SET author = 'somebody'", "changes"),
        ("DELETE FROM comments", "document"),
        ("DELETE FROM changes WHERE number = 2", "document"),
        ("UPDATE blobs SET bytes = zeroblob(size)", "blobs"),
    ],
)
def test_an_older_map_that_is_damaged_is_refused_and_stays(older, statement, fault):
    with closing(sqlite3.connect(older)) as connection, connection:
        connection.execute(statement)
    before = older.read_bytes()

    with pytest.raises(Damaged) as found:
        hold(older)

    assert {one.table for one in found.value.faults} == {fault}
    assert older.read_bytes() == before
    assert kept(older) == []
    claim(older, settings.open_maps_folder()).release()


def test_an_older_map_with_tables_of_its_own_is_refused(older):
    with closing(sqlite3.connect(older)) as connection, connection:
        connection.execute("CREATE TRIGGER t AFTER UPDATE ON nodes BEGIN DELETE FROM nodes; END")

    with pytest.raises(Hostile, match="its tables are not those of a map"):
        hold(older)


def test_values_that_no_argmap_wrote_are_damage_although_their_digests_fit(older, monkeypatch):
    monkeypatch.setitem(OLDER, older_version.MAJOR, replace(VERSION_0, carry=lambda table, values: values))
    before = older.read_bytes()

    with pytest.raises(Damaged, match="holds values that cannot be read"):
        hold(older)

    assert older.read_bytes() == before


def test_a_row_that_is_not_carried_over_is_seen(older, monkeypatch):
    def lossy(table, carried, rows=migrating._rows):
        return rows(table, carried[1:] if table == "comments" else carried)

    monkeypatch.setattr(migrating, "_rows", lossy)

    with pytest.raises(Damaged, match="could not be carried over as a whole"):
        hold(older)

    assert kept(older) == []


def test_a_map_whose_backup_cannot_be_kept_stays_old(older, monkeypatch):
    before = older.read_bytes()
    settings.backups_folder().write_text("in the way")

    with pytest.raises(StorageError):
        hold(older)

    assert older.read_bytes() == before
    assert {path.name for path in older.parent.iterdir()} == {"older.argmap", "same.argmap"}


def test_a_change_of_an_older_argmap_that_was_cut_off_is_taken_back_first(older, same, data_folder):
    crash = f"""
import os, sqlite3
connection = sqlite3.connect({str(older)!r}, isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE nodes SET text = text || hex(zeroblob(20000))")
os._exit(9)
"""
    claim(older, settings.open_maps_folder())  # and died
    subprocess.run([sys.executable, "-c", crash])
    assert older.with_name(older.name + "-journal").exists()
    _forget_that_we_live()

    held = hold(older)

    assert held.loaded.records == same.records
    held.release()
    assert not older.with_name(older.name + "-journal").exists()


def _forget_that_we_live():
    with closing(sqlite3.connect(settings.open_maps_folder() / "open-maps.sqlite")) as connection, connection:
        connection.execute("UPDATE open_maps SET process = -1")


def test_the_rights_of_the_file_stay(older):
    older.chmod(0o640)
    hold(older).release()

    assert older.stat().st_mode & 0o777 == 0o640


def test_every_released_schema_is_the_present_one_or_has_a_way_to_it(tmp_path):
    ways = {DDL: MAJOR, **{version.ddl: major for major, version in OLDER.items()}}
    released = [path for path in files("argmap.storage").joinpath("schemas").iterdir() if path.name.endswith(".sql")]

    assert released
    for path in released:
        assert ways[path.read_text(encoding="utf-8")] == int(path.name.split(".")[0])


def test_a_version_that_nobody_knows_is_no_map(older, monkeypatch):
    monkeypatch.delitem(OLDER, older_version.MAJOR)

    with pytest.raises(StorageError, match="is not an argmap map"):
        hold(older)
