"""Titles of branches: readable from afar, never on each other, and gone where the cards can be read."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint

from argmap.core import edits
from argmap.ui.canvas.camera import plain
from argmap.ui.canvas.signs import HEIGHT, signs_in_view
from argmap.ui.view_state import LAYOUTS
from tests.benchmarks.maps import random_map


def zoom_to(hand, zoom):
    looking = hand.canvas.looking
    looking.zoom_by(zoom / hand.canvas.sight.camera.zoom, looking.middle)


def signs(hand):
    return signs_in_view(hand.canvas.sight.scene, hand.canvas.sight.camera)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_title_covers_another_and_all_are_whole_in_view(open_map, layout):
    hand = open_map(random_map(2_000))
    hand.context.view_state.set_layout(layout)
    start, width = hand.canvas.sight.camera, hand.view.width()
    for zoom in (0.003, 0.01, 0.04, 0.1, 0.2, 0.3):
        hand.canvas.sight.go(start)
        zoom_to(hand, zoom)
        found = signs(hand)
        assert found, zoom
        assert all(one.rect.x >= 0 and one.rect.right <= width and one.rect.height == HEIGHT for one in found), zoom
        assert not [pair for pair in combinations(found, 2) if pair[0].rect.intersects(pair[1].rect)], zoom


def test_cards_that_can_be_read_have_no_titles(hand):
    zoom_to(hand, 0.5)
    assert signs(hand) == []


def test_the_whole_map_from_afar_is_called_by_its_main_claim(open_map):
    hand = open_map(random_map(3_000))
    hand.canvas.looking.show_whole()
    main = hand.context.tree.node(hand.context.tree.main_claim().node_id)
    assert main.text.startswith(signs(hand)[0].words.rstrip("…"))


def test_a_branch_is_called_by_the_title_of_its_card(hand):
    hand.canvas.looking.show_whole()
    zoom_to(hand, 0.2)
    main = hand.context.tree.node(hand.context.tree.main_claim().node_id)
    hand.context.perform(lambda document: edits.edit_field(document, main, title="Europe and NATO"))
    assert "Europe and NATO" in [one.words for one in signs(hand)]


def test_titles_are_painted(hand):
    hand.canvas.looking.show_whole()
    zoom_to(hand, 0.2)
    sign = signs(hand)[0]
    left = round(sign.rect.x) + 4
    seen = {hand.grab().pixelColor(left, round(sign.rect.y) + y).name() for y in range(8, 14)}
    assert seen == {hand.context.theme.tone(sign.tone).lower()}


def test_the_title_of_the_selected_card_has_the_ring(hand):
    hand.canvas.looking.show_whole()
    zoom_to(hand, 0.06)
    main = hand.context.tree.main_claim()
    sign = next(one for one in signs(hand) if one.place_id == main.id)
    at = QPoint(round(sign.rect.centre.x), round(sign.rect.y))
    hand.context.selection.select_card(main.id)
    assert hand.colour(at).name() == hand.context.theme.accent.lower()
    hand.context.selection.clear()
    assert hand.colour(at).name() != hand.context.theme.accent.lower()


def test_no_other_title_covers_the_selected_card(open_map):
    hand = open_map(random_map(2_000))
    zoom_to(hand, 0.1)
    scene, camera = hand.canvas.sight.scene, hand.canvas.sight.camera
    covered = 0
    for shown in list(scene.layout.shown(camera.shown)):
        place = shown.block.cards[0].place
        ring = plain(camera.view_rect(scene.rect_of(place.id)))
        others = [one for one in signs(hand) if one.place_id != place.id and one.rect.intersects(ring)]
        covered += bool(others)
        found = signs_in_view(scene, camera, place.id)
        assert not [one for one in found if one.place_id != place.id and one.rect.intersects(ring)]
    assert covered
