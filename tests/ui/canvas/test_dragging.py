"""Dragged cards: worded zones open under them, and nothing happens but what their words say."""

import json

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from argmap.core import edits
from argmap.core.anchoring import Quote
from argmap.core.document import Document
from argmap.core.records import Inference, Kind, Node, PassageLink, Polarity, SourceText
from argmap.ui.canvas.zones import Does
from argmap.ui.mime import put_places, put_quote

CARRIED = "By paying for joint projects"
TARGET = "In its present shape the Union"
ELSEWHERE = QPoint(1190, 790)


def zone(hand, does):
    zones = hand.canvas.open_zones()
    return next(one.rect.center().toPoint() for one in zones if one.does is does)


def press_over(hand, carried, target):
    hand.show(target)
    start, end = hand.middle(carried.id), hand.middle(target_place(hand, target).id)
    hand.press(start, end)


def target_place(hand, beginning):
    return hand.place(beginning)


@pytest.mark.parametrize(("does", "polarity"), [(Does.SUPPORTS, "supports"), (Does.OPPOSES, "opposes")])
def test_a_card_dropped_on_a_zone_bears_on_the_card_below_it(hand, does, polarity):
    carried, target = hand.show(CARRIED), hand.place(TARGET)
    press_over(hand, carried, TARGET)
    at = zone(hand, does)
    QTest.mouseMove(hand.view, at)
    hand.release(at)
    assert hand.step_of(CARRIED).target_node_id == target.node_id
    assert hand.step_of(CARRIED).polarity == polarity
    assert hand.context.session.undo_label == "move"
    assert hand.context.selection.cards == (hand.place(CARRIED).id,)


def test_a_card_dropped_on_together_joins(hand):
    carried, target = hand.show(CARRIED), hand.place(TARGET)
    press_over(hand, carried, TARGET)
    at = zone(hand, Does.TOGETHER)
    QTest.mouseMove(hand.view, at)
    hand.release(at)
    assert hand.place(CARRIED).inference_id == target.inference_id


def test_the_zones_are_seen_with_their_words(hand):
    carried = hand.show(CARRIED)
    press_over(hand, carried, TARGET)
    assert [one.words for one in hand.canvas.open_zones()] == ["supports", "opposes", "together with"]
    rect = hand.canvas.open_zones()[1].rect.toRect()
    colours = {hand.grab().pixelColor(x, rect.top() + 1).name() for x in range(rect.left() + 10, rect.right() - 10)}
    assert hand.canvas.sight.look.theme.opposes.lower() in colours
    hand.key(Qt.Key.Key_Escape)


def test_escape_lets_go_without_a_change(hand):
    carried = hand.show(CARRIED)
    before = set(hand.document.records())
    press_over(hand, carried, TARGET)
    hand.key(Qt.Key.Key_Escape)
    hand.release(hand.middle(hand.place(TARGET).id))
    assert set(hand.document.records()) == before
    assert hand.canvas.open_zones() == []


def test_no_zones_open_over_what_is_below_the_dragged_card(hand):
    tree = hand.context.tree
    carried = hand.show(CARRIED)
    below = tree.children(carried)[0]
    hand.press(hand.middle(carried.id), hand.middle(below.id))
    assert hand.canvas.open_zones() == []
    hand.key(Qt.Key.Key_Escape)


def test_the_main_claim_has_no_joint_reasons(hand):
    carried = hand.show(CARRIED)
    main = hand.context.tree.main_claim()
    hand.press(hand.middle(carried.id), hand.middle(main.id))
    assert [one.does for one in hand.canvas.open_zones()] == [Does.SUPPORTS, Does.OPPOSES]
    hand.key(Qt.Key.Key_Escape)


def test_a_card_dropped_on_a_line_is_inserted(hand):
    carried, target = hand.show(CARRIED), hand.place(TARGET)
    connector, index = hand.canvas.sight.scene.line_of(target.inference_id)
    joint = hand.at(connector.joint_at[index])
    hand.drag(hand.middle(carried.id), joint + QPoint(30, 40), joint)
    assert hand.step_of(TARGET).target_node_id == carried.node_id


def test_a_placed_card_dropped_on_nothing_stays(hand):
    carried = hand.show(CARRIED)
    before = set(hand.document.records())
    hand.drag(hand.middle(carried.id), QPoint(20, 20))
    assert set(hand.document.records()) == before


def test_several_selected_cards_move_as_one_change(hand):
    first, second = hand.show(CARRIED), hand.place("A state in both organisations")
    hand.context.selection.select_cards([second.id, first.id])
    press_over(hand, first, TARGET)
    at = zone(hand, Does.SUPPORTS)
    QTest.mouseMove(hand.view, at)
    hand.release(at)
    target = hand.place(TARGET).node_id
    assert hand.step_of(CARRIED).target_node_id == target
    assert hand.step_of("A state in both organisations").target_node_id == target
    hand.context.undo()
    assert hand.step_of(CARRIED).target_node_id != target


def test_a_frame_is_dragged_whole(hand):
    step = next(one for one in hand.document.all(Inference) if len(hand.context.tree.premises(one.id)) == 2)
    hand.canvas.go_to(step.id)
    rect = hand.canvas.sight.scene.layout.rect_of_block(step.id)
    corner = hand.canvas.sight.camera.view_rect(rect).topLeft().toPoint() + QPoint(4, 12)
    target = hand.place("In its present shape the Union")
    hand.press(corner, hand.middle(target.id))
    at = zone(hand, Does.OPPOSES)
    QTest.mouseMove(hand.view, at)
    hand.release(at)
    moved = hand.document.find(Inference, step.id)
    assert (moved.target_node_id, moved.polarity) == (target.node_id, Polarity.OPPOSES)
    assert hand.context.selection.step == step.id
    assert len(hand.context.tree.premises(step.id)) == 2


class Taker(QWidget):
    """Stands for a pane that takes cards."""

    def __init__(self):
        super().__init__()
        self.setAcceptDrops(True)
        self.taken = None

    def dragEnterEvent(self, event):
        event.acceptProposedAction()

    def dragMoveEvent(self, event):
        event.acceptProposedAction()

    def dropEvent(self, event):
        self.taken = bytes(event.mimeData().data("application/x-argmap-places").data()).decode()
        event.acceptProposedAction()


def test_a_card_dropped_on_another_pane_is_offered_to_it(hand, qtbot):
    hand.canvas.setGeometry(0, 0, 500, 500)
    taker = Taker()
    qtbot.addWidget(taker)
    taker.setGeometry(550, 0, 100, 100)
    taker.show()
    carried = hand.show(CARRIED)
    before = set(hand.document.records())
    at = hand.view.mapFromGlobal(taker.mapToGlobal(QPoint(50, 50)))
    hand.drag(hand.middle(carried.id), at)
    _, *taken = json.loads(taker.taken)  # after the sign of their map
    assert taken == [carried.id]
    assert set(hand.document.records()) == before


def drop(hand, mime, at, *, at_zone=None):
    """What Qt does when another widget drags onto the canvas and lets go."""
    common = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(hand.view, QDragEnterEvent(at, *common))
    QApplication.sendEvent(hand.view, QDragMoveEvent(at, *common))
    if at_zone is not None:
        at = zone(hand, at_zone)
        QApplication.sendEvent(hand.view, QDragMoveEvent(at, *common))
    event = QDropEvent(QPointF(at), *common)
    QApplication.sendEvent(hand.view, event)
    return event.isAccepted()


def quote_of(hand):
    source_text = next(iter(hand.document.all(SourceText)))
    mime = QMimeData()
    put_quote(mime, Quote(source_text.id, 3, 25))
    return mime


def test_words_dropped_on_a_card_are_linked_to_it(hand):
    place = hand.show(TARGET)
    before = len(hand.document.where(PassageLink, "node_id", place.node_id))
    assert drop(hand, quote_of(hand), hand.middle(place.id), at_zone=Does.LINK)
    assert len(hand.document.where(PassageLink, "node_id", place.node_id)) == before + 1


def test_words_dropped_on_a_zone_open_the_editor_of_a_new_card(hand):
    place = hand.show(TARGET)
    drop(hand, quote_of(hand), hand.middle(place.id), at_zone=Does.OPPOSES)
    hand.type("As the article says")
    hand.key(Qt.Key.Key_Return)
    assert hand.step_of("As the article says").polarity is Polarity.OPPOSES
    assert hand.document.where(PassageLink, "node_id", hand.place("As the article says").node_id)


def test_words_dropped_on_a_line_are_linked_to_the_step(hand):
    place = hand.show(TARGET)
    connector, index = hand.canvas.sight.scene.line_of(place.inference_id)
    drop(hand, quote_of(hand), hand.at(connector.joint_at[index]))
    assert hand.document.where(PassageLink, "inference_id", place.inference_id)


def test_a_card_from_the_tray_finds_its_place(hand):
    hand.context.perform(edits.add_to_tray, Kind.CLAIM, "Waiting")
    node = next(one for one in hand.document.all(Node) if one.text == "Waiting")
    place = hand.show(TARGET)
    mime = QMimeData()
    put_places(mime, [node.id], hand.document)
    drop(hand, mime, hand.middle(place.id), at_zone=Does.SUPPORTS)
    assert hand.step_of("Waiting").target_node_id == place.node_id
    assert hand.document.tray_ids == frozenset()
    assert hand.context.selection.cards == (hand.place("Waiting").id,)


def test_a_card_from_the_tray_dropped_on_nothing_stands_by_itself(hand):
    hand.context.perform(edits.add_to_tray, Kind.CLAIM, "Waiting")
    node = next(one for one in hand.document.all(Node) if one.text == "Waiting")
    mime = QMimeData()
    put_places(mime, [node.id], hand.document)
    drop(hand, mime, QPoint(15, 785))
    assert node.id in hand.document.root_ids


def test_what_is_dragged_from_another_map_is_refused_though_it_is_a_copy_with_the_same_cards(hand):
    mime = QMimeData()
    put_places(mime, [hand.place(CARRIED).id], Document(hand.document.records()))
    event = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    QApplication.sendEvent(hand.view, event)
    assert not event.isAccepted()


def test_the_map_moves_along_at_an_edge(hand, qtbot):
    carried = hand.show(CARRIED)
    left = hand.canvas.sight.camera.left
    hand.press(hand.middle(carried.id), QPoint(1195, 400))
    qtbot.waitUntil(lambda: hand.canvas.sight.camera.left > left + 60)
    hand.key(Qt.Key.Key_Escape)


def test_a_map_open_for_reading_is_not_dragged_about(hand):
    carried = hand.show(CARRIED)
    hand.context.session.is_read_only = True
    hand.press(hand.middle(carried.id), hand.middle(hand.place(TARGET).id))
    assert hand.canvas.open_zones() == []
    hand.release(ELSEWHERE)
