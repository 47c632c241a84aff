"""Arrow keys walk along the tree, by way of the steps."""

import pytest
from PySide6.QtCore import Qt

from argmap.core.records import Inference
from argmap.ui.viewing import Look

REASON = "By paying for joint projects"


def test_from_nothing_an_arrow_leads_to_the_main_claim(hand):
    hand.context.look_requested.emit(Look.WALK_DOWN)
    assert hand.context.selection.current == hand.context.tree.main_claim().id


def test_up_from_a_reason_selects_its_step_and_then_the_target(hand):
    place = hand.show(REASON)
    hand.context.selection.select_card(place.id)
    hand.context.look_requested.emit(Look.WALK_UP)
    assert hand.context.selection.step == place.inference_id
    hand.context.look_requested.emit(Look.WALK_UP)
    assert hand.context.selection.cards == (hand.context.tree.main_claim().id,)


def test_down_from_a_step_leads_to_its_first_reason(hand):
    place = hand.show(REASON)
    hand.context.selection.select_step(place.inference_id)
    hand.context.look_requested.emit(Look.WALK_DOWN)
    assert hand.context.selection.cards == (place.id,)


def test_up_from_a_doubt_leads_by_its_step_to_the_step_it_doubts(hand):
    doubt = next(one for one in hand.document.all(Inference) if one.target_inference_id is not None)
    place = hand.context.tree.premises(doubt.id)[0]
    hand.context.selection.select_card(place.id)
    hand.context.look_requested.emit(Look.WALK_UP)
    hand.context.look_requested.emit(Look.WALK_UP)
    assert hand.context.selection.step == doubt.target_inference_id


def test_left_and_right_go_through_a_row_and_on_to_the_next_branch(hand):
    tree = hand.context.tree
    main = tree.main_claim()
    row = [child for one in tree.children(main) for child in tree.children(one)]
    hand.context.selection.select_card(row[0].id)
    seen = [row[0].id]
    for _ in row[1:]:
        hand.context.look_requested.emit(Look.WALK_RIGHT)
        seen.append(hand.context.selection.current)
    assert seen == [place.id for place in row]
    hand.context.look_requested.emit(Look.WALK_LEFT)
    assert hand.context.selection.current == seen[-2]


def test_in_a_drawing_to_the_right_the_arrows_are_turned(hand):
    hand.context.view_state.set_layout("right")
    main = hand.context.tree.main_claim()
    hand.context.selection.select_card(main.id)
    hand.context.look_requested.emit(Look.WALK_RIGHT)
    first, second = hand.context.tree.children(main)[:2]
    assert hand.context.selection.current == first.id
    hand.context.look_requested.emit(Look.WALK_DOWN)
    assert hand.context.selection.current == second.id


def test_an_arrow_does_not_walk_into_a_folded_branch(hand):
    main = hand.context.tree.main_claim()
    hand.context.selection.select_card(main.id)
    hand.context.view_state.fold([main.id])
    hand.context.look_requested.emit(Look.WALK_DOWN)
    assert hand.context.selection.current == main.id


def test_what_is_walked_to_comes_into_view(hand):
    hand.context.selection.select_card(hand.context.tree.main_claim().id)
    for look in [Look.WALK_DOWN] + [Look.WALK_RIGHT] * 8:
        hand.context.look_requested.emit(look)
        rect = hand.canvas.sight.scene.rect_of(hand.context.selection.current)
        assert hand.canvas.sight.camera.shown.contains(rect.centre)


def test_shift_and_an_arrow_extend_the_selection_and_take_it_back(hand):
    first, second, third = hand.context.tree.children(hand.context.tree.main_claim())[:3]
    hand.context.selection.select_card(first.id)
    hand.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    hand.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert hand.context.selection.cards == (first.id, second.id, third.id)
    hand.key(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert hand.context.selection.cards == (first.id, second.id)


@pytest.mark.parametrize("look", [Look.WALK_UP, Look.WALK_DOWN, Look.WALK_LEFT, Look.WALK_RIGHT])
def test_every_place_can_be_walked_from(hand, look):
    for place, _ in hand.context.tree.walk():
        hand.context.selection.select_card(place.id)
        hand.context.look_requested.emit(look)
        assert hand.context.selection.current is not None or hand.context.selection.step is not None


def test_space_folds_and_unfolds(hand):
    main = hand.context.tree.main_claim()
    hand.context.selection.select_card(main.id)
    hand.key(Qt.Key.Key_Space)
    assert hand.context.view_state.is_folded(main.id)
    hand.key(Qt.Key.Key_Space)
    assert not hand.context.view_state.is_folded(main.id)


def test_escape_lets_go_of_the_selection(hand):
    hand.context.selection.select_card(hand.context.tree.main_claim().id)
    hand.key(Qt.Key.Key_Escape)
    assert hand.context.selection.cards == ()
