"""How well the fidelity check tells faithful paraphrases from others.

The pairs of `held_out.toml` were written and committed before the checker and were never tuned on, but by its author:
they say how well it does on such sentences, not how well on a stranger's.
"""

import tomllib
from pathlib import Path

import pytest

from argmap.reasoning.fidelity import DifferenceKind, differences
from argmap.reasoning.word_lists import load_words

FOLDER = Path(__file__).parent / "fidelity_pairs"
GOAL = 0.9


def pairs_of(name: str) -> list[dict]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["pairs"]


def judged(name: str) -> list[tuple[bool, bool]]:
    """Of each pair, whether it is at fault and whether it was marked."""
    words = load_words()
    return [(bool(pair["faults"]), bool(differences(pair["text"], [pair["quote"]], words))) for pair in pairs_of(name)]


@pytest.mark.parametrize("name", ["held_out", "tuning"])
def test_nine_in_ten_marks_are_right_and_nine_in_ten_faults_are_marked(name):
    pairs = judged(name)
    right = pairs.count((True, True))

    assert right / sum(is_marked for _, is_marked in pairs) >= GOAL
    assert right / sum(is_at_fault for is_at_fault, _ in pairs) >= GOAL


def test_there_are_three_hundred_pairs_a_third_held_out_and_half_faithful():
    held_out, tuning = pairs_of("held_out"), pairs_of("tuning")
    faithful = sum(not pair["faults"] for pair in held_out + tuning)

    assert len(held_out) >= 100
    assert len(held_out) + len(tuning) >= 300
    assert 0.4 <= faithful / len(held_out + tuning) <= 0.6


def test_no_pair_stands_in_both_thirds():
    assert {pair["quote"] for pair in pairs_of("held_out")}.isdisjoint(pair["quote"] for pair in pairs_of("tuning"))


def test_a_pair_names_kinds_of_difference_only():
    faults = {fault for name in ("held_out", "tuning") for pair in pairs_of(name) for fault in pair["faults"]}

    assert faults == set(DifferenceKind)


@pytest.mark.parametrize("name", ["held_out", "tuning"])
def test_a_quote_is_faithful_to_itself(name):
    words = load_words()

    assert [pair["quote"] for pair in pairs_of(name) if differences(pair["quote"], [pair["quote"]], words)] == []
