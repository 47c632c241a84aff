"""What stands, falls or is open: the reading of decision 0045, one map after the other."""

import pytest

from argmap.core import edits
from argmap.core.document import Document
from argmap.reasoning.status.standing import Standing
from argmap.reasoning.status.status import status_of, turned, what_if
from tests.reasoning.status.maps import (
    build_from,
    let_support,
    make_mutual,
    rate_bearing,
    rate_card,
    rate_step,
    words,
)

READINGS = {
    "what nothing bears on stands as it is said": ("- m", "m stands"),
    "an objection that nothing answers lets its target fall": ("- m\n  - Con: o", "m falls, o stands"),
    "an objection that is answered leaves its target standing": (
        "- m\n  - Con: o\n    - Con: r",
        "m stands, o falls, r stands",
    ),
    "one reason that holds is enough": (
        "- m\n  - Pro: a\n  - Pro: b\n    - Con: o",
        "m stands, a stands, b falls, o stands",
    ),
    "a claim is open once all that was said for it is gone": (
        "- m\n  - Pro: a\n    - Con: o",
        "m open, a falls, o stands",
    ),
    "an objection that holds outweighs a reason that does": ("- m\n  - Pro: a\n  - Con: o", "m falls"),
    "an objection whose own reason is gone is open, and so is what it opposes": (
        "- m\n  - Con: o\n    - Pro: a\n      - Con: r",
        "m open, o open, a falls",
    ),
    "joint reasons hold only together": ("- m\n  - Pro: a\n  - And: b\n    - Con: o", "m open, a stands, b falls"),
    "joint objections fall with one of them": (
        "- m\n  - Con: a\n  - And: b\n    - Con: o",
        "m stands, a stands, b falls",
    ),
    "a doubt takes a reason's force, not the reason": (
        "- m\n  - Pro: a\n    - Doubt: d",
        "m open, a stands, d stands",
    ),
    "a doubt takes an objection's force": ("- m\n  - Con: o\n    - Doubt: d", "m stands, o stands, d stands"),
    "a doubt that is answered takes nothing": ("- m\n  - Pro: a\n    - Doubt: d\n      - Con: r", "m stands, d falls"),
    "a doubt of a doubt gives the force back": (
        "- m\n  - Pro: a\n    - Doubt: d\n      - Doubt: e",
        "m stands, d stands",
    ),
    "a step rests on what backs it": (
        "- m\n  - Pro: a\n    - Evidence to the step: b\n      - Con: o",
        "m open, a stands, b falls",
    ),
    "a step that is backed works": ("- m\n  - Pro: a\n    - Evidence to the step: b", "m stands, b stands"),
    "a claim falls with what it says over again": (
        "- m\n  - Restatement: s\n    - Con: o",
        "m falls, s falls, o stands",
    ),
    "a claim stands with what it says over again": ("- m\n  - Restatement: s\n    - Pro: a", "m stands, s stands"),
    "a claim is open with what it says over again": (
        "- m\n  - Restatement: s\n    - Pro: a\n      - Con: o",
        "m open, s open, a falls",
    ),
    "whether one says the other over again can be doubted": (
        "- m\n  - Pro: a\n  - Restatement: s\n    - Con: o\n    - Doubt: d",
        "m stands, s falls",
    ),
    "a question says nothing, nor do answers to it": (
        "- m\n  - Question: q\n    - Answer: a\n      - Con: o",
        "m stands, a falls, o stands",
    ),
    "evidence can be attacked": ("- m\n  - Evidence: e\n    - Con: o", "m open, e falls"),
}


def expected(said: str) -> dict[str, str]:
    return dict(pair.split() for pair in said.split(", "))


@pytest.mark.parametrize("name", READINGS)
def test_a_map_stands_as_a_teacher_would_say(name):
    outline, said = READINGS[name]

    found = words(build_from(outline))

    assert {text: found[text] for text in expected(said)} == expected(said)


def test_a_question_has_no_standing():
    build = build_from("- m\n  - Question: q")

    assert build.id("q") not in status_of(build.document).standings


def test_a_card_in_two_places_stands_once_and_counts_at_both():
    build = build_from("- m\n  - Pro: a\n    - Con: o\n  - Con: b\n    - Con (see above): o")

    assert words(build) == {"m": "open", "a": "falls", "o": "stands", "b": "falls"}


def test_of_two_claims_that_exclude_each_other_both_are_open_until_one_falls():
    build = build_from("- m\n  - Con: rival\n    - Con: o\n      - Con: r")
    make_mutual(build, "rival")
    assert words(build) == {"m": "open", "rival": "open", "o": "falls", "r": "stands"}

    rate_card(build, "r", 0.0)
    assert words(build) == {"m": "stands", "rival": "falls", "o": "stands", "r": "falls"}


def test_joint_premises_that_exclude_a_claim_are_open_only_together():
    build = build_from("- m\n  - Con: a\n  - And: b")
    make_mutual(build, "a")

    assert words(build) == {"m": "open", "a": "stands", "b": "stands"}


def test_a_mutual_objection_that_is_doubted_holds_neither_way():
    build = build_from("- m\n  - Con: rival\n    - Doubt: d")
    make_mutual(build, "rival")

    assert words(build) == {"m": "stands", "rival": "stands", "d": "stands"}


def test_reasons_that_rest_on_each_other_carry_nothing():
    build = build_from("- m\n  - Pro: a\n    - Pro: b")
    let_support(build, "a", "b")

    assert words(build) == {"m": "open", "a": "open", "b": "open"}


@pytest.mark.parametrize(("value", "standing"), [(0.0, "falls"), (0.25, "falls"), (0.5, "open"), (1.0, "stands")])
def test_what_nothing_argues_for_stands_as_its_rater_says(value, standing):
    build = build_from("- m")
    rate_card(build, "m", value, "Ann")

    assert words(build, "Ann") == {"m": standing}
    assert words(build, "Bo") == {"m": "stands"}


def test_a_card_that_is_argued_for_is_not_what_its_rater_says():
    build = build_from("- m\n  - Pro: a")
    rate_card(build, "m", 0.0)

    assert words(build) == {"m": "stands", "a": "stands"}


def test_no_answered_objection_makes_a_card_stand_that_its_rater_rejects():
    build = build_from("- m\n  - Con: o\n    - Con: r")
    rate_card(build, "m", 0.0)

    assert words(build) == {"m": "falls", "o": "falls", "r": "stands"}


@pytest.mark.parametrize(("value", "standing"), [(0.25, "open"), (0.5, "open"), (0.75, "stands")])
def test_a_reason_that_is_beside_the_point_carries_nothing(value, standing):
    build = build_from("- m\n  - Pro: a")
    rate_step(build, "a", value)

    assert words(build) == {"m": standing, "a": "stands"}


@pytest.mark.parametrize(("value", "standing"), [(0.25, "stands"), (0.5, "open"), (0.75, "falls")])
def test_an_objection_that_is_beside_the_point_does_nothing(value, standing):
    build = build_from("- m\n  - Con: o")
    rate_step(build, "o", value)

    assert words(build) == {"m": standing, "o": "stands"}


@pytest.mark.parametrize(("value", "standing"), [(0.25, "open"), (0.5, "open"), (0.75, "stands")])
def test_reasons_that_do_not_suffice_leave_a_claim_open(value, standing):
    build = build_from("- m\n  - Pro: a")
    rate_bearing(build, "m", value)

    assert words(build) == {"m": standing, "a": "stands"}


def test_a_rating_of_other_words_does_not_count_and_is_named():
    build = build_from("- m")
    rate_card(build, "m", 0.0)
    build.do(edits.edit_text(build.document, build.id("m"), "n"))

    assert words(build) == {"n": "stands"}
    assert [one.node_id for one in status_of(build.document).judgements.stale] == [build.id("n")]


def test_what_if_says_what_stands_otherwise():
    build = build_from("- m\n  - Pro: a\n  - Con: o\n    - Con: r")
    status = status_of(build.document)

    changed = turned(status.standings, what_if(status, {build.id("r"): Standing.FALLS}))

    steps = status.reading.steps
    assert [(build.tree.node(one.id).text, one.before, one.after) for one in changed if one.id not in steps] == [
        ("m", "stands", "falls"),
        ("o", "falls", "stands"),
        ("r", "stands", "falls"),
    ]


def test_a_card_taken_to_stand_stands_whatever_is_said_against_it():
    build = build_from("- m\n  - Con: o")
    status = status_of(build.document)

    assert words(build, status=status)["m"] == "falls"
    assert what_if(status, {build.id("m"): Standing.STANDS})[build.id("m")] is Standing.STANDS
    assert what_if(status, {}) == status.standings


def test_an_empty_map_has_no_status():
    assert status_of(Document([])).standings == {}
