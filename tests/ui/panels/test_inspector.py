"""The inspector: each field is one edit, and what it shows follows the map."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QStyle, QStyleOptionFrame, QToolButton
from pytestqt.qtbot import QtBot

from argmap.core import edits
from argmap.core.change import Label
from argmap.core.records import Comment, PassageLink, Polarity
from argmap.reasoning.fidelity.sentences import SENTENCES as ENGLISH
from argmap.ui.chrome import load_chrome
from argmap.ui.panels.fidelity_sentences import SENTENCES
from argmap.ui.panels.heading import Heading
from argmap.ui.panels.inspector import Inspector
from argmap.ui.panels.passage_card import PassageCard
from argmap.ui.styling import style_sheet
from argmap.ui.text import isolated
from tests.ui.panels.conftest import Panels


@pytest.fixture
def inspector(panels: Panels, qtbot: QtBot) -> Inspector:
    widget = Inspector(panels.context)
    qtbot.addWidget(widget)
    widget.resize(300, 800)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def says(inspector: Inspector, qtbot: QtBot, text: str) -> None:
    """What a change brings is shown when the event loop comes to it."""
    qtbot.waitUntil(lambda: text in words(inspector))


def words(inspector: Inspector) -> str:
    return "\n".join(label.text() for label in inspector.findChildren(QLabel) if label.isVisible() and label.text())


def press(inspector: Inspector, name: str) -> None:
    (button,) = (one for one in inspector.findChildren(QToolButton) if one.text() == name and one.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_card_that_goes_before_it_is_read_is_not_read(panels: Panels, inspector: Inspector) -> None:
    panels.context.selection.select_card(panels.build.place_id("evidence"))
    place = panels.context.current_place
    panels.session.commit(edits.delete_branch(panels.build.document, [place.id]))
    inspector._place = place  # as it is between the change and the paint
    inspector._show_found()


def test_with_nothing_selected_it_says_what_to_do(inspector: Inspector) -> None:
    assert "Select a card" in words(inspector)


def test_a_card_says_its_role_what_is_open_and_how_it_reads(panels: Panels, inspector: Inspector, qtbot: QtBot) -> None:
    panels.context.selection.select_card(panels.build.place_id("joint one"))
    says(inspector, qtbot, "Reason\nfor the main claim")
    says(inspector, qtbot, "Nothing supports this reason yet.")
    panels.context.selection.select_card(panels.build.place_id("objection"))
    says(inspector, qtbot, "rebuttal")


def test_text_is_one_edit_when_the_field_is_left(panels: Panels, inspector: Inspector) -> None:
    panels.context.selection.select_card(panels.build.place_id("reason"))
    inspector.text.selectAll()
    QTest.keyClicks(inspector.text, "better reason")
    assert panels.session.undo_label is None
    QTest.keyClick(inspector.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panels.build.node("better reason")
    assert panels.session.undo_label is Label.EDIT_TEXT


def test_text_being_typed_is_kept_when_another_card_is_selected(panels: Panels, inspector: Inspector) -> None:
    panels.context.selection.select_card(panels.build.place_id("reason"))
    QTest.keyClicks(inspector.text, "kept ")
    panels.context.selection.select_card(panels.build.place_id("claim"))
    assert panels.build.node("kept reason")


def test_text_being_typed_stays_when_the_card_says_something_else_by_now(panels: Panels, inspector: Inspector) -> None:
    node_id = panels.build.id("reason")
    panels.context.selection.select_card(panels.build.place_id("reason"))
    QTest.keyClicks(inspector.text, "kept ")
    panels.session.commit(edits.edit_text(panels.build.document, node_id, "said elsewhere"))
    QTest.keyClicks(inspector.text, "and more ")
    inspector.commit()
    assert panels.build.node("kept and more reason").id == node_id


def test_what_is_typed_about_a_card_that_goes_meanwhile_comes_into_the_tray(
    panels: Panels, inspector: Inspector, qtbot: QtBot
) -> None:
    panels.context.selection.select_card(panels.build.place_id("evidence"))
    inspector.more.button.click()
    QTest.keyClicks(inspector.text, "kept ")
    QTest.keyClicks(inspector.more.notes, "Ask who said so")
    QTest.keyClicks(inspector.more.tags, "costs, trams")
    panels.session.commit(edits.delete_branch(panels.build.document, [panels.build.place_id("evidence")]))
    qtbot.waitUntil(lambda: set(panels.build.tray()) == {"kept evidence", "Ask who said so", "costs, trams"})


def test_what_is_typed_about_a_card_that_is_moved_is_a_change_of_its_own_after_that(
    panels: Panels, inspector: Inspector, qtbot: QtBot
) -> None:
    heard: list[Label] = []
    panels.session.subscribe(lambda change, _: heard.append(change.label))  # after the window
    panels.context.selection.select_card(panels.build.place_id("evidence"))
    QTest.keyClicks(inspector.text, "kept ")
    panels.session.commit(edits.to_tray(panels.build.document, [panels.build.place_id("evidence")]))
    qtbot.waitUntil(lambda: panels.build.tray() == ["kept evidence"])
    assert heard == [Label.TO_TRAY, Label.EDIT_TEXT]


def test_no_more_can_be_pasted_than_a_card_holds(panels: Panels, inspector: Inspector) -> None:
    panels.context.selection.select_card(panels.build.place_id("evidence"))
    inspector.text.selectAll()
    data = QMimeData()
    data.setText("x" * 20_000)
    inspector.text.insertFromMimeData(data)
    QTest.keyClicks(inspector.text, "y")
    inspector.commit()
    assert panels.build.node("x" * 10_000)
    assert panels.messages == ["A card holds at most 10,000 characters."] * 2


def test_what_is_typed_into_a_line_is_kept_when_another_card_is_selected(
    panels: Panels, inspector: Inspector, qtbot: QtBot
) -> None:
    panels.context.selection.select_card(panels.build.place_id("evidence"))
    inspector.more.button.click()
    QTest.keyClicks(inspector.more.speaker, "A minister")
    QTest.keyClicks(inspector.basis.lineEdit(), "leaked memo")
    panels.context.selection.select_card(panels.build.place_id("claim"))
    assert panels.build.node("evidence").basis == "leaked memo"
    qtbot.waitUntil(lambda: panels.build.node("evidence").speaker == "A minister")


def test_polarity_is_chosen_with_a_click(panels: Panels, inspector: Inspector, qtbot: QtBot) -> None:
    panels.context.selection.select_card(panels.build.place_id("reason"))
    press(inspector, "Opposes")
    assert panels.build.step("reason").polarity is Polarity.OPPOSES
    says(inspector, qtbot, "Objection\nto the main claim")


def test_a_kind_of_evidence_can_be_the_user_s_own_word(panels: Panels, inspector: Inspector) -> None:
    panels.context.selection.select_card(panels.build.place_id("evidence"))
    field = inspector.basis.lineEdit()
    field.selectAll()
    QTest.keyClicks(field, "leaked memo")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert panels.build.node("evidence").basis == "leaked memo"


def quoting(panels: Panels, text: str) -> None:
    """A selected card of that text which rests on a passage with a hedge."""
    build = panels.build
    node_id, place_id = build.id("evidence"), build.place_id("evidence")
    panels.session.commit(edits.link_passage(build.document, node_id, build.quote("Joint procurement may save money.")))
    panels.session.commit(edits.edit_text(build.document, node_id, text))
    panels.context.selection.select_card(place_id)


def test_what_a_card_says_beyond_its_quote_is_open(panels: Panels, inspector: Inspector, qtbot: QtBot) -> None:
    quoting(panels, "Joint procurement saves money.")
    says(inspector, qtbot, f"Says more than its quote: “{isolated('may')}” is left out.")
    careful = "Joint procurement may save money."
    panels.session.commit(
        edits.edit_text(panels.build.document, panels.build.id("Joint procurement saves money."), careful)
    )
    qtbot.waitUntil(lambda: "may save money" in inspector.prose.findChild(QLabel).text())
    assert "Says more" not in words(inspector)


def test_what_was_selected_while_it_was_hidden_is_seen_when_it_is_shown(
    panels: Panels, inspector: Inspector, qtbot: QtBot
) -> None:
    inspector.hide()
    panels.context.selection.select_card(panels.build.place_id("reason"))
    inspector.show()
    assert inspector.text.text() == "reason"
    says(inspector, qtbot, "Reason\nfor the main claim")


def test_of_many_differences_three_are_named_and_the_others_counted(
    panels: Panels, inspector: Inspector, qtbot: QtBot
) -> None:
    quoting(panels, "Procurement may save 3 to 40 euros in Rome, or 7 in Oslo.")
    says(inspector, qtbot, "2 more such differences.")
    assert words(inspector).count("Says more than its quote") == 3


def test_a_single_further_difference_is_counted_in_the_singular(
    panels: Panels, inspector: Inspector, qtbot: QtBot
) -> None:
    quoting(panels, "Procurement may save 3 to 40 euros in Rome, or in Oslo.")
    says(inspector, qtbot, "One more such difference.")


def test_a_map_in_a_language_without_word_lists_is_not_compared(
    panels: Panels, inspector: Inspector, qtbot: QtBot
) -> None:
    panels.session.commit(edits.edit_map(panels.build.document, language="tlh"))
    quoting(panels, "Joint procurement saves money.")
    says(inspector, qtbot, "“Joint procurement may save money.”")
    assert "Says more" not in words(inspector)


def test_every_kind_of_difference_has_its_sentence_in_the_window() -> None:
    assert SENTENCES == ENGLISH


def test_a_passage_has_its_state_and_can_be_unlinked(panels: Panels, inspector: Inspector, qtbot: QtBot) -> None:
    build = panels.build
    panels.session.commit(edits.link_passage(build.document, build.id("evidence"), build.quote("save money")))
    panels.context.selection.select_card(build.place_id("evidence"))
    says(inspector, qtbot, "“save money”")
    says(inspector, qtbot, "exact")
    wanted: list[str] = []
    panels.context.passage_requested.connect(wanted.append)
    QTest.mouseClick(inspector.findChild(PassageCard), Qt.MouseButton.LeftButton)
    assert len(wanted) == 1
    press(inspector, "Unlink")
    assert panels.session.document.count(PassageLink) == 0


def commented(panels: Panels, inspector: Inspector, text: str) -> Comment:
    """The selected card has a comment with that text, which is being changed."""
    node_id = panels.context.current_place.node_id
    panels.session.commit(edits.comment(panels.build.document, node_id, text))
    (comment,) = panels.session.document.all(Comment)
    inspector.up_to_date.comment(comment.id)
    return comment


def test_a_comment_that_is_being_changed_stays_so_while_others_come(panels: Panels, inspector: Inspector) -> None:
    panels.context.selection.select_card(panels.build.place_id("evidence"))
    comment = commented(panels, inspector, "who says so?")
    field = inspector.asides.comments.rows[0].field
    QTest.keyClicks(field, "who exactly?")
    panels.session.commit(edits.comment(panels.build.document, comment.node_id, "I do"))
    assert len(inspector.up_to_date.comments.rows) == 2
    assert [row.field for row in inspector.asides.comments.rows if row.is_edited] == [field]
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert {one.text for one in panels.session.document.all(Comment)} == {"who exactly?", "I do"}


def test_what_is_said_of_what_goes_meanwhile_comes_into_the_tray(panels: Panels, inspector: Inspector) -> None:
    panels.context.selection.select_card(panels.build.place_id("evidence"))
    comment = commented(panels, inspector, "who says so?")
    QTest.keyClicks(inspector.asides.comments.rows[0].field, "who exactly?")
    panels.session.commit(edits.remove_comment(panels.build.document, comment.id))
    assert inspector.up_to_date.comments.rows == []
    QTest.keyClicks(inspector.asides.comments.field, "and when?")
    panels.session.commit(edits.delete_branch(panels.build.document, [panels.build.place_id("evidence")]))
    panels.context.selection.select_card(panels.build.place_id("claim"))
    assert inspector.up_to_date.comments.rows == []
    assert sorted(panels.build.tray()) == ["and when?", "who exactly?"]


def test_what_is_said_of_a_card_that_is_moved_is_a_change_of_its_own_after_that(
    panels: Panels, inspector: Inspector, qtbot: QtBot
) -> None:
    heard: list[Label] = []
    panels.session.subscribe(lambda change, _: heard.append(change.label))
    panels.context.selection.select_card(panels.build.place_id("evidence"))
    inspector.activateWindow()
    inspector.up_to_date.comment(None)
    QTest.keyClicks(inspector.asides.comments.field, "who says so?")
    qtbot.waitUntil(inspector.asides.comments.field.hasFocus)
    panels.session.commit(edits.to_tray(panels.build.document, [panels.build.place_id("evidence")]))
    qtbot.waitUntil(lambda: heard == [Label.TO_TRAY, Label.COMMENT])


def test_a_step_has_polarity_and_comments_of_its_own(panels: Panels, inspector: Inspector, qtbot: QtBot) -> None:
    step = panels.build.step("joint one")
    panels.context.selection.select_step(step.id)
    says(inspector, qtbot, "Step from 2 joint reasons")
    assert not inspector.text.isVisible()
    inspector.up_to_date.comment(None)
    QTest.keyClicks(inspector.asides.comments.field, "does it follow?")
    QTest.keyClick(inspector.asides.comments.field, Qt.Key.Key_Return)
    (comment,) = panels.session.document.all(Comment)
    assert (comment.inference_id, comment.text) == (step.id, "does it follow?")
    says(inspector, qtbot, "does it follow?")


def test_a_step_has_no_fields_of_a_card(panels: Panels, inspector: Inspector) -> None:
    panels.context.selection.select_card(panels.build.place_id("joint one"))
    assert inspector.more.button.text() == "More: speaker, tags, notes"
    panels.context.selection.select_step(panels.build.step("joint one").id)
    assert inspector.more.isHidden()


def test_a_card_with_nothing_below_it_is_heard_in_its_step(panels: Panels, inspector: Inspector, qtbot: QtBot) -> None:
    panels.context.selection.select_card(panels.build.place_id("rebuttal"))
    says(inspector, qtbot, "Objection; but rebuttal.")
    panels.session.commit(edits.turn(panels.build.document, panels.build.step("rebuttal").id))
    says(inspector, qtbot, "Objection, because rebuttal.")


def test_a_longer_text_has_room_for_all_its_lines(panels: Panels, inspector: Inspector, qtbot: QtBot) -> None:
    text = "Many words that need more than three lines of the field. " * 4
    panels.session.commit(edits.edit_text(panels.build.document, panels.build.id("reason"), text))
    panels.context.selection.select_card(panels.build.place_id(text.strip()))
    field = inspector.text
    qtbot.waitUntil(lambda: field.verticalScrollBar().maximum() == 0)
    assert field.document().size().height() > 3


def test_tags_speaker_and_implicit_are_edits(panels: Panels, inspector: Inspector) -> None:
    panels.context.selection.select_card(panels.build.place_id("joint two"))
    QTest.mouseClick(inspector.more.button, Qt.MouseButton.LeftButton)
    inspector.more.tags.setFocus()
    QTest.keyClicks(inspector.more.tags, "cost, risk , cost")
    QTest.keyClick(inspector.more.tags, Qt.Key.Key_Return)
    inspector.more.implicit.click()
    node = panels.build.node("joint two")
    assert (node.tags, node.implicit) == (("cost", "risk"), True)


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("rebuttal", "Rebuttal\nto the objection “objection”"),
        ("evidence", "Evidence\nfor the reason “reason”"),
        ("doubt", "Objection\nto the step from “reason”"),
    ],
)
def test_deep_in_the_map_the_head_names_what_the_card_bears_on(
    panels: Panels, inspector: Inspector, qtbot: QtBot, text: str, head: str
) -> None:
    panels.context.selection.select_card(panels.build.place_id(text))
    qtbot.waitUntil(lambda: words(inspector).replace("\u2068", "").replace("\u2069", "").startswith(head))


def test_the_head_leads_to_what_the_card_bears_on(panels: Panels, inspector: Inspector, qtbot: QtBot) -> None:
    panels.context.selection.select_card(panels.build.place_id("rebuttal"))
    says(inspector, qtbot, "Rebuttal")
    QTest.mouseClick(inspector.findChild(Heading).onto, Qt.MouseButton.LeftButton)
    assert panels.context.selection.current == panels.build.place_id("objection")
    panels.context.selection.select_card(panels.build.place_id("doubt"))
    says(inspector, qtbot, "to the step")
    QTest.keyClick(inspector.findChild(Heading), Qt.Key.Key_Return)
    assert panels.context.selection.step == panels.build.step("reason").id


def test_the_head_says_when_several_cards_are_selected(panels: Panels, inspector: Inspector, qtbot: QtBot) -> None:
    panels.context.selection.select_cards([panels.build.place_id("rebuttal"), panels.build.place_id("reason")])
    qtbot.waitUntil(lambda: words(inspector).startswith("Reason, the last of 2 selected"))


def select_large(panels: Panels, inspector: Inspector, qtbot: QtBot, name: str) -> None:
    """Select a card with so much below it that only the beginning is read."""
    build = panels.build
    for number in range(30):
        panels.session.commit(edits.add_objection(build.document, build.id(name), f"this is objection {number}"))
    panels.context.selection.select_card(build.place_id(name))
    says(inspector, qtbot, "(and more below).")
    assert "objection 29" not in words(inspector)


def test_a_large_branch_is_read_in_part_until_all_is_asked_for(
    panels: Panels, inspector: Inspector, qtbot: QtBot
) -> None:
    select_large(panels, inspector, qtbot, "claim")
    press(inspector, "Read all of it")
    assert "objection 29" in words(inspector)


def test_a_large_branch_that_is_gone_is_not_read_though_its_button_is_still_there(
    panels: Panels, inspector: Inspector, qtbot: QtBot
) -> None:
    select_large(panels, inspector, qtbot, "reason")
    panels.session.commit(edits.delete_branch(panels.build.document, [panels.build.place_id("reason")]))
    panels.context.selection.select_card(panels.build.place_id("claim"))
    press(inspector, "Read all of it")
    assert "objection 29" not in words(inspector)
    says(inspector, qtbot, "Main claim")


def test_typing_goes_on_while_the_map_changes_elsewhere(panels: Panels, inspector: Inspector) -> None:
    panels.context.selection.select_card(panels.build.place_id("reason"))
    QTest.keyClicks(inspector.text, "kept ")
    QTest.mouseClick(inspector.more.button, Qt.MouseButton.LeftButton)
    inspector.more.speaker.setFocus()
    QTest.keyClicks(inspector.more.speaker, "A minister")
    panels.session.commit(edits.add_reason(panels.build.document, panels.build.id("claim"), "from elsewhere"))
    assert inspector.more.speaker.text() == "A minister"
    inspector.text.setFocus()
    QTest.keyClicks(inspector.text, "and ")
    panels.session.commit(edits.add_reason(panels.build.document, panels.build.id("claim"), "once more"))
    assert inspector.text.text() == "kept and reason"


def test_a_kind_of_evidence_is_not_cut(panels: Panels, inspector: Inspector) -> None:
    inspector.setStyleSheet(style_sheet(load_chrome("light")))
    panels.context.selection.select_card(panels.build.place_id("evidence"))
    field = inspector.basis.lineEdit()
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    room = field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, field)
    assert room.height() >= field.fontMetrics().height()


def test_nothing_is_wider_than_the_inspector_of_a_narrow_window(panels: Panels, inspector: Inspector) -> None:
    panels.context.selection.select_card(panels.build.place_id("evidence"))
    QTest.mouseClick(inspector.more.button, Qt.MouseButton.LeftButton)
    assert inspector.widget().minimumSizeHint().width() <= 280
