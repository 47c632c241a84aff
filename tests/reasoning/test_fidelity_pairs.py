"""How well the fidelity check tells faithful paraphrases from others.

Those of `HELD_OUT` tell it: people wrote them who had not seen the checker, and it was never tuned on them. All others
were tuned on, or, in `held_out.toml`, written by the checker's author.
"""

import tomllib
from pathlib import Path

import pytest

from argmap.reasoning.fidelity import DifferenceKind, Lexicon, differences
from argmap.reasoning.word_lists import load_words

FOLDER = Path(__file__).parent / "fidelity_pairs"
GOAL = 0.9
SETS = (
    "held_out",
    "tuning",
    "strangers",
    "second_strangers",
    "further",
    "fourth_strangers",
    "fifth_strangers",
    "sixth_strangers",
)
HELD_OUT = {"held_out_strangers": 0.75, "held_out_paraphrases": 0.7}  # and what is reached; the goal is not


def pairs_of(name: str) -> list[dict]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["pairs"]


def judged(name: str) -> list[tuple[bool, bool]]:
    """Of each pair, whether it is at fault and whether it was marked."""
    lexicon = Lexicon(load_words())
    return [
        (bool(pair["faults"]), bool(differences(pair["text"], [pair["quote"]], lexicon))) for pair in pairs_of(name)
    ]


def precision_and_recall(name: str) -> tuple[float, float]:
    pairs = judged(name)
    right = pairs.count((True, True))
    return right / sum(is_marked for _, is_marked in pairs), right / sum(is_at_fault for is_at_fault, _ in pairs)


@pytest.mark.parametrize("name", SETS)
def test_nine_in_ten_marks_are_right_and_nine_in_ten_faults_are_marked(name):
    assert min(precision_and_recall(name)) >= GOAL


@pytest.mark.parametrize(("name", "floor"), HELD_OUT.items())
def test_on_a_stranger_s_pairs_it_does_not_fall_below_what_it_has_reached(name, floor):
    assert min(precision_and_recall(name)) >= floor


def test_there_are_three_hundred_pairs_a_hundred_held_out_and_half_faithful():
    pairs = [pair for name in (*SETS, *HELD_OUT) for pair in pairs_of(name)]
    faithful = sum(not pair["faults"] for pair in pairs)

    assert all(len(pairs_of(name)) >= 100 for name in HELD_OUT)
    assert len(pairs) >= 300
    assert 0.4 <= faithful / len(pairs) <= 0.6


def test_no_pair_held_out_is_tuned_on():
    tuned_on = {pair["quote"] for name in SETS for pair in pairs_of(name)}

    assert tuned_on.isdisjoint(pair["quote"] for name in HELD_OUT for pair in pairs_of(name))


def test_a_pair_names_kinds_of_difference_only():
    faults = {fault for name in SETS for pair in pairs_of(name) for fault in pair["faults"]}

    assert faults == set(DifferenceKind)


@pytest.mark.parametrize("name", SETS)
def test_a_quote_is_faithful_to_itself(name):
    lexicon = Lexicon(load_words())

    assert [pair["quote"] for pair in pairs_of(name) if differences(pair["quote"], [pair["quote"]], lexicon)] == []
