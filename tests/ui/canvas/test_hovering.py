"""Handles under the mouse add cards; feet of cards lead to passages; pills unfold; a rubber band selects."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from argmap.core.graph import passages_of
from argmap.core.records import Inference, Kind, Polarity
from argmap.layout.geometry import Point
from argmap.ui.canvas.pointing import passages_rect
from argmap.ui.panes import Subject

REASON = "By paying for joint projects"


def hover(hand, at):
    """The mouse without a button, wherever the screen ends."""
    none = Qt.MouseButton.NoButton
    place = QPointF(hand.view.mapToGlobal(at))
    move = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), place, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(hand.view, move)


def test_a_card_under_the_mouse_shows_quiet_handles(hand):
    place = hand.show(REASON)
    before = hand.grab()
    hover(hand, hand.middle(place.id))
    assert [one.words for one in hand.canvas.handles()] == ["Add a reason", "Add evidence", "Add an objection"]
    assert hand.grab() != before


def test_a_handle_opens_the_editor_of_what_it_adds(hand):
    place = hand.show(REASON)
    hover(hand, hand.middle(place.id))
    at = hand.canvas.handles()[1].rect.center().toPoint()
    hover(hand, at)
    hand.click(at)
    hand.type("Counted in 2024")
    hand.key(Qt.Key.Key_Return)
    made = hand.place("Counted in 2024")
    assert hand.context.tree.node(made.node_id).kind is Kind.EVIDENCE
    assert hand.step_of("Counted in 2024").target_node_id == place.node_id


def test_a_question_is_only_answered(hand):
    place = hand.show("How should one tell")
    hover(hand, hand.middle(place.id))
    assert [one.words for one in hand.canvas.handles()] == ["Add an answer"]


def test_a_step_under_the_mouse_can_be_doubted(hand):
    place = hand.show(REASON)
    connector, index = hand.canvas.sight.scene.line_of(place.inference_id)
    hover(hand, hand.at(connector.joint_at[index]))
    (handle,) = hand.canvas.handles()
    assert handle.words == "Doubt the step"
    assert (handle.card.beside_id, handle.card.polarity) == (place.inference_id, Polarity.OPPOSES)


def test_handles_go_with_the_mouse_and_with_the_view(hand):
    place = hand.show(REASON)
    hover(hand, hand.middle(place.id))
    hover(hand, QPoint(5, 790))
    assert hand.canvas.handles() == []
    hover(hand, hand.middle(place.id))
    hand.canvas.looking.zoom_by(1.1, hand.canvas.looking.middle)
    assert hand.canvas.handles() == []


def test_a_map_open_for_reading_shows_no_handles(hand):
    hand.context.session.is_read_only = True
    hover(hand, hand.middle(hand.show(REASON).id))
    assert hand.canvas.handles() == []


def test_a_click_on_the_foot_asks_the_reader_for_the_passage(hand):
    asked = []
    hand.context.passage_requested.connect(asked.append)
    place = hand.show(REASON)
    scene = hand.canvas.sight.scene
    rect = passages_rect(scene.face(place), scene.layout.rect_of(place.id), scene.typesetter)
    hand.click(hand.at(Point(rect.x + 8, rect.centre.y)))
    assert asked == [passages_of(hand.document, place.node_id)[0][1].id]
    assert hand.context.selection.cards == (place.id,)


def test_the_whole_foot_leads_to_the_passage_not_only_its_words(hand):
    asked = []
    hand.context.passage_requested.connect(asked.append)
    place = hand.show(REASON)
    rect = hand.canvas.sight.scene.layout.rect_of(place.id)
    hand.click(hand.at(Point(rect.right - 6, rect.bottom - 6)))
    assert len(asked) == 1


def test_a_card_too_small_to_be_read_is_only_selected(hand):
    asked = []
    hand.context.passage_requested.connect(asked.append)
    place = hand.show(REASON)
    hand.canvas.looking.zoom_by(0.2 / hand.canvas.sight.camera.zoom, hand.canvas.looking.middle)
    hand.canvas.go_to(place.id)
    rect = hand.canvas.sight.scene.layout.rect_of(place.id)
    hand.click(hand.at(Point(rect.centre.x, rect.bottom - 6)))
    assert (asked, hand.context.selection.cards) == ([], (place.id,))


def test_the_line_of_a_selected_objection_shows_no_other_colour_between_its_dashes(hand):
    tree = hand.context.tree
    objections = [step for step in tree.row(tree.main_claim().node_id) if step.polarity is Polarity.OPPOSES]
    hand.canvas.go_to(objections[-1].id)
    connector, index = hand.canvas.sight.scene.line_of(objections[-1].id)
    turn, end = hand.at(connector.points[index][-2]), hand.at(connector.points[index][-1])
    seen = [QPoint(end.x() - away, turn.y()) for away in range(20, 120)]
    opposes = QColor(hand.context.theme.opposes).hue()
    assert opposes in {hand.colour(at).hue() for at in seen}
    hand.context.selection.select_step(objections[-1].id)
    assert opposes not in {hand.colour(at).hue() for at in seen}


def test_the_ring_of_a_joint_reason_does_not_cover_the_word_beside_it(hand):
    tree = hand.context.tree
    places = next(both for one in hand.document.all(Inference) if len(both := tree.premises(one.id)) > 1)
    hand.canvas.go_to(places[0].id)
    first, second = (hand.canvas.sight.rect_of(place.id) for place in places[:2])
    middle = hand.at(Point((first.right + second.x) / 2, first.y + min(first.height, second.height) / 2))
    word = QRect(middle - QPoint(7, 4), middle + QPoint(7, 4))
    hand.context.selection.select_card(places[0].id)
    seen = hand.view.grab(word).toImage()
    colours = [seen.pixelColor(x, y) for x in range(seen.width()) for y in range(seen.height())]
    assert max(one.hsvSaturation() for one in colours) < 100 < QColor(hand.context.theme.accent).hsvSaturation()


def test_a_click_on_the_text_asks_for_no_passage(hand):
    asked = []
    hand.context.passage_requested.connect(asked.append)
    hand.click(hand.middle(hand.show(REASON).id))
    assert asked == []


def test_a_click_on_a_folded_count_unfolds(hand):
    place = hand.show(REASON)
    hand.context.view_state.fold([place.id])
    rect = hand.canvas.sight.scene.layout.rect_of(place.id)
    hand.click(hand.at(Point(rect.centre.x, rect.bottom + 15)))
    assert not hand.context.view_state.is_folded(place.id)


def test_a_rubber_band_selects_what_it_touches(hand):
    main = hand.context.tree.main_claim()
    rect = hand.canvas.sight.camera.view_rect(hand.canvas.sight.scene.layout.rect_of(main.id)).toRect()
    hand.press(rect.topLeft() - QPoint(30, 15), rect.center())
    seen = hand.grab()
    hand.release(rect.center())
    assert hand.context.selection.cards == (main.id,)
    assert seen != hand.grab()


def test_a_rubber_band_with_shift_keeps_what_was_selected(hand):
    place = hand.show(REASON)
    hand.context.selection.select_card(place.id)
    main = hand.context.tree.main_claim()
    rect = hand.canvas.sight.camera.view_rect(hand.canvas.sight.scene.layout.rect_of(main.id)).toRect()
    start = rect.topLeft() - QPoint(30, 15)
    QTest.mousePress(hand.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, start)
    QTest.mouseMove(hand.view, rect.center())
    hand.release(rect.center())
    assert hand.context.selection.cards == (place.id, main.id)


def test_escape_takes_a_rubber_band_back(hand):
    place = hand.show(REASON)
    hand.press(QPoint(5, 790), hand.middle(place.id))
    assert hand.context.selection.cards
    hand.key(Qt.Key.Key_Escape)
    assert hand.context.selection.cards == ()


def ask_for_menu(hand, at):
    QTest.mousePress(hand.view, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, hand.view.mapToGlobal(at))
    QApplication.sendEvent(hand.view, event)


def test_a_right_click_asks_for_the_menu_of_what_is_under_it(hand):
    asked = []
    hand.context.menu_requested.connect(lambda subject, at: asked.append((subject, at)))
    place = hand.show(REASON)
    connector, index = hand.canvas.sight.scene.line_of(place.inference_id)
    step = next(one for one in hand.document.all(Inference) if len(hand.context.tree.premises(one.id)) == 2)
    for at in (hand.middle(place.id), hand.at(connector.joint_at[index]), QPoint(5, 790)):
        ask_for_menu(hand, at)
    hand.canvas.go_to(step.id)
    corner = hand.canvas.sight.camera.view_rect(hand.canvas.sight.scene.layout.rect_of_block(step.id)).topLeft()
    ask_for_menu(hand, corner.toPoint() + QPoint(4, 12))
    assert [subject for subject, _ in asked] == [Subject.CARD, Subject.STEP, Subject.CANVAS, Subject.FRAME]
    assert asked[0][1] == hand.view.mapToGlobal(hand.view.mapFromGlobal(asked[0][1]))
    assert hand.context.selection.step == step.id


def test_the_menu_key_asks_for_the_menu_at_the_selected_card(hand):
    asked = []
    hand.context.menu_requested.connect(lambda subject, at: asked.append((subject, at)))
    place = hand.show(REASON)
    hand.context.selection.select_card(place.id)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(hand.view, event)
    assert asked == [(Subject.CARD, hand.view.mapToGlobal(hand.middle(place.id)))]
