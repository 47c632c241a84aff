"""The life of a map's file, as the window leads it."""

import json
import os
from pathlib import Path
from subprocess import CompletedProcess
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from argmap import settings
from argmap.core import validity
from argmap.core.ids import new_id
from argmap.core.records import MapInfo, Node
from argmap.formats.argmap_json import write
from argmap.samples import sample_records
from argmap.session import following
from argmap.storage.creating import create_map
from argmap.storage.map_file import MapFile
from argmap.storage.occupancy import claim
from argmap.storage.opening import read_map
from argmap.ui import backing_up
from argmap.ui.dialogs.map_details import MapDetails
from argmap.ui.drafts import TICK_MS, Drafts, Kept, left_for, read_kept, write_kept
from argmap.ui.importing.dialog import ImportDialog
from argmap.ui.opening import opened_in
from argmap.ui.panes import Pane
from argmap.ui.window import Window
from argmap.worker import backing_up as worker_backing_up
from argmap.worker.starting import run_command
from tests.session.other_process import HOLDS, other_process
from tests.ui.conftest import Person
from tests.untouched import traces

Key = Qt.Key


@pytest.fixture
def sample_file(tmp_path: Path) -> Path:
    """A map that lies where the user put it."""
    path = tmp_path / "mine" / "Defence.argmap"
    path.parent.mkdir()
    create_map(path, sample_records("eu-nato"))
    return path


def open_file(person: Person, window: Window, path: Path) -> None:
    window.open_path(path)
    person.until(lambda: window.context is not None)


def answer_with(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    for question in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, question, lambda *_, **__: (str(path), ""))


def test_looking_at_a_map_leaves_its_file_as_it_was(person: Person, window: Window, sample_file: Path) -> None:
    before = traces(sample_file)
    open_file(person, window, sample_file)
    person.key(Key.Key_Down)
    person.key(Key.Key_Space)
    window.by_name["window.files.close"].trigger()
    assert traces(sample_file) == before


def test_a_map_that_is_moved_stays_open_and_is_saved_in_its_new_place(
    person: Person, window: Window, sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_file(person, window, sample_file)
    target = tmp_path / "Elsewhere.argmap"
    answer_with(monkeypatch, target)
    window.by_name["window.files.move"].trigger()
    assert (sample_file.exists(), target.exists()) == (False, True)
    person.write_card(Key.Key_C, "Written after the move")
    window.context.session.flush()
    assert "Written after the move" in {one.text for one in read_map(target).records if isinstance(one, Node)}
    assert window.desk.preferences.recent() == [target]


def test_a_map_that_is_opened_where_it_is_shown_already_stays_and_is_saved(
    person: Person, window: Window, sample_file: Path
) -> None:
    open_file(person, window, sample_file)
    context = window.context
    window.open_path(sample_file)
    person.until(lambda: window.tasks.current is None)
    person.write_card(Key.Key_C, "Written after it was opened again")
    window.context.session.flush()

    assert window.context is context
    assert "Written after it was opened again" in {
        one.text for one in read_map(sample_file).records if isinstance(one, Node)
    }


def test_a_map_that_is_opened_twice_at_once_can_be_changed(person: Person, window: Window, sample_file: Path) -> None:
    window.open_path(sample_file)
    window.open_path(sample_file)
    person.until(lambda: window.finder is not None and window.tasks.current is None)

    assert window.context.is_editable
    assert window.messages.text == ""


def test_a_map_that_is_opened_by_another_link_is_the_one_that_is_open(
    person: Person, window: Window, sample_file: Path
) -> None:
    open_file(person, window, sample_file)
    link = sample_file.with_name("Link.argmap")
    link.hardlink_to(sample_file)
    other = window.desk.new_window(link)
    person.until(lambda: other.finder is not None)

    assert other.context.session is window.context.session
    assert other.messages.text == ""


def test_a_move_onto_another_file_is_refused_and_the_map_stays(
    person: Person, window: Window, sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "Other.argmap"
    other.write_bytes(b"somebody's work")
    open_file(person, window, sample_file)
    answer_with(monkeypatch, other)
    window.by_name["window.files.move"].trigger()
    assert "already there" in window.messages.text
    assert other.read_bytes() == b"somebody's work"
    other.unlink()
    other.symlink_to(other)  # round in a circle
    window.messages.hide()
    window.by_name["window.files.move"].trigger()
    assert "already there" in window.messages.text
    person.write_card(Key.Key_C, "Still saved")
    window.context.session.flush()
    assert "Still saved" in {one.text for one in read_map(sample_file).records if isinstance(one, Node)}


def test_a_map_that_is_open_elsewhere_is_shown_for_reading_only(
    person: Person, window: Window, sample_file: Path
) -> None:
    elsewhere = claim(sample_file, settings.open_maps_folder())
    open_file(person, window, sample_file)
    assert "open elsewhere" in window.messages.text
    assert window.slim_bar.saved.text() == "For reading only"
    assert not window.by_name["map.adding.reason"].isEnabled()
    before = len(person.texts())
    person.key(Key.Key_C)
    person.key(Key.Key_Delete)
    assert len(person.texts()) == before
    elsewhere.release()


def test_a_map_that_is_closed_elsewhere_can_be_changed_here_from_then_on(
    person: Person, window: Window, sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "LOOK_S", 0.02)
    with other_process(HOLDS, sample_file) as other:
        open_file(person, window, sample_file)
        second = window.desk.new_window(sample_file)
        person.until(lambda: second.context is not None)
        other.stdin.write("Written elsewhere\n")
        other.stdin.flush()
        assert other.stdout.readline() == "saved\n"
    person.until(lambda: "is not open elsewhere any more" in plain(window.messages.text))
    window.messages._button.click()
    person.until(lambda: all(one.context is not None and one.context.is_editable for one in (window, second)))
    assert "Written elsewhere" in person.texts()
    person.write_card(Key.Key_C, "Written here")
    assert second.context.session is window.context.session
    window.context.session.flush()
    second.close()
    assert "Written here" in {one.text for one in read_map(sample_file).records if isinstance(one, Node)}


def test_a_map_in_a_folder_whose_name_is_not_utf_8_is_opened_and_closed(
    person: Person, window: Window, sample_file: Path
) -> None:
    folder = sample_file.parent.with_name(os.fsdecode(b"\xdcbungen"))
    try:
        sample_file.parent.rename(folder)
    except OSError:
        pytest.skip("this file system takes no such name")
    open_file(person, window, folder / sample_file.name)
    window.by_name["window.files.close"].trigger()
    assert window.context is None


def test_argmap_json_is_imported_as_a_new_map(
    person: Person, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "defence.json"
    path.write_bytes(write(sample_records("eu-nato")))
    answer_with(monkeypatch, path)
    window.by_name["window.files.import_map"].trigger()
    person.until(lambda: window.findChild(ImportDialog) is not None)
    window.findChild(ImportDialog).accept()
    person.until(lambda: window.context is not None)
    assert window.context.document.count(Node) == len([one for one in sample_records("eu-nato") if type(one) is Node])
    assert path.read_bytes() == write(sample_records("eu-nato"))


def test_broken_json_is_refused_with_its_line(
    person: Person, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "broken.json"
    path.write_text('{\n "format": "argmap",\n oops\n}')
    answer_with(monkeypatch, path)
    window.by_name["window.files.import_map"].trigger()
    person.until(lambda: bool(window.messages.text))
    assert "broken.json" in window.messages.text
    assert "line 3" in window.messages.text
    assert window.context is None


def test_what_is_being_typed_is_in_a_draft_within_two_seconds_and_stays_while_another_window_is_in_front(
    person: Person, window: Window, qtbot: QtBot
) -> None:
    person.open_sample()
    person.go_to(Pane.MAP)
    person.key(Key.Key_O)
    person.type("Half a thought")
    person.until(lambda: len(list(settings.drafts_folder().glob("*.json"))) == 1, 2 * TICK_MS)
    draft = next(settings.drafts_folder().glob("*.json"))
    assert json.loads(draft.read_text())["texts"] == ["Half a thought"]
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    person.until(other.isActiveWindow)
    drafts = window.workspace.findChild(Drafts)
    drafts.keep()
    drafts._writer.submit(list).result()  # after what it was given before
    assert json.loads(draft.read_text())["texts"] == ["Half a thought"]
    window.activateWindow()
    person.until(window.isActiveWindow)
    person.key(Key.Key_Return)
    person.until(lambda: not draft.exists())


def test_what_is_being_typed_in_a_map_is_not_offered_to_a_copy_that_has_its_id(
    person: Person, window: Window, sample_file: Path
) -> None:
    copy = sample_file.with_name("Copy.argmap")
    copy.write_bytes(sample_file.read_bytes())
    open_file(person, window, sample_file)
    person.go_to(Pane.MAP)
    person.key(Key.Key_O)
    person.type("Half a thought")
    window.workspace.findChild(Drafts).keep()
    person.until(lambda: len(list(settings.drafts_folder().glob("*.json"))) == 1)

    other = window.desk.new_window(copy)
    person.until(lambda: other.finder is not None)

    assert other.messages.text == ""


def test_what_an_earlier_run_left_is_offered_and_goes_to_the_tray(
    person: Person, window: Window, sample_file: Path
) -> None:
    map_id = read_map(sample_file).records[0].id
    write_kept(settings.drafts_folder() / f"{map_id}-1.json", Kept(("Half a thought",)))
    open_file(person, window, sample_file)
    person.until(lambda: "Half a thought" in window.messages.text)
    window.messages._button.click()
    assert "Half a thought" in person.texts()
    assert len(window.context.document.tray_ids) == 1
    person.until(lambda: window.slim_bar.saved.text() == "All changes saved")
    assert left_for(settings.drafts_folder(), map_id).texts == ()


def test_a_draft_that_goes_to_the_tray_stays_until_the_disk_has_it(
    person: Person, window: Window, sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_write, write_now = Event(), MapFile.write

    def write_late(file: MapFile, batch: object) -> None:
        may_write.wait(10)
        write_now(file, batch)  # type: ignore[arg-type]

    monkeypatch.setattr(MapFile, "write", write_late)
    folder, map_id = settings.drafts_folder(), read_map(sample_file).records[0].id
    write_kept(folder / f"{map_id}-1.json", Kept(("Half a thought",)))
    open_file(person, window, sample_file)
    person.until(lambda: "Half a thought" in window.messages.text)
    window.messages._button.click()
    assert "Half a thought" in person.texts()
    assert left_for(folder, map_id).texts == ("Half a thought",)
    may_write.set()
    person.until(lambda: left_for(folder, map_id).texts == ())


def test_a_map_that_is_open_has_a_backup_soon(person: Person, window: Window, sample_file: Path) -> None:
    open_file(person, window, sample_file)
    person.until(lambda: backups_made() == 1, 30_000)
    (backup,) = settings.backups_folder().glob("*/*.argmap")
    assert read_map(backup).records == read_map(sample_file).records


def test_a_map_is_backed_up_again_only_after_it_changed(
    person: Person, window: Window, sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backing_up, "FIRST_MS", 0)
    monkeypatch.setattr(backing_up, "EVERY_MS", 50)
    open_file(person, window, sample_file)
    person.until(lambda: backups_made() == 1)
    QTest.qWait(200)
    assert backups_made() == 1
    person.go_to(Pane.MAP)
    person.write_card(Key.Key_C, "Worth keeping")
    person.until(lambda: backups_made() == 2 and window.tasks.current is None)


def test_a_backup_that_fails_after_the_map_was_closed_is_told_all_the_same(
    person: Person, window: Window, sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backing_up, "FIRST_MS", 0)
    open_file(person, window, sample_file)
    person.until(lambda: window.tasks.current is not None)
    sample_file.unlink()
    window.by_name["window.files.close"].trigger()
    person.until(lambda: window.messages.text.startswith("“Defence.argmap” is not there"))


def test_a_map_that_is_moved_while_it_is_backed_up_is_backed_up_in_its_new_place(
    person: Person, window: Window, sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, moved = Event(), Event()

    def run_once_moved(*arguments: str, gives_way: bool, **others: Any) -> "CompletedProcess[str]":
        begun.set()
        moved.wait(30)
        return run_command(*arguments, gives_way=gives_way, **others)

    monkeypatch.setattr(backing_up, "FIRST_MS", 0)
    monkeypatch.setattr(worker_backing_up, "run_command", run_once_moved)
    open_file(person, window, sample_file)
    person.until(begun.is_set)
    opened_in(window).session.move(sample_file.with_name("Moved.argmap"))
    moved.set()
    person.until(lambda: backups_made() == 1 and window.tasks.current is None)
    assert window.messages.text == ""


def backups_made() -> int:
    """How many verified copies lie in the data folder; one being made does not count."""
    return len(list(settings.backups_folder().glob("*/*.argmap")))


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("missing.argmap", "“missing.argmap” is not there; it was moved, renamed or deleted. Look for it"),
        ("empty.argmap", "“empty.argmap” is empty; there is no map in it. Ask for it again"),
        ("folder.argmap", "“folder.argmap” is a folder or a device, not a map file. Choose the map itself"),
        ("circle.argmap", "“circle.argmap” is not there; it was moved, renamed or deleted. Look for it"),
        (f"{'n' * 300}.docx", f"“{'n' * 300}.docx” could not be read or written: File name too long."),
    ],
)
def test_each_wrong_file_has_its_sentence_and_what_to_do(
    person: Person, window: Window, tmp_path: Path, name: str, sentence: str
) -> None:
    (tmp_path / "empty.argmap").touch()
    (tmp_path / "folder.argmap").mkdir()
    (tmp_path / "circle.argmap").symlink_to(tmp_path / "circle.argmap")
    window.open_path(tmp_path / name)
    person.until(lambda: bool(window.messages.text))
    assert window.messages.text.startswith(sentence)


def test_what_the_disk_refuses_is_taken_back_told_and_kept(person: Person, window: Window, sample_file: Path) -> None:
    open_file(person, window, sample_file)
    window.context.session.flush()
    before = person.texts()
    sample_file.rename(sample_file.with_name("taken away.argmap"))
    person.write_card(Key.Key_C, "Written on nothing")
    person.until(lambda: window.slim_bar.saved.text() == "Not saved", 30_000)
    assert "was renamed to “taken away.argmap” while it was open" in window.messages.text
    assert person.texts() == before
    drafts = settings.drafts_folder()
    person.until(lambda: [read_kept(path).texts for path in drafts.glob("*.json")] == [("Written on nothing",)])
    sample_file.with_name("taken away.argmap").rename(sample_file)
    person.key(Key.Key_Home)
    person.write_card(Key.Key_C, "Written again")
    person.until(lambda: window.slim_bar.saved.text() == "All changes saved", 30_000)


MORE = ("Half a thought more",)
CLOSING = ["window.files.close", "window.files.quit_all"]


@pytest.mark.parametrize("does", CLOSING)
@pytest.mark.parametrize("pane", [Pane.MAP, Pane.OUTLINE])
def test_what_is_being_written_when_the_map_is_closed_is_in_the_map(
    person: Person, window: Window, sample_file: Path, does: str, pane: Pane
) -> None:
    open_file(person, window, sample_file)
    person.go_to(pane)
    person.key(Key.Key_O)
    person.type("Half a thought")
    window.by_name[does].trigger()
    assert "Half a thought" in {one.text for one in read_map(sample_file).records if isinstance(one, Node)}
    assert list(settings.drafts_folder().glob("*")) == []


def test_a_slow_folder_of_drafts_holds_up_no_key(person: Person, window: Window, monkeypatch) -> None:
    may_go_on, replace = Event(), Path.replace

    def replace_late(path: Path, target: Path) -> Path:
        if path.parent == settings.drafts_folder():
            may_go_on.wait(60)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", replace_late)
    person.open_sample()
    person.go_to(Pane.MAP)
    person.key(Key.Key_O)
    person.type("Half a thought")
    person.until(lambda: any(settings.drafts_folder().glob("*.new")), 2 * TICK_MS)
    person.type(" more")
    may_go_on.set()
    person.until(lambda: [read_kept(one).texts for one in settings.drafts_folder().glob("*.json")] == [MORE])


def test_an_editor_without_the_keyboard_is_closed_with_its_words_too(
    person: Person, window: Window, sample_file: Path
) -> None:
    open_file(person, window, sample_file)
    person.go_to(Pane.MAP)
    person.key(Key.Key_O)
    person.type("Half a thought")
    go_to_other_window(person)
    window.close()
    assert "Half a thought" in {one.text for one in read_map(sample_file).records if isinstance(one, Node)}


def test_what_the_map_refuses_is_in_its_tray_once_it_is_closed(
    person: Person, window: Window, sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_file(person, window, sample_file)
    person.go_to(Pane.MAP)
    monkeypatch.setattr(validity, "DEPTH", 1)
    person.write_card(Key.Key_O, "Half a thought")
    assert "Half a thought" not in person.texts()
    window.close()
    assert "Half a thought" in {one.text for one in read_map(sample_file).records if isinstance(one, Node)}


def test_lines_without_the_keyboard_are_closed_with_their_words_too(
    person: Person, window: Window, sample_file: Path
) -> None:
    open_file(person, window, sample_file)
    window.slim_bar.title.setFocus()
    person.type("Half a ")
    go_to_other_window(person)
    window.workspace.show_inspector(True)
    speaker = window.workspace.part(Pane.INSPECTOR).more.speaker
    QTest.keyClicks(speaker, "Somebody")
    window.close()
    (path,) = sample_file.parent.glob("Half a *.argmap")
    assert "Somebody" in {one.speaker for one in read_map(path).records if isinstance(one, Node)}


def test_another_map_that_comes_while_something_is_typed_in_a_dialog_waits_for_it(
    person: Person, window: Window, sample_file: Path
) -> None:
    open_file(person, window, sample_file)
    other = sample_file.with_name("other.argmap")
    create_map(other, [MapInfo(id=new_id())])
    QDialog(window).show()  # as the results of a class, which stand beside any map, and are not waited for
    window.open_path(other)
    window.by_name["window.files.show_details"].trigger()
    details = window.findChild(MapDetails)
    person.until(lambda: window.tasks.current is None)
    details.texts["description"].setPlainText("What it is about")
    details.accept()
    person.until(lambda: opened_in(window).path == other)
    assert next(iter(read_map(sample_file).records)).description == "What it is about"


def go_to_other_window(person: Person) -> None:
    other = person.window.desk.new_window()
    other.activateWindow()
    person.until(lambda: QApplication.focusWidget() is not None and QApplication.focusWidget().window() is other)


def test_what_the_disk_refuses_at_the_very_end_is_offered_at_the_next_opening(
    person: Person, window: Window, sample_file: Path
) -> None:
    open_file(person, window, sample_file)
    away = sample_file.with_name("taken away.argmap")
    sample_file.rename(away)
    person.go_to(Pane.MAP)
    person.write_card(Key.Key_O, "Written on nothing")
    window.by_name["window.files.close"].trigger()
    open_file(person, window, away)
    person.until(lambda: "Written on nothing" in window.messages.text)
    assert "Written on nothing" not in person.texts()


def test_a_draft_stays_until_the_user_has_decided(person: Person, window: Window, sample_file: Path) -> None:
    map_id = read_map(sample_file).records[0].id
    write_kept(settings.drafts_folder() / f"{map_id}-1.json", Kept(("Half a thought", "Another")))
    for get_rid in (lambda: window.say("Something else"), window.messages._close.click):
        open_file(person, window, sample_file)
        person.until(lambda: "“Half a thought” and 1 more" in plain(window.messages.text))
        get_rid()
        window.by_name["window.files.close"].trigger()
    open_file(person, window, sample_file)
    person.until(lambda: "“Half a thought” and 1 more" in plain(window.messages.text))
    window.messages._other_button.click()
    assert list(settings.drafts_folder().glob("*")) == []


def test_who_may_only_read_does_not_take_the_other_s_draft(person: Person, window: Window, sample_file: Path) -> None:
    map_id = read_map(sample_file).records[0].id
    draft = settings.drafts_folder() / f"{map_id}-1.json"
    write_kept(draft, Kept(("Being typed elsewhere",)))
    elsewhere = claim(sample_file, settings.open_maps_folder())
    open_file(person, window, sample_file)
    assert "open elsewhere" in window.messages.text
    assert draft.is_file()
    elsewhere.release()


def test_what_the_disk_refused_goes_to_the_tray_once_it_takes_it(
    person: Person, window: Window, sample_file: Path
) -> None:
    open_file(person, window, sample_file)
    away = sample_file.with_name("taken away.argmap")
    sample_file.rename(away)
    person.go_to(Pane.MAP)
    person.write_card(Key.Key_O, "Written on nothing")
    person.until(lambda: "What you wrote is kept: “Written on nothing”" in plain(window.messages.text))
    away.rename(sample_file)
    person.until(lambda: "The map can be saved again. What you wrote is kept" in window.messages.text)
    window.messages._button.click()
    person.until(lambda: window.slim_bar.saved.text() == "All changes saved", 30_000)
    window.by_name["window.files.close"].trigger()
    assert "Written on nothing" in {one.text for one in read_map(sample_file).records if isinstance(one, Node)}
    assert list(settings.drafts_folder().glob("*")) == []


def plain(text: str) -> str:
    """The text without the marks that keep foreign words apart."""
    return text.replace("\u2068", "").replace("\u2069", "")
