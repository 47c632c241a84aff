"""Marking on hand-ins with known faults: what it names, what it misses, and in which order it puts them."""

import pytest

from argmap.reasoning.marking import Rubric, mark
from tests.reasoning.marking_maps.figures import outcomes, spearman
from tests.reasoning.marking_maps.reading import hand_ins, keys

MISSES = {
    ("school meals 14", "turned b"),  # “b” is not found in those words
    ("school meals 14", "level k under d"),
    ("school meals 15", "level k under d"),
}
"""The faults that are not named."""


@pytest.fixture(scope="module")
def found():
    return outcomes()


def test_there_are_enough_hand_ins_of_three_keys() -> None:
    assert len(hand_ins()) >= 60
    assert {one.key.name for one in hand_ins()} == set(keys())
    assert {len(one.faults) for one in hand_ins()} == set(range(1, 11))
    assert all(12 <= len(key.ids) <= 25 for key in keys().values())


def test_every_planted_fault_is_named_but_for_those_listed(found) -> None:
    assert {(one.hand_in.name, fault) for one in found for fault in one.misses} == MISSES


def test_no_card_is_taken_for_another(found) -> None:
    assert [one.hand_in.name for one in found if one.mistaken] == []


def test_of_a_hundred_cards_in_other_words_but_one_is_not_found(found) -> None:
    assert sum(len(one.unfound) for one in found) <= sum(len(one.hand_in.ids) for one in found) / 100


def test_the_scores_stand_in_the_order_of_what_the_faults_cost(found) -> None:
    assert spearman([one.planted for one in found], [one.mark.share for one in found]) >= 0.9


@pytest.mark.parametrize("name", keys())
def test_a_copy_of_the_key_gets_all_points(name: str) -> None:
    assert mark(keys()[name].tree, keys()[name].tree, Rubric()).share == 1.0


def test_ranks_that_are_turned_round_correlate_fully_the_other_way() -> None:
    assert spearman([1, 2, 3], [1, 2, 3]) == pytest.approx(1.0)
    assert spearman([1, 2, 3], [3, 2, 1]) == pytest.approx(-1.0)
    assert spearman([1, 1, 2, 3], [1, 2, 3, 3]) == pytest.approx(8 / 9)
