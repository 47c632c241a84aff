"""What is said when no backup can be made before many cards go, and that they go and come back all the same."""

import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from argmap import settings
from argmap.core import edits
from argmap.core.records import Kind, Node
from argmap.session import create_session
from argmap.storage.backup import Backup, backups_of
from argmap.storage.opening import read_map
from argmap.ui import backing_up
from argmap.ui.versions.dialog import VersionsDialog
from argmap.ui.window import Window
from argmap.worker import backing_up as worker_backing_up
from argmap.worker.starting import run_command
from tests.small_disk import mounted
from tests.storage.samples import small_map
from tests.ui.conftest import Person

CARDS = 60


@pytest.fixture
def path(person: Person, window: Window, tmp_path: Path) -> Path:
    """A map with sixty cards in its tray, open."""
    path = tmp_path / "Many.argmap"
    session = create_session(path, small_map())
    for number in range(CARDS):
        session.commit(edits.add_to_tray(session.document, Kind.CLAIM, f"Card {number}"))
    session.close()
    window.open_path(path)
    person.until(lambda: window.finder is not None)
    return path


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A full disk where the backups go."""
    with mounted(settings.backups_folder(), "16k") as folder:
        yield folder


def empty_tray(window: Window) -> None:
    context = window.context
    context.perform(edits.delete_branch, list(context.document.tray_ids))


def nodes_in(path: Path) -> list[Node]:
    return [one for one in read_map(path).records if isinstance(one, Node)]


def cards_in(path: Path) -> int:
    return len(nodes_in(path))


def refuse(person: Person, window: Window, path: Path, why: str) -> None:
    """Remove the cards, hear that there is no backup, and take them back."""
    before = cards_in(path)
    empty_tray(window)
    person.until(lambda: "without a backup" in window.messages.text, 30_000)
    assert why in window.messages.text
    assert window.messages.text.endswith("Ctrl+Z brings them back.")
    window.context.session.flush()
    assert cards_in(path) == before - CARDS

    window.context.undo()
    window.context.session.flush()
    assert cards_in(path) == before


def test_a_full_disk_is_said_before_many_cards_go(small_disk: Path, person: Person, window: Window, path: Path) -> None:
    refuse(person, window, path, "“Backup of Many” could not be saved, because the disk is full.")


def test_a_folder_that_cannot_be_made_is_said_before_many_cards_go(person: Person, window: Window, path: Path) -> None:
    settings.backups_folder().write_bytes(b"")
    refuse(person, window, path, "“Backup of Many” ")


def test_of_two_windows_one_that_is_still_there_says_it(person: Person, window: Window, path: Path) -> None:
    window.by_name["window.files.new_window"].trigger()
    other = window.desk.windows[-1]
    person.until(lambda: other.context is not None)
    settings.backups_folder().write_bytes(b"")
    other.close()
    empty_tray(window)

    person.until(lambda: "without a backup" in window.messages.text, 30_000)


def test_nothing_is_said_where_the_backup_was_made(person: Person, window: Window, path: Path) -> None:
    empty_tray(window)
    window.context.session.flush()

    assert window.messages.text == ""
    assert list(settings.backups_folder().glob("*/*.argmap"))


def test_of_a_map_that_can_only_be_read_as_nothing_can_be_kept_no_failing_backup_is_told(
    person: Person, window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    create_session(tmp_path / "map.argmap", small_map()).close()
    monkeypatch.setenv("ARGMAP_DATA", str(tmp_path / "file"))
    person.open_map(tmp_path / "map.argmap")

    window.context.findChild(backing_up.BackingUp).back_up()
    person.until(lambda: window.tasks.current is None, 30_000)

    assert "cannot be changed now" in window.messages.text


def test_a_map_is_backed_up_though_the_window_that_opened_it_is_closed(
    person: Person, window: Window, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backing_up, "FIRST_MS", 0)
    monkeypatch.setattr(backing_up, "EVERY_MS", 50)
    window.by_name["window.files.new_window"].trigger()
    other = window.desk.windows[-1]
    person.until(lambda: other.context is not None)
    window.close()
    other.context.perform(edits.add_claim, "Written in the other window")

    def is_kept() -> bool:
        kept = sorted(settings.backups_folder().glob("*/*.argmap"))[-1:]
        return any(one.text == "Written in the other window" for at in kept for one in nodes_in(at))

    person.until(is_kept, 30_000)
    person.until(lambda: other.tasks.current is None, 30_000)


def test_a_backup_for_which_a_change_waits_gives_way_to_nothing(
    person: Person, window: Window, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gave_way: list[bool] = []

    def run_and_note(*arguments: str, gives_way: bool, **others: Any) -> "subprocess.CompletedProcess[str]":
        gave_way.append(gives_way)
        return run_command(*arguments, gives_way=gives_way, **others)

    monkeypatch.setattr(worker_backing_up, "run_command", run_and_note)
    empty_tray(window)
    window.context.session.flush()
    assert False in gave_way  # whatever else is backed up meanwhile


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Tests that are run in the background of a shell ignore interrupts, and so would what they start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def only_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """No backup is made by the clock."""
    monkeypatch.setattr(backing_up, "FIRST_MS", 600_000)


def test_a_backup_is_given_up_when_its_window_is_closed_and_can_be_made_from_another(
    person: Person,
    window: Window,
    only_when_asked: None,
    interruptible: None,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ended: list[subprocess.CompletedProcess[str]] = []

    def run_and_note(*arguments: str, **others: Any) -> "subprocess.CompletedProcess[str]":
        while not ended and not others["is_unwanted"]():  # else a quick machine may be done before the window is closed
            time.sleep(0.01)
        ended.append(run_command(*arguments, **others))
        return ended[-1]

    monkeypatch.setattr(worker_backing_up, "run_command", run_and_note)
    window.by_name["window.files.new_window"].trigger()
    other = window.desk.windows[-1]
    person.until(lambda: other.context is not None)
    window.context.findChild(backing_up.BackingUp).back_up()
    window.close()
    assert ended[0].returncode != 0  # interrupted wherever it was, which may be while Python itself starts
    assert list(settings.backups_folder().rglob("*.argmap*")) == []

    other.context.findChild(backing_up.BackingUp).back_up()
    person.until(lambda: [one.returncode for one in ended[1:]] == [0], 30_000)


def test_that_an_older_file_took_the_place_of_the_map_while_nobody_had_it_open_is_said_once(
    person: Person, window: Window, path: Path
) -> None:
    open_older_in_its_place(person, window, path)
    back_up_now(person, window)
    assert "has changes that its file has not" in window.messages.text
    window.messages._button.click()
    shown = window.findChild(VersionsDialog)
    assert isinstance(shown.travel.version, Backup)
    shown.restore_button.click()
    person.until(lambda: "Written since" in person.texts(), 30_000)
    window.by_name["window.files.close"].trigger()
    person.open_map(path)
    back_up_now(person, window)
    assert window.messages.text == ""


def test_it_is_not_said_of_a_map_that_was_closed_meanwhile(person: Person, window: Window, path: Path) -> None:
    open_older_in_its_place(person, window, path)
    tell_more = window.context.findChild(backing_up.BackingUp)._tell_more
    window.by_name["window.files.close"].trigger()

    tell_more(backups_of(settings.backups_folder(), path)[-1])

    assert window.messages.text == ""


def open_older_in_its_place(person: Person, window: Window, path: Path) -> None:
    """The map as it was before a claim, of which there is a backup."""
    older = path.read_bytes()
    window.context.perform(edits.add_claim, "Written since")
    back_up_now(person, window)
    window.by_name["window.files.close"].trigger()
    path.write_bytes(older)
    person.open_map(path)


def back_up_now(person: Person, window: Window) -> None:
    window.context.session.flush()
    window.context.findChild(backing_up.BackingUp).back_up()
    person.until(lambda: window.tasks.current is None, 30_000)
