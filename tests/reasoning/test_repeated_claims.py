"""Claims said twice, and support that leads back to what it supports."""

import pytest

from argmap.core import edits
from argmap.core.records import Inference, Kind, MapInfo, Node, Polarity, Premise
from argmap.reasoning.checks import Check
from argmap.reasoning.open_points import OpenPoints, open_points
from tests.core.builders import Build
from tests.reasoning.test_checks import build_from


def found(build, check: Check) -> list[tuple[str, str]]:
    """The texts of the cards a check names, each with that of the card it repeats."""
    points = [point for point in open_points(build.tree) if point.check is check]
    return [(build.tree.node(one.node_id).text, build.tree.node(one.other_node_id).text) for one in points]


def test_of_two_cards_with_the_same_words_one_is_named_and_signs_and_capitals_do_not_count():
    build = build_from("- main\n  - Tolls work.\n  - other\n    - tolls work\n")

    assert len(found(build, Check.SAID_TWICE)) == 1
    assert {*found(build, Check.SAID_TWICE)[0]} == {"Tolls work.", "tolls work"}


def test_cards_without_words_repeat_nothing():
    build = build_from("- main\n  - Objection: ...\n  - Objection: ...\n")

    assert found(build, Check.SAID_TWICE) == []


def test_a_negation_makes_another_claim():
    assert found(build_from("- main\n  - tolls work\n  - tolls do not work\n"), Check.SAID_TWICE) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ferries need deep harbours.", "Deep harbours are needed by ferries."),
        ("Physicians distrust the new law.", "The new law is distrusted by doctors."),
        ("In winter, the mountain road is closed.", "The mountain road is closed in winter."),
        ("Two wardens guard the dunes.", "The dunes are guarded by 2 wardens."),
        ("Rents have risen in the old harbour.", "Rents in the old harbour rise."),
    ],
)
def test_the_same_claim_in_other_words_or_another_order_is_said_twice(one, other):
    build = build_from(f"- main\n  - {one}\n  - Objection: {other}\n")

    assert len(found(build, Check.SAID_TWICE)) == 1


NEAR = ("Wardens guard the northern dunes.", "Wardens guard the northern dunes in spring.")


@pytest.mark.parametrize(
    ("outline", "expected"),
    [
        ("- main\n  - {0}\n  - {1}\n", 1),
        ("- main\n  - {0}\n  - Objection: {1}\n", 1),
        ("- main\n  - {0}\n  - And: {1}\n", 0),
        ("- main\n  - {0}\n  - other\n    - {1}\n", 0),
        ("- main\n  - {0}\n  - {1}\n" + "".join(f"  - reason {number}\n" for number in range(20)), 0),
    ],
)
def test_what_says_a_word_more_repeats_a_card_beside_it_but_no_joint_reason_and_none_elsewhere(outline, expected):
    assert len(found(build_from(outline.format(*NEAR)), Check.SAID_TWICE)) == expected


def test_a_card_that_moves_beside_what_it_nearly_says_repeats_it_from_then_on():
    build = build_from(f"- main\n  - {NEAR[0]}\n  - other\n    - {NEAR[1]}\n")
    points = OpenPoints(build.tree)
    assert points.counts[Check.SAID_TWICE, None] == 0

    place = build.tree.full_place(build.id(NEAR[1]))
    change = edits.move_under(build.document, [place.id], build.id("main"))
    build.document.apply(change)
    points.update(change, build.tree.update(change))
    points.finish()

    assert points.counts[Check.SAID_TWICE, None] == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ferries need deep harbours.", "Ferries need deep canals."),
        ("Poverty breeds violence.", "Violence breeds poverty."),
        ("Poverty breeds violence.", "Poverty is bred by violence."),
        ("More lanes draw more cars.", "Fewer lanes draw fewer cars."),
        ("Wages rise faster than rents.", "Rents rise faster than wages."),
        ("The harbour froze in 1929.", "The harbour froze in 1963."),
        ("Buses are free.", "Buses should be free."),
        ("Wardens guard the dunes.", "Nobody guards the dunes: wardens are few."),
        ("Do wardens guard the dunes?", "Wardens guard the dunes."),
        ("Many wardens drink.", "Most wardens drink."),
    ],
)
def test_another_thing_amount_direction_or_year_makes_another_claim(one, other):
    assert found(build_from(f"- main\n  - {one}\n  - Objection: {other}\n"), Check.SAID_TWICE) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Wölfe reißen im Winter Schafe.", "Im Winter werden Schafe von Wölfen gerissen.", 1),
        ("Die Kommission verschwieg den Bericht.", "Der Bericht wurde von der Kommission verschwiegen.", 1),
        ("Köche verdienen weniger als Kellner.", "Kellner verdienen mehr als Köche.", 1),
        ("Köche verdienen weniger als Kellner.", "Köche verdienen mehr als Kellner.", 0),
        ("Bäume kühlen die Plätze.", "Die Plätze werden von Bäumen gekühlt.", 1),
        ("Mieten steigen schneller als Löhne.", "Löhne steigen schneller als Mieten.", 0),
        ("Bäume kühlen die Plätze.", "Bäume kühlen die Plätze nicht.", 0),
    ],
)
def test_german_claims_are_known_again_in_other_forms_and_orders(one, other, expected):
    build = build_from(f"- main\n  - {one}\n  - Objection: {other}\n")
    build.do(edits.edit_map(build.document, language="de"))

    assert len(found(build, Check.SAID_TWICE)) == expected


def test_where_nothing_is_known_of_a_language_only_the_same_words_are_the_same():
    outline = "- main\n  - Les loups mangent les agneaux.\n  - Les agneaux mangent les loups.\n"
    build = build_from(outline)
    build.do(edits.edit_map(build.document, language="fr"))
    assert found(build, Check.SAID_TWICE) == []

    build = build_from(outline.replace("Les agneaux mangent les loups", "les loups mangent les agneaux"))
    build.do(edits.edit_map(build.document, language="fr"))
    assert len(found(build, Check.SAID_TWICE)) == 1


def test_a_card_that_turns_to_what_another_does_in_the_passive_is_no_longer_said_twice():
    build = build_from("- main\n  - Poverty breeds violence.\n  - Violence is bred by poverty.\n")
    points = OpenPoints(build.tree)
    assert points.counts[Check.SAID_TWICE, None] == 1

    change = edits.edit_text(build.document, build.id("Violence is bred by poverty."), "Violence breeds poverty.")
    build.document.apply(change)
    points.update(change, build.tree.update(change))
    points.finish()

    assert points.counts[Check.SAID_TWICE, None] == 0


def test_a_claim_that_supports_itself_at_any_remove_is_circular_and_not_merely_said_twice():
    build = build_from("- Tolls work.\n  - Traffic falls.\n    - They deter drivers.\n      - Tolls work!\n")

    assert found(build, Check.CIRCULAR_SUPPORT) == [("Tolls work!", "Tolls work.")]
    assert found(build, Check.SAID_TWICE) == []


@pytest.mark.parametrize("way", ["Objection", "Restatement"])
def test_what_is_said_again_on_a_way_that_does_not_only_support_is_not_circular(way):
    build = build_from(f"- Tolls work.\n  - {way}: Traffic falls.\n    - Tolls work.\n")

    assert found(build, Check.CIRCULAR_SUPPORT) == []
    assert len(found(build, Check.SAID_TWICE)) == 1


def test_a_circle_that_an_import_kept_is_circular_where_it_is_cut():
    info, one, other = MapInfo("f" * 32), Node("1" * 32, Kind.CLAIM, "one"), Node("2" * 32, Kind.CLAIM, "other")
    onto_one = Inference("3" * 32, Polarity.SUPPORTS, target_node_id=one.id)
    onto_other = Inference("4" * 32, Polarity.SUPPORTS, target_node_id=other.id)
    premises = [Premise("5" * 32, onto_one.id, other.id), Premise("6" * 32, onto_other.id, one.id)]
    build = Build([info, one, other, onto_one, onto_other, *premises])

    assert found(build, Check.CIRCULAR_SUPPORT) == [("one", "one")]


def test_a_step_onto_nothing_is_no_circle():
    step = Inference("3" * 32, Polarity.SUPPORTS)
    build = Build([MapInfo("f" * 32), Node("1" * 32, Kind.CLAIM, "one"), step, Premise("5" * 32, step.id, "1" * 32)])

    assert found(build, Check.CIRCULAR_SUPPORT) == []


def test_turning_the_step_between_takes_the_circle_away():
    build = build_from("- Tolls work.\n  - Traffic falls.\n    - Tolls work.\n")
    build.do(edits.turn(build.document, build.step("Traffic falls.").id))

    assert found(build, Check.CIRCULAR_SUPPORT) == []


@pytest.mark.parametrize(("count", "circular"), [(19, 1), (21, 0)])
def test_of_very_many_cards_with_the_same_words_it_is_not_asked_which_support_each_other(count, circular):
    others = "".join("- to do\n" for _ in range(count - 2))
    build = build_from(f"- to do\n  - to do\n{others}")

    assert len(found(build, Check.CIRCULAR_SUPPORT)) == circular
    assert len(found(build, Check.SAID_TWICE)) == count - 1 - circular


@pytest.mark.parametrize(
    ("outline", "expected"),
    [
        (
            "- Old trams should be kept.\n  - The old trams ought to be preserved.\n",
            ["The old trams ought to be preserved."],
        ),
        (
            "- The harbour should stay open.\n  - Ships need calm water.\n    - By law the harbour must stay open.\n",
            ["By law the harbour must stay open."],
        ),
        ("- Old trams should be kept.\n  - Old trams are loved.\n", []),
        ("- Old trams should be kept.\n  - Trams are old.\n  - And: Old trams should be kept by towns.\n", []),
        ("- Old trams should be kept.\n  - Objection: Old trams should be scrapped.\n", []),
    ],
)
def test_a_lone_reason_that_says_in_other_words_what_should_be_is_circular(outline, expected):
    assert [one for one, _ in found(build_from(outline), Check.CIRCULAR_SUPPORT)] == expected
