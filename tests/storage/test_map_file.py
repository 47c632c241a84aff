"""What the disk says it did not do, it may have done."""

import pytest

from argmap.storage.applying import HISTORY_BYTES
from argmap.storage.errors import DiskTrouble
from argmap.storage.map_file import MapFile
from argmap.storage.opening import read_map
from tests.reliability import shared_sqlite
from tests.reliability.operations import Doing, Done, Lasts
from tests.storage.samples import edit, node


@pytest.fixture
def failing(map_file):
    """Makes the disk below the map fail, to be called with what a `FailingDisk` is made of."""
    if reason := shared_sqlite.why_not():
        pytest.skip(reason)
    from tests.reliability.failing_disk import FailingDisk
    from tests.reliability.watched_disk import watched

    disk = FailingDisk(Doing.DELETE, 0, Lasts.ONCE, Done.ALL)
    with watched(disk, map_file.parent):
        yield disk


def test_an_edit_is_acknowledged_that_is_on_disk_although_it_said_that_it_failed(failing, map_file, write, answers):
    writer = write(map_file)
    failing.begin()

    writer.submit(edit(1, None, node(1)), {})
    writer.flush()
    writer.submit(edit(2, None, node(2)), {})
    writer.flush()

    assert failing.failed == [Doing.DELETE]
    assert (answers.saved, answers.failed) == ([1, 2], [])
    assert [entry.number for entry in read_map(map_file).history] == [1, 2]


def test_an_edit_that_was_refused_is_taken_out_of_a_disk_that_could_not_be_asked(failing, map_file, write, answers):
    failing.lasts = Lasts.ALL
    writer = write(map_file)
    failing.begin()
    writer.submit(edit(1, None, node(1)), {})
    writer.flush()
    failing.mend()
    there_at_first = read_map(map_file).history

    writer.submit(edit(1, None, node(2)), {})
    writer.flush()

    assert there_at_first == [edit(1, None, node(1))]
    assert [type(error) for error, _ in answers.failed] == [DiskTrouble]
    assert answers.saved == [1]
    assert read_map(map_file).history == [edit(1, None, node(2))]


def test_a_journal_that_a_failing_disk_left_is_its_own_and_played_back(failing, map_file, write, answers):
    failing.lasts, failing.done = Lasts.ALL, Done.NOTHING
    writer = write(map_file)
    failing.begin()
    writer.submit(edit(1, None, node(1)), {})
    writer.flush()
    failing.mend()
    assert map_file.with_name(f"{map_file.name}-journal").stat().st_size > 512

    writer.submit(edit(1, None, node(2)), {})
    writer.flush()

    assert answers.saved == [1]
    assert read_map(map_file).history == [edit(1, None, node(2))]


def test_a_map_that_is_closed_holds_nothing_that_was_refused(failing, map_file, write):
    failing.lasts = Lasts.ALL
    writer = write(map_file)
    failing.begin()
    writer.submit(edit(1, None, node(1)), {})
    writer.flush()
    failing.mend()

    writer.close()

    assert read_map(map_file).history == []


def test_what_cannot_be_read_after_a_commit_does_not_undo_it(failing, map_file, write, answers):
    failing.doing, failing.lasts = Doing.LOCK, Lasts.ALL
    writer = write(map_file)
    failing.at = 3  # what one edit locks

    failing.begin()
    writer.submit(edit(1, None, node(1)), {})
    writer.flush()

    assert answers.saved == [1]


def test_a_look_that_the_disk_does_not_grant_tells_nothing(failing, map_file):
    file = MapFile(map_file, read_map(map_file).state, HISTORY_BYTES)
    failing.doing, failing.lasts = Doing.LOCK, Lasts.ALL
    failing.begin()

    found = file.change_outside()
    file.close()

    assert failing.failed
    assert found is None
