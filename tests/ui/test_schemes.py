"""A scheme is chosen for a step, its reasons get roles, and its questions are answered, in the whole window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from argmap.core.change import Label
from argmap.core.records import Answer, AnswerStatus, Inference, Premise
from argmap.ui.panels.scheme_box import SchemeBox
from argmap.ui.panes import Pane
from tests.ui.conftest import Person

EXPERT = "According to an expert it works."


@pytest.fixture
def at_step(person: Person) -> Person:
    """At a map of a claim and a reason, whose step is selected; the inspector is beside it."""
    person.new_map()
    person.window.resize(1600, 900)
    person.window.activateWindow()
    person.until(person.window.isActiveWindow)
    person.write_card(Qt.Key.Key_C, "It works.")
    person.write_card(Qt.Key.Key_C, EXPERT)
    person.key(Qt.Key.Key_Up)
    assert person.window.context.selection.step is not None
    return person


def box(person: Person) -> SchemeBox:
    found: SchemeBox = person.window.workspace.part(Pane.INSPECTOR).asides.scheme
    return found


def step(person: Person) -> Inference:
    one: Inference = person.window.context.document.find(Inference, person.window.context.selection.step)
    return one


def answers(person: Person) -> list[Answer]:
    return list(person.window.context.document.all(Answer))


def choose(person: Person, words: str) -> None:
    person.key(Qt.Key.Key_S)
    person.type(words)
    person.key(Qt.Key.Key_Return)
    person.until(lambda: box(person).rows != [])


def press(person: Person, row: int, words: str) -> None:
    (button,) = [one for one in box(person).rows[row].choice.findChildren(QToolButton) if one.text() == words]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_the_words_hint_at_is_offered_first_and_nothing_is_applied(at_step: Person) -> None:
    at_step.key(Qt.Key.Key_S)
    details = [hit.detail for hit in at_step.window.search.hits]

    assert 1 <= details.count("suggested") <= 3
    assert details[: details.count("suggested")] == ["suggested"] * details.count("suggested")
    assert details[-1] == "Walton's schemes"
    assert step(at_step).scheme == ""


def test_a_scheme_is_found_by_its_name_and_its_questions_have_the_keyboard(at_step: Person) -> None:
    choose(at_step, "expert op")

    assert step(at_step).scheme == "expert_opinion"
    assert at_step.focus() is box(at_step).rows[0]
    assert at_step.window.context.session.undo_label is Label.SET_SCHEME


def test_a_name_that_no_scheme_has_is_told(at_step: Person) -> None:
    at_step.key(Qt.Key.Key_S)
    at_step.type("phlogiston")

    assert [hit.words for hit in at_step.window.search.hits] == ["No scheme of that name."]


def test_a_scheme_is_taken_away_again(at_step: Person) -> None:
    choose(at_step, "expert op")
    at_step.go_to(Pane.MAP)
    at_step.key(Qt.Key.Key_S)
    (none,) = [hit for hit in at_step.window.search.hits if hit.words == "No scheme"]
    none.act()

    assert step(at_step).scheme == ""


def test_a_reason_is_given_its_role_and_what_is_unsaid_is_told(at_step: Person) -> None:
    choose(at_step, "expert op")
    (role,) = box(at_step)._roles.values()
    assert "is an expert in [field]" in box(at_step)._missing.text()
    role.box.setFocus()
    at_step.key(Qt.Key.Key_Down)

    (premise,) = at_step.window.context.document.all(Premise)
    assert premise.role == "expert"
    at_step.until(lambda: "is an expert in [field]" not in box(at_step)._missing.text())


def test_yes_is_one_key_and_goes_on_to_the_next_question(at_step: Person) -> None:
    choose(at_step, "expert op")
    at_step.type("y")

    assert [one.status for one in answers(at_step)] == [AnswerStatus.OK]
    assert at_step.focus() is box(at_step).rows[1]
    at_step.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert answers(at_step) == []


def test_an_answer_is_taken_back_by_the_mouse(at_step: Person) -> None:
    choose(at_step, "expert op")
    press(at_step, 1, "Yes")
    assert len(answers(at_step)) == 1
    press(at_step, 1, "Open")

    assert answers(at_step) == []


def test_no_opens_an_editor_with_the_objection_and_nothing_is_in_the_map_before_enter(at_step: Person) -> None:
    choose(at_step, "expert op")
    at_step.type("n")
    editor = at_step.window.workspace.part(Pane.MAP).writing.editor
    assert editor.text() == "[person] is no real expert in [field]."
    assert (at_step.texts(), answers(at_step)) == ({"It works.", EXPERT}, [])

    at_step.type("She")
    at_step.key(Qt.Key.Key_Tab)
    at_step.type("law")
    at_step.key(Qt.Key.Key_Return)

    (answer,) = answers(at_step)
    assert answer.status is AnswerStatus.PROBLEM
    assert at_step.window.context.tree.node(answer.node_id).text == "She is no real expert in law."
    assert at_step.window.context.session.undo_label is Label.ANSWER_WITH_CARD
    assert at_step.focus() is box(at_step).rows[1]


@pytest.mark.parametrize("leave", ["escape", "elsewhere"])
def test_an_objection_that_nobody_has_filled_in_is_none(at_step: Person, leave: str) -> None:
    choose(at_step, "expert op")
    press(at_step, 0, "No")
    if leave == "escape":
        at_step.key(Qt.Key.Key_Escape)
    else:
        at_step.go_to(Pane.READER)
    QTest.qWait(1)

    assert (at_step.texts(), answers(at_step)) == ({"It works.", EXPERT}, [])


def test_the_card_that_says_no_is_shown_with_its_question_and_leads_there(at_step: Person) -> None:
    choose(at_step, "expert op")
    at_step.type("n")
    at_step.key(Qt.Key.Key_Return)
    row = box(at_step).rows[0]
    at_step.until(row.card.isVisible)
    QTest.mouseClick(row.card, Qt.MouseButton.LeftButton)

    assert at_step.current_text() == "[person] is no real expert in [field]."


def test_the_arrows_go_from_question_to_question(at_step: Person) -> None:
    choose(at_step, "expert op")
    at_step.key(Qt.Key.Key_Down)
    at_step.key(Qt.Key.Key_Down)
    at_step.key(Qt.Key.Key_Up)

    assert at_step.focus() is box(at_step).rows[1]


def test_the_key_for_questions_asks_for_a_scheme_where_there_is_none(at_step: Person) -> None:
    at_step.key(Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)

    assert at_step.window.search.placeholderText() == "By what scheme does this step argue?"


def test_a_map_without_schemes_shows_nothing_of_them_on_its_cards(at_step: Person) -> None:
    at_step.key(Qt.Key.Key_Down)
    assert at_step.current_text() == EXPERT

    at_step.until(box(at_step).isHidden)
