"""Text is written on the card itself, and is in the map only when it is finished."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QFontMetricsF, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from argmap.core import edits
from argmap.core.anchoring import Quote
from argmap.core.ids import new_id
from argmap.core.records import Inference, Kind, MapInfo, Node, PassageLink, Polarity, SourceText
from argmap.layout.geometry import Rect
from argmap.render.card import draw_card
from argmap.render.fonts import Style
from argmap.ui.canvas.editor import Ending
from argmap.ui.new_card import NewCard, Start
from argmap.ui.panes import Pane

CLAIM = "So far, EU defence"
REASON = "By paying for joint projects"


def begin_objection(hand):
    place = hand.show(CLAIM)
    hand.context.selection.select_card(place.id)
    hand.context.new_card_requested.emit(NewCard(Start.UNDER, Kind.CLAIM, Polarity.OPPOSES, place.node_id))


def in_tray(hand):
    return {hand.document.find(Node, one).text for one in hand.document.tray_ids}


def test_nothing_is_in_the_map_until_enter(hand):
    count = hand.document.count(Node)
    begin_objection(hand)
    hand.type("It costs twice.")
    assert hand.document.count(Node) == count
    hand.key(Qt.Key.Key_Return)
    assert hand.document.count(Node) == count + 1
    place = hand.place("It costs twice.")
    assert hand.document.find(Inference, place.inference_id).polarity is Polarity.OPPOSES
    assert hand.context.selection.cards == (place.id,)


def test_the_new_card_is_in_view_when_it_is_made(hand):
    begin_objection(hand)
    hand.type("It costs twice.")
    hand.key(Qt.Key.Key_Return)
    rect = hand.canvas.sight.scene.rect_of(hand.place("It costs twice.").id)
    assert hand.canvas.sight.camera.shown.contains(rect.centre)


def test_escape_leaves_the_map_as_it_was(hand):
    before = set(hand.document.records())
    begin_objection(hand)
    hand.type("Never mind")
    hand.key(Qt.Key.Key_Escape)
    assert set(hand.document.records()) == before
    assert hand.canvas.writing.editor is None


def test_what_is_written_below_a_card_that_goes_meanwhile_comes_into_the_tray(hand):
    begin_objection(hand)
    hand.type("It costs twice.")
    place = hand.place(CLAIM)
    hand.context.perform(edits.delete_branch, (place.id,))
    hand.type(" Even so.")
    hand.key(Qt.Key.Key_Return)
    assert "It costs twice. Even so." in in_tray(hand)


def test_clicking_away_commits_if_there_is_text(hand):
    begin_objection(hand)
    hand.type("Typed and left")
    hand.click(QPoint(5, 790))
    assert "Typed and left" in hand.texts()
    assert hand.canvas.writing.editor is None


def test_clicking_away_from_an_empty_card_makes_nothing(hand):
    before = set(hand.document.records())
    begin_objection(hand)
    hand.click(QPoint(5, 790))
    assert set(hand.document.records()) == before


def test_shift_and_enter_breaks_the_line(hand):
    begin_objection(hand)
    hand.type("One")
    hand.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    hand.type("two")
    hand.key(Qt.Key.Key_Return)
    assert "One\ntwo" in hand.texts()


def test_tab_commits_and_goes_on_to_a_child(hand):
    begin_objection(hand)
    hand.type("First")
    hand.key(Qt.Key.Key_Tab)
    hand.type("Below it")
    hand.key(Qt.Key.Key_Return)
    assert hand.step_of("Below it").target_node_id == hand.place("First").node_id
    assert hand.step_of("Below it").polarity is Polarity.SUPPORTS


@pytest.mark.parametrize(("typed", "polarity"), [("+ It saves money", "supports"), ("-It saves money", "opposes")])
def test_a_sign_typed_first_sets_the_polarity(hand, typed, polarity):
    begin_objection(hand)
    hand.type(typed)
    hand.key(Qt.Key.Key_Return)
    assert hand.step_of("It saves money").polarity == polarity


def test_the_card_being_written_shows_the_sign_at_once(hand):
    begin_objection(hand)
    before = hand.grab()
    hand.type("+")
    assert hand.grab() != before
    heading = hand.canvas.writing.draft.face.heading
    assert heading == "REASON"


def test_a_number_with_a_sign_stays_a_number(hand):
    begin_objection(hand)
    hand.type("-5 per cent a year")
    hand.key(Qt.Key.Key_Return)
    assert "-5 per cent a year" in hand.texts()


def test_a_double_click_edits_a_card(hand):
    place = hand.show(REASON)
    QTest.mouseDClick(hand.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, hand.middle(place.id))
    assert hand.canvas.writing.editor.text().startswith(REASON)
    hand.type("Better words")
    hand.key(Qt.Key.Key_Return)
    assert hand.context.tree.node(place.node_id).text == "Better words"


def test_an_edit_that_changes_nothing_makes_no_change(hand):
    place = hand.show(REASON)
    hand.context.edit_requested.emit(place.id)
    hand.key(Qt.Key.Key_Return)
    assert hand.context.session.undo_label is None


def test_escape_leaves_an_edited_text_as_it_was(hand):
    place = hand.show(REASON)
    before = hand.context.tree.node(place.node_id)
    hand.context.edit_requested.emit(place.id)
    hand.type("x")
    hand.key(Qt.Key.Key_Escape)
    assert hand.context.tree.node(place.node_id) == before


def test_letters_typed_in_the_editor_are_no_commands(hand):
    begin_objection(hand)
    hand.type("cot jp")
    assert hand.canvas.writing.editor.text() == "cot jp"


def test_an_input_method_composes_in_the_editor(hand):
    begin_objection(hand)
    editor = hand.canvas.writing.editor
    preedit = QInputMethodEvent("かん", [])
    QApplication.sendEvent(editor, preedit)
    assert editor.text() == ""
    commit = QInputMethodEvent()
    commit.setCommitString("漢字")
    QApplication.sendEvent(editor, commit)
    hand.key(Qt.Key.Key_Return)
    assert "漢字" in hand.texts()


def test_what_is_still_composed_when_the_map_is_closed_is_kept(hand):
    begin_objection(hand)
    hand.type("Half ")
    QApplication.sendEvent(hand.canvas.writing.editor, QInputMethodEvent("かん", []))
    hand.canvas.writing.end(Ending.AWAY)
    assert "Half かん" in hand.texts()


@pytest.mark.parametrize(("address", "is_taken"), [("file:///tmp/report.pdf", False), ("https://example.org", True)])
def test_a_file_that_is_dragged_over_what_is_written_is_left_to_the_window(hand, address, is_taken):
    begin_objection(hand)
    data = QMimeData()
    data.setUrls([QUrl(address)])
    event = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    QApplication.sendEvent(hand.canvas.writing.editor.viewport(), event)
    assert event.isAccepted() is is_taken


def test_a_space_that_does_not_break_stays_one(hand):
    begin_objection(hand)
    QGuiApplication.clipboard().setText("10\u00a0000 euros")
    hand.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    hand.key(Qt.Key.Key_Return)
    assert "10\u00a0000 euros" in hand.texts()


def test_a_card_holds_ten_thousand_characters_and_says_so(hand):
    said = []
    hand.context.message.connect(said.append)
    begin_objection(hand)
    QGuiApplication.clipboard().setText("word " * 3000)
    hand.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(hand.canvas.writing.editor.text()) == 10_000
    hand.type("x")
    assert len(hand.canvas.writing.editor.text()) == 10_000
    assert said == ["A card holds at most 10,000 characters."] * 2
    hand.key(Qt.Key.Key_Escape)


def test_words_of_a_source_are_grey_and_taken_by_enter(hand):
    focused = []
    hand.context.focus_requested.connect(focused.append)
    source_text = next(iter(hand.document.all(SourceText)))
    quote = Quote(source_text.id, 0, 20)
    place = hand.show(CLAIM)
    hand.context.new_card_requested.emit(NewCard(Start.UNDER, Kind.EVIDENCE, Polarity.SUPPORTS, place.node_id, quote))
    words = " ".join(source_text.text[:20].split())
    assert hand.canvas.writing.editor.placeholderText() == words
    hand.key(Qt.Key.Key_Return)
    made = hand.place(words)
    assert hand.document.where(PassageLink, "node_id", made.node_id)
    assert focused == [Pane.READER]


def test_typing_over_words_of_a_source_paraphrases_them(hand):
    source_text = next(iter(hand.document.all(SourceText)))
    place = hand.show(CLAIM)
    quote = Quote(source_text.id, 0, 20)
    hand.context.new_card_requested.emit(NewCard(Start.UNDER, Kind.EVIDENCE, Polarity.SUPPORTS, place.node_id, quote))
    hand.type("In my own words")
    hand.key(Qt.Key.Key_Return)
    assert hand.document.where(PassageLink, "node_id", hand.place("In my own words").node_id)


def test_the_main_claim_of_an_empty_map_is_written_in_its_middle(open_map):
    hand = open_map([MapInfo(new_id())])
    hand.context.new_card_requested.emit(NewCard(Start.ROOT))
    hand.type("The city should charge for driving.")
    hand.key(Qt.Key.Key_Return)
    assert hand.context.tree.main_claim() == hand.place("The city")


def test_what_the_map_refuses_stays_in_the_editor(hand):
    place = hand.show(REASON)
    said = []
    hand.context.message.connect(said.append)
    hand.context.new_card_requested.emit(NewCard(Start.UNDER, Kind.CLAIM, Polarity.SUPPORTS, place.node_id))
    hand.type("Too late")
    hand.context.session.is_read_only = True
    hand.key(Qt.Key.Key_Return)
    assert hand.canvas.writing.editor.text() == "Too late"
    assert len(said) == 1


@pytest.mark.parametrize("zoom", [0.3, 0.7, 1.0, 2.0])
def test_the_editor_lies_on_the_text_of_its_card_at_any_zoom(hand, zoom):
    place = hand.show(REASON)
    hand.canvas.looking.zoom_by(zoom / hand.canvas.sight.camera.zoom, hand.canvas.looking.middle)
    hand.canvas.go_to(place.id)
    hand.context.edit_requested.emit(place.id)
    editor, camera, look = hand.canvas.writing.editor, hand.canvas.sight.camera, hand.canvas.sight.look
    rect = hand.canvas.sight.scene.rect_of(place.id)
    face = hand.canvas.sight.scene.face(place)
    first = next(one for one in draw_card(face, Rect(0, 0, *rect[2:]), look) if getattr(one, "style", 0) is Style.BODY)
    corner, drawn = camera.view_rect(rect).topLeft(), max(zoom, 0.8)
    assert abs(editor.x() - corner.x() - first.x * drawn) <= 1
    baseline = editor.y() + QFontMetricsF(editor.font()).ascent()
    assert abs(baseline - corner.y() - first.baseline * drawn) <= 1.5
    assert editor.document().size().height() * editor.fontMetrics().lineSpacing() <= editor.height() + 1
    assert abs(editor.font().pointSizeF() * editor.logicalDpiY() / 72 - 14 * drawn) < 0.1


@pytest.mark.parametrize("layout", ["down", "right"])
@pytest.mark.parametrize("start", [Start.AFTER, Start.BEFORE, Start.BETWEEN, Start.JOINT])
def test_a_card_can_be_written_beside_and_between(hand, layout, start):
    hand.context.view_state.set_layout(layout)
    place = hand.show(REASON)
    beside = place.inference_id if start is Start.JOINT else place.id
    hand.context.new_card_requested.emit(NewCard(start, beside_id=beside))
    rect = hand.canvas.writing.editor.geometry()
    assert hand.view.rect().contains(rect)
    hand.type("Written here")
    hand.key(Qt.Key.Key_Return)
    assert "Written here" in hand.texts()


def test_the_click_that_ends_the_writing_selects_what_it_was_meant_for(hand):
    begin_objection(hand)
    hand.type("Typed and left")
    other = hand.place("A state in both organisations")
    hand.canvas.go_to(other.id)
    hand.click(hand.middle(other.id))
    assert "Typed and left" in hand.texts()
    assert hand.context.selection.cards == (other.id,)


def test_an_editor_in_which_nothing_was_written_goes_with_its_card(hand):
    place = hand.show(REASON)
    hand.context.edit_requested.emit(place.id)
    hand.context.perform(edits.delete_branch, [place.id])
    assert hand.canvas.writing.editor is None
    assert hand.context.session.undo_label == "delete_branch"


def test_what_is_written_into_a_card_that_goes_meanwhile_is_written_on_and_comes_into_the_tray(hand):
    place = hand.show(REASON)
    hand.context.edit_requested.emit(place.id)
    hand.type("Half a sen")
    hand.context.perform(edits.delete_branch, [place.id])
    hand.grab()
    hand.type("tence")
    hand.key(Qt.Key.Key_Return)
    assert "Half a sentence" in in_tray(hand)


def test_a_card_that_is_moved_while_it_is_written_has_the_words(hand):
    place = hand.show(REASON)
    hand.context.edit_requested.emit(place.id)
    hand.type("Half a sen")
    hand.context.perform(edits.to_tray, [place.id])
    hand.type("tence")
    hand.key(Qt.Key.Key_Return)
    assert hand.document.find(Node, place.node_id).text == "Half a sentence"


def test_an_editor_in_which_nothing_was_written_leaves_what_the_card_says_by_now(hand):
    place = hand.show(REASON)
    hand.context.edit_requested.emit(place.id)
    hand.context.perform(edits.edit_text, place.node_id, "Said elsewhere")
    hand.click(QPoint(5, 790))
    assert hand.document.find(Node, place.node_id).text == "Said elsewhere"


def test_another_window_in_front_does_not_end_the_writing(hand):
    begin_objection(hand)
    hand.type("Half a sen")
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(hand.canvas.writing.editor, away)
    assert hand.canvas.writing.editor.text() == "Half a sen"


def test_an_editor_opened_from_the_keyboard_of_the_outline_is_not_the_maps(hand):
    hand.context.set_active_pane(Pane.OUTLINE)
    begin_objection(hand)
    assert hand.canvas.writing.editor is None


def test_what_a_new_card_bears_on_is_unfolded_first(hand):
    hidden = hand.place("Even on a narrower count")
    hand.context.view_state.fold([hand.context.tree.main_claim().id])
    hand.context.new_card_requested.emit(NewCard(Start.UNDER, Kind.CLAIM, Polarity.SUPPORTS, hidden.node_id))
    assert hand.canvas.sight.scene.rect_of(hidden.id) is not None
    assert hand.view.rect().contains(hand.canvas.writing.editor.geometry())
    hand.key(Qt.Key.Key_Escape)
