"""Which checks are in force, and rules as text."""

import pytest

from argmap.core import edits
from argmap.core.records import canonical_json
from argmap.reasoning.checks import Check
from argmap.reasoning.checks.rules import NO_RULES, BrokenRules, Switch, chosen, in_force, rules_from, rules_text
from argmap.reasoning.open_points import OpenPoints, open_points
from tests.reasoning.test_checks import build_from

OFF, LOCKED_OFF, LOCKED_ON = Switch(is_on=False), Switch(is_on=False, is_locked=True), Switch(is_locked=True)


def test_all_checks_are_in_force_where_nobody_decided_anything():
    assert in_force(NO_RULES, NO_RULES) == set(Check)


@pytest.mark.parametrize(
    ("own", "of_map", "is_in_force"),
    [
        (OFF, None, False),
        (None, OFF, False),
        (Switch(), OFF, True),
        (Switch(), LOCKED_OFF, False),
        (OFF, LOCKED_ON, True),
        (OFF, Switch(), False),
    ],
)
def test_the_readers_choice_counts_unless_the_maps_teacher_locked_it(own, of_map, is_in_force):
    chosen = {Check.TWO_CLAIMS: own} if own is not None else {}
    taught = {Check.TWO_CLAIMS: of_map} if of_map is not None else {}

    assert (Check.TWO_CLAIMS in in_force(chosen, taught)) is is_in_force
    assert in_force(chosen, taught) >= set(Check) - {Check.TWO_CLAIMS}


def test_rules_are_written_as_canonical_json_and_read_back():
    rules = {Check.TWO_CLAIMS: OFF, Check.RABBIT_RULE: LOCKED_ON}
    text = rules_text(rules)

    assert text == canonical_json(
        {"rabbit_rule": {"is_locked": True, "is_on": True}, "two_claims": {"is_locked": False, "is_on": False}}
    )
    assert rules_from(text) == rules


def test_a_reader_who_wants_what_a_map_begins_without_is_heard_after_reading_it_back():
    own = chosen({}, {Check.TWO_CLAIMS: OFF}, Check.TWO_CLAIMS, is_on=True)
    assert Check.TWO_CLAIMS in in_force(rules_from(rules_text(own)), {Check.TWO_CLAIMS: OFF})


def test_to_choose_what_goes_without_saying_is_to_choose_nothing():
    off = chosen({}, {}, Check.TWO_CLAIMS, is_on=False)
    assert off == {Check.TWO_CLAIMS: OFF}
    assert chosen(off, {}, Check.TWO_CLAIMS, is_on=True) == {}


def test_a_check_of_a_later_version_is_passed_over():
    assert rules_from('{"says_too_much": {"is_on": false}, "two_claims": {"is_on": false}}') == {Check.TWO_CLAIMS: OFF}


@pytest.mark.parametrize(
    ("before", "kept"), [('{"later_check": 7, "two_claims": {}}', {"later_check": 7}), ("7", {}), ("{", {})]
)
def test_what_was_said_of_a_check_of_a_later_version_is_kept_when_another_is_decided(before, kept):
    decided = {"empty_card": {"is_on": False, "is_locked": False}}

    assert rules_text({Check.EMPTY_CARD: Switch(is_on=False)}, before) == canonical_json({**kept, **decided})


def test_a_check_that_is_switched_off_says_nothing_until_it_is_switched_on_again():
    build = build_from("- Noise at night\n")
    points = OpenPoints(build.tree)
    assert points.counts[Check.NOT_A_SENTENCE, None] == 1

    points.switch({Check.NOT_A_SENTENCE: OFF})
    assert (points.counts.total(), points.in_order()) == (0, []) == (0, points.of_node(build.id("Noise at night")))
    assert open_points(build.tree, {Check.NOT_A_SENTENCE: OFF}) == []

    points.switch(NO_RULES)
    assert points.in_order() == open_points(build.tree) != []


def test_a_map_whose_teacher_locks_a_check_overrules_the_reader_at_once():
    build = build_from("- Noise at night\n")
    points = OpenPoints(build.tree, own={Check.NOT_A_SENTENCE: Switch()})
    change = edits.edit_map(build.document, rules=rules_text({Check.NOT_A_SENTENCE: LOCKED_OFF}))
    build.document.apply(change)
    points.update(change, build.tree.update(change))

    assert points.in_order() == open_points(build.tree) == []


def test_rules_in_a_file_that_cannot_be_read_decide_nothing():
    build = build_from("- Noise at night\n")
    build.do(edits.edit_map(build.document, rules='{"not_a_sentence": 3}'))

    assert len(open_points(build.tree)) == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"two_claims": {"is_on": "no"}}', "no good value for two_claims.is_on"),
        ('{"two_claims": {"is_offf": true}}', "no good value for two_claims.is_offf"),
        ('{"two_claims": 3}', "no good value for two_claims"),
        ("7", "cannot be read"),
        ("{", "cannot be read"),
    ],
)
def test_broken_rules_are_refused_with_the_reason(text, reason):
    with pytest.raises(BrokenRules, match=f"The rules of the coach .*{reason}"):
        rules_from(text)
