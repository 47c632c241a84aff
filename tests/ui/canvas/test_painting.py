"""What is painted after pans, edits and folds is what would be painted from scratch, pixel by pixel."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QPoint, QPointF

from argmap.core import edits
from argmap.core.records import Inference, Kind, Node, Premise
from argmap.render.detail import Detail, detail_at
from argmap.samples import sample_records
from argmap.ui.view_state import LAYOUTS
from argmap.ui.viewing import Look
from tests.benchmarks.maps import random_map
from tests.ui.canvas.pictures import is_same

REASON = "By paying for joint projects"
ROOT = Path(__file__).resolve().parents[3]


def fresh(hand):
    """The same view, painted from nothing over a map laid out from nothing."""
    sight = hand.canvas.sight
    sight.scene.redraw_all()
    sight.set_look(sight.look)
    return hand.picture()


def set_camera(hand, **values):
    hand.canvas.sight.go(replace(hand.canvas.sight.camera, **values))


def look_from(hand, ratio, zoom):
    """As on a screen with so many device pixels per pixel."""
    hand.canvas.sight.resize(round(600 * ratio), round(400 * ratio), ratio)
    hand.canvas.looking.zoom_by(zoom / hand.canvas.sight.camera.zoom, QPointF(300, 200))
    hand.canvas.go_to(hand.place(REASON).id)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("zoom", [0.05, 0.2, 0.643, 1.7])
def test_a_pan_paints_what_a_new_frame_would(hand, ratio, zoom, layout):
    hand.context.view_state.set_layout(layout)
    look_from(hand, ratio, zoom)
    hand.picture()
    for dx, dy in ((13, 0), (0, -29), (-51, 17), (0, 260), (400, 3), (-3, -130)):
        camera = hand.canvas.sight.camera
        set_camera(hand, left=camera.left + dx, top=camera.top + dy)
        panned = hand.picture()
        hand.canvas.sight.set_look(hand.canvas.sight.look)
        assert is_same(panned, hand.picture())


def test_a_pan_paints_only_the_strip(hand):
    hand.picture()
    camera = hand.canvas.sight.camera
    set_camera(hand, left=camera.left + 10)
    assert hand.canvas.sight.stale_area() == 10 * camera.height


EDITS = {
    "text": lambda hand: (edits.edit_text, hand.place(REASON).node_id, "Much longer words. " * 9),
    "short text": lambda hand: (edits.edit_text, hand.place(REASON).node_id, "Short"),
    "objection": lambda hand: (edits.add_objection, hand.place(REASON).node_id, "New"),
    "joint": lambda hand: (edits.add_co_premise, hand.place(REASON).inference_id, "New"),
    "doubt": lambda hand: (edits.add_undercut, hand.place(REASON).inference_id, "New"),
    "turn": lambda hand: (edits.turn, hand.place(REASON).inference_id),
    "delete": lambda hand: (edits.delete_branch, [hand.place(REASON).id]),
    "remove": lambda hand: (edits.remove_card, hand.place(REASON).id),
    "between": lambda hand: (edits.insert_between, hand.place(REASON).id, "Between"),
    "reorder": lambda hand: (edits.reorder, hand.place(REASON).id, -2),
    "kind": lambda hand: (edits.change_kind, hand.place(REASON).node_id, Kind.EVIDENCE),
    "root": lambda hand: (edits.add_claim, "Another"),
    "tray": lambda hand: (edits.to_tray, [hand.place(REASON).id]),
    "twice": lambda hand: (edits.use_here_too, hand.place(REASON).node_id, hand.context.tree.main_claim().node_id),
    "remark": lambda hand: (edits.comment, hand.step_of(REASON).id, "Really?", "A reader", "2026-01-01T00:00:00Z"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", EDITS)
def test_an_edit_and_its_undo_paint_what_a_new_frame_would(hand, name, layout):
    hand.context.view_state.set_layout(layout)
    hand.context.look_requested.emit(Look.ACTUAL_SIZE)
    hand.show(REASON)
    hand.picture()
    edit, *arguments = EDITS[name](hand)
    assert hand.context.perform(edit, *arguments)
    edited = hand.picture()
    assert is_same(edited, fresh(hand))
    hand.context.undo()
    undone = hand.picture()
    assert is_same(undone, fresh(hand))


def test_folds_paint_what_a_new_frame_would(hand):
    place = hand.show(REASON)
    hand.picture()
    hand.context.view_state.fold([place.id])
    folded = hand.picture()
    assert is_same(folded, fresh(hand))
    hand.context.view_state.fold([place.id], False)
    unfolded = hand.picture()
    assert is_same(unfolded, fresh(hand))


def test_fifty_random_edits_paint_what_a_new_frame_would(open_map):
    hand = open_map(random_map(120, seed=5), size=(600, 400))
    random = Random(5)
    hand.context.look_requested.emit(Look.ACTUAL_SIZE)
    for _ in range(50):
        node = random.choice(sorted(one.id for one in hand.document.all(Node)))
        premises = sorted(one.id for one in hand.document.all(Premise))
        step = random.choice(sorted(one.id for one in hand.document.all(Inference)))
        match random.randrange(6):
            case 0:
                hand.context.perform(edits.edit_text, node, "word " * random.randint(0, 50))
            case 1:
                hand.context.perform(edits.add_evidence, node, "New evidence")
            case 2:
                hand.context.perform(edits.turn, step)
            case 3:
                hand.context.perform(edits.move_under, [random.choice(premises)], node)
            case 4:
                hand.context.perform(edits.remove_card, random.choice(premises))
            case 5:
                hand.context.undo()
        edited = hand.picture()
        assert is_same(edited, fresh(hand))


def test_after_an_edit_only_what_changed_is_painted(hand):
    place = hand.show(REASON)
    hand.context.look_requested.emit(Look.ACTUAL_SIZE)
    hand.picture()
    text = hand.context.tree.node(place.node_id).text
    hand.context.perform(edits.edit_text, place.node_id, text.replace("joint", "point"))
    rect = hand.canvas.sight.scene.layout.rect_of(place.id)
    assert 0 < hand.canvas.sight.stale_area() < (rect.width + 40) * (rect.height + 40)


def test_what_was_selected_stays_where_it_is_when_its_row_grows(hand):
    place = hand.show(REASON)
    hand.context.selection.select_card(place.id)
    before = hand.middle(place.id)
    hand.context.perform(edits.add_reason, hand.context.tree.main_claim().node_id, "One more")
    assert (hand.middle(place.id) - before).manhattanLength() <= 1


def test_what_a_fold_leaves_of_the_map_is_in_view(hand):
    sight, main = hand.canvas.sight, hand.context.tree.main_claim()
    set_camera(hand, left=sight.camera.left + 10**6, top=sight.camera.top + 10**6)
    hand.context.view_state.fold([main.id])
    assert sight.camera.shown.intersects(sight.scene.bounds)
    folded = hand.picture()
    assert is_same(folded, fresh(hand))


def test_undo_shows_what_it_brought_back(hand):
    place = hand.show("Even on a narrower count")
    hand.context.perform(edits.delete_branch, [place.id])
    hand.canvas.go_to(hand.context.tree.main_claim().id)
    hand.context.look_requested.emit(Look.ACTUAL_SIZE)
    hand.canvas.go_to(hand.place("How should one tell").id)
    hand.context.undo()
    rect = hand.canvas.sight.scene.rect_of(place.id)
    assert hand.canvas.sight.camera.shown.contains(rect.centre)


def test_what_moves_glides(open_map, qtbot):
    hand = open_map(random_map(30, seed=2), has_motion=True)
    main = hand.context.tree.main_claim()
    moving = hand.context.tree.children(main)[-1]
    hand.context.look_requested.emit(Look.ACTUAL_SIZE)
    hand.canvas.go_to(moving.id)
    hand.context.selection.select_card(main.id)
    hand.picture()
    before = hand.canvas.sight.rect_of(moving.id)
    hand.context.perform(edits.edit_text, main.node_id, "A much longer main claim. " * 12)
    after = hand.canvas.sight.scene.rect_of(moving.id)
    assert before.y < after.y
    assert hand.canvas.sight.rect_of(moving.id).y < after.y
    qtbot.waitUntil(lambda: hand.canvas.sight.rect_of(moving.id) == after)
    arrived = hand.picture()
    assert is_same(arrived, fresh(hand))


def test_nothing_glides_under_reduced_motion(open_map):
    hand = open_map(random_map(30, seed=2))
    main = hand.context.tree.main_claim()
    moving = hand.context.tree.children(main)[-1]
    hand.canvas.go_to(moving.id)
    hand.context.perform(edits.edit_text, main.node_id, "A much longer main claim. " * 12)
    assert hand.canvas.sight.rect_of(moving.id) == hand.canvas.sight.scene.rect_of(moving.id)


def test_a_view_that_moves_while_cards_glide_ends_as_a_new_frame(open_map, qtbot):
    hand = open_map(random_map(30, seed=2), has_motion=True)
    main = hand.context.tree.main_claim()
    hand.context.look_requested.emit(Look.ACTUAL_SIZE)
    hand.canvas.go_to(main.id)
    hand.context.perform(edits.edit_text, main.node_id, "A much longer main claim. " * 12)
    for _ in range(4):
        set_camera(hand, left=hand.canvas.sight.camera.left + 37)
        hand.canvas.grab()
        qtbot.wait(15)
    qtbot.wait(250)
    arrived = hand.picture()
    assert is_same(arrived, fresh(hand))


def test_what_is_brought_into_view_while_it_glides_leaves_nothing_behind(open_map, qtbot):
    hand = open_map(sample_records("eu-nato"), has_motion=True, size=(774, 580))
    main = hand.context.tree.main_claim()
    text = hand.context.tree.node(main.node_id).text
    hand.context.perform(edits.edit_text, main.node_id, "A main claim of only one line.")
    rect = hand.canvas.sight.scene.rect_of(main.id)
    hand.canvas.looking.zoom_by(0.64 / hand.canvas.sight.camera.zoom, hand.canvas.looking.middle)
    scale = hand.canvas.sight.camera.scale
    set_camera(hand, left=round((rect.x - 300) * scale), top=round((rect.y + rect.height / 2) * scale))
    qtbot.wait(250)
    hand.context.perform(edits.edit_text, main.node_id, text)
    hand.context.show(main.id)
    qtbot.wait(400)
    arrived = hand.picture()
    assert is_same(arrived, fresh(hand))


@pytest.mark.parametrize("zoom", [0.7, 0.2, 0.05])
def test_every_level_of_detail_shows_the_main_claim(hand, zoom):
    hand.canvas.looking.zoom_by(zoom / hand.canvas.sight.camera.zoom, hand.canvas.looking.middle)
    main = hand.context.tree.main_claim()
    hand.canvas.go_to(main.id)
    assert hand.picture().pixelColor(hand.middle(main.id)) != hand.picture().pixelColor(2, 2)


@pytest.mark.parametrize("zoom", [0.125, 0.15, 0.2, 0.25, 0.3])
def test_every_card_in_bars_has_an_edge_all_around(hand, zoom):
    sight = hand.canvas.sight
    hand.canvas.looking.zoom_by(zoom / sight.camera.zoom, hand.canvas.looking.middle)
    image, border = hand.picture(), hand.context.theme.border.lower()
    whole, seen = image.rect().adjusted(2, 2, -2, -2), 0
    for shown in sight.scene.layout.shown(sight.camera.shown):
        for card in shown.block.cards:
            x, y, scale = shown.x + card.x, shown.y + card.y, sight.camera.scale
            left, top = round(x * scale) - sight.camera.left, round(y * scale) - sight.camera.top
            right = round((x + card.width) * scale) - sight.camera.left
            bottom = round((y + card.height) * scale) - sight.camera.top
            sides = [QPoint(left - 1, top), QPoint(right, top), QPoint(right - 1, top - 1), QPoint(right - 1, bottom)]
            if all(whole.contains(one) for one in sides):
                assert {image.pixelColor(one).name() for one in sides} == {border}
                seen += 1
    assert seen > 10


def test_the_levels_of_detail_are_those_of_the_exports():
    assert [detail_at(scale) for scale in (0.7, 0.2, 0.05)] == [Detail.TEXT, Detail.BARS, Detail.BLOCKS]


def test_everything_holds_on_finer_screens():
    """The tests of hands and pictures once more, on a screen whose device pixels are no whole part of ours."""
    files = ["test_view.py", "test_hovering.py", "test_writing.py"]
    command = [sys.executable, "-m", "pytest", "-q", "-x", *(str(Path(__file__).parent / name) for name in files)]
    run = subprocess.run(command, cwd=ROOT, env=os.environ | {"QT_SCALE_FACTOR": "1.5"}, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout
