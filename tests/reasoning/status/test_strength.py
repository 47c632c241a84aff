"""How strongly the cards of a map hold: maps whose numbers can be worked out by hand."""

from random import Random

import pytest

from argmap.core.document import Document
from argmap.core.records import Inference
from argmap.reasoning.status.status import status_of
from argmap.reasoning.status.strength import energies, strengths_of
from tests.reasoning.status.maps import (
    build_from,
    let_restate,
    make_mutual,
    rate_bearing,
    rate_card,
    rate_step,
    rated,
    tangled_map,
)


def found(build) -> dict[str, float]:
    """The strength of each card by its text, rounded."""
    status = status_of(build.document)
    strengths = strengths_of(energies(status.reading, status.judgements))
    return {build.tree.node(one).text: round(strengths[one], 6) for one in status.reading.card_ids}


def h(energy: float) -> float:
    return energy**2 / (1 + energy**2)


HALF_LIFTED = round(0.5 + 0.5 * h(0.5), 6)  # 0.6: one reason that nobody rated
HALF_PRESSED = round(0.5 - 0.5 * h(0.5), 6)  # 0.4: one objection that nobody rated


def test_a_card_that_nobody_rated_begins_in_the_middle_and_a_step_whole():
    assert found(build_from("- m")) == {"m": 0.5}
    assert found(build_from("- m\n  - Pro: a")) == {"m": HALF_LIFTED, "a": 0.5}
    assert found(build_from("- m\n  - Con: o")) == {"m": HALF_PRESSED, "o": 0.5}


def test_reasons_add_up():
    assert found(build_from("- m\n  - Pro: a\n  - Pro: b"))["m"] == 0.75


def test_joint_reasons_count_as_their_weakest():
    build = build_from("- m\n  - Pro: a\n  - And: b")
    rate_card(build, "a", 1.0)
    rate_card(build, "b", 0.25)

    assert found(build)["m"] == round(0.5 + 0.5 * h(0.25), 6)


def test_a_card_begins_at_its_rating_unless_it_is_argued_for():
    build = build_from("- m\n  - Pro: a\n    - Con: o")
    rate_card(build, "m", 0.0)
    rate_card(build, "a", 1.0)
    rate_card(build, "o", 1.0)

    assert found(build) == {"m": HALF_LIFTED, "a": 0.5, "o": 1.0}


def test_a_step_counts_by_its_relevance():
    build = build_from("- m\n  - Pro: a")
    rate_card(build, "a", 1.0)
    rate_step(build, "a", 0.5)

    assert found(build)["m"] == HALF_LIFTED


def test_a_doubt_presses_the_step_and_not_its_card():
    build = build_from("- m\n  - Pro: a\n    - Doubt: d")
    rate_card(build, "a", 1.0)
    rate_card(build, "d", 1.0)

    assert found(build) == {"m": HALF_LIFTED, "a": 1.0, "d": 1.0}


def test_what_backs_a_step_makes_up_for_what_doubts_it():
    build = build_from("- m\n  - Pro: a\n    - Evidence to the step: b\n    - Doubt: d")

    assert found(build)["m"] == HALF_LIFTED


def test_reasons_count_as_far_as_they_suffice():
    build = build_from("- m\n  - Pro: a")
    rate_card(build, "a", 1.0)
    rate_bearing(build, "m", 0.5)

    assert found(build)["m"] == HALF_LIFTED


def test_a_restatement_passes_its_strength_on():
    build = build_from("- m\n  - Restatement: s\n    - Con: o")

    assert found(build) == {"m": HALF_PRESSED, "s": HALF_PRESSED, "o": 0.5}


def test_restatements_that_go_round_begin_at_their_own_weights():
    build = build_from("- m\n  - Restatement: s\n    - Con: o")
    let_restate(build, "m", "s")

    assert found(build) == {"m": 0.5, "s": HALF_PRESSED, "o": 0.5}


def test_claims_that_exclude_each_other_press_each_other_alike():
    """s = 0.5 - 0.5 · s² / (1 + s²), so that s³ + s = 1 / 2."""
    build = build_from("- m\n  - Con: rival")
    make_mutual(build, "rival")

    strengths = found(build)

    assert strengths["m"] == strengths["rival"]
    assert strengths["m"] ** 3 + strengths["m"] == pytest.approx(0.5, abs=1e-5)


def test_joint_cards_that_exclude_a_claim_are_pressed_only_together():
    build = build_from("- m\n  - Con: a\n  - And: b")
    make_mutual(build, "a")

    assert found(build)["a"] == found(build)["b"] == 0.5
    assert HALF_PRESSED < found(build)["m"] < 0.5


def test_the_strength_that_a_file_gives_a_step_counts_if_it_lies_on_the_scale():
    document = Document(tangled_map(Random(1), 10))
    reading = status_of(document).reading
    given = {step.id: step.strength for step in document.all(Inference) if step.strength is not None}

    assert {0.5, 7.0} <= set(given.values())
    assert {reading.steps[one].strength for one in given if one in reading.steps} == {0.5, None}


@pytest.mark.parametrize("seed", range(60))
def test_in_every_map_strengths_lie_between_none_and_full(seed):
    random = Random(seed)
    status = status_of(Document(rated(random, tangled_map(random, 10))))

    strengths = strengths_of(energies(status.reading, status.judgements))

    assert strengths.keys() == status.standings.keys()
    assert all(0 <= one <= 1 for one in strengths.values())
