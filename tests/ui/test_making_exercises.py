"""A teacher makes an exercise in the window, is told what is in it, and opens its key again."""

import json
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton

from argmap import settings
from argmap.core import edits
from argmap.core.records import Exercise, ExerciseKind, Feedback, MapInfo, Node
from argmap.reasoning.checks import Check
from argmap.reasoning.checks.rules import Switch, rules_text
from argmap.reasoning.exercises import Options
from argmap.reasoning.exercises.making import TASKS
from argmap.session.exercises import write_exercise
from argmap.storage.creating import create_map
from argmap.storage.opening import read_map
from argmap.ui.opening import opened_in
from argmap.ui.panes import Pane
from argmap.ui.teaching.exercise_dialog import ExerciseDialog
from argmap.ui.teaching.exercise_words import FAULTS, FEEDBACK, KINDS
from argmap.ui.teaching.hints_dialog import CARD, HintsDialog
from argmap.ui.teaching.key_dialog import KeyDialog
from argmap.ui.teaching.made_dialog import MadeDialog
from argmap.ui.teaching.rules_dialog import RulesDialog
from argmap.ui.window import Window
from tests.reasoning.exercises.small_map import key_map
from tests.small_disk import mounted
from tests.ui.conftest import Person, by_palette, tab_to

pytestmark = pytest.mark.usefixtures("quick_seals")

PASSPHRASE = "seven quiet herons"


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The file that the file dialog names."""
    target = tmp_path / "Exercise.argmap"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    return target


def opened(window: Window, does: str) -> QDialog:
    window.by_name[does].trigger()
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


def exercise_dialog(person: Person, window: Window, kind: ExerciseKind) -> ExerciseDialog:
    person.open_sample()
    dialog = opened(window, "window.exercises.make")
    assert isinstance(dialog, ExerciseDialog)
    dialog.form.kind.setCurrentIndex(dialog.form.kind.findData(kind.value))
    dialog.form.draw.setText("7")
    return dialog


def seal(dialog: ExerciseDialog, first: str = PASSPHRASE, again: str = PASSPHRASE) -> None:
    dialog.form.key.first.setText(first)
    dialog.form.key.again.setText(again)


def made(person: Person, window: Window) -> MadeDialog:
    person.until(lambda: window.findChild(MadeDialog) is not None)
    found: MadeDialog = window.findChild(MadeDialog)
    return found


def test_every_kind_feedback_and_fault_has_its_words() -> None:
    assert (KINDS.keys(), FEEDBACK.keys()) == (set(ExerciseKind), set(Feedback))
    assert set(FAULTS) == set(type(next(iter(FAULTS))))


def test_an_exercise_is_written_told_of_and_its_key_opened(person: Person, window: Window, answer: Path) -> None:
    dialog = exercise_dialog(person, window, ExerciseKind.MISSING)
    window.context.perform(edits.set_rules, rules_text({Check.TWO_CLAIMS: Switch(is_locked=True)}))
    assert dialog.form.rules.text() == "The map decides 1, and locks 1 of them."
    dialog.form.count.setText("2")
    cards = window.context.document.count(Node)
    seal(dialog)
    dialog.accept()
    told = made(person, window)
    assert told.words.toPlainText().count("Missing: ") == 2
    told.accept()
    records = read_map(answer).records
    exercise = next(one for one in records if isinstance(one, Exercise))
    assert (exercise.kind, exercise.seed, exercise.feedback) == (ExerciseKind.MISSING, 7, Feedback.RELEASED)
    assert len([one for one in records if isinstance(one, Node) and not one.text]) == 2

    window.open_path(answer)
    person.until(lambda: window.tasks.current is None and window.context.document.count(Exercise) == 1)
    rules = opened(window, "window.rules.show")
    assert isinstance(rules, RulesDialog)
    locked, free = rules.rows[Check.TWO_CLAIMS], rules.rows[Check.RABBIT_RULE]
    assert not locked.own.isEnabled() and free.own.isEnabled()
    assert not locked.of_map.isEnabled() and not free.of_map.isEnabled()
    rules.accept()
    key = opened(window, "window.exercises.open_key")
    assert isinstance(key, KeyDialog)
    assert key.file.text() == str(answer)
    key.secret.setText("eight loud herons")
    key.accept()
    person.until(lambda: key.trouble.text() != "")
    assert key.trouble.text() == "This passphrase does not open the key of the exercise."
    key.secret.setText(PASSPHRASE)
    key.accept()
    person.until(lambda: window.tasks.current is None and window.context.document.count(Exercise) == 0)
    assert window.context.document.count(Node) == cards


def test_a_key_is_opened_by_keys_alone_also_after_a_wrong_passphrase(
    person: Person, window: Window, tmp_path: Path
) -> None:
    build, exercise = key_map(), tmp_path / "exercise.argmap"
    create_map(tmp_path / "map.argmap", build.document.records())
    write_exercise(tmp_path / "map.argmap", exercise, Options(ExerciseKind.PLACE), PASSPHRASE)
    person.new_map()
    window.activateWindow()
    person.until(window.isActiveWindow)
    person.go_to(Pane.MAP)
    dialog = by_palette(person, "open the key")
    assert isinstance(dialog, KeyDialog)
    person.type(str(exercise))
    tab_to(person, dialog.secret)
    person.type("eight loud herons")
    person.key(Qt.Key.Key_Return)
    person.until(lambda: dialog.trouble.isVisible() and dialog.secret.isEnabled())
    assert person.focus() is dialog.secret
    person.type(PASSPHRASE)  # what was wrong is selected
    person.key(Qt.Key.Key_Return)
    person.until(lambda: window.tasks.current is None and window.context.document.count(Node) == 4)
    assert opened_in(window).path.name == "exercise (key).argmap"


def test_the_key_of_an_exercise_where_nothing_can_be_written_opens_among_the_users_maps(
    person: Person, window: Window, tmp_path: Path
) -> None:
    create_map(tmp_path / "map.argmap", key_map().document.records())
    with mounted(tmp_path / "disk", "1m") as disk:
        exercise = disk / "exercise.argmap"
        write_exercise(tmp_path / "map.argmap", exercise, Options(ExerciseKind.PLACE, 7), PASSPHRASE)
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        dialog = opened(window, "window.exercises.open_key")
        assert isinstance(dialog, KeyDialog)
        dialog.file.setText(str(exercise))
        dialog.secret.setText(PASSPHRASE)
        dialog.accept()
        person.until(lambda: window.context is not None, 10_000)
    assert opened_in(window).path == settings.maps_folder() / "exercise (key).argmap"


def test_what_cannot_be_made_is_said_in_the_dialog(person: Person, window: Window, answer: Path) -> None:
    dialog = exercise_dialog(person, window, ExerciseKind.PLACE)
    seal(dialog, again="seven quiet heron")
    dialog.accept()
    assert dialog.trouble.text() == "The two passphrases are not the same."
    seal(dialog, "short", "short")
    dialog.accept()
    assert "The passphrase has 5 characters" in dialog.trouble.text()
    seal(dialog)
    answer.write_bytes(b"")
    dialog.accept()
    person.until(lambda: "Exercise.argmap" in dialog.trouble.text())
    assert answer.read_bytes() == b""
    dialog.reject()


def test_the_task_follows_the_kind_until_the_teacher_writes_one(person: Person, window: Window) -> None:
    dialog = exercise_dialog(person, window, ExerciseKind.PLACE)
    assert dialog.form.task.toPlainText() == TASKS[ExerciseKind.PLACE]
    dialog.form.kind.setCurrentIndex(dialog.form.kind.findData(ExerciseKind.MISTAKES.value))
    assert dialog.form.task.toPlainText() == TASKS[ExerciseKind.MISTAKES]
    dialog.form.task.setPlainText("Find three.")
    dialog.form.kind.setCurrentIndex(0)
    assert dialog.form.options().task == "Find three."
    dialog.reject()


def hinted(person: Person, window: Window) -> ExerciseDialog:
    """The window of an exercise in which the hints of two cards are being written."""
    dialog = exercise_dialog(person, window, ExerciseKind.PLACE)
    dialog.form.hints_button.click()
    hints = QApplication.activeModalWidget()
    assert isinstance(hints, HintsDialog)
    for row, words in enumerate(("Who pays?", "Read on.")):
        hints.cards.setCurrentRow(row)
        QTest.keyClicks(hints.lines, words)
    return dialog


def test_hints_that_are_being_written_are_kept_where_the_window_is_closed(person: Person, window: Window) -> None:
    hinted(person, window)
    session = window.context.session
    window.close()
    tray = [one.text for one in session.document.all(Node) if one.text in ("Who pays?", "Read on.")]
    assert sorted(tray) == ["Read on.", "Who pays?"]


def test_hints_and_a_task_that_were_given_up_by_escape_can_be_written_on(person: Person, window: Window) -> None:
    dialog = hinted(person, window)
    QApplication.activeModalWidget().reject()
    dialog.form.hints_button.click()
    hints = QApplication.activeModalWidget()
    assert isinstance(hints, HintsDialog)
    assert hints.lines.toPlainText() == "Who pays?"
    hints.reject()
    dialog.form.task.selectAll()
    QTest.keyClicks(dialog.form.task, "Place all")
    dialog.reject()
    assert "Place all" in window.messages.text
    window.messages.findChild(QPushButton).click()
    again = QApplication.activeModalWidget()
    assert isinstance(again, ExerciseDialog)
    assert again.form.options().task == "Place all"
    assert sorted(again.form.options().hints.values()) == [("Read on.",), ("Who pays?",)]
    again.reject()


def test_hints_are_written_by_card_or_read_from_a_file(
    person: Person, window: Window, answer: Path, tmp_path: Path
) -> None:
    dialog = exercise_dialog(person, window, ExerciseKind.PLACE)
    dialog.form.hints_button.click()
    hints = QApplication.activeModalWidget()
    assert isinstance(hints, HintsDialog)
    ids = [hints.cards.item(row).data(CARD) for row in (1, 2)]
    hints.cards.setCurrentRow(1)
    hints.lines.setPlainText("Look at the treaties.\n\nBoth of them.")
    file = tmp_path / "hints.json"
    file.write_text("[]")
    hints.read(file)
    assert "does not hold hints" in hints.trouble.text()
    file.write_text(json.dumps({ids[0]: ["Both of them.", "And the costs."], ids[1]: ["Who pays?"]}))
    hints.read(file)
    both = ["Look at the treaties.", "Both of them.", "And the costs."]
    assert hints.lines.toPlainText() == "\n".join(both)
    hints.accept()
    dialog.form.key.seals.setChecked(False)
    dialog.accept()
    made(person, window).accept()
    records = read_map(answer).records
    exercise = next(one for one in records if isinstance(one, Exercise))
    assert json.loads(exercise.hints) == {ids[0]: both, ids[1]: ["Who pays?"]}
    assert exercise.sealed == ""
    assert next(one for one in records if isinstance(one, MapInfo)).task == TASKS[ExerciseKind.PLACE]
