"""The checks of what the reasons of a step and its target speak of."""

import pytest

from argmap.core import edits
from argmap.reasoning.checks import Check
from argmap.reasoning.open_points import open_points
from tests.reasoning.test_checks import build_from

TERMS = {
    Check.RABBIT_RULE,
    Check.HOLDING_HANDS,
    Check.JOINT_STANDS_ALONE,
    Check.LONE_PREMISE,
    Check.NOT_ONE_STEP_UP,
}


def said_of(outline: str, language: str = "en") -> set[Check]:
    """What the checks of terms say of a map."""
    build = build_from(outline)
    build.do(edits.edit_map(build.document, language=language))
    return {one.check for one in open_points(build.tree)} & TERMS


SOUND = """- Fireworks should be banned in the harbour.
  - Fireworks in the harbour frighten seals.
  - And: Whatever frightens seals in the harbour should be banned.
"""


def test_reasons_that_hold_hands_and_say_all_that_the_claim_says_are_sound():
    assert said_of(SOUND) == set()


def test_another_form_of_a_word_and_another_word_for_the_same_are_the_same_term():
    outline = """- Doctors must not advertise pills.
  - Advertising pills misleads patients.
  - And: Physicians must not mislead their patients.
"""
    assert said_of(outline) == set()


def test_a_term_of_the_claim_that_no_reason_has_is_a_rabbit_out_of_a_hat():
    assert said_of(
        SOUND.replace("should be banned in the harbour.", "should be banned by the mayor in the harbour.")
    ) == {Check.RABBIT_RULE}


def test_terms_that_only_one_reason_has_do_not_hold_hands():
    outline = SOUND.replace("Whatever frightens seals in the harbour", "Whatever poisons swimmers in the harbour")

    assert said_of(outline) == {Check.HOLDING_HANDS}


def test_reasons_with_nothing_in_common_each_stand_alone():
    outline = """- The kiosk should close.
  - The kiosk blocks the pavement.
  - And: Pupils buy sweets there.
"""
    assert said_of(outline) == {Check.JOINT_STANDS_ALONE}


def test_joint_reasons_of_which_the_last_speaks_of_nothing_in_the_claim_are_a_chain_that_breaks():
    outline = """- The kiosk should close.
  - The kiosk blocks the pavement.
  - And: Prams get stuck in gutters.
"""
    assert said_of(outline) == {Check.RABBIT_RULE, Check.HOLDING_HANDS}


def test_a_lone_reason_about_the_same_subject_takes_its_rule_for_granted():
    assert said_of("- Leaf blowers should be banned.\n  - Leaf blowers kill beetles.\n") == {Check.LONE_PREMISE}


@pytest.mark.parametrize(
    "below",
    [
        "Neighbours cannot sleep.",
        "Evidence: Leaf blowers reached 90 decibels.",
        "Objection: Leaf blowers save time.",
        "Leaf blowers ought to be forbidden.",
        "If leaf blowers roar, babies wake.",
    ],
)
def test_other_subjects_evidence_objections_and_the_claim_again_are_no_lone_reason(below):
    assert Check.LONE_PREMISE not in said_of(f"- Leaf blowers should be banned.\n  - {below}\n")


def test_what_speaks_of_a_card_further_up_and_not_of_its_own_bears_on_the_wrong_one():
    outline = "- The ferry should sail at night.\n  - Nurses work late shifts.\n    - The ferry makes no noise.\n"

    assert said_of(outline) == {Check.NOT_ONE_STEP_UP}
    assert said_of(outline.replace("makes no noise", "carries nurses")) == set()


def test_german_terms_are_found_in_other_forms():
    outline = """- Das Rathaus sollte abends öffnen.
  - Öffnet das Rathaus abends, helfen ihm Bürger.
  - And: Das Rathaus sollte tun, wobei ihm Bürger helfen.
"""
    assert said_of(outline, "de") == set()
    assert said_of(outline.replace("Bürger helfen", "Katzen schnurren"), "de") == {Check.HOLDING_HANDS}


def test_parts_of_german_compounds_are_terms_of_their_own_beside_a_card_that_has_one():
    outline = """- Der Kreis sollte den Schulbus erhalten.
  - Der Schulbus bringt Kinder sicher zur Schule.
  - And: Der Kreis sollte erhalten, was Kinder sicher zur Schule bringt: den Bus.
"""
    assert said_of(outline, "de") == set()
    assert said_of(outline.replace("Der Schulbus bringt", "Der Zug bringt"), "de") == set()
    assert said_of(outline.replace(": den Bus", "").replace("Der Schulbus bringt", "Der Zug bringt"), "de") == {
        Check.RABBIT_RULE
    }


@pytest.mark.parametrize(
    ("claim", "reason", "is_lone"),
    [
        ("Am Ufer sollte ein Kiosk stehen.", "Ein Kiosk zieht Schwimmer an.", True),
        ("Am Ufer sollte ein Kiosk stehen.", "Das Ufer zieht Schwimmer an.", False),
        ("Kioske verbieten.", "Kioske ziehen Ratten an.", False),
        ("Der Kiosk sollte schließen.", "Der Kiosk kennt alle Ausreden.", True),
        ("Kioske sollten schließen.", "Alle Kioske verkaufen Bier.", False),
    ],
)
def test_the_subject_of_a_german_sentence_may_stand_behind_its_verb(claim, reason, is_lone):
    assert (Check.LONE_PREMISE in said_of(f"- {claim}\n  - {reason}\n", "de")) is is_lone


def test_nothing_is_said_of_terms_in_a_language_without_a_file():
    assert said_of("- Leaf blowers should be banned.\n  - Leaf blowers kill beetles.\n", "fr") == set()
