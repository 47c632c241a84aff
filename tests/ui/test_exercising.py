"""An exercise in the window: what remains to do, hints, feedback when it is asked for, and the next cards."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from argmap.core.change import Label
from argmap.core.records import ExerciseKind, Feedback, Node
from argmap.reasoning.exercises import By, Options
from argmap.storage.creating import create_map
from argmap.ui.exercising.exercise_bar import ExerciseBar
from argmap.ui.opening import opened_in
from argmap.ui.panes import Pane
from tests.core.builders import TEXT
from tests.reasoning.exercises.builders import made
from tests.reasoning.exercises.small_map import CLAIM, OBJECTION, PROOF, REASON, key_map
from tests.ui.conftest import Person

pytestmark = pytest.mark.usefixtures("quick_seals")

Key = Qt.Key


@pytest.fixture
def student(person: Person, tmp_path: Path):
    """Opens an exercise: `student(kind, feedback, …)`."""

    def begin(kind: ExerciseKind, feedback: Feedback, **more) -> Person:
        path = tmp_path / "exercise.argmap"
        create_map(path, made(key_map(), Options(kind, 7, feedback=feedback, **more)).records)
        person.window.resize(1600, 900)
        person.window.open_path(path)
        person.until(lambda: person.window.finder is not None and person.window.context.exercising.progress is not None)
        person.window.activateWindow()
        person.until(person.window.isActiveWindow)
        return person

    return begin


def bar(person: Person) -> ExerciseBar:
    return person.window.workspace.middle.findChild(ExerciseBar)


def until_told(person: Person, words: str) -> None:
    person.until(lambda: words in bar(person).told.text(), 10_000)


def select(person: Person, text: str) -> None:
    context = person.window.context
    node_id = next(one.id for one in context.document.all(Node) if one.text == text)
    place = context.tree.full_place(node_id)
    context.show(place.id if place is not None else node_id)
    person.go_to(Pane.MAP)


def place(person: Person, text: str, below: str) -> None:
    """Move a card below another as a person does who asks for it by its words."""
    select(person, text)
    person.window.by_name["window.placing.move_to"].trigger()
    person.type(below)
    person.key(Key.Key_Return)
    person.go_to(Pane.MAP)


def place_all(person: Person) -> None:
    place(person, REASON, CLAIM)
    place(person, OBJECTION, CLAIM)
    person.key(Key.Key_T)
    place(person, PROOF, REASON)


def mark(person: Person, words: str, card: str) -> None:
    """Select words of the source and make a reason of the main claim of them."""
    select(person, CLAIM)
    person.go_to(Pane.READER)
    start = TEXT.index(words)
    person.window.workspace.part(Pane.READER).view.select(start, start + len(words))
    person.write_card(Key.Key_C, card)


def ask(person: Person) -> None:
    """Ask what is right, and wait for the answer."""
    person.key(Key.Key_F5)
    person.until(lambda: "right" in bar(person).told.text() and person.window.tasks.current is None, 10_000)


def inspector_says(person: Person, words: str) -> bool:
    labels = person.window.workspace.part(Pane.INSPECTOR).findChildren(QLabel)
    return any(words in one.text() for one in labels if one.isVisible())


def sign(person: Person, text: str) -> str:
    node_id = next(one.id for one in person.window.context.document.all(Node) if one.text == text)
    shown = person.window.context.exercising.shown(node_id)
    return shown.words if shown is not None else ""


def test_during_the_work_what_stands_is_told_of_when_it_is_asked_about(student) -> None:
    person = student(ExerciseKind.PLACE, Feedback.DURING)
    assert bar(person).kind.text() == "Place the cards"
    assert bar(person).go_on.text().startswith("Is it right?")
    place(person, REASON, OBJECTION)
    until_told(person, "1 of 3 cards placed")
    assert sign(person, REASON) == ""
    ask(person)
    until_told(person, "1 of 3 cards placed · 0 of 3 right, with 1 try")
    assert sign(person, REASON) == "not right yet"
    select(person, REASON)
    person.until(lambda: inspector_says(person, f"“{REASON}” is not right yet."))
    place_all(person)
    until_told(person, "3 of 3 cards placed · 0 of 3 right, with 1 try")
    ask(person)
    until_told(person, "3 of 3 cards placed · 3 of 3 right, with 4 tries in all")
    assert (sign(person, REASON), sign(person, OBJECTION)) == ("right, try 2", "right")
    select(person, REASON)
    person.until(lambda: not inspector_says(person, "right"))


def test_a_card_that_is_moved_about_says_nothing_and_asking_again_of_the_same_is_no_try(student) -> None:
    person = student(ExerciseKind.PLACE, Feedback.DURING)
    place(person, OBJECTION, CLAIM)
    ask(person)
    person.key(Key.Key_T)
    assert sign(person, OBJECTION) == ""
    until_told(person, "1 of 3 cards placed · 0 of 3 right, with 1 try")
    person.key(Key.Key_T)
    assert sign(person, OBJECTION) == "not right yet"
    ask(person)
    until_told(person, "right, with 1 try")
    person.key(Key.Key_T)
    ask(person)
    until_told(person, "1 of 3 right, with 2 tries in all")
    assert person.window.context.session.undo_label is Label.TURN_POLARITY
    person.window.context.undo()
    until_told(person, "0 of 3 right, with 2 tries in all")


def test_tries_are_in_the_map_that_is_opened_again(student) -> None:
    person = student(ExerciseKind.PLACE, Feedback.DURING)
    place(person, REASON, OBJECTION)
    ask(person)
    until_told(person, "right, with 1 try")
    path = opened_in(person.window).path
    person.open_sample()
    person.open_map(path)
    until_told(person, "1 of 3 cards placed · 1 try")
    assert sign(person, REASON) == ""


def test_feedback_comes_once_the_student_is_done_and_goes_with_the_next_change(student) -> None:
    person = student(ExerciseKind.MISSING, Feedback.AFTER, count=1)
    until_told(person, "0 of 1 empty cards filled")
    assert bar(person).go_on.isVisible()
    select(person, "")
    person.key(Key.Key_F2)
    person.type("Something else entirely")
    person.key(Key.Key_Return)
    until_told(person, "1 of 1 empty cards filled")
    assert "right" not in bar(person).told.text()
    person.key(Key.Key_F5)
    until_told(person, "0 of 1 right, with 1 try")
    assert sign(person, "Something else entirely") == "other words"
    person.key(Key.Key_F2)
    person.key(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    person.type(OBJECTION)
    person.key(Key.Key_Return)
    person.until(lambda: "right" not in bar(person).told.text())
    person.key(Key.Key_F5)
    until_told(person, "1 of 1 right, with 2 tries in all")


def test_where_the_teacher_has_it_it_says_so_and_nothing_of_what_is_right(student) -> None:
    person = student(ExerciseKind.PLACE, Feedback.RELEASED)
    place_all(person)
    until_told(person, "3 of 3 cards placed · Feedback comes from the teacher, once the exercise is marked")
    assert {sign(person, text) for text in (REASON, OBJECTION, PROOF)} == {""}


def test_a_mistake_is_told_of_only_when_it_was_touched(student) -> None:
    person = student(ExerciseKind.MISTAKES, Feedback.DURING, count=1)
    until_told(person, "0 cards stand otherwise now")
    person.key(Key.Key_F5)
    until_told(person, "There is nothing to be checked yet")
    select(person, REASON)
    person.key(Key.Key_T)
    until_told(person, "1 card stands otherwise now")
    ask(person)
    assert sign(person, REASON) == "not right yet"
    assert sign(person, CLAIM) == ""


def test_a_passage_that_was_marked_is_told_of_on_the_card_that_rests_on_it(student) -> None:
    person = student(ExerciseKind.HIGHLIGHT, Feedback.DURING)
    until_told(person, "0 passages marked")
    mark(person, "Nobody counted it", "A guess")
    mark(person, "duplicate what NATO does", "NATO has it")
    until_told(person, "2 passages marked · 2 cards on the map rest on one")
    ask(person)
    until_told(person, "1 of 2 right, with 2 tries in all")
    assert (sign(person, "A guess"), sign(person, "NATO has it")) == ("not right yet", "right")


def test_next_cards_come_once_somebody_asks_and_as_a_step_that_can_be_undone(student) -> None:
    person = student(ExerciseKind.REVEAL, Feedback.DURING, by=By.LEVEL)
    context = person.window.context
    until_told(person, "0 of 2 cards placed")
    person.key(Key.Key_F5)
    assert person.window.messages.text == "Place all cards of the tray first: then the next ones can come."
    place(person, REASON, CLAIM)
    place(person, OBJECTION, CLAIM)
    until_told(person, "2 of 2 cards placed")
    assert bar(person).told.text() == "2 of 2 cards placed"
    assert bar(person).go_on.text().startswith("Is it right?")
    person.key(Key.Key_F5)
    until_told(person, "Stage 1 of 2: not all cards stand right yet · 1 try")
    person.key(Key.Key_T)
    person.until(lambda: bar(person).told.text() == "2 of 2 cards placed · 1 try")
    person.key(Key.Key_F5)
    person.until(lambda: PROOF in person.texts(), 10_000)
    assert person.window.messages.text == "Stage 2 of 2: 1 card has come."
    assert person.window.by_name["map.history.undo"].text() == "Undo Bring next cards"
    context.undo()
    until_told(person, "All cards stand right: 1 card can come · 2 tries")
    person.key(Key.Key_F5)
    person.until(lambda: PROOF in person.texts())
    place(person, PROOF, REASON)
    person.until(lambda: bar(person).go_on.isVisible())
    person.key(Key.Key_F5)
    until_told(person, "All 2 stages stand right · 3 tries")


def test_of_a_stage_that_was_asked_about_once_done_nothing_is_told_after_the_next_change(student) -> None:
    person = student(ExerciseKind.REVEAL, Feedback.AFTER, by=By.LEVEL)
    place(person, REASON, CLAIM)
    place(person, OBJECTION, CLAIM)
    person.until(lambda: bar(person).go_on.isVisible())
    assert bar(person).go_on.text().startswith("I am done")
    person.key(Key.Key_F5)
    until_told(person, "Stage 1 of 2: not all cards stand right yet · 1 try")
    for _ in range(2):
        person.key(Key.Key_T)
    person.until(lambda: bar(person).told.text() == "2 of 2 cards placed · 1 try")
    person.until(lambda: person.window.tasks.current is None)
    assert bar(person).told.text() == "2 of 2 cards placed · 1 try"


def test_where_the_teacher_has_the_feedback_next_cards_come_on_wish_and_tell_nothing(student) -> None:
    person = student(ExerciseKind.REVEAL, Feedback.RELEASED, by=By.LEVEL)
    later = "Feedback comes from the teacher, once the exercise is marked"
    until_told(person, f"0 of 2 cards placed · {later}")
    place(person, REASON, CLAIM)
    place(person, OBJECTION, REASON)
    until_told(person, "2 of 2 cards placed · 1 card can come")
    assert PROOF not in person.texts()
    assert bar(person).go_on.text().startswith("Next cards")
    person.key(Key.Key_F5)
    person.until(lambda: PROOF in person.texts())
    place(person, PROOF, OBJECTION)
    until_told(person, f"3 of 3 cards placed · All 2 stages are placed · {later}")
    assert not bar(person).go_on.isVisible()


def test_each_press_says_the_next_hint_of_the_selected_card(student) -> None:
    hints = {key_map().id(REASON): ("What is cheaper?", "Think of tanks.")}
    person = student(ExerciseKind.PLACE, Feedback.RELEASED, hints=hints)
    assert bar(person).hint.isVisible()
    select(person, REASON)
    for said in ("Hint 1 of 2: What is cheaper?", "Hint 2 of 2: Think of tanks."):
        person.key(Key.Key_H)
        assert person.window.messages.text == said
    select(person, CLAIM)
    person.key(Key.Key_H)
    assert person.window.messages.text == "There is no hint for this card."
