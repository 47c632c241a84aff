"""A class is marked in the window: what is asked, the gradebook, the heat map, and the way to a marked copy."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from argmap.core.document import Document
from argmap.core.records import Comment, ExerciseKind, Feedback, Foreign
from argmap.reasoning.exercises import Options
from argmap.reasoning.exercises.tries import note_tries
from argmap.samples import sample_records
from argmap.session.exercises import write_exercise
from argmap.storage.creating import create_map
from argmap.storage.opening import read_map
from argmap.ui.commands.window.marking import open_results
from argmap.ui.marking.dialog import MarkDialog, paths_in
from argmap.ui.marking.line_list import LEADS_TO
from argmap.ui.marking.results import ResultsDialog
from argmap.ui.window import Window
from tests.reasoning.exercises.builders import made
from tests.reasoning.exercises.small_map import PROOF, REASON, key_map
from tests.reasoning.marking_maps.reading import hand_ins, keys
from tests.ui.conftest import Person

KEY = keys()["Night flights"]
PASSPHRASE = "seven quiet herons"


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "key.argmap"
    create_map(path, KEY.tree.document.records())
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four hand-ins, and a file that is broken."""
    path = tmp_path / "class"
    path.mkdir()
    for one in hand_ins():
        if one.name.startswith("flights, "):
            create_map(path / f"{one.name.split()[-1]}.argmap", one.tree.document.records())
    (path / "broken.argmap").write_bytes(b"no map at all")
    return path


def asked(window: Window, key: Path, folder: Path) -> MarkDialog:
    """The dialog, with key and folder written into it."""
    window.by_name["window.marking.mark"].trigger()
    dialog = window.findChild(MarkDialog)
    assert dialog is not None
    dialog.key.setText(str(key))
    dialog.folder.setText(str(folder))
    return dialog


def results(person: Person) -> ResultsDialog:
    """The results, once they are there and the heat map is drawn."""
    person.until(lambda: person.window.findChild(ResultsDialog) is not None and person.window.tasks.current is None)
    found: ResultsDialog = person.window.findChild(ResultsDialog)
    return found


def names(dialog: ResultsDialog) -> list[str]:
    model = dialog.gradebook.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_class_is_marked_sorted_and_looked_at_copy_by_copy_and_again_later(
    person: Person, key: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(person.window, key, folder).accept()
    dialog = results(person)
    table = dialog.gradebook.table
    assert names(dialog) == ["broken", "Emre", "Fatou", "Goran", "Hanna"]
    assert (folder.with_name("class marked") / "report.html").is_file()
    QTest.keyClick(table, Qt.Key.Key_3)
    assert names(dialog) == ["broken", "Hanna", "Goran", "Emre", "Fatou"]
    QTest.keyClick(table, Qt.Key.Key_3)
    assert names(dialog) == ["Fatou", "Emre", "Goran", "Hanna", "broken"]

    QTest.keyClick(table, Qt.Key.Key_Home)
    copy = folder.with_name("class marked") / "marked" / "Fatou.argmap"
    away = copy.rename(folder.with_name("away"))
    QTest.keyClick(table, Qt.Key.Key_Return)
    person.until(lambda: not dialog.trouble.isHidden())
    assert dialog.isVisible()
    assert dialog.trouble.text() == "“Fatou.argmap” is not there; it was moved, renamed or deleted."
    away.rename(copy)

    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    person.until(lambda: person.window.context is not None and person.window.context.walk is not None)
    assert not dialog.isVisible()
    assert [path.stem for path in person.window.context.walk.paths] == ["Fatou", "Emre", "Goran", "Hanna"]
    assert person.window.context.walk.number == 1
    said = {one.text for one in person.window.context.document.all(Comment)}
    assert "102 of 123 points (83 %) by the key “Night flights”." in said

    person.window.context.walk.back()
    assert dialog.isVisible()
    dialog.close()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder.with_name("class marked")))
    person.until(lambda: person.window.findChild(ResultsDialog) is None)
    person.window.by_name["window.marking.show_results"].trigger()
    assert names(results(person)) == ["Emre", "Fatou", "Goran", "Hanna"]


def test_a_card_of_the_heat_map_names_who_missed_it_and_leads_to_their_copies(
    person: Person, key: Path, folder: Path
) -> None:
    asked(person.window, key, folder).accept()
    dialog = results(person)
    dialog.show_page(1)
    page = dialog.heat
    missed = {one.mark.cards[number].key_id for one in bests(dialog) for number in range(len(KEY.ids))}
    assert set(page.view._rects) == missed
    (hanna,) = [one.result.best for one in dialog._marked.files if one.result.file == "Hanna.argmap"]
    assert hanna is not None
    page.view.choose(next(one.key_id for one in hanna.mark.cards if one.hand_id is None))
    rows = [page.lines.item(row) for row in range(page.lines.count())]
    assert (rows[0].text(), rows[0].data(LEADS_TO)) == ("Missed by", None)
    assert "Hanna" in [one.text() for one in rows]

    page.lines.setCurrentItem(next(one for one in rows if one.text() == "Hanna"))
    dialog.accept()
    person.until(lambda: person.window.context is not None and person.window.context.walk is not None)
    assert person.window.context.walk.paths[person.window.context.walk.number].stem == "Hanna"


def bests(dialog: ResultsDialog) -> list:
    return [one.best for one in dialog._marked.results if one.best is not None]


def test_the_key_of_an_exercise_opens_with_its_passphrase_which_is_asked_for(
    person: Person, key: Path, folder: Path
) -> None:
    exercise = key.with_name("exercise.argmap")
    write_exercise(key, exercise, Options(ExerciseKind.PLACE), PASSPHRASE)
    dialog = asked(person.window, exercise, folder)
    dialog.accept()
    person.until(lambda: dialog.trouble.isVisible())
    assert dialog.trouble.text() == "“exercise.argmap” is an exercise: what is the passphrase of its key?"
    assert dialog.secret.isVisible()
    dialog.secret.setText(PASSPHRASE)
    dialog.accept()

    assert names(results(person)) == ["broken", "Emre", "Fatou", "Goran", "Hanna"]


def column(dialog: ResultsDialog, name: str) -> list[str]:
    """The cells of a column of the gradebook, from the top."""
    model = dialog.gradebook.table.model()
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    return [model.index(row, heads.index(name)).data() for row in range(model.rowCount())]


def test_of_several_keys_the_gradebook_names_the_one_that_counted_and_a_rubric_weighs(
    person: Person, key: Path, folder: Path
) -> None:
    other = key.with_name("other.argmap")
    create_map(other, sample_records("sugar-tax"))
    rubric = key.with_name("rubric.toml")
    rubric.write_text("[weights]\nfound = 1\ntarget = 0\npolarity = 0\njoint = 0\nlevel = 0\n")
    dialog = asked(person.window, key, folder)
    dialog.key.setText(f"{other}; {key}")
    dialog.rubric.setText(str(rubric))
    dialog.accept()

    found = results(person)
    assert column(found, "Key") == ["", *["Night flights"] * 4]
    assert column(found, "Points")[1] == "15 of 18"
    QTest.keyClick(found.gradebook.table, Qt.Key.Key_2)  # the key stands beside the name
    QTest.keyClick(found.gradebook.table, Qt.Key.Key_2)
    assert column(found, "Key") == [*["Night flights"] * 4, ""]


def test_the_gradebook_says_after_how_many_tries_an_exercise_was_handed_in(person: Person, tmp_path: Path) -> None:
    build = key_map()
    create_map(tmp_path / "key.argmap", build.document.records())
    (tmp_path / "class").mkdir()
    given = made(build, Options(ExerciseKind.PLACE, feedback=Feedback.DURING))
    note = note_tries(Document(given.records), given.exercise, {build.id(REASON): (3, ""), build.id(PROOF): (1, "")})
    create_map(tmp_path / "class" / "Ida.argmap", [*given.records, *note.added(Foreign)])
    asked(person.window, tmp_path / "key.argmap", tmp_path / "class").accept()

    dialog = results(person)
    assert column(dialog, "Tries") == ["4"]
    copy = Document(read_map(dialog._marked.files[0].copy).records)
    said = [one.text for one in copy.all(Comment)]
    assert any(words.endswith("\n4 tries.") for words in said)
    assert any(words.endswith("\n3 tries.") for words in said)
    assert "<td" in (page := (tmp_path / "class marked" / "report.html").read_text()) and ">Tries</th>" in page


def test_what_is_missing_or_not_empty_is_said_in_the_dialog(person: Person, key: Path, folder: Path) -> None:
    dialog = asked(person.window, key, folder)
    dialog.out.setText("")
    dialog.accept()
    assert dialog.trouble.text() == "Choose a new folder for the results."
    full = folder.with_name("full")
    full.mkdir()
    (full / "mine.txt").write_text("mine")
    dialog.out.setText(str(full))
    dialog.accept()
    person.until(lambda: "is not empty" in dialog.trouble.text())
    assert dialog.isVisible()


def test_a_disk_that_is_full_leaves_the_finished_copies_and_another_folder_to_begin_anew_in(
    person: Person, key: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked = folder.with_name("class marked") / "marked"

    def full_after_two(descriptor: int, fsync: Callable[[int], None] = os.fsync) -> None:
        if len(list(marked.glob("*.argmap"))) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", full_after_two)
    dialog = asked(person.window, key, folder)
    dialog.accept()
    person.until(lambda: not dialog.trouble.isHidden())
    assert "because the disk is full. The copies that were finished lie in" in dialog.trouble.text()
    assert "class marked" in dialog.trouble.text()
    assert Path(dialog.out.text()).name == "class marked 2"
    assert all(read_map(one).records for one in marked.iterdir())
    dialog.reject()


def test_keys_may_have_names_with_what_stands_between_them(tmp_path: Path) -> None:
    keys = [tmp_path / name for name in ("Charge; it works.argmap", "b.argmap", "a;b; c.argmap")]
    for one in keys:
        one.touch()
    assert paths_in("; ".join(map(str, keys))) == keys
    assert paths_in(f"{keys[0]};") == keys[:1]
    assert paths_in(f"gone.argmap; {keys[1]}") == [Path("gone.argmap"), keys[1]]


def test_marking_that_is_cancelled_leaves_no_results_to_be_shown(person: Person, key: Path, folder: Path) -> None:
    dialog = asked(person.window, key, folder)
    dialog.accept()
    dialog.reject()
    person.until(lambda: person.window.tasks.current is None)

    assert "cancelled" in dialog.trouble.text()
    assert person.window.findChild(ResultsDialog) is None


def test_a_folder_of_a_name_that_no_disk_takes_is_said_like_any_other(person: Person, key: Path, folder: Path) -> None:
    dialog = asked(person.window, key, folder.with_name("x" * 300))

    dialog.accept()
    person.until(lambda: bool(dialog.trouble.text()))
    assert "x" * 40 in dialog.trouble.text()
    dialog.reject()
    open_results(person.window, folder.with_name("x" * 300))
    person.until(lambda: bool(person.window.messages.text))
    assert "File name too long" in person.window.messages.text
