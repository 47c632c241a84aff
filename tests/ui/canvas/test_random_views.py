"""Whatever was done to a map and a view, in whatever order: the frame is the one that a new canvas would paint."""

from dataclasses import replace
from random import Random

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest

from argmap.core.records import Premise
from argmap.ui.canvas.view import MapCanvas
from argmap.ui.preferences import Colours, Connecting, ThemeChoice
from argmap.ui.view_state import LAYOUTS
from argmap.ui.viewing import Look
from tests.benchmarks.maps import random_map
from tests.core.any_edit import any_drawn_edit
from tests.samples.sample_files import sample
from tests.ui.canvas.pictures import is_same

SIZE = (600, 400)
STEPS = 40


@pytest.fixture(params=["sample", "tree"])
def records(request):
    """A map with undercuts, frames and passages, and a larger one."""
    return list(sample("eu-nato").document.records()) if request.param == "sample" else random_map(150, seed=3)


@pytest.mark.parametrize("has_motion", [False, True])
@pytest.mark.parametrize("seed", range(2))
def test_a_frame_after_anything_equals_a_frame_from_scratch(open_map, records, seed, has_motion):
    hand, random = open_map(records, has_motion, SIZE), Random(seed)
    done = []
    for _ in range(STEPS):
        done.append(random.choice(ACTS)(hand, random))
        hand.grab()
        if has_motion:
            QTest.qWait(random.choice((0, 30, 200)))
        if random.random() < 0.4:
            assert is_same(settled(hand), from_scratch(hand)), done


def settled(hand):
    """The frame when all has arrived, and the map is not pushed out of view."""
    sight = hand.canvas.sight
    sight._glide.stop()
    sight.go(sight.camera)
    return hand.grab()


def from_scratch(hand):
    """The same view of the same map, on a canvas that never saw anything else."""
    canvas = MapCanvas(hand.context)
    canvas.resize(*SIZE)
    canvas.show()
    canvas.sight.go(hand.canvas.sight.camera)
    picture = canvas.viewport().grab().toImage()
    canvas.deleteLater()
    return picture


def edit(hand, random):
    change = any_drawn_edit(hand.document, random)
    if change is not None:
        hand.context.session.commit(change)
    return change.label if change is not None else "nothing"


def undo(hand, random):
    hand.context.undo()
    return "undo"


def redo(hand, random):
    hand.context.stepping.redo()
    return "redo"


def fold(hand, random):
    ids = sorted([*(one.id for one in hand.document.all(Premise)), *hand.document.root_ids])
    chosen = random.sample(ids, min(len(ids), random.choice((1, 2, 30))))
    is_folding = random.random() < 0.5
    hand.context.view_state.fold(chosen, is_folding)
    return f"fold {len(chosen)}" if is_folding else f"unfold {len(chosen)}"


def select(hand, random):
    ids = sorted([*(one.id for one in hand.document.all(Premise)), *hand.document.root_ids])
    if ids:
        hand.context.selection.select_card(random.choice(ids))
    return "select"


def pan(hand, random):
    sight = hand.canvas.sight
    dx, dy = random.randint(-400, 400), random.randint(-300, 300)
    sight.go(replace(sight.camera, left=sight.camera.left + dx, top=sight.camera.top + dy))
    return f"pan {dx} {dy}"


def zoom(hand, random):
    looking = hand.canvas.looking
    factor = random.choice((1 / 3, 1 / 1.25, 1.25, 3))
    looking.zoom_by(factor, QPointF(random.randint(0, SIZE[0]), random.randint(0, SIZE[1])))
    return f"zoom to {hand.canvas.sight.camera.zoom:.3f}"


def look(hand, random):
    wanted = random.choice(list(Look))
    hand.canvas.look(wanted)
    return str(wanted)


def theme(hand, random):
    hand.context.preferences.set_theme(random.choice((ThemeChoice.LIGHT, ThemeChoice.DARK)))
    return "theme"


def words(hand, random):
    hand.context.preferences.set_connecting(random.choice(list(Connecting)))
    hand.context.preferences.set_palette(random.choice(list(Colours)))
    return "words and colours"


def layout(hand, random):
    hand.context.view_state.set_layout(random.choice(LAYOUTS))
    return hand.context.view_state.layout


ACTS = (edit, edit, edit, edit, undo, redo, fold, fold, select, pan, pan, pan, zoom, zoom, look, theme, words, layout)
