"""Why a card stands, falls or is open: the rule that decides it, and the cards by which it does."""

from random import Random

import pytest

from argmap.core.document import Document
from argmap.core.records import Inference
from argmap.reasoning.status.standing import Standing
from argmap.reasoning.status.status import status_of, what_if
from argmap.reasoning.status.why import Ground, Why, why
from tests.core.builders import Build
from tests.reasoning.status.maps import (
    build_from,
    let_support,
    make_mutual,
    rate_bearing,
    rate_card,
    rate_step,
    rated,
    tangled_map,
)

GROUNDS = {
    "said": ("- m", "m", Ground.SAID, []),
    "by a reason": ("- m\n  - Pro: a\n  - Pro: b\n    - Con: o", "m", Ground.REASON_WORKS, ["a"]),
    "by an objection": ("- m\n  - Pro: a\n  - Con: o\n  - Con: p\n    - Con: r", "m", Ground.OBJECTION_WORKS, ["o"]),
    "no reason is left": ("- m\n  - Pro: a\n    - Con: o", "m", Ground.REASONS_GONE, ["a"]),
    "a reason is open": ("- m\n  - Pro: a\n    - Pro: b\n      - Con: o", "m", Ground.REASON_OPEN, ["a"]),
    "an objection is open": ("- m\n  - Con: o\n    - Pro: b\n      - Con: p", "m", Ground.OBJECTION_OPEN, ["o"]),
    "what says the same falls": ("- m\n  - Restatement: s\n    - Con: o", "m", Ground.SAYS_THE_SAME, ["s"]),
    "a doubted reason": ("- m\n  - Pro: a\n    - Doubt: d", "m", Ground.REASONS_GONE, ["a"]),
}


def told(build: Build, text: str) -> tuple[Ground, list[str]]:
    return read(build, why_of(build, build.id(text)))


def read(build: Build, found: Why) -> tuple[Ground, list[str]]:
    return found.ground, [build.tree.node(one).text for one in found.card_ids]


def why_of(build: Build, one: str) -> Why:
    status = status_of(build.document)
    return why(status, status.standings, one)


@pytest.mark.parametrize("name", GROUNDS)
def test_the_ground_and_its_cards_are_named(name: str) -> None:
    outline, text, ground, cards = GROUNDS[name]
    assert told(build_from(outline), text) == (ground, cards)


@pytest.mark.parametrize(
    ("value", "standing"), [(0.0, Standing.FALLS), (0.5, Standing.OPEN), (1.0, Standing.STANDS)], ids=str
)
def test_a_rating_decides_where_nothing_argues(value: float, standing: Standing) -> None:
    build = build_from("- m")
    rate_card(build, "m", value)
    assert why_of(build, build.id("m")) == Why(standing, Ground.RATED)


def test_reasons_that_are_too_few_leave_a_claim_open() -> None:
    build = build_from("- m\n  - Pro: a")
    rate_bearing(build, "m", 0.25)
    assert told(build, "m") == (Ground.TOO_LITTLE, [])


def test_a_step_falls_with_its_cards_by_its_doubt_or_by_its_rating() -> None:
    build = build_from("- m\n  - Pro: a\n    - Con: o\n  - Pro: b\n    - Doubt: d\n  - Pro: c")
    rate_step(build, "c", 0.0)
    found = [read(build, why_of(build, build.step(text).id)) for text in ("a", "b", "c")]
    assert found == [(Ground.OWN_CARD, ["a"]), (Ground.OBJECTION_WORKS, ["d"]), (Ground.RATED, [])]


def test_two_claims_that_only_exclude_each_other_hang_on_each_other() -> None:
    build = build_from("- m\n  - Con: o")
    make_mutual(build, "o")
    assert told(build, "m") == (Ground.OBJECTION_OPEN, ["o"])
    assert told(build, "o") == (Ground.ITSELF, ["m"])


def test_an_objection_that_its_target_excludes_falls_by_the_target() -> None:
    build = build_from("- m\n  - Con: o\n    - Con: r\n      - Con: s")
    make_mutual(build, "r")
    assert told(build, "r") == (Ground.OBJECTION_WORKS, ["s"])


def test_a_card_that_is_taken_to_fall_falls_by_that_alone() -> None:
    build = build_from("- m\n  - Pro: a")
    status, taken = status_of(build.document), {build.id("a"): Standing.FALLS}
    standings = what_if(status, taken)
    assert why(status, standings, build.id("a"), taken) == Why(Standing.FALLS, Ground.TAKEN)
    assert read(build, why(status, standings, build.id("m"), taken)) == (Ground.REASONS_GONE, ["a"])


def test_reasons_that_go_in_a_circle_hang_on_themselves_alone() -> None:
    build = build_from("- m\n  - Pro: a\n    - Pro: b")
    let_support(build, "m", "b")
    assert told(build, "m") == (Ground.REASON_OPEN, ["a"])


def test_in_a_map_without_circles_a_rule_decides_every_card() -> None:
    random = Random(6)
    for _ in range(300):
        document = Document(rated(random, tangled_map(random, random.randint(1, 9), acyclic=True)))
        if any(step.target_inference_id for step in document.all(Inference)):
            continue  # a doubt of a step can come from what the step leads to, which is a circle
        status = status_of(document)
        assert Ground.ITSELF not in {why(status, status.standings, one).ground for one in status.standings}
