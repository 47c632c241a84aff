"""Fit, folds, layouts, and where a map is looked at when it is opened again."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.tree import Tree
from argmap.layout.direction import Direction
from argmap.layout.geometry import Point, Size
from argmap.ui.canvas.camera import Camera, zoom_to_fit
from argmap.ui.canvas.fitting import MARGIN, SMALLEST_ZOOM, levels_that_fit, places_by_level
from argmap.ui.canvas.level_count import REST_MS
from argmap.ui.canvas.looking import COUNTED_SOON
from argmap.ui.canvas.pointing import passages_rect
from argmap.ui.canvas.tips import tip
from argmap.ui.preferences import Connecting, ThemeChoice
from argmap.ui.viewing import Look
from tests.benchmarks.maps import Shape, random_map
from tests.samples.sample_files import sample

READABLE = 9 / 14
WIDE = (2600, 1400)


def reports_of(hand):
    found = []
    hand.context.look_changed.connect(found.append)
    return found


def levels_after(hand, qtbot, act):
    """The levels shown and all, as counted after an act."""
    reports = reports_of(hand)
    with qtbot.waitSignal(hand.canvas.looking._levels.counted):
        act()
    return reports[-1].levels_shown, reports[-1].levels


@pytest.fixture
def reports(hand):
    return reports_of(hand)


@pytest.fixture
def wide(open_map):
    """The sample on EU defence and NATO in a window that has room for some of its levels."""
    return open_map(list(sample("eu-nato").document.records()), size=WIDE)


def test_fit_folds_rather_than_show_text_too_small_to_read(wide, qtbot):
    hand, reports = wide, reports_of(wide)
    shown, whole = levels_after(hand, qtbot, lambda: hand.context.look_requested.emit(Look.FIT))
    assert reports[-1].zoom >= READABLE - 1e-9
    assert 1 < shown < whole == 5
    camera, bounds = hand.canvas.sight.camera, hand.canvas.sight.scene.bounds
    assert camera.shown.x <= bounds.x and bounds.right <= camera.shown.right


def test_fit_again_shows_the_whole_map(wide, qtbot):
    hand = wide
    levels_after(hand, qtbot, lambda: hand.context.look_requested.emit(Look.FIT))
    assert levels_after(hand, qtbot, lambda: hand.context.look_requested.emit(Look.FIT)) == (5, 5)
    camera, bounds = hand.canvas.sight.camera, hand.canvas.sight.scene.bounds
    assert camera.shown.x <= bounds.x and bounds.right <= camera.shown.right
    assert camera.shown.y <= bounds.y and bounds.bottom <= camera.shown.bottom


def test_fit_again_gives_back_what_was_folded_by_hand(wide):
    hand = wide
    place = hand.show("By paying for joint projects")
    hand.context.view_state.fold([place.id])
    hand.context.look_requested.emit(Look.FIT)
    hand.context.look_requested.emit(Look.FIT)
    assert hand.context.view_state.folded == {place.id}


def test_a_map_that_fits_is_not_folded(open_map):
    hand = open_map(random_map(4))
    hand.context.look_requested.emit(Look.FIT)
    assert hand.context.view_state.folded == frozenset()


def test_one_more_level_would_not_have_fitted(wide, qtbot):
    hand = wide
    shown, whole = levels_after(hand, qtbot, lambda: hand.context.look_requested.emit(Look.FIT))
    assert 1 < shown < whole
    hand.context.view_state.set_folded(places_by_level(hand.context.tree)[shown])
    assert zoom_to_fit(hand.canvas.sight.camera, hand.canvas.sight.scene.bounds, MARGIN) < READABLE


def test_fit_measures_no_more_of_a_wide_row_than_fills_the_view():
    tree, measured = Tree(Document(random_map(3_000, shape=Shape.STAR))), []

    def measure(place):
        measured.append(place)
        return Size(236.0, 80.0)

    fit = levels_that_fit(tree, measure, Direction.DOWN, Camera(width=1300, height=700))
    assert (fit.levels, fit.has_more) == (1, True)
    assert len(measured) < 200


def test_fit_shows_the_whole_rather_than_the_first_level_alone(open_map):
    hand = open_map(random_map(60, shape=Shape.STAR))
    hand.context.look_requested.emit(Look.FIT)
    assert hand.context.view_state.folded == frozenset()
    camera, bounds = hand.canvas.sight.camera, hand.canvas.sight.scene.bounds
    assert camera.zoom < SMALLEST_ZOOM
    assert camera.shown.united(bounds) == camera.shown


def test_the_levels_of_a_large_map_are_not_known_after_an_edit_until_the_hand_has_rested(open_map, qtbot):
    hand = open_map(random_map(COUNTED_SOON + 1))
    shown, whole = levels_after(hand, qtbot, lambda: hand.context.look_requested.emit(Look.FIT))
    assert 1 <= shown < whole == len(places_by_level(hand.context.tree))
    reports = reports_of(hand)
    hand.context.perform(edits.edit_text, hand.context.tree.roots()[0].node_id, "Other words")
    assert (reports[-1].levels_shown, reports[-1].levels) == (0, 0)
    assert levels_after(hand, qtbot, lambda: None) == (shown, whole)


def test_the_levels_of_a_large_map_are_not_known_after_a_fold_until_they_are_counted(open_map, qtbot):
    hand = open_map(random_map(COUNTED_SOON + 1))
    _, whole = levels_after(hand, qtbot, lambda: None)
    reports = reports_of(hand)
    levels = places_by_level(hand.context.tree)

    def fold():
        hand.context.view_state.set_folded(levels[1])
        assert (reports[-1].levels_shown, reports[-1].levels) == (0, 0)

    assert levels_after(hand, qtbot, fold) == (2, whole)


def test_an_edit_of_a_small_map_keeps_the_levels_known_and_counts_them_again(hand, qtbot):
    shown, whole = levels_after(hand, qtbot, lambda: None)
    reports = reports_of(hand)
    leaf = hand.context.tree.place(places_by_level(hand.context.tree)[-1][0])

    def deepen():
        hand.context.perform(edits.add_reason, leaf.node_id, "Deeper")
        assert reports[-1].levels == whole

    assert levels_after(hand, qtbot, deepen) == (shown + 1, whole + 1)


def test_levels_are_counted_once_the_view_rests(hand, qtbot):
    counted = []
    levels_after(hand, qtbot, lambda: hand.context.view_state.fold([hand.context.tree.roots()[0].id]))
    hand.canvas.looking._levels.counted.connect(lambda: counted.append(None))
    hand.context.view_state.set_folded(())
    for _ in range(8):
        hand.context.look_requested.emit(Look.MOVE_DOWN)
        hand.context.look_requested.emit(Look.MOVE_UP)
        qtbot.wait(REST_MS // 3)
    assert counted == []
    qtbot.waitUntil(lambda: counted == [None])


def test_a_card_made_in_a_folded_level_is_seen(hand):
    hand.context.look_requested.emit(Look.FIT)
    place = hand.place("Even on a narrower count")
    hand.context.show(place.id)
    rect = hand.canvas.sight.scene.rect_of(place.id)
    assert rect is not None
    assert hand.canvas.sight.camera.shown.contains(rect.centre)


def test_fit_selection_shows_the_branch(hand):
    place = hand.show("By paying for joint projects")
    hand.context.selection.select_card(place.id)
    hand.context.look_requested.emit(Look.FIT_SELECTION)
    camera, branch = hand.canvas.sight.camera, hand.canvas.sight.scene.layout.rect_of_branch(place.inference_id)
    assert camera.zoom > READABLE
    assert camera.shown.x <= branch.x and branch.right <= camera.shown.right


def test_going_to_a_step_brings_it_into_view(hand):
    place = hand.place("Even on a narrower count")
    hand.canvas.go_to(place.inference_id)
    rect = hand.canvas.sight.scene.rect_of(place.inference_id)
    assert hand.canvas.sight.camera.shown.contains(rect.centre)


@pytest.mark.parametrize("layout", ["down", "right", "page"])
def test_every_layout_shows_every_card(hand, layout):
    hand.context.view_state.set_layout(layout)
    rects = [hand.canvas.sight.scene.rect_of(place.id) for place, _ in hand.context.tree.walk()]
    assert all(rect is not None for rect in rects)
    main = hand.canvas.sight.scene.rect_of(hand.context.tree.main_claim().id)
    assert hand.canvas.sight.camera.shown.contains(main.centre)


def test_a_map_opens_where_it_was_left(hand, open_map, tmp_path):
    hand.canvas.looking.zoom_by(1.7, QPointF(300, 200))
    hand.show("Even on a narrower count")
    before = hand.canvas.sight.camera
    hand.context.view_state.save()
    again = open_map(list(hand.document.records()))
    after = again.canvas.sight.camera
    assert after.zoom == before.zoom
    assert abs(after.left - before.left) <= 1
    assert abs(after.top - before.top) <= 1


def turn_wheel(hand, pixels=QPoint(), angle=QPoint(), modifiers=Qt.KeyboardModifier.NoModifier, at=QPointF(300, 300)):
    event = QWheelEvent(
        at, QPointF(hand.view.mapToGlobal(at)), pixels, angle, Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(hand.view, event)


def test_the_wheel_pans_and_with_shift_sideways(hand):
    before = hand.canvas.sight.camera
    turn_wheel(hand, angle=QPoint(0, -120))
    down = hand.canvas.sight.camera
    assert down.top > before.top and down.left == before.left
    turn_wheel(hand, angle=QPoint(0, -120), modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert hand.canvas.sight.camera.left > down.left


def test_a_touchpad_pans_by_its_pixels(hand):
    before = hand.canvas.sight.camera
    turn_wheel(hand, pixels=QPoint(-7, -11), angle=QPoint(-56, -88))
    after = hand.canvas.sight.camera
    assert (after.left - before.left, after.top - before.top) == (7 * before.ratio, 11 * before.ratio)


def test_ctrl_and_the_wheel_zoom_at_the_mouse(hand):
    at = QPointF(333, 222)
    before = hand.canvas.sight.camera
    turn_wheel(hand, angle=QPoint(0, 120), modifiers=Qt.KeyboardModifier.ControlModifier, at=at)
    after = hand.canvas.sight.camera
    assert after.zoom == pytest.approx(before.zoom * 1.2)
    assert after.to_map(at).x == pytest.approx(before.to_map(at).x, abs=1)


def test_space_and_dragging_pan_and_do_not_fold(hand):
    main = hand.context.tree.main_claim()
    hand.context.selection.select_card(main.id)
    before = hand.canvas.sight.camera
    QTest.keyPress(hand.canvas, Qt.Key.Key_Space)
    hand.drag(QPoint(600, 700), QPoint(560, 690))
    QTest.keyRelease(hand.canvas, Qt.Key.Key_Space)
    assert hand.canvas.sight.camera.left == before.left + 40 * before.ratio
    assert not hand.context.view_state.is_folded(main.id)


def test_the_map_cannot_be_lost_out_of_view(hand):
    for _ in range(100):
        turn_wheel(hand, angle=QPoint(1200, 1200))
    assert hand.canvas.sight.camera.shown.intersects(hand.canvas.sight.scene.bounds)


def test_the_selection_is_said(hand):
    place = hand.show("By paying for joint projects")
    hand.context.selection.select_card(place.id)
    assert hand.canvas.accessibleName() == "Argument map"
    assert hand.canvas.accessibleDescription().startswith("Reason: By paying for joint projects")
    hand.context.selection.select_step(place.inference_id)
    assert "It supports: So far, EU defence" in hand.canvas.accessibleDescription()
    hand.context.selection.select_cards([place.id, hand.context.tree.main_claim().id])
    assert hand.canvas.accessibleDescription() == "2 cards selected"


def test_a_dark_theme_is_painted_dark(hand):
    hand.context.preferences.set_theme(ThemeChoice.DARK)
    assert hand.colour(QPoint(5, 5)).lightness() < 60
    hand.context.preferences.set_theme(ThemeChoice.LIGHT)
    assert hand.colour(QPoint(5, 5)).lightness() > 200


def test_other_words_on_the_lines_are_painted(hand):
    before = hand.picture()
    hand.context.preferences.set_connecting(Connecting.SUPPORTS_OPPOSES)
    assert hand.picture() != before


def test_a_tooltip_names_the_words_of_the_source(hand):
    place = hand.show("By paying for joint projects")
    scene = hand.canvas.sight.scene
    rect = passages_rect(scene.face(place), scene.layout.rect_of(place.id), scene.typesetter)
    hover = hand.canvas.hover
    hover.move(QPointF(hand.at(Point(rect.x + 8, rect.centre.y))))
    assert tip(scene, hover).startswith("“")


def test_a_screen_reader_that_listens_is_told(hand):
    QAccessible.setActive(True)
    try:
        for place, _ in hand.context.tree.walk():
            hand.context.selection.select_card(place.id)
        assert hand.canvas.accessibleDescription() == hand.canvas.sight.scene.face(place).spoken
    finally:
        QAccessible.setActive(False)
