"""A teacher goes through a folder of hand-ins with one key each for map and comment."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QToolButton

from argmap.core import edits
from argmap.core.records import Comment, MapInfo
from argmap.storage.creating import create_map
from argmap.storage.remarked import may_hold_open_comments
from argmap.ui.walk_bar import WalkBar
from tests.core.builders import Build
from tests.ui.conftest import Person

CONTROL = Qt.KeyboardModifier.ControlModifier
NAMES = ("Ann", "bo", "Cid", "Dot")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four hand-ins, of which Ann's and Cid's have two open comments each; bo's was handed in under a name."""
    place = tmp_path / "class"
    place.mkdir()
    for number, name in enumerate(NAMES):
        create_map(place / f"{name}.argmap", list(hand_in(number, name).document.records()))
    (place / "notes.txt").write_text("not a map")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(place))
    return place


def hand_in(number: int, name: str) -> Build:
    build = Build([MapInfo(id=f"{number + 1:032x}", title=name, submitted_by="Bo Lind" if name == "bo" else "")])
    build.do(edits.add_claim(build.document, f"{name}'s claim"))
    for words in ("first", "second") if name in ("Ann", "Cid") else ():
        build.do(edits.comment(build.document, build.id(f"{name}'s claim"), f"{name} {words}", new_id=build.new_id))
    return build


@pytest.fixture
def teacher(person: Person, folder: Path) -> Person:
    """At the first map of the folder."""
    person.window.activateWindow()
    person.until(person.window.isActiveWindow)
    person.window.by_name["window.hand_ins.open"].trigger()
    at(person, "1 of 4: Ann")
    return person


def where(person: Person) -> str:
    """What the bar says; empty if there is none."""
    bars = [one for one in person.window.findChildren(WalkBar) if one.isVisible()]
    return bars[0].words.text() if bars else ""


def at(person: Person, words: str) -> None:
    person.until(lambda: person.window.tasks.current is None and words in where(person))


def press(person: Person, words: str) -> None:
    (bar,) = [one for one in person.window.findChildren(WalkBar) if one.isVisible()]
    (button,) = [one for one in bar.findChildren(QToolButton) if one.text() == words]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_one_key_goes_to_the_next_map_and_one_to_the_one_before(teacher: Person) -> None:
    assert teacher.current_text() == "Ann's claim"
    teacher.key(Qt.Key.Key_PageDown, CONTROL)
    at(teacher, "2 of 4: Bo Lind")
    assert teacher.current_text() == "bo's claim"
    press(teacher, "Next")
    at(teacher, "3 of 4: Cid")
    teacher.key(Qt.Key.Key_PageUp, CONTROL)
    at(teacher, "2 of 4: Bo Lind")


def test_at_either_end_it_is_said_and_the_map_stays(teacher: Person) -> None:
    teacher.key(Qt.Key.Key_PageUp, CONTROL)

    assert teacher.window.messages.text == "That was the first map of the folder."
    assert teacher.current_text() == "Ann's claim"


def test_the_next_comment_leads_through_the_maps_and_passes_over_those_without(teacher: Person) -> None:
    teacher.key(Qt.Key.Key_F12)
    teacher.key(Qt.Key.Key_F12)
    assert "Comment 2 of 2: Ann second" in teacher.window.messages.text
    teacher.key(Qt.Key.Key_F12)
    at(teacher, "3 of 4: Cid")
    teacher.until(lambda: "Comment 1 of 2: Cid first" in teacher.window.messages.text)
    teacher.key(Qt.Key.Key_F12)
    teacher.key(Qt.Key.Key_F12)
    assert teacher.window.messages.text == "No further comment is open in this folder."
    teacher.key(Qt.Key.Key_F12, Qt.KeyboardModifier.ShiftModifier)
    teacher.key(Qt.Key.Key_F12, Qt.KeyboardModifier.ShiftModifier)
    at(teacher, "1 of 4: Ann")
    teacher.until(lambda: "Comment 2 of 2: Ann second" in teacher.window.messages.text)


def test_keys_in_haste_pass_over_no_map(teacher: Person) -> None:
    for _ in range(3):
        teacher.key(Qt.Key.Key_PageDown, CONTROL)
    at(teacher, "2 of 4: Bo Lind")


def test_a_file_that_is_no_map_is_named_and_passed(teacher: Person, folder: Path) -> None:
    (folder / "bo.argmap").write_bytes(b"broken")
    teacher.key(Qt.Key.Key_PageDown, CONTROL)
    teacher.until(lambda: "bo" in teacher.window.messages.text and teacher.window.tasks.current is None)
    assert teacher.current_text() == "Ann's claim"
    teacher.key(Qt.Key.Key_PageDown, CONTROL)
    at(teacher, "3 of 4: Cid")


def test_what_a_teacher_writes_is_in_the_file_when_the_next_map_is_there(teacher: Person) -> None:
    teacher.key(Qt.Key.Key_K)
    teacher.type("A third one.")
    teacher.key(Qt.Key.Key_Return)
    teacher.key(Qt.Key.Key_PageDown, CONTROL)
    at(teacher, "2 of 4: Bo Lind")
    teacher.key(Qt.Key.Key_PageUp, CONTROL)
    at(teacher, "1 of 4: Ann")

    assert "A third one." in {one.text for one in teacher.window.context.document.all(Comment)}


def test_the_walk_ends_where_it_is_closed_or_another_map_is_opened(teacher: Person, folder: Path) -> None:
    press(teacher, "Close")
    assert where(teacher) == ""
    assert not teacher.window.by_name["window.hand_ins.next"].isEnabled()
    teacher.window.by_name["window.hand_ins.open"].trigger()
    at(teacher, "1 of 4: Ann")
    teacher.open_sample()

    assert where(teacher) == ""


def test_an_empty_folder_is_told(person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    person.window.by_name["window.hand_ins.open"].trigger()

    assert "There is no map in" in person.window.messages.text


def test_without_a_folder_its_keys_do_nothing(person: Person) -> None:
    person.open_sample()

    assert not person.window.by_name["window.hand_ins.next"].isEnabled()


def test_whether_a_map_has_open_comments_is_told_without_opening_it(folder: Path) -> None:
    (folder / "broken.argmap").write_bytes(b"broken")
    names = [*(f"{name}.argmap" for name in NAMES), "broken.argmap"]

    assert [may_hold_open_comments(folder / name) for name in names] == [True, False, True, False, False]
