"""Taking cards away leaves nothing dangling."""

from argmap.core import edits
from argmap.core.records import Comment, Inference, Node, Passage, PassageLink, Polarity, Premise, Source
from tests.core.builders import small_map


def test_deleting_a_branch_takes_what_hangs_on_it() -> None:
    build = small_map()
    build.do(edits.delete_branch(build.document, [build.place_id("reason")]))
    assert build.outline() == ["claim", "  + joint one", "  + joint two", "  - objection", "    - rebuttal"]
    assert build.document.count(Node) == 5
    assert build.document.count(Inference) == 3


def test_a_node_used_elsewhere_stays_there() -> None:
    build = small_map()
    build.do(edits.use_here_too(build.document, build.id("evidence"), build.id("rebuttal")))
    build.do(edits.delete_branch(build.document, [build.place_id("reason")]))
    assert build.outline()[-1] == "      + evidence"


def test_deleting_the_main_claim_empties_the_map_but_keeps_its_sources() -> None:
    build = small_map()
    build.add_source()
    build.do(edits.link_passage(build.document, build.id("evidence"), build.quote("save money")))
    build.do(edits.comment(build.document, build.id("evidence"), "really?"))
    build.do(edits.delete_branch(build.document, [build.place_id("claim")]))
    counts = [build.document.count(one) for one in (Node, Inference, Premise, Passage, PassageLink, Comment, Source)]
    assert counts == [0, 0, 0, 0, 0, 0, 1]


def test_removing_one_card_keeps_what_is_below_with_the_polarity_both_steps_amount_to() -> None:
    build = small_map()
    build.do(edits.remove_card(build.document, build.place_id("objection")))
    assert build.step("rebuttal").polarity is Polarity.SUPPORTS
    assert build.outline()[-1] == "  + rebuttal"


def test_removing_the_main_claim_alone_makes_roots_of_what_stood_below() -> None:
    build = small_map()
    build.do(edits.remove_card(build.document, build.place_id("claim")))
    assert [line for line in build.outline() if not line.startswith(" ")] == [
        "reason",
        "doubt",
        "joint one",
        "joint two",
        "objection",
    ]


def test_a_card_put_in_the_tray_keeps_its_branch_and_the_doubts_about_its_step() -> None:
    build = small_map()
    build.do(edits.to_tray(build.document, [build.place_id("reason")]))
    assert build.tray() == ["doubt", "reason"]
    assert [build.tree.node(place.node_id).text for place, _ in build.tree.walk(build.place("reason"))] == [
        "reason",
        "evidence",
    ]


def test_a_passage_goes_with_its_last_link() -> None:
    build = small_map()
    build.add_source()
    change = build.do(edits.link_passage(build.document, build.id("reason"), build.quote("save money")))
    build.do(edits.link_passage(build.document, build.id("evidence"), build.quote("save money")))
    assert build.document.count(Passage) == 1
    build.do(edits.unlink_passage(build.document, change.added(PassageLink)[0].id))
    assert build.document.count(Passage) == 1
    build.do(edits.delete_branch(build.document, [build.place_id("evidence")]))
    assert build.document.count(Passage) == 0
