"""The graph read as a tree: one full card each, "see" cards elsewhere, circles cut, everything reached."""

from dataclasses import replace
from time import process_time

import pytest

from argmap.core import edits
from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.graph import Place
from argmap.core.records import Inference, Kind, MapInfo, Node, Polarity, Premise, Record
from argmap.core.roles import role_at, role_of
from argmap.core.touched import touched_by
from argmap.core.tree import Tree
from tests.benchmarks.maps import random_map
from tests.core.builders import Build, small_map
from tests.core.rebuilt import assert_full_cards_come_first, assert_tree_equals_rebuilt
from tests.core.shapes import chain, id_of, place_of, star

SUPPORTS = Polarity.SUPPORTS


def imported(*arrows: tuple[int, int], roots: tuple[int, ...] = ()) -> Build:
    """A map of cards with one digit as text; each arrow (lower, upper) is a step from one card to the other."""
    numbers = sorted({number for arrow in arrows for number in arrow} | set(roots))
    records: list[Record] = [MapInfo(id_of(0))]
    records += [Node(id_of(n), Kind.CLAIM, str(n), order_key="V" if n in roots else "") for n in numbers]
    for lower, upper in arrows:
        step = Inference(id_of(100 + 10 * lower + upper), SUPPORTS, target_node_id=id_of(upper), order_key=str(lower))
        records += [step, Premise(id_of(200 + 10 * lower + upper), step.id, id_of(lower))]
    return Build(records)


def test_a_circle_that_no_root_leads_to_is_cut_at_its_smallest_id() -> None:
    build = imported((3, 2), (4, 3), (2, 4), roots=(1,))
    assert build.outline() == ["1", "2", "  + 3", "    + 4", "      + [2]"]
    assert build.tree.cut_ids == (id_of(2),)


def test_what_hangs_on_a_circle_is_drawn_below_it_although_its_id_is_smaller() -> None:
    build = imported((3, 4), (4, 3), (2, 4))
    assert build.outline() == ["3", "  + 4", "    + 2", "    + [3]"]


def test_a_circle_that_a_root_leads_to_ends_in_a_see_card() -> None:
    build = imported((2, 1), (3, 2), (2, 3), roots=(1,))
    assert build.outline() == ["1", "  + 2", "    + 3", "      + [2]"]
    assert build.tree.cut_ids == ()


def test_a_card_that_bears_on_itself_is_drawn_once() -> None:
    build = imported((2, 2), roots=(1,))
    assert build.outline() == ["1", "2", "  + [2]"]


def test_circles_stay_cut_while_the_map_is_edited() -> None:
    build = imported((3, 2), (4, 3), (2, 4), (5, 4), roots=(1,))
    build.do(edits.add_reason(build.document, build.id("4"), "new"))
    assert_tree_equals_rebuilt(build.tree)
    build.do(edits.use_here_too(build.document, build.id("5"), build.id("1")))
    assert_tree_equals_rebuilt(build.tree)
    assert build.outline()[:2] == ["1", "  + 5"]


def test_a_circle_opens_when_its_head_is_moved_below_a_card() -> None:
    build = imported((3, 2), (4, 3), (2, 4), roots=(1,))
    build.do(edits.move_under(build.document, [build.id("2")], build.id("1")))
    assert build.outline() == ["1", "  + 2", "    + 3", "      + 4"]
    assert build.tree.cut_ids == ()


def test_a_circle_opens_when_its_head_is_taken_to_the_tray() -> None:
    build = imported((3, 2), (4, 3), (2, 4), roots=(1,))
    build.do(edits.to_tray(build.document, [build.id("2")]))
    assert (build.outline(), build.tray()) == (["1"], ["2"])
    assert_tree_equals_rebuilt(build.tree)


def test_deleting_the_head_of_a_circle_deletes_the_circle() -> None:
    build = imported((3, 2), (4, 3), (2, 4), roots=(1,))
    build.do(edits.delete_branch(build.document, [build.id("2")]))
    assert build.outline() == ["1"]
    assert build.document.count(Inference) == 0


def test_removing_the_head_of_a_circle_keeps_the_others() -> None:
    build = imported((3, 2), (4, 3), (2, 4), roots=(1,))
    build.do(edits.remove_card(build.document, build.id("2")))
    assert (build.outline(), build.tray()) == (["1"], ["3"])
    assert_tree_equals_rebuilt(build.tree)


def test_a_circle_that_a_change_from_elsewhere_closes_is_seen() -> None:
    build = small_map()
    (premise,) = build.document.where(Premise, "node_id", build.id("objection"))
    step = build.step("objection")
    closing = replace(step, target_node_id=build.id("rebuttal"))
    build.do(Change(Label.RECEIVED, ((step, closing),)))
    assert build.tree.cut_ids == (min(build.id("objection"), build.id("rebuttal")),)
    assert_tree_equals_rebuilt(build.tree)
    assert build.tree.place(premise.id) is not None


def test_a_circle_closed_through_a_doubt_is_seen() -> None:
    build = small_map()
    step = build.step("reason")
    build.do(Change(Label.RECEIVED, ((step, replace(step, target_node_id=build.id("doubt"))),)))
    assert_tree_equals_rebuilt(build.tree)
    assert "doubt" in "".join(build.outline())


def test_the_premises_of_a_step_without_a_target_are_drawn_as_roots() -> None:
    records: list[Record] = [MapInfo(id_of(0)), Node(id_of(1), Kind.CLAIM, "1", order_key="V")]
    records += [Node(id_of(2), Kind.CLAIM, "2"), Inference(id_of(3), SUPPORTS), Premise(id_of(4), id_of(3), id_of(2))]
    build = Build(records)
    build.do(edits.add_reason(build.document, id_of(2), "new"))
    assert build.outline() == ["1", "2", "  + new"]
    assert_tree_equals_rebuilt(build.tree)


def test_a_place_below_nothing_is_never_the_full_one_of_a_root() -> None:
    records: list[Record] = [MapInfo(id_of(0)), Node(id_of(1), Kind.CLAIM, "1", order_key="V")]
    build = Build([*records, Inference(id_of(3), SUPPORTS), Premise(id_of(4), id_of(3), id_of(1))])
    build.do(
        edits.use_here_too(build.document, build.do(edits.add_claim(build.document, "2")).added(Node)[0].id, id_of(1))
    )
    assert build.outline() == ["1", "  + [2]", "2"] or build.outline() == ["1", "  + 2", "[2]"]
    assert build.tree.full_place(id_of(1)) == Place(id_of(1), id_of(1), None)
    assert_tree_equals_rebuilt(build.tree)


def test_a_doubt_follows_the_step_it_doubts_and_a_doubt_of_the_doubt_follows_it() -> None:
    build = small_map()
    build.do(edits.add_undercut(build.document, build.step("doubt").id, "doubt of the doubt"))
    assert build.outline()[1:5] == ["  + reason", "    + evidence", "  - doubt", "  - doubt of the doubt"]
    steps = [step.id for step in build.tree.row(build.id("claim"))]
    assert steps[:3] == [build.step(text).id for text in ("reason", "doubt", "doubt of the doubt")]


def test_a_shared_card_moves_to_the_place_that_comes_first() -> None:
    build = small_map()
    build.do(edits.use_here_too(build.document, build.id("evidence"), build.id("objection")))
    assert build.outline()[-1] == "    + [evidence]"
    build.do(edits.reorder(build.document, build.place_id("objection"), -5))
    assert build.outline()[1:4] == ["  - objection", "    - rebuttal", "    + evidence"]
    assert_full_cards_come_first(build.tree)


def test_a_shared_card_tells_its_rows_when_its_full_place_is_another() -> None:
    build = small_map()
    build.do(edits.use_here_too(build.document, build.id("evidence"), build.id("objection")))
    change = edits.reorder(build.document, build.place_id("objection"), -5)
    build.document.apply(change)
    touched = build.tree.update(change)
    assert build.id("evidence") in touched.cards
    assert {build.id("reason"), build.id("objection"), build.id("claim")} <= touched.rows


def test_a_card_on_the_map_and_below_one_in_the_tray_is_full_on_the_map() -> None:
    build = small_map()
    build.do(edits.use_here_too(build.document, build.id("rebuttal"), build.id("reason")))
    build.do(edits.to_tray(build.document, [build.place_id("reason")]))
    assert build.outline()[-1] == "    - rebuttal"
    assert_tree_equals_rebuilt(build.tree)


def test_the_branch_of_a_card_in_the_tray_can_be_read() -> None:
    build = small_map()
    build.do(edits.to_tray(build.document, [build.place_id("reason")]))
    tray_place = build.tree.place(build.id("reason"))
    assert tray_place == Place(build.id("reason"), build.id("reason"), None)
    assert [place.node_id for place in build.tree.children(tray_place)] == [build.id("evidence")]
    assert build.tree.parent(build.place("evidence")) == tray_place


def test_a_place_that_is_gone_is_none() -> None:
    build = small_map()
    place_id = build.place_id("rebuttal")
    build.do(edits.delete_branch(build.document, [place_id]))
    assert build.tree.place(place_id) is None
    assert build.tree.full_place("f" * 32) is None
    with pytest.raises(KeyError):
        build.tree.node("f" * 32)
    with pytest.raises(KeyError):
        role_of(build.tree, "f" * 32)


def test_a_card_inside_the_map_is_no_place_by_its_own_id() -> None:
    build = small_map()
    assert build.tree.place(build.id("reason")) is None


def test_the_main_claim_is_the_first_root_that_is_a_claim() -> None:
    build = Build()
    build.do(edits.add_question(build.document, None, "question"))
    assert build.tree.main_claim() is None
    build.do(edits.add_claim(build.document, "claim"))
    assert build.tree.main_claim() == build.place("claim")


def test_a_card_that_stands_in_two_places_has_a_role_in_each() -> None:
    build = small_map()
    build.do(edits.use_here_too(build.document, build.id("evidence"), build.id("objection"), Polarity.OPPOSES))
    places = [place for place, _ in build.tree.walk() if place.node_id == build.id("evidence")]
    assert [role_at(build.tree, place) for place in places] == ["evidence", "counter_evidence"]


def test_roles_are_found_at_the_end_of_a_chain_of_a_thousand_objections() -> None:
    records = [replace(one, polarity=Polarity.OPPOSES) if isinstance(one, Inference) else one for one in chain(1_000)]
    tree = Tree(Document(records))
    assert [role_of(tree, id_of(n)) for n in (2, 3, 999, 1_000)] == ["objection", "rebuttal", "rebuttal", "objection"]


def test_a_change_of_text_touches_its_card_and_no_row() -> None:
    build = small_map()
    change = edits.edit_text(build.document, build.id("reason"), "other")
    build.document.apply(change)
    touched = build.tree.update(change)
    assert (touched.cards, touched.rows, touched.steps, touched.roots) == ({build.id("other")}, set(), set(), False)


def test_a_link_touches_the_card_or_the_step_it_ties() -> None:
    build = small_map()
    build.add_source()
    change = edits.link_passage(build.document, build.step("reason").id, build.quote("save money"))
    build.document.apply(change)
    touched = build.tree.update(change)
    assert (touched.cards, touched.steps) == (set(), {build.step("reason").id})


def test_a_chain_of_a_thousand_is_read_and_edited_without_recursion_in_linear_time() -> None:
    start = process_time()
    tree = Tree(Document(chain(1_000)))
    assert [depth for _, depth in tree.walk()] == list(range(1_000))
    for change_of in (
        lambda: edits.use_here_too(tree.document, id_of(1_000), id_of(500)),
        lambda: edits.insert_between(tree.document, place_of(500)),
        lambda: edits.to_tray(tree.document, [place_of(2)]),
        lambda: edits.delete_branch(tree.document, [id_of(2)]),
    ):
        change = change_of()
        tree.document.apply(change)
        tree.update(change)
    assert process_time() - start < 2  # ten times what it takes


def test_a_star_of_ten_thousand_is_read_and_edited_in_linear_time() -> None:
    places = [place_of(n) for n in range(2, 10_001)]
    start = process_time()
    tree = Tree(Document(star(10_000)))
    for change_of in (
        lambda: edits.add_reason(tree.document, id_of(1), "one more"),
        lambda: edits.move_under(tree.document, places[1:], id_of(2)),
        lambda: edits.move_to_root(tree.document, places[1:]),
        lambda: edits.delete_branch(tree.document, [id_of(n) for n in range(3, 10_001)]),
    ):
        change = change_of()
        tree.document.apply(change)
        tree.update(change)
    assert process_time() - start < 20  # ten times what it takes
    assert len(tree.roots()) == 1


def test_an_edit_of_a_big_map_with_shared_cards_costs_what_it_changes() -> None:
    tree = Tree(Document(random_map(5_000)))
    leaves = [n.id for n in tree.document.all(Node) if not tree.document.where(Inference, "target_node_id", n.id)]
    for upper, lower in zip(leaves[:100], leaves[100:200], strict=True):
        change = edits.use_here_too(tree.document, lower, upper)
        tree.document.apply(change)
        tree.update(change)
    start = process_time()
    for leaf in leaves[200:300]:
        change = edits.add_reason(tree.document, leaf, "one more")
        tree.document.apply(change)
        tree.update(change)
    assert process_time() - start < 0.5  # ten times what it takes
    assert_tree_equals_rebuilt(tree)


def test_a_comment_touches_the_card_it_is_pinned_to_or_the_cards_of_its_step() -> None:
    build = small_map()
    on_card = build.do(edits.comment(build.document, build.id("claim"), "Too wide.", new_id=build.new_id))
    on_step = build.do(edits.comment(build.document, build.step("joint two").id, "Why?", new_id=build.new_id))

    assert touched_by(build.document, on_card).cards == {build.id("claim")}
    assert touched_by(build.document, on_step).cards == {build.id("joint one"), build.id("joint two")}
