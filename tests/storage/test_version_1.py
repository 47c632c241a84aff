"""A map that the first argmap wrote opens with nothing lost, and what is left of a damaged one is saved."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from argmap import settings
from argmap.core import edits
from argmap.core.records import Exercise, MapInfo, Node
from argmap.core.stopping import unchecked
from argmap.formats.argmap_json import read
from argmap.resources import sample_path
from argmap.session import hold, open_session
from argmap.session.marking.hand_in import read_hand_in
from argmap.storage.backup import backups
from argmap.storage.files import HEADER_BYTES, major_of, read_start
from argmap.storage.looking import look_at
from argmap.storage.older import OLDER
from argmap.storage.opening import read_map, read_original
from argmap.storage.remarked import may_hold_open_comments
from argmap.storage.salvage import salvage
from argmap.storage.schema import MAJOR
from argmap.storage.verify import verify
from tests.storage.samples import VERSION, originals

CHANGES = 5
ADDED = "A claim added in version 1.0"


@pytest.fixture
def old(tmp_path):
    """The map as argmap 1.0 left it: every record, five changes, the last of which takes back the third."""
    return shutil.copyfile(sample_path("version-1.0.argmap"), tmp_path / "old.argmap")


@pytest.fixture
def said():
    """The same records, as argmap 1.0 wrote them as JSON."""
    return list(read(sample_path("version-1.0.json").read_bytes(), "map.json").records)


def texts(path):
    return {one.text for one in read_map(path).records if isinstance(one, Node)}


def run_sql(path, *statements):
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_there_is_an_old_file_of_every_released_version_before_the_present_one():
    found = [major_of(read_start(path, HEADER_BYTES)) for path in sorted(sample_path().glob("version-*.argmap"))]

    assert found == sorted(OLDER)
    assert MAJOR not in found


def test_it_is_opened_with_every_record_and_its_whole_history(old, said):
    held = hold(old)
    held.release()

    assert held.was_older
    assert held.loaded.records == said
    assert len(held.loaded.history) == CHANGES
    assert verify(old) == []
    assert read_original(old, VERSION.original_sha256) == originals()[VERSION.original_sha256]


def test_it_has_no_rules_and_is_no_exercise(old):
    records = look_at(old).records

    assert [one.rules for one in records if isinstance(one, MapInfo)] == ["{}"]
    assert [one for one in records if isinstance(one, Exercise)] == []


def test_it_may_hold_comments_that_nobody_has_dealt_with(old):
    assert may_hold_open_comments(old)


def test_the_old_file_is_kept_byte_for_byte(old, said):
    before = old.read_bytes()
    hold(old).release()

    (backup,) = backups(settings.backups_folder(), said[0].id)
    assert backup.path.read_bytes() == before


def test_what_was_done_and_undone_in_version_1_can_be_done_again_and_undone(old):
    session = open_session(old)
    session.redo()
    session.flush()
    again = {node.text for node in session.document.all(Node)}
    while session.undo() is not None:
        pass
    session.close()

    assert ADDED in again
    assert ADDED not in texts(old)
    assert next(one.title for one in read_map(old).records if isinstance(one, MapInfo)) == "Title"


def test_it_takes_the_records_of_the_present_version(old):
    session = open_session(old)
    session.commit(edits.add_claim(session.document, "Later"))
    session.close()

    assert "Later" in texts(old)


def test_it_is_salvaged_whole(old, said, tmp_path):
    salvaged = salvage(old, tmp_path / "good.argmap")

    assert read_map(tmp_path / "good.argmap").records == said
    assert (salvaged.is_whole, salvaged.faults) == (True, ())


def test_what_the_tables_lost_is_taken_from_its_history(old, tmp_path):
    run_sql(old, "DELETE FROM map_info")
    salvaged = salvage(old, tmp_path / "good.argmap")

    (info,) = (one for one in read_map(tmp_path / "good.argmap").records if isinstance(one, MapInfo))
    assert info.title == "A map of version 1.0"
    assert not salvaged.is_whole


def test_a_hurt_row_is_told_for_what_it_was(old, tmp_path):
    run_sql(old, "UPDATE sources SET title = 'A retort'", "UPDATE map_info SET author = 'Nobody'")
    salvaged = salvage(old, tmp_path / "good.argmap")

    assert [fault.table for fault in salvaged.faults] == ["sources"]


def test_its_documents_are_there_though_it_is_not_brought_up_to_date(old):
    before = old.read_bytes()

    assert read_hand_in(old, unchecked).originals == originals()
    assert read_original(old, VERSION.original_sha256) == originals()[VERSION.original_sha256]
    assert old.read_bytes() == before
