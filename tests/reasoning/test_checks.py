"""The checks for what is missing: what each counts as open, and what it lets be."""

from dataclasses import replace

import pytest

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.records import Inference, Kind, LinkRole, MapInfo, Node, PassageState, Polarity, Premise
from argmap.core.tree import Tree
from argmap.formats.markdown_outline import read
from argmap.reasoning.checks import Repeats, Survey, points_of_step
from argmap.reasoning.checks.points import Check
from argmap.reasoning.checks.structure import (
    empty_card,
    evidence_without_passage,
    many_steps,
    objection_unanswered,
    passage_not_exact,
    reason_without_support,
    second_main_claim,
)
from tests.core.builders import Build, small_map


def build_from(outline: str) -> Build:
    """The map that an outline says."""
    build = Build()
    build.document = Document(read(outline.encode(), "a.md").records)
    build.tree = Tree(build.document)
    return build


def texts(build: Build, check) -> list[str]:
    """The texts of the cards for which the check says something, in drawing order."""
    node_ids = dict.fromkeys(place.node_id for place, _ in build.tree.walk())
    found = [point for node_id in [*node_ids, *sorted(build.document.tray_ids)] for point in check(build.tree, node_id)]
    return [build.tree.node(point.node_id).text for point in found]


def beside_the_main_claim(tree: Tree, node_id: str):
    """The check for a second main claim, on the map as it stands."""
    return second_main_claim(tree, node_id, Survey(tree, Repeats(tree)))


def linked(build: Build, text: str, role: LinkRole = LinkRole.PARAPHRASES):
    """Tie the card to words of a source."""
    build.add_source()
    build.do(edits.link_passage(build.document, build.id(text), build.quote("save money"), role, new_id=build.new_id))


def test_a_reason_without_anything_below_it_lacks_support():
    assert texts(build_from("- main\n  - a\n    - b\n"), reason_without_support) == ["b"]


@pytest.mark.parametrize("below", ["Reason", "Evidence", "And evidence"])
def test_a_reason_or_evidence_below_is_support(below):
    assert texts(build_from(f"- main\n  - a\n    - Evidence: x\n    - {below}: y\n"), reason_without_support) in (
        [],
        ["y"],
    )
    assert "a" not in texts(build_from("- main\n  - a\n    - Evidence: x\n"), reason_without_support)


@pytest.mark.parametrize("below", ["Objection: b", "Counter-evidence: b", "Question in support: b", "Restatement: b"])
def test_what_does_not_support_is_no_support(below):
    assert "a" in texts(build_from(f"- main\n  - a\n    - {below}\n"), reason_without_support)


@pytest.mark.parametrize(
    "outline",
    [
        "- main\n  - Reason (implicit): a\n",
        "- main\n  - Objection: a\n",
        "- Question: why\n  - Answer: a\n",
        "- main\n  - Evidence: a\n",
        "- main\n  - Restatement: a\n",
        "- a\n  - Objection: b\n",
        "## Tray\n- a\n",
    ],
)
def test_only_stated_reasons_need_support(outline):
    assert texts(build_from(outline), reason_without_support) == []


def test_each_joint_reason_needs_support_of_its_own():
    assert texts(build_from("- main\n  - a\n    - Evidence: x\n  - And: b\n"), reason_without_support) == ["b"]


def test_a_passage_that_backs_a_reason_supports_it_and_one_that_says_it_does_not():
    build = build_from("- main\n  - a\n  - b\n")
    linked(build, "a")
    assert texts(build, reason_without_support) == ["a", "b"]

    build.do(
        edits.link_passage(build.document, build.id("b"), build.quote("NATO"), LinkRole.BACKS, new_id=build.new_id)
    )
    assert texts(build, reason_without_support) == ["a"]


@pytest.mark.parametrize(
    ("outline", "expected"),
    [
        ("- main\n  - Con: a\n", ["a"]),
        ("- main\n  - Con: a\n    - Con: b\n", []),
        ("- main\n  - Con: a\n    - Con: b\n      - Con: c\n", ["c"]),
        ("- main\n  - Con: a\n    - Counter-evidence: b\n", []),
        ("- main\n  - Con: a\n    - Pro: b\n", ["a"]),
        ("- main\n  - Con: a\n    - Question: b\n", ["a"]),
        ("- main\n  - Counter-evidence: a\n", ["a"]),
        ("- main\n  - Question: a\n", []),
        ("- main\n  - Pro: r\n    - Con: a\n", ["a"]),
        ("- Evidence: e\n  - Con: a\n", ["a"]),
    ],
)
def test_an_objection_is_open_until_something_opposes_it(outline, expected):
    assert texts(build_from(outline), objection_unanswered) == expected


@pytest.mark.parametrize(
    ("outline", "expected"),
    [
        ("- main\n  - Con: a\n    - Doubt: d\n", []),
        ("- main\n  - Con: a\n    - Reason to the step: d\n", ["a"]),
        ("- main\n  - Pro: r\n    - Doubt: d\n", ["d"]),
        ("- main\n  - Pro: r\n    - Doubt: d\n      - Con: e\n", []),
        ("- main\n  - Pro: r\n    - Doubt: d\n      - Doubt: e\n", []),
    ],
)
def test_a_doubt_of_a_step_answers_an_objection_and_is_one_to_a_reason(outline, expected):
    assert texts(build_from(outline), objection_unanswered) == expected


def test_joint_objections_are_one_point_and_one_answer_is_enough():
    assert texts(build_from("- main\n  - Con: a\n  - And: b\n"), objection_unanswered) == ["a"]
    assert texts(build_from("- main\n  - Con: a\n  - And: b\n    - Con: no\n"), objection_unanswered) == []


def test_joint_objections_whose_first_is_drawn_elsewhere_are_still_one_point():
    outline = "- main\n  - r\n  - Con (see above): r\n  - And: b\n"

    assert texts(build_from(outline), objection_unanswered) == ["b"]


def test_evidence_without_a_passage_is_open_in_the_tray_too():
    build = build_from("- main\n  - Evidence: a\n  - b\n\n## Tray\n- Evidence: c\n")
    assert texts(build, evidence_without_passage) == ["a", "c"]

    linked(build, "a")
    assert texts(build, evidence_without_passage) == ["c"]


@pytest.mark.parametrize("basis", ["common belief", "personal experience"])
def test_evidence_that_rests_on_no_document_needs_no_passage(basis):
    build = build_from("- main\n  - Evidence: a\n")
    build.do(edits.change_basis(build.document, build.id("a"), basis))

    assert texts(build, evidence_without_passage) == []


@pytest.mark.parametrize("state", [state for state in PassageState if state is not PassageState.EXACT])
def test_each_passage_that_is_not_exact_is_a_point(state):
    build = build_from("- main\n")
    linked(build, "main")
    records = [replace(one, state=state) if hasattr(one, "found_from") else one for one in build.document.records()]

    (point,) = passage_not_exact(Tree(Document(records)), build.id("main"))

    assert (point.check, point.state, point.node_id) == (Check.PASSAGE_NOT_EXACT, state, build.id("main"))


def test_an_exact_passage_is_no_point():
    build = build_from("- main\n")
    linked(build, "main")

    assert list(passage_not_exact(build.tree, build.id("main"))) == []


def test_a_passage_of_a_step_is_shown_at_its_first_card():
    build = small_map()
    build.add_source()
    step = build.step("joint one")
    build.do(edits.link_passage(build.document, step.id, build.quote("NATO"), new_id=build.new_id))
    records = [
        replace(one, state=PassageState.LOST) if hasattr(one, "found_from") else one for one in build.document.records()
    ]

    found = points_of_step(Tree(Document(records)), step.id)
    (point,) = [one for one in found if one.check is Check.PASSAGE_NOT_EXACT]

    assert (point.inference_id, point.node_id, point.place_id) == (step.id, None, build.place_id("joint one"))


def test_a_second_claim_at_the_root_stands_beside_the_main_claim():
    build = build_from("- Evidence: e\n- main\n- Question: q\n- other\n\n## Tray\n- loose\n")

    assert texts(build, beside_the_main_claim) == ["other"]


def test_what_stands_in_a_step_onto_nothing_stands_beside_the_main_claim():
    records = [
        MapInfo(id="0" * 32),
        Node(id="1" * 32, kind=Kind.CLAIM, text="main", order_key="a"),
        Node(id="2" * 32, kind=Kind.CLAIM, text="loose"),
        Inference(id="3" * 32, polarity=Polarity.SUPPORTS),
        Premise(id="4" * 32, inference_id="3" * 32, node_id="2" * 32),
    ]
    build = Build()
    build.document, build.tree = Document(records), Tree(Document(records))

    assert texts(build, beside_the_main_claim) == ["loose"]


def test_a_card_without_words_is_empty_in_the_tray_too():
    build = build_from("- main\n  - a\n  - b\n\n## Tray\n- c\n")
    for text in ("a", "c"):
        build.do(edits.edit_text(build.document, build.id(text), " \n"[: 1 if text == "a" else 2]))

    assert len(texts(build, empty_card)) == 2


def test_eight_steps_onto_one_card_are_more_than_a_reader_weighs_and_seven_are_not():
    seven = "- main\n" + "".join(f"  - reason {number}\n" for number in range(7))

    assert texts(build_from(seven), many_steps) == []
    assert texts(build_from(f"{seven}  - Objection: one more\n"), many_steps) == ["main"]


def test_joint_reasons_are_one_step_however_many_they_are():
    joint = "- main\n  - first\n" + "".join(f"  - And: joint {number}\n" for number in range(9))

    assert texts(build_from(joint), many_steps) == []


def test_a_step_without_a_card_and_one_that_bears_on_nothing_are_named():
    bare = Inference("3" * 32, Polarity.OPPOSES, target_node_id="1" * 32)
    loose = Inference("4" * 32, Polarity.SUPPORTS)
    tree = Build([MapInfo("f" * 32), Node("1" * 32, Kind.CLAIM, "a"), bare, loose]).tree

    assert [one.check for one in points_of_step(tree, bare.id)] == [Check.STEP_WITHOUT_CARD]
    assert [one.check for one in points_of_step(tree, loose.id)] == [Check.STEP_WITHOUT_CARD, Check.STEP_WITHOUT_TARGET]
