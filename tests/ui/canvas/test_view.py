"""The canvas shows a map, zooms, pans and selects."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from argmap.core.ids import new_id
from argmap.core.records import MapInfo
from argmap.ui.viewing import Look


def test_a_map_opens_at_a_readable_size_with_its_main_claim_in_view(hand):
    main = hand.context.tree.main_claim()
    rect = hand.canvas.sight.scene.rect_of(main.id)
    assert hand.canvas.sight.camera.shown.contains(rect.centre)
    assert hand.canvas.sight.camera.zoom * 14 >= 9


def test_every_card_in_view_is_painted(hand):
    theme = hand.canvas.sight.look.theme
    main = hand.context.tree.main_claim()
    rect = hand.canvas.sight.camera.view_rect(hand.canvas.sight.scene.rect_of(main.id))
    assert hand.colour(rect.topRight().toPoint() + QPoint(-20, 6)).name() == theme.card.lower()
    assert hand.colour(QPoint(5, 5)).name() == theme.canvas.lower()


def test_an_empty_map_opens(open_map):
    hand = open_map([MapInfo(new_id())])
    assert hand.colour(QPoint(600, 400)).name() == hand.canvas.sight.look.theme.canvas.lower()


def test_a_click_selects_a_card_and_a_click_beside_it_nothing(hand):
    main = hand.context.tree.main_claim()
    hand.click(hand.middle(main.id))
    assert hand.context.selection.cards == (main.id,)
    hand.click(QPoint(4, 4))
    assert hand.context.selection.cards == ()


def test_shift_and_click_selects_several(hand):
    main = hand.context.tree.main_claim()
    child = hand.show("By paying for joint projects")
    hand.click(hand.middle(main.id))
    hand.click(hand.middle(child.id), Qt.KeyboardModifier.ShiftModifier)
    assert hand.context.selection.cards == (main.id, child.id)


def test_a_click_on_a_line_selects_its_step(hand):
    place = hand.show("By paying for joint projects")
    connector, index = hand.canvas.sight.scene.line_of(place.inference_id)
    hand.click(hand.at(connector.joint_at[index]))
    assert hand.context.selection.step == place.inference_id
    assert hand.context.selection.cards == ()


def test_the_selection_is_seen(hand):
    main = hand.context.tree.main_claim()
    rect = hand.canvas.sight.camera.view_rect(hand.canvas.sight.scene.rect_of(main.id))
    edge = (rect.topLeft() + QPointF(60, -4)).toPoint()
    before = hand.colour(edge)
    hand.context.selection.select_card(main.id)
    after = hand.colour(edge)
    assert before.blue() - before.red() < 20
    assert after.blue() - after.red() > 100


def test_zooming_keeps_what_is_under_the_mouse(hand):
    at = QPointF(700, 300)
    before = hand.canvas.sight.camera.to_map(at)
    hand.canvas.looking.zoom_by(1.2, at)
    after = hand.canvas.sight.camera.to_map(at)
    assert abs(after.x - before.x) < 1
    assert abs(after.y - before.y) < 1


def test_the_zoom_actions_zoom(hand):
    reports = []
    hand.context.look_changed.connect(reports.append)
    hand.context.look_requested.emit(Look.ACTUAL_SIZE)
    assert reports[-1].zoom == 1.0
    hand.context.look_requested.emit(Look.ZOOM_IN)
    assert reports[-1].zoom == 1.25
    hand.context.look_requested.emit(Look.ZOOM_OUT)
    assert reports[-1].zoom == 1.0


def test_dragging_with_the_middle_button_pans(hand):
    before = hand.canvas.sight.camera
    QTest.mousePress(hand.view, Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, QPoint(600, 700))
    QTest.mouseMove(hand.view, QPoint(550, 640))
    QTest.mouseRelease(hand.view, Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, QPoint(550, 640))
    after = hand.canvas.sight.camera
    assert (after.left - before.left, after.top - before.top) == (50 * before.ratio, 60 * before.ratio)


def test_the_scroll_bars_follow_and_lead(hand):
    bar = hand.canvas.horizontalScrollBar()
    assert bar.value() == hand.canvas.sight.camera.left
    bar.setValue(bar.value() + 100)
    assert bar.value() == hand.canvas.sight.camera.left
