"""The outline as an editor: keys, writing, folding, and staying true to the map."""

from collections import deque
from random import Random

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from argmap.core import edits
from argmap.core.records import Kind, Polarity, RecordId
from argmap.formats.markdown_outline import parse_indented
from argmap.ui.broken_text import broken_text, quiet_lead
from argmap.ui.canvas.editor import CardEditor
from argmap.ui.new_card import NewCard, Start
from argmap.ui.panels.outline import MOST_TOLD, OutlinePanel
from argmap.ui.panels.outline_model import PLACE, OutlineModel
from argmap.ui.panes import Pane
from argmap.ui.styling import window_font
from tests.core.any_edit import any_edit
from tests.ui.panels.conftest import Panels


@pytest.fixture
def outline(panels: Panels, qtbot: QtBot) -> OutlinePanel:
    widget = OutlinePanel(panels.context)
    qtbot.addWidget(widget)
    widget.resize(480, 600)
    widget.show()
    qtbot.waitExposed(widget)
    panels.context.set_active_pane(Pane.OUTLINE)
    return widget


def lines(model: OutlineModel, parent: QModelIndex | None = None, depth: int = 0) -> list[str]:
    """Every line of the model, two spaces a level."""
    found: list[str] = []
    parent = parent or model.top
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        found.append("  " * depth + index.data())
        found += lines(model, index, depth + 1)
    return found


def fresh_model(panels: Panels) -> OutlineModel:
    """The lines of the map as it is now, made at once."""
    fresh = OutlineModel(panels.session.tree, panels.context.theme)
    deque(fresh.making(), 0)
    return fresh


def mark_of(index: QModelIndex) -> QImage:
    """The mark before a line, as a picture."""
    return index.data(Qt.ItemDataRole.DecorationRole).pixmap(16, 16).toImage()


def editor_in(outline: OutlinePanel) -> CardEditor:
    return outline.view.viewport().findChildren(CardEditor)[-1]


def test_the_outline_has_every_card_once(outline: OutlinePanel) -> None:
    assert lines(outline.model) == [
        "claim",
        "  reason",
        "    evidence",
        "  doubt",
        "  joint one",
        "  joint two",
        "  objection",
        "    rebuttal",
    ]


def test_the_selection_is_shared(panels: Panels, outline: OutlinePanel, qtbot: QtBot) -> None:
    panels.context.selection.select_card(panels.build.place_id("reason"))
    assert outline.view.currentIndex().data() == "reason"
    qtbot.keyClick(outline.view, Qt.Key.Key_Down)
    assert panels.context.selection.current == panels.build.place_id("evidence")


def test_the_map_is_asked_to_show_what_is_selected_in_the_outline(
    panels: Panels, outline: OutlinePanel, qtbot: QtBot
) -> None:
    panels.context.selection.select_card(panels.build.place_id("reason"))
    shown: list[str] = []
    panels.context.reveal_requested.connect(shown.append)
    qtbot.keyClick(outline.view, Qt.Key.Key_Down)
    assert shown == [panels.build.place_id("evidence")]


@pytest.fixture
def many(panels: Panels, outline: OutlinePanel, qtbot: QtBot) -> OutlinePanel:
    """The outline with more lines than the view is told of, all of them selected by Ctrl+A."""
    reasons = parse_indented("\n".join(f"reason {number}" for number in range(MOST_TOLD)))
    panels.context.perform(edits.paste, reasons, panels.build.id("claim"))
    panels.context.selection.select_card(panels.build.place_id("reason"))
    qtbot.keyClick(outline.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    return outline


def click(outline: OutlinePanel, place_id: RecordId, keys: Qt.KeyboardModifier) -> None:
    at = outline.view.visualRect(outline.model.index_of_place(place_id)).center()
    QTest.mouseClick(outline.view.viewport(), Qt.MouseButton.LeftButton, keys, at)


def test_all_lines_are_selected_however_many(panels: Panels, many: OutlinePanel) -> None:
    selection, chosen = panels.context.selection, many.grab().toImage()
    assert selection.held == {place.id for place, _ in panels.context.tree.walk()}
    assert selection.current == panels.build.place_id("reason")
    selection.select_card(selection.cards[-1])
    middle = many.view.visualRect(many.model.index_of_place(panels.build.place_id("evidence"))).right() - 3
    line = many.view.visualRect(many.model.index_of_place(panels.build.place_id("evidence"))).center()
    at = many.view.viewport().mapTo(many, QPoint(middle, line.y()))
    assert chosen.pixelColor(at) != many.grab().toImage().pixelColor(at)


def test_of_very_many_lines_one_is_taken_out_and_taken_in_again(panels: Panels, many: OutlinePanel) -> None:
    selection, evidence = panels.context.selection, panels.build.place_id("evidence")
    every = selection.held
    click(many, evidence, Qt.KeyboardModifier.ControlModifier)
    assert selection.held == every - {evidence}
    click(many, evidence, Qt.KeyboardModifier.ControlModifier)
    assert (selection.held, selection.current) == (every, evidence)
    click(many, evidence, Qt.KeyboardModifier.NoModifier)
    assert selection.cards == (evidence,)


def test_a_new_card_is_written_in_place_and_tab_goes_on_below(panels: Panels, outline: OutlinePanel) -> None:
    target = panels.build.id("objection")
    panels.context.new_card_requested.emit(NewCard(Start.UNDER, Kind.CLAIM, Polarity.OPPOSES, target))
    QTest.keyClicks(editor_in(outline), "answered")
    QTest.keyClick(editor_in(outline), Qt.Key.Key_Tab)
    QTest.keyClicks(editor_in(outline), "because so")
    QTest.keyClick(editor_in(outline), Qt.Key.Key_Return)
    assert lines(outline.model)[-3:] == ["    rebuttal", "    answered", "      because so"]
    assert panels.build.step("answered").polarity is Polarity.OPPOSES


def test_the_mark_of_a_new_card_follows_the_sign_that_is_typed(panels: Panels, outline: OutlinePanel) -> None:
    panels.context.new_card_requested.emit(NewCard(Start.UNDER, beside_id=panels.build.id("claim")))
    row = outline.view.currentIndex()
    as_reason = mark_of(row)
    QTest.keyClicks(editor_in(outline), "-but no")
    assert mark_of(row) != as_reason
    assert mark_of(row) == mark_of(outline.model.index_of_place(panels.build.place_id("objection")))


def test_a_joint_reason_is_written_where_it_will_stand(panels: Panels, outline: OutlinePanel) -> None:
    step = panels.build.step("joint one")
    panels.context.new_card_requested.emit(NewCard(Start.JOINT, beside_id=step.id))
    at = outline.view.currentIndex().row()
    QTest.keyClicks(editor_in(outline), "joint three")
    QTest.keyClick(editor_in(outline), Qt.Key.Key_Return)
    assert outline.model.index_of_place(panels.build.place_id("joint three")).row() == at


def test_a_doubt_is_written_where_it_will_stand(panels: Panels, outline: OutlinePanel) -> None:
    step = panels.build.step("reason")
    panels.context.new_card_requested.emit(NewCard(Start.UNDER, Kind.CLAIM, Polarity.OPPOSES, step.id))
    at = outline.view.currentIndex().row()
    QTest.keyClicks(editor_in(outline), "second doubt")
    QTest.keyClick(editor_in(outline), Qt.Key.Key_Return)
    assert outline.model.index_of_place(panels.build.place_id("second doubt")).row() == at


def test_what_is_written_and_what_was_written_is_in_view(panels: Panels, outline: OutlinePanel, qtbot: QtBot) -> None:
    outline.resize(300, 150)
    for number in range(8):
        panels.session.commit(edits.add_reason(panels.build.document, panels.build.id("objection"), f"r{number}"))
    target = panels.build.id("r7")
    panels.context.new_card_requested.emit(NewCard(Start.UNDER, Kind.CLAIM, Polarity.OPPOSES, target))
    editor = editor_in(outline)
    QTest.keyClicks(editor, "many words that take more than one line at the width of this narrow outline")
    qtbot.waitUntil(lambda: editor.height() >= 2 * editor.fontMetrics().lineSpacing())
    assert outline.view.viewport().rect().contains(editor.geometry())
    QTest.keyClick(editor, Qt.Key.Key_Return)
    made = outline.view.currentIndex()
    assert made.data().startswith("many words")
    assert outline.view.viewport().rect().contains(outline.view.visualRect(made))


def test_the_selected_line_is_in_view_when_the_outline_comes_to_the_front(
    panels: Panels, outline: OutlinePanel, qtbot: QtBot
) -> None:
    outline.hide()
    outline.resize(300, 90)
    panels.context.selection.select_card(panels.build.place_id("rebuttal"))
    outline.show()
    qtbot.waitExposed(outline)
    assert outline.view.viewport().rect().contains(outline.view.visualRect(outline.view.currentIndex()))


@pytest.mark.parametrize("text", ["欧州連合と北大西洋条約機構" * 12, "x" * 300, "كلمات كثيرة " * 40])
def test_a_text_without_spaces_or_in_any_script_is_broken_and_shortened(text: str) -> None:
    layout = broken_text(text, window_font(), 200, 3)
    assert layout.lineCount() == 3
    assert layout.text().endswith("…")
    assert all(layout.lineAt(line).naturalTextWidth() <= 200 for line in range(3))


def test_the_quiet_words_before_a_text_are_broken_with_it() -> None:
    lead = "doubts the step · "
    layout = broken_text(f"{lead}EU defence integration", window_font(), 120, 3, [quiet_lead(lead, "#5C6675")])
    assert layout.lineCount() == 3
    assert layout.text() == "doubts the step · EU defence integration"


def test_escape_while_writing_a_new_card_leaves_nothing(panels: Panels, outline: OutlinePanel) -> None:
    before = lines(outline.model)
    panels.context.new_card_requested.emit(NewCard(Start.UNDER, beside_id=panels.build.id("claim")))
    QTest.keyClicks(editor_in(outline), "never mind")
    QTest.keyClick(editor_in(outline), Qt.Key.Key_Escape)
    assert lines(outline.model) == before
    assert panels.session.undo_label is None


@pytest.mark.parametrize(("key", "kept"), [(Qt.Key.Key_Escape, []), (Qt.Key.Key_Return, ["late enough"])])
def test_what_is_written_below_a_card_that_goes_meanwhile_comes_into_the_tray_or_is_given_up(
    panels: Panels, outline: OutlinePanel, key: Qt.Key, kept: list[str]
) -> None:
    panels.context.new_card_requested.emit(NewCard(Start.UNDER, beside_id=panels.build.id("evidence")))
    QTest.keyClicks(editor_in(outline), "late")
    panels.session.commit(edits.delete_branch(panels.build.document, [panels.build.place_id("reason")]))
    QTest.keyClicks(editor_in(outline), " enough")
    QTest.keyClick(editor_in(outline), key)
    assert panels.build.tray() == kept
    assert not [line for line in lines(outline.model) if "late" in line]


def test_what_is_written_into_a_card_that_goes_meanwhile_comes_into_the_tray(
    panels: Panels, outline: OutlinePanel
) -> None:
    panels.context.edit_requested.emit(panels.build.place_id("evidence"))
    QTest.keyClicks(editor_in(outline), "late")
    panels.session.commit(edits.delete_branch(panels.build.document, [panels.build.place_id("reason")]))
    QTest.keyClicks(editor_in(outline), " enough")
    QTest.keyClick(editor_in(outline), Qt.Key.Key_Return)
    assert panels.build.tray() == ["late enough"]


def test_a_card_that_is_moved_while_it_is_written_has_the_words(panels: Panels, outline: OutlinePanel) -> None:
    panels.context.edit_requested.emit(panels.build.place_id("evidence"))
    QTest.keyClicks(editor_in(outline), "late")
    edit = edits.move_under(
        panels.build.document, [panels.build.place_id("reason")], panels.build.id("rebuttal"), Polarity.SUPPORTS
    )
    panels.session.commit(edit)
    QTest.keyClicks(editor_in(outline), " enough")
    QTest.keyClick(editor_in(outline), Qt.Key.Key_Return)
    assert panels.build.node("late enough").kind is Kind.EVIDENCE
    assert panels.build.tray() == []


def test_another_card_that_is_selected_ends_no_writing(panels: Panels, outline: OutlinePanel) -> None:
    panels.context.edit_requested.emit(panels.build.place_id("evidence"))
    editor = editor_in(outline)
    panels.context.selection.select_card(panels.build.place_id("objection"))
    assert outline.view.indexWidget(outline.view.currentIndex()) is editor
    assert editor.isVisible()


def test_a_field_in_which_nothing_was_written_leaves_what_the_card_says_by_now(
    panels: Panels, outline: OutlinePanel
) -> None:
    panels.context.edit_requested.emit(panels.build.place_id("evidence"))
    panels.session.commit(edits.edit_text(panels.build.document, panels.build.id("evidence"), "said elsewhere"))
    QTest.keyClick(editor_in(outline), Qt.Key.Key_Return)
    assert panels.build.node("said elsewhere")


def test_what_is_being_written_is_kept_where_another_card_is_to_be_written(
    panels: Panels, outline: OutlinePanel
) -> None:
    panels.context.edit_requested.emit(panels.build.place_id("evidence"))
    QTest.keyClicks(editor_in(outline), "found since")
    panels.context.new_card_requested.emit(NewCard(Start.UNDER, beside_id=panels.build.id("claim")))
    assert panels.build.node("found since").kind is Kind.EVIDENCE
    QTest.keyClicks(editor_in(outline), "a reason more")
    panels.context.edit_requested.emit(panels.build.place_id("objection"))
    QTest.keyClicks(editor_in(outline), "held against it")
    QTest.keyClick(editor_in(outline), Qt.Key.Key_Return)
    shown = [line.strip() for line in lines(outline.model)]
    assert {"found since", "a reason more", "held against it"} <= set(shown)
    assert not {"evidence", "objection"} & set(shown)


def test_words_with_a_nul_as_they_come_from_a_pdf_are_taken_without_it(panels: Panels, outline: OutlinePanel) -> None:
    panels.context.new_card_requested.emit(NewCard(Start.UNDER, beside_id=panels.build.id("claim")))
    data = QMimeData()
    data.setText("pasted\0 words")
    editor_in(outline).insertFromMimeData(data)
    QTest.keyClick(editor_in(outline), Qt.Key.Key_Return)
    assert panels.build.node("pasted words")


def test_text_is_edited_in_place(panels: Panels, outline: OutlinePanel) -> None:
    panels.context.edit_requested.emit(panels.build.place_id("evidence"))
    QTest.keyClick(editor_in(outline), Qt.Key.Key_End)
    QTest.keyClicks(editor_in(outline), ", better")
    QTest.keyClick(editor_in(outline), Qt.Key.Key_Return)
    assert panels.build.node("evidence, better").kind is Kind.EVIDENCE
    assert outline.view.hasFocus() or not outline.isActiveWindow()


def test_a_long_text_is_edited_in_all_its_lines(panels: Panels, outline: OutlinePanel, qtbot: QtBot) -> None:
    long_text = " ".join(["many words"] * 30)
    panels.session.commit(edits.edit_text(panels.build.document, panels.build.id("evidence"), long_text))
    outline.resize(300, 500)
    panels.context.edit_requested.emit(panels.build.place_id(long_text))
    editor = editor_in(outline)
    qtbot.waitUntil(lambda: editor.height() >= 6 * editor.fontMetrics().lineSpacing())


def test_turning_a_card_draws_its_line_and_the_answers_to_it_anew(panels: Panels, outline: OutlinePanel) -> None:
    drawn: list[str] = []
    outline.model.dataChanged.connect(lambda first, last, roles: drawn.append(first.data()))
    panels.session.commit(edits.turn(panels.build.document, panels.build.step("objection").id))
    assert {"objection", "rebuttal"} <= set(drawn)
    assert "evidence" not in drawn


def test_folding_is_shared_with_the_map(panels: Panels, outline: OutlinePanel) -> None:
    place_id = panels.build.place_id("reason")
    panels.context.view_state.fold([place_id])
    assert not outline.view.isExpanded(outline.model.index_of_place(place_id))
    outline.view.expand(outline.model.index_of_place(place_id))
    assert not panels.context.view_state.is_folded(place_id)


def test_after_any_folds_the_outline_shows_the_lines_that_a_new_one_would(panels: Panels, qtbot: QtBot) -> None:
    random, context = Random(4), panels.context
    foldable = [place.id for place, _ in context.tree.walk() if context.tree.children(place)]
    context.view_state.set_folded(foldable[:1])
    outline = OutlinePanel(context)
    qtbot.addWidget(outline)
    context.view_state.set_folded(())
    assert shown_lines(outline) == [line.strip() for line in lines(outline.model)]
    for _ in range(30):
        context.view_state.set_folded(random.sample(foldable, random.randint(0, len(foldable))))
        other = OutlinePanel(context)
        qtbot.addWidget(other)
        assert shown_lines(outline) == shown_lines(other)
        other.deleteLater()


def shown_lines(outline: OutlinePanel) -> list[str]:
    """The lines that no fold hides, from the first on."""
    found, index = [], outline.model.index(0, 0, outline.model.top)
    while index.isValid():
        found.append(index.data())
        index = outline.view.indexBelow(index)
    return found


def test_at_another_width_every_line_is_as_high_as_its_text(
    panels: Panels, outline: OutlinePanel, qtbot: QtBot
) -> None:
    claim = panels.build.id("claim")
    panels.context.perform(edits.edit_text, claim, "A claim that is longer than a narrow outline is wide")
    index, view = outline.model.index_of_place(claim), outline.view
    before = view.visualRect(index).height()
    outline.resize(200, 600)
    qtbot.waitUntil(lambda: view.visualRect(index).height() > before, timeout=5_000)
    assert view.visualRect(index).height() == view.sizeHintForIndex(index).height()
    outline.resize(480, 600)
    qtbot.waitUntil(lambda: view.visualRect(index).height() == before, timeout=5_000)


def test_a_shared_card_is_a_see_line_elsewhere(panels: Panels, outline: OutlinePanel) -> None:
    build = panels.build
    panels.session.commit(edits.use_here_too(build.document, build.id("evidence"), build.id("rebuttal")))
    assert lines(outline.model)[-1] == "      see: evidence"


def test_a_screen_reader_hears_role_and_text(panels: Panels, outline: OutlinePanel) -> None:
    index = outline.model.index_of_place(panels.build.place_id("doubt"))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Objection, doubts the step: doubt"


def test_a_dropped_card_moves(panels: Panels, outline: OutlinePanel) -> None:
    model, build = outline.model, panels.build
    mime = model.mimeData([model.index_of_place(build.place_id("evidence"))])
    onto = model.index_of_place(build.place_id("rebuttal"))
    model.dropMimeData(mime, Qt.DropAction.MoveAction, -1, -1, onto)
    assert lines(model)[-2:] == ["    rebuttal", "      evidence"]


@pytest.mark.parametrize("seed", range(6))
def test_after_any_edits_the_outline_equals_a_fresh_one(panels: Panels, outline: OutlinePanel, seed: int) -> None:
    tester = QAbstractItemModelTester(outline.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    random = Random(seed)
    for _ in range(60):
        change = any_edit(panels.session.document, random)
        if change is not None:
            panels.session.commit(change)
        if random.random() < 0.2:
            panels.session.undo()
        fresh = fresh_model(panels)
        assert lines(outline.model) == lines(fresh)
        assert all(outline.model.index_of_place(one).data(PLACE) == one for one in panels.context.selection.cards)
    tester.deleteLater()
