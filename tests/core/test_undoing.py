"""Undo takes back what was done, and nothing that somebody else has done since."""

from dataclasses import replace
from time import process_time

from argmap.core import edits
from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.limits import ORDER_KEY
from argmap.core.records import (
    Comment,
    Inference,
    Kind,
    MapInfo,
    Node,
    Passage,
    PassageLink,
    Polarity,
    Premise,
    Source,
    SourceText,
)
from argmap.core.undoing import rebased_inverse
from tests.benchmarks.maps import random_map
from tests.core.builders import Build, small_map
from tests.core.rebuilt import assert_nothing_dangles, assert_tree_equals_rebuilt, state_of


def undo(build: Build, change: Change) -> Change:
    back = build.do(rebased_inverse(change, build.document))
    assert_nothing_dangles(build.document)
    assert_tree_equals_rebuilt(build.tree)
    return back


def test_undone_at_once_every_change_is_as_if_it_had_not_been() -> None:
    build = small_map()
    build.add_source()
    build.do(edits.link_passage(build.document, build.id("evidence"), build.quote("save money")))
    build.do(edits.rate(build.document, build.id("doubt"), "acceptability", 0.5, "Ann"))  # type: ignore[arg-type]
    before = state_of(build.document)
    change = build.do(edits.delete_branch(build.document, [build.place_id("claim")]))
    undo(build, change)
    assert state_of(build.document) == before


def test_undo_keeps_what_someone_else_edited() -> None:
    build = small_map()
    mine = build.do(edits.edit_text(build.document, build.id("reason"), "my words"))
    build.do(edits.change_basis(build.document, build.id("my words"), "event"))
    undo(build, mine)
    assert (build.node("reason").text, build.node("reason").basis) == ("reason", "event")


def test_undo_leaves_a_field_that_someone_else_has_changed_since() -> None:
    build = small_map()
    mine = build.do(edits.edit_text(build.document, build.id("reason"), "my words"))
    build.do(edits.edit_text(build.document, build.id("my words"), "their words"))
    assert not undo(build, mine)
    assert build.id("their words")


def test_undo_of_an_edit_does_not_bring_back_a_card_that_someone_else_deleted() -> None:
    build = small_map()
    mine = build.do(edits.edit_text(build.document, build.id("evidence"), "my words"))
    build.do(edits.delete_branch(build.document, [build.place_id("my words")]))
    assert not undo(build, mine)


def test_an_added_card_that_someone_else_needs_stays_where_it_is() -> None:
    build = small_map()
    mine = build.do(edits.add_reason(build.document, build.id("claim"), "mine"))
    build.do(edits.add_objection(build.document, build.id("mine"), "theirs"))
    undo(build, mine)
    assert build.outline()[-2:] == ["  + mine", "    - theirs"]


def test_an_added_card_that_someone_else_has_edited_stays() -> None:
    build = small_map()
    mine = build.do(edits.add_reason(build.document, build.id("claim"), "mine"))
    build.do(edits.edit_text(build.document, build.id("mine"), "better words"))
    undo(build, mine)
    assert build.outline()[-1] == "  + better words"


def test_an_added_card_whose_key_gave_room_to_others_goes_all_the_same() -> None:
    build = small_map()
    mine = build.do(edits.add_reason(build.document, build.id("claim"), "mine"))
    step = build.step("mine")
    build.do(Change(mine.label, ((step, replace(step, order_key="z" * ORDER_KEY)),)))
    undo(build, mine)
    assert build.outline()[-1] == "    - rebuttal"


def test_a_deleted_card_comes_back_to_the_tray_if_what_it_bore_on_is_gone() -> None:
    build = small_map()
    mine = build.do(edits.delete_branch(build.document, [build.place_id("rebuttal")]))
    build.do(edits.delete_branch(build.document, [build.place_id("objection")]))
    undo(build, mine)
    assert build.tray() == ["rebuttal"]


def test_a_comment_does_not_come_back_without_its_card() -> None:
    build = small_map()
    build.do(edits.comment(build.document, build.id("rebuttal"), "really?"))
    (comment,) = build.document.all(Comment)
    mine = build.do(edits.remove_comment(build.document, comment.id))
    build.do(edits.delete_branch(build.document, [build.place_id("rebuttal")]))
    assert not undo(build, mine)


def test_a_step_does_not_come_back_without_a_premise() -> None:
    build = small_map()
    mine = build.do(edits.join(build.document, [build.place_id("joint one"), build.place_id("reason")]))
    build.do(edits.delete_branch(build.document, [build.place_id("reason")]))
    undo(build, mine)
    assert build.premises("joint one") == ["joint one", "joint two"]


def test_the_last_premise_of_a_step_stays_where_the_others_are_gone() -> None:
    build = small_map()
    mine = build.do(edits.add_co_premise(build.document, build.step("joint one").id, "mine"))
    build.do(edits.delete_branch(build.document, [build.place_id("joint one"), build.place_id("joint two")]))
    assert not undo(build, mine)
    assert build.outline()[4] == "  + mine"


def test_a_passage_goes_with_the_link_that_held_it_last() -> None:
    build = small_map()
    build.add_source()
    theirs = build.do(edits.link_passage(build.document, build.id("reason"), build.quote("save money")))
    mine = build.do(edits.link_passage(build.document, build.id("evidence"), build.quote("save money")))
    build.do(edits.unlink_passage(build.document, theirs.added(PassageLink)[0].id))
    undo(build, mine)
    assert build.document.count(Passage) == 0


def test_a_passage_does_not_come_back_without_its_card() -> None:
    build = small_map()
    build.add_source()
    link = build.do(edits.link_passage(build.document, build.id("rebuttal"), build.quote("save money")))
    mine = build.do(edits.unlink_passage(build.document, link.added(PassageLink)[0].id))
    build.do(edits.delete_branch(build.document, [build.place_id("rebuttal")]))
    assert not undo(build, mine)


def test_a_target_is_taken_back_whole_or_not_at_all() -> None:
    build = small_map()
    place = build.place_id("evidence")
    mine = build.do(edits.move_under(build.document, [place], build.step("objection").id))
    build.do(edits.move_under(build.document, [place], build.step("joint one").id))
    undo(build, mine)
    step = build.step("evidence")
    assert (step.target_node_id, step.target_inference_id) == (None, build.step("joint one").id)


def test_what_someone_else_brought_back_is_left_as_they_have_it() -> None:
    build = small_map()
    mine = build.do(edits.delete_branch(build.document, [build.place_id("rebuttal")]))
    build.do(rebased_inverse(mine, build.document))
    build.do(edits.edit_text(build.document, build.id("rebuttal"), "their words"))
    assert not undo(build, mine)
    assert build.id("their words")


def test_a_redone_undo_is_the_change_again() -> None:
    build = small_map()
    change = build.do(edits.remove_card(build.document, build.place_id("objection")))
    after = state_of(build.document)
    back = undo(build, change)
    undo(build, back)
    assert state_of(build.document) == after


def test_a_circle_that_two_people_made_together_is_drawn_cut() -> None:
    build = small_map()
    mine = build.do(edits.move_to_root(build.document, [build.place_id("rebuttal")]))
    build.do(edits.move_under(build.document, [build.place_id("objection")], build.id("rebuttal")))
    undo(build, mine)
    assert build.tree.cut_ids == (min(build.id("objection"), build.id("rebuttal")),)


def test_a_removed_source_comes_back_with_its_passages() -> None:
    build = small_map()
    build.add_source()
    build.do(edits.link_passage(build.document, build.id("reason"), build.quote("save money")))
    mine = build.do(edits.remove_source(build.document, "5" * 32))
    build.do(edits.edit_text(build.document, build.id("reason"), "their words"))
    undo(build, mine)
    assert [build.document.count(one) for one in (Source, SourceText, Passage, PassageLink)] == [1, 1, 1, 1]


def test_undoing_a_long_chain_of_doubts_that_lost_its_ground_takes_no_longer_than_it_is_long() -> None:
    ids = [f"{number:032x}" for number in range(3_002)]
    steps = [Inference(ids[0], Polarity.OPPOSES, target_node_id=ids[3_001])]
    steps += [Inference(ids[n], Polarity.OPPOSES, target_inference_id=ids[n - 1]) for n in range(1, 1_000)]
    nodes = [Node(ids[1_000 + n], Kind.CLAIM) for n in range(1_000)]
    premises = [Premise(ids[2_000 + n], steps[n].id, nodes[n].id) for n in range(1_000)]
    target = Node(ids[3_001], Kind.CLAIM, order_key="a")
    document = Document([MapInfo(ids[3_000]), target])
    deleted = Change(edits.delete_branch(document, []).label, tuple((one, None) for one in [*steps, *nodes, *premises]))
    document.apply(edits.delete_branch(document, [target.id]))
    start = process_time()
    back = rebased_inverse(deleted, document)
    assert process_time() - start < 3  # ten times what it takes
    assert {type(after) for _, after in back.pairs} == {Node}


def test_undoing_the_deletion_of_a_big_map_takes_no_longer_than_it_is_big() -> None:
    document = Document(random_map(3_000, passages=True))
    before = state_of(document)
    deleted = edits.delete_branch(document, list(document.root_ids))
    document.apply(deleted)
    start = process_time()
    back = rebased_inverse(deleted, document)
    assert process_time() - start < 6  # ten times what it takes
    document.apply(back)
    assert state_of(document) == before


def test_what_only_an_undone_copy_was_found_from_goes_with_it() -> None:
    build = small_map()
    build.add_source()
    evidence = build.id("evidence")
    build.do(edits.link_passage(build.document, evidence, build.quote("save money")))
    newer = edits.source_text("5" * 32, "It may save money.", new_id=build.new_id)
    build.do(edits.add_version(build.document, newer, new_id=build.new_id))
    copied = build.do(edits.duplicate(build.document, build.place_id("evidence"), new_id=build.new_id))
    place = build.document.where(Premise, "node_id", evidence)[0]
    build.do(edits.delete_branch(build.document, [place.id]))

    undo(build, copied)

    assert list(build.document.all(Passage)) == []
