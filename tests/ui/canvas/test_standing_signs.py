"""Signs of how cards stand: painted where they are asked for, and anew only where a card stands otherwise."""

import pytest

from argmap.ui.canvas.standing_sign import ShownStanding
from argmap.ui.canvas.words import spoken
from tests.ui.canvas.pictures import is_same
from tests.ui.canvas.test_painting import fresh

MAIN = "So far, EU defence integration"
REASON = "By paying for joint projects"


@pytest.fixture
def standings(hand) -> dict[str, ShownStanding]:
    """What the signs say, by node."""
    found: dict[str, ShownStanding] = {}
    hand.canvas.sight.scene.standing = lambda place: found.get(place.node_id)
    hand.show(REASON)
    hand.picture()
    return found


def test_a_sign_is_painted_and_its_card_alone(hand, standings):
    without = hand.picture()
    standings[hand.place(REASON).node_id] = ShownStanding("falls")
    hand.context.standings_changed.emit()
    rect = hand.canvas.sight.rect_of(hand.place(REASON).id)
    scale = hand.canvas.sight.camera.scale
    assert 0 < hand.canvas.sight.stale_area() < 1.5 * rect.width * rect.height * scale**2
    assert not is_same(without, hand.picture())
    assert is_same(hand.picture(), fresh(hand))


def test_nothing_is_painted_where_every_card_stands_as_before(hand, standings):
    standings[hand.place(REASON).node_id] = ShownStanding("open")
    hand.context.standings_changed.emit()
    hand.picture()
    hand.context.standings_changed.emit()
    assert hand.canvas.sight.stale_area() == 0


def test_a_sign_goes_again(hand, standings):
    without = hand.picture()
    standings[hand.place(REASON).node_id] = ShownStanding("stands")
    hand.context.standings_changed.emit()
    hand.picture()
    standings.clear()
    hand.context.standings_changed.emit()
    assert is_same(without, hand.picture())


def test_each_standing_has_a_shape_of_its_own_and_what_is_supposed_looks_otherwise(hand, standings):
    pictures = []
    for shown in [ShownStanding(now, supposed) for now in ("stands", "falls", "open") for supposed in (False, True)]:
        standings[hand.place(REASON).node_id] = shown
        hand.context.standings_changed.emit()
        pictures.append(hand.picture().copy())
    assert len({bytes(one.constBits()) for one in pictures}) == len(pictures)


def test_the_sign_of_a_selected_card_lies_over_its_ring(hand, standings):
    card = hand.place(REASON)
    standings[card.node_id] = ShownStanding("falls")
    hand.context.standings_changed.emit()
    hand.context.selection.select_card(card.id)
    rect = hand.canvas.sight.camera.view_rect(hand.canvas.sight.rect_of(card.id)).toRect()
    seen, accent = hand.canvas.viewport().grab().toImage(), hand.canvas.sight.look.theme.accent.lower()
    lines = range(rect.bottom(), rect.bottom() + 8)
    ring = [y for y in lines if seen.pixelColor(rect.left() + 30, y).name() == accent]
    assert ring
    assert not [y for y in ring if seen.pixelColor(rect.right() - 30, y).name() == accent]


def test_a_screen_reader_is_told(hand, standings):
    card = hand.place(REASON)
    hand.context.selection.select_card(card.id)
    standings[card.node_id] = ShownStanding("falls")
    assert spoken(hand.canvas.sight.scene, hand.context.selection).endswith("(falls)")
