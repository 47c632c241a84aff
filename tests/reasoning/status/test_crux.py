"""On which card a claim turns: what a teacher would point at, and equality with turning every card."""

from random import Random

import pytest

from argmap.core.document import Document
from argmap.reasoning.status.crux import crux, sways
from argmap.reasoning.status.standing import Standing
from argmap.reasoning.status.status import status_of, what_if
from argmap.reasoning.status.strength import energies, strengths_of
from tests.benchmarks.maps import random_map
from tests.reasoning.status.maps import build_from, rate_card, rated, tangled_map


def found(build):
    """How the other cards sway the card "m"."""
    status = status_of(build.document)
    others = [one for one in status.reading.card_ids if one != build.id("m")]
    return sways(status, energies(status.reading, status.judgements), build.id("m"), others)


def test_the_crux_is_the_answer_to_the_only_objection():
    build = build_from("- m\n  - Pro: a\n  - Pro: b\n  - Con: o\n    - Con: r")

    first = found(build)[0]

    assert build.tree.node(first.card_id).text == "o"
    assert (first.now, first.if_stands, first.if_falls, first.moves) == ("stands", "falls", "stands", 2)


def test_of_cards_that_move_the_standing_alike_the_one_that_moves_the_strength_most_comes_first():
    build = build_from("- m\n  - Pro: a\n  - And: b")
    rate_card(build, "a", 0.75)

    assert [build.tree.node(one.card_id).text for one in found(build)] == ["b", "a"]
    assert [one.moves for one in found(build)] == [1, 1]


def test_where_no_card_decides_the_strength_says_which_counts_most():
    build = build_from("- m\n  - Pro: a\n  - Pro: b\n    - Pro: c")

    first, *_, last = found(build)

    assert first.moves == 0
    assert build.tree.node(first.card_id).text in ("a", "b")
    assert build.tree.node(last.card_id).text == "c"


def test_cards_that_do_not_bear_on_a_claim_do_not_sway_it():
    build = build_from("- m\n  - Pro: a\n- other\n  - Pro: b")

    assert [(one.moves, one.swing) for one in found(build)][1:] == [(0, 0.0), (0, 0.0)]


@pytest.mark.parametrize("seed", range(50))
def test_cards_sway_a_claim_as_if_each_were_turned_and_the_map_computed_anew(seed):
    random = Random(seed)
    _assert_as_if_turned(rated(random, tangled_map(random, random.randint(2, 12))), random)


def test_cards_of_a_larger_map_sway_its_claim_as_if_each_were_turned():
    _assert_as_if_turned(random_map(80), Random(1))


def _assert_as_if_turned(records, random):
    status = status_of(Document(records))
    made = energies(status.reading, status.judgements)
    cards = status.reading.card_ids
    if not cards:
        return
    goal = random.choice(cards)
    others = [card for card in cards if card != goal]

    found = sways(status, made, goal, others)

    assert crux(status, made, goal, others) == next(iter(found), None)
    for one in found:
        assert one.if_stands is what_if(status, {one.card_id: Standing.STANDS})[goal]
        assert one.if_falls is what_if(status, {one.card_id: Standing.FALLS})[goal]
        assert one.strong == strengths_of(made, {one.card_id: 1.0})[goal]
        assert one.weak == strengths_of(made, {one.card_id: 0.0})[goal]
