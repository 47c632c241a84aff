"""What one key does about an open point, and that undo takes it back."""

import pytest

from argmap.core import edits
from argmap.core.records import Inference, Kind, MapInfo, Node, Polarity
from argmap.core.tree import Tree
from argmap.reasoning.checks import Check
from argmap.reasoning.fixes import fix_of
from argmap.reasoning.open_points import open_points
from tests.core.builders import Build
from tests.reasoning.test_checks import build_from


def drawn(tree: Tree) -> list[str]:
    """The cards in drawing order, each below its own by a dash more; a joint one behind "&"."""
    return ["-" * depth + _joint(tree, place) + tree.node(place.node_id).text for place, depth in tree.walk()]


def _joint(tree: Tree, place) -> str:
    return "&" if place.inference_id and tree.premises(place.inference_id)[0] != place else ""


def mended(build: Build, check: Check) -> list[str]:
    """The cards after the first point of a check was mended; the point is gone, and undo brings it back."""
    before = open_points(build.tree)
    change = fix_of(build.tree, next(one for one in before if one.check is check), build.new_id)
    assert change is not None
    build.do(change)
    after = drawn(build.tree)
    assert check not in {one.check for one in open_points(build.tree)}
    build.do(change.inverse())
    assert open_points(build.tree) == before
    return after


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Trams are quiet. Buses are cheap.", "Trams are quiet.", "Buses are cheap."),
        ("Trams are quiet, and buses are cheap.", "Trams are quiet.", "Buses are cheap."),
        ("trams are quiet; buses are cheap", "trams are quiet", "buses are cheap"),
    ],
)
def test_the_second_claim_of_a_card_gets_a_card_beside_it(text, first, second):
    build = build_from(f"- Trains win.\n  - {text}\n  - Roads are full.\n")

    assert mended(build, Check.TWO_CLAIMS) == ["Trains win.", f"-{first}", f"-{second}", "-Roads are full."]


def test_the_second_claim_of_a_joint_reason_becomes_a_joint_reason():
    build = build_from("- Trains win.\n  - Trams are quiet, and buses are cheap.\n  - And: Roads are full.\n")

    assert mended(build, Check.TWO_CLAIMS) == [
        "Trains win.",
        "-Trams are quiet.",
        "-&Roads are full.",
        "-&Buses are cheap.",
    ]


@pytest.mark.parametrize(
    ("text", "claim", "reason"),
    [
        ("Rents rise because landlords hoard flats.", "Rents rise.", "Landlords hoard flats."),
        ("The lake is shallow, so ships run aground.", "Ships run aground.", "The lake is shallow."),
        ("Since nobody checks the meters, readings are wrong.", "Readings are wrong.", "Nobody checks the meters."),
        ("the well is dry, and therefore cows die", "cows die", "the well is dry"),
    ],
)
def test_a_reason_inside_a_card_goes_below_the_claim_that_stays(text, claim, reason):
    build = build_from(f"- Farmers lose.\n  - {text}\n")

    assert mended(build, Check.REASONING_INSIDE) == ["Farmers lose.", f"-{claim}", f"--{reason}"]


def test_joint_reasons_that_stand_alone_are_parted():
    build = build_from(
        "- The kiosk should close.\n  - The kiosk blocks the pavement.\n  - And: Pupils buy sweets there.\n"
    )

    assert mended(build, Check.JOINT_STANDS_ALONE) == [
        "The kiosk should close.",
        "-The kiosk blocks the pavement.",
        "-Pupils buy sweets there.",
    ]


def test_a_lone_reason_gets_an_empty_card_for_what_it_takes_for_granted():
    build = build_from("- Leaf blowers should be banned.\n  - Leaf blowers kill beetles.\n")

    assert mended(build, Check.LONE_PREMISE) == ["Leaf blowers should be banned.", "-Leaf blowers kill beetles.", "-&"]


def test_a_reason_that_speaks_of_a_card_further_up_moves_there():
    build = build_from(
        "- The ferry should sail at night.\n  - Nurses work late shifts.\n    - The ferry makes no noise.\n"
    )

    assert mended(build, Check.NOT_ONE_STEP_UP) == [
        "The ferry should sail at night.",
        "-Nurses work late shifts.",
        "-The ferry makes no noise.",
    ]


def test_an_empty_card_is_removed_and_what_is_below_it_moves_up():
    build = build_from("- Trains win.\n  - x\n    - Trams are quiet.\n")
    build.do(edits.edit_text(build.document, build.id("x"), ""))

    assert mended(build, Check.EMPTY_CARD) == ["Trains win.", "-Trams are quiet."]


def test_a_step_without_a_card_is_removed():
    bare = Inference("3" * 32, Polarity.SUPPORTS, target_node_id="1" * 32)
    build = Build([MapInfo("f" * 32), Node("1" * 32, Kind.CLAIM, "Trains win.", order_key="a"), bare])

    assert mended(build, Check.STEP_WITHOUT_CARD) == ["Trains win."]
    assert build.document.count(Inference) == 1


@pytest.mark.parametrize(
    ("outline", "check"),
    [
        ("- Trams are quiet, and buses are cheap.\n", Check.TWO_CLAIMS),
        ("- Trains win.\n  - They said “so be it”. Nobody listened.\n", Check.TWO_CLAIMS),
        ("- Trains win.\n  - Evidence: Rents rise because landlords hoard flats.\n", Check.REASONING_INSIDE),
        ("- Trains win.\n  - Bells ring at six. Therefore nobody sleeps.\n", Check.REASONING_INSIDE),
        ("- Trains win.\n  - This helps.\n", Check.DANGLING_THIS),
    ],
)
def test_where_a_fix_would_have_to_know_what_is_meant_there_is_none(outline, check):
    build = build_from(outline)

    assert fix_of(build.tree, next(one for one in open_points(build.tree) if one.check is check)) is None
