"""Comments in the whole window: written, answered, settled, changed, deleted, listed and walked by keys and mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from argmap.core.change import Label
from argmap.core.records import Comment
from argmap.ui.dialogs.export import ExportDialog
from argmap.ui.panels.comments_box import CommentsBox
from argmap.ui.panels.comments_panel import CommentsPanel
from argmap.ui.panes import Pane
from tests.ui.conftest import Person

Key = Qt.Key


@pytest.fixture
def teacher(person: Person) -> Person:
    """At a map of a claim and a reason, with a comment on the reason; the reason is selected."""
    person.new_map()
    person.window.resize(1600, 900)
    person.window.activateWindow()
    person.until(person.window.isActiveWindow)
    person.write_card(Key.Key_C, "It works.")
    person.write_card(Key.Key_C, "They say so.")
    comment(person, "Who says so?")
    return person


def comment(person: Person, words: str) -> None:
    person.go_to(Pane.MAP)
    person.key(Key.Key_K)
    person.type(words)
    person.key(Key.Key_Return)


def comments(person: Person) -> list[Comment]:
    return sorted(person.window.context.document.all(Comment), key=lambda one: one.created)


def texts(person: Person) -> list[str]:
    return [one.text for one in comments(person)]


def box(person: Person) -> CommentsBox:
    found: CommentsBox = person.window.workspace.part(Pane.INSPECTOR).asides.comments
    return found


def panel(person: Person) -> CommentsPanel:
    """The list of all comments, opened by its key."""
    person.key(Key.Key_4, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    found: CommentsPanel = person.window.workspace.part(Pane.COMMENTS)
    assert person.focus() is found.list
    return found


def press(widget: CommentsBox | CommentsPanel, words: str) -> None:
    (button,) = [one for one in widget.findChildren(QToolButton) if one.text() == words and one.isVisible()]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_comment_is_written_with_one_key_and_enter(teacher: Person) -> None:
    (written,) = comments(teacher)

    assert (written.text, written.node_id) == ("Who says so?", teacher.window.context.current_place.node_id)
    assert teacher.window.context.session.undo_label is Label.COMMENT


def test_escape_gives_a_comment_up(teacher: Person) -> None:
    teacher.go_to(Pane.MAP)
    teacher.key(Key.Key_K)
    teacher.type("nothing of")
    teacher.key(Key.Key_Escape)
    teacher.go_to(Pane.MAP)

    assert texts(teacher) == ["Who says so?"]


def test_the_keyboard_goes_back_to_the_map_or_to_the_list(teacher: Person) -> None:
    assert teacher.focus() is teacher.window.workspace.part(Pane.MAP)
    shown = panel(teacher)
    teacher.key(Key.Key_F2)
    teacher.key(Key.Key_Escape)
    assert teacher.focus() is shown.list
    assert texts(teacher) == ["Who says so?"]
    assert box(teacher).rows[0].field is None


def test_a_comment_of_several_lines(teacher: Person) -> None:
    teacher.go_to(Pane.MAP)
    teacher.key(Key.Key_K)
    teacher.type("one")
    teacher.key(Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    teacher.type("two")
    teacher.key(Key.Key_Return)

    assert "one\ntwo" in texts(teacher)


def test_a_step_has_comments_of_its_own(teacher: Person) -> None:
    teacher.go_to(Pane.MAP)
    teacher.key(Key.Key_Up)
    comment(teacher, "Does it follow?")

    assert [one.inference_id for one in comments(teacher) if one.text == "Does it follow?"] == [
        teacher.window.context.selection.step
    ]


def test_what_was_being_written_when_another_card_is_selected_stays_with_its_card(teacher: Person) -> None:
    context = teacher.window.context
    reason, claim = context.current_place, context.tree.main_claim()
    teacher.go_to(Pane.MAP)
    teacher.key(Key.Key_K)
    teacher.type("left")
    context.selection.select_card(claim.id)
    teacher.until(lambda: "left" in texts(teacher))

    assert {one.node_id for one in comments(teacher)} == {reason.node_id}


def test_a_comment_is_resolved_opened_again_changed_and_deleted_by_the_mouse(teacher: Person) -> None:
    teacher.until(lambda: len(box(teacher).rows) == 1)
    press(box(teacher), "Resolve")
    assert comments(teacher)[0].resolved
    teacher.until(lambda: box(teacher).rows[0].comment.resolved)
    press(box(teacher), "Open again")
    teacher.until(lambda: not box(teacher).rows[0].comment.resolved)
    press(box(teacher), "Edit")
    teacher.type("Who?")
    teacher.key(Key.Key_Return)
    assert texts(teacher) == ["Who?"]
    teacher.until(lambda: box(teacher).rows[0].comment.text == "Who?")
    press(box(teacher), "Delete")

    assert texts(teacher) == []


def test_a_map_without_comments_shows_nothing_of_them(person: Person) -> None:
    person.new_map()
    person.window.resize(1600, 900)
    person.write_card(Key.Key_C, "It works.")
    tabs = [tab.text() for tab in person.window.workspace.left.findChildren(QToolButton) if tab.isVisible()]

    assert "Comments" not in tabs
    assert box(person).isHidden()
    assert Pane.COMMENTS not in person.window.workspace._parts


def test_the_first_comment_brings_the_tab_of_all(teacher: Person) -> None:
    tabs = [tab.text() for tab in teacher.window.workspace.left.findChildren(QToolButton) if tab.isVisible()]

    assert "Comments" in tabs


def test_the_list_says_what_is_open_first_and_goes_to_the_card(teacher: Person) -> None:
    claim = teacher.window.context.tree.main_claim()
    teacher.window.context.selection.select_card(claim.id)
    comment(teacher, "Too wide.")
    shown = panel(teacher)
    rows = [shown.list.model().index(row, 0).data() for row in range(shown.list.model().rowCount())]
    assert rows == ["Open", "Too wide.", "Who says so?"]
    teacher.key(Key.Key_Down)
    teacher.key(Key.Key_Return)

    assert teacher.current_text() == "They say so."
    assert shown.said.text() == "2 open, 0 resolved"


def test_the_list_settles_answers_changes_and_deletes_by_keys(teacher: Person) -> None:
    shown = panel(teacher)
    teacher.key(Key.Key_Space)
    assert comments(teacher)[0].resolved
    teacher.until(lambda: shown.said.text() == "0 open, 1 resolved")
    teacher.key(Key.Key_R)
    teacher.type("The minister.")
    teacher.key(Key.Key_Return)
    assert set(texts(teacher)) == {"Who says so?", "The minister."}
    shown = panel(teacher)
    teacher.key(Key.Key_F2)
    teacher.type("Who?")
    teacher.key(Key.Key_Return)
    assert set(texts(teacher)) == {"Who?", "The minister."}
    panel(teacher)
    teacher.key(Key.Key_Delete)

    assert texts(teacher) == ["The minister."]


def test_the_list_has_a_button_for_each_of_its_keys(teacher: Person) -> None:
    shown = panel(teacher)
    press(shown, "Resolve")
    assert comments(teacher)[0].resolved
    press(shown, "Open again")
    press(shown, "Delete")

    assert texts(teacher) == []
    assert "press K" in shown.said.text()


@pytest.mark.parametrize("has_comments", [True, False])
def test_an_export_offers_margin_notes_for_a_map_that_has_comments(teacher: Person, has_comments: bool) -> None:
    if not has_comments:
        teacher.window.context.undo()
    teacher.key(Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = teacher.window.findChild(ExportDialog)
    dialog.options.comments.setChecked(has_comments)

    assert dialog.options.comments.isVisible() is has_comments
    assert dialog.options.image_options().has_comments is has_comments
    dialog.reject()


def test_one_key_walks_the_open_comments_round_in_a_circle(teacher: Person) -> None:
    claim = teacher.window.context.tree.main_claim()
    teacher.window.context.selection.select_card(claim.id)
    comment(teacher, "Too wide.")
    seen = []
    for _ in range(3):
        teacher.key(Key.Key_F12)
        seen.append(teacher.current_text())
    teacher.key(Key.Key_F12, Qt.KeyboardModifier.ShiftModifier)

    assert seen == ["It works.", "They say so.", "It works."]
    assert teacher.current_text() == "They say so."
    assert "Comment 2 of 2: Who says so?" in teacher.window.messages.text
