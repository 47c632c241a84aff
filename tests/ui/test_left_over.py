"""What was called not saved, on a disk that failed until its map was closed, may be in the map at the next opening."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap import settings
from argmap.core import edits
from argmap.core.records import Kind, Node
from argmap.samples import sample_records
from argmap.storage.creating import create_map
from argmap.storage.opening import read_map
from argmap.ui.desk import Desk
from argmap.ui.window import Window
from tests.reliability import shared_sqlite
from tests.reliability.operations import Doing, Done, Lasts
from tests.ui.conftest import Person


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "disk" / "Defence.argmap"
    path.parent.mkdir()
    create_map(path, sample_records("eu-nato"))
    return path


@pytest.fixture
def failing(path: Path, desk: Desk) -> Iterator[object]:
    """The disk below the map, which from `begin` on does what it is asked and says that it failed, until `mend`."""
    if reason := shared_sqlite.why_not():
        pytest.skip(reason)
    from tests.reliability.failing_disk import FailingDisk
    from tests.reliability.watched_disk import watched

    disk = FailingDisk(Doing.DELETE, 0, Lasts.ALL, Done.ALL)
    with watched(disk, path.parent):
        yield disk
        for window in list(desk.windows):
            window.close()  # while there is a disk below what is still being written


def opened(person: Person, path: Path) -> None:
    person.window.open_path(path)
    person.until(lambda: person.window.finder is not None, 30_000)


def texts_in(path: Path) -> set[str]:
    return {one.text for one in read_map(path).records if isinstance(one, Node)}


def closed_while_failing(person: Person, path: Path, disk, act) -> None:
    """Do something on a failing disk, hear that it was not saved, and close the map before the disk is mended."""
    window = person.window
    opened(person, path)
    window.context.session.flush()
    disk.begin()
    act(window)
    person.until(lambda: window.slim_bar.saved.text() == "Not saved", 30_000)
    window.by_name["window.files.close"].trigger()
    disk.mend()


def write_one(window: Window) -> None:
    context = window.context
    context.perform(edits.add_to_tray, Kind.CLAIM, "There after all")


def test_what_was_called_not_saved_and_is_there_is_said_and_can_be_taken_back(
    person: Person, window: Window, path: Path, failing: object
) -> None:
    before = texts_in(path)
    closed_while_failing(person, path, failing, write_one)
    assert texts_in(path) == before | {"There after all"}

    opened(person, path)
    assert window.messages.text == "This was called not saved when the map was closed, but is in it: Add to tray."
    window.messages._button.click()
    window.context.session.flush()

    assert texts_in(path) == before
    assert list(settings.drafts_folder().glob("*.json")) == []
    window.context.undo()
    assert "There after all" in person.texts()


def test_it_can_be_left_and_its_words_are_not_offered_twice(
    person: Person, window: Window, path: Path, failing: object
) -> None:
    closed_while_failing(person, path, failing, write_one)
    opened(person, path)
    window.messages._close.click()

    assert window.messages.text == ""
    assert "There after all" in person.texts()
    assert list(settings.drafts_folder().glob("*.json")) == []


def test_a_change_without_words_is_said_too(person: Person, window: Window, path: Path, failing: object) -> None:
    def turn(window: Window) -> None:
        context = window.context
        context.perform(edits.edit_map, title="Another title")

    closed_while_failing(person, path, failing, turn)
    opened(person, path)
    assert "but is in it" in window.messages.text


def test_what_is_not_there_is_offered_as_before(person: Person, window: Window, path: Path, failing) -> None:
    failing.doing, failing.done = Doing.WRITE, Done.NOTHING
    closed_while_failing(person, path, failing, write_one)
    opened(person, path)

    assert "There after all" not in person.texts()
    assert "Not in the map yet" in window.messages.text
