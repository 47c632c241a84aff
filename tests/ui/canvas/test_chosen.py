"""Selected cards, however many: those in view are found and shown, and no others are looked at."""

import pytest

from argmap.ui.canvas.chosen import FEW, MOST_RINGS, chosen_in_view
from argmap.ui.view_state import LAYOUTS
from tests.benchmarks.maps import random_map


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("zoom", [0.2, 0.5, 1.0])
def test_of_very_many_the_same_are_found_in_view_as_one_by_one(open_map, zoom, layout):
    hand = open_map(random_map(FEW + 100, seed=2))
    hand.context.view_state.set_layout(layout)
    looking, sight, selection = hand.canvas.looking, hand.canvas.sight, hand.context.selection
    looking.zoom_by(zoom / sight.camera.zoom, looking.middle)
    every = [place.id for place, _ in hand.context.tree.walk()]
    selection.select_cards(every)
    seen = {one: rect for one in every if sight.camera.shown.intersects(rect := sight.rect_of(one))}
    assert chosen_in_view(sight, selection) == seen


def test_very_many_cards_from_afar_are_all_seen_to_be_selected(open_map):
    hand = open_map(random_map(2 * MOST_RINGS))
    hand.canvas.looking.show_whole()
    place = hand.context.tree.roots()[0]
    at = hand.middle(place.id)
    before = hand.colour(at)
    hand.context.selection.select_cards([one.id for one, _ in hand.context.tree.walk()])
    assert len(chosen_in_view(hand.canvas.sight, hand.context.selection)) > MOST_RINGS
    assert hand.colour(at) != before
