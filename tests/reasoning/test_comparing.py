"""In what two maps differ, card by card."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from random import Random

import pytest

from argmap.core import edits
from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.ids import new_id
from argmap.core.records import (
    Comment,
    Dimension,
    LinkRole,
    MapInfo,
    Passage,
    PassageLink,
    PassageState,
    Record,
    Source,
)
from argmap.core.tree import Tree
from argmap.reasoning.comparing import Comparison, FindingKind, compare
from argmap.reasoning.comparing.sentences import SAME, sentence, summary
from argmap.samples import sample_records
from tests.core.any_edit import any_edit
from tests.core.builders import Build, small_map
from tests.core.under_other_ids import under_other_ids

Edit = Callable[[Build], Change]


def copy_of(build: Build) -> Build:
    return Build(build.document.records())


def sentences(a: Build | Tree, b: Build | Tree) -> list[str]:
    one, other = (build.tree if isinstance(build, Build) else build for build in (a, b))
    return [sentence(finding, one, other) for finding in compare(one, other).findings]


def after(*changes: Edit, a: Build | None = None) -> list[str]:
    """What is said of the small map and a copy in which something was done."""
    a = a or small_map()
    b = copy_of(a)
    for change in changes:
        b.do(change(b))
    return sentences(a, b)


def test_a_map_and_its_copy_say_the_same() -> None:
    a = small_map()

    assert compare(a.tree, copy_of(a).tree).is_same
    assert summary(compare(a.tree, a.tree)) == SAME


def test_a_card_that_came_is_told_with_what_it_is_and_bears_on() -> None:
    assert after(
        lambda b: edits.add_objection(b.document, b.id("reason"), "new", new_id=new_id),
        lambda b: edits.add_claim(b.document, "top", new_id=new_id),
        lambda b: edits.add_to_tray(b.document, "claim", "loose", new_id=new_id),
        lambda b: edits.add_undercut(b.document, b.step("joint one").id, "doubtful", new_id=new_id),
    ) == [
        "Added: “new”, an objection to “reason”.",
        "Added: “doubtful”, a doubt of the step of “joint one” and “joint two”.",
        "Added: “top”, a claim at the top.",
        "Added: “loose”, a card in the tray.",
    ]


def test_a_card_that_went_is_told_where_it_stood() -> None:
    assert after(lambda b: edits.delete_branch(b.document, [b.place_id("reason")])) == [
        "Removed: “reason”, a reason for “claim”.",
        "Removed: “evidence”, evidence for “reason”.",
        "Removed: “doubt”, a doubt of the step of “reason”.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("It may save money.", "It will save money.", "“will” instead of “may”"),
        ("It saves money.", "It saves much money.", "with “much”"),
        ("It saves much money.", "It saves money.", "without “much”"),
        ("It may save money now.", "It will save time now.", "“will … time” instead of “may … money”"),
        ("It saves.", "It  saves.", "with other spaces or line breaks"),
    ],
)
def test_a_reworded_card_is_told_with_the_words_that_differ(old: str, new: str, said: str) -> None:
    a = small_map()
    a.do(edits.edit_text(a.document, a.id("reason"), old))

    (told,) = after(lambda b: edits.edit_text(b.document, b.id(old), new), a=a)

    assert told == f"Reworded: “{' '.join(new.split())}”: {said}."


def test_a_card_that_bears_on_another_is_told_as_moved_and_a_turned_one_as_turned() -> None:
    assert after(lambda b: edits.move_under(b.document, [b.place_id("evidence")], b.id("objection"))) == [
        "Moved: “evidence” is evidence for “objection” now; it was evidence for “reason”."
    ]
    assert after(lambda b: edits.turn(b.document, b.step("reason").id)) == [
        "Turned: “reason” opposes “claim” now; before, it supported."
    ]


def test_a_card_from_the_tray_or_the_top_is_told_as_moved() -> None:
    assert after(lambda b: edits.to_tray(b.document, [b.place_id("rebuttal")])) == [
        "Moved: “rebuttal” is a card in the tray now; it was a rebuttal of “objection”."
    ]
    assert after(lambda b: edits.move_to_root(b.document, [b.place_id("rebuttal")])) == [
        "Moved: “rebuttal” is a claim at the top now; it was a rebuttal of “objection”."
    ]


def test_joint_reasons_are_told_once_for_each_group() -> None:
    a = small_map()
    a.do(edits.add_reason(a.document, a.id("claim"), "third"))
    assert after(
        lambda b: edits.join(b.document, [b.place_id("joint one"), b.place_id("third")], new_id=new_id), a=a
    ) == ["Joined: “joint one” is one reason with “third” now.", "Joined: “joint two” is one reason with “third” now."]
    assert after(lambda b: edits.split_out(b.document, b.place_id("joint two"), new_id=new_id)) == [
        "Separated: “joint one” is no longer one reason with “joint two”."
    ]


def test_a_card_used_once_more_or_once_less_is_told_with_that_place() -> None:
    a = small_map()
    b = copy_of(a)
    b.do(edits.use_here_too(b.document, b.id("evidence"), b.id("objection"), new_id=new_id))

    assert sentences(a, b) == ["Used once more: “evidence”, also evidence for “objection”."]
    assert sentences(b, a) == ["Used once less: “evidence”, no longer evidence for “objection”."]


def test_only_the_card_that_changed_its_turn_is_told_as_reordered() -> None:
    assert after(lambda b: edits.reorder(b.document, b.place_id("reason"), 2)) == [
        "Order: “reason” stands elsewhere among its neighbours."
    ]


def test_what_a_passage_is_there_for_and_that_it_is_in_doubt_is_told() -> None:
    a = small_map()
    a.add_source()
    a.do(edits.link_passage(a.document, a.id("reason"), a.quote("Nobody counted it")))
    (link,), (passage,) = a.document.all(PassageLink), a.document.all(Passage)
    others = replace(link, role=LinkRole.CONTEXT), replace(passage, state=PassageState.MOVED, reviewed=False)

    for before, other in zip((link, passage), others, strict=True):
        told = after(lambda _, pair=(before, other): Change(Label.EDIT_TEXT, (pair,)), a=a)
        assert told == ["Details: “reason” differs in its passages."]


def test_kinds_details_passages_and_remarks_are_told() -> None:
    a = small_map()
    a.add_source()
    told = after(
        lambda b: edits.change_kind(b.document, b.id("reason"), "evidence"),
        lambda b: edits.edit_field(b.document, b.node("claim"), notes="Think again", tags=("x",)),
        lambda b: edits.link_passage(b.document, b.id("objection"), b.quote("Nobody counted it")),
        lambda b: edits.link_passage(b.document, b.step("rebuttal").id, b.quote("Nobody counted it")),
        lambda b: edits.comment(b.document, b.id("rebuttal"), "Good", created="2026", new_id=new_id),
        lambda b: edits.rate(b.document, b.step("reason").id, Dimension.RELEVANCE, 0.5, new_id=new_id),
        a=a,
    )

    assert told == [
        "Details: “claim” differs in its notes and tags.",
        "Kind: “reason” is evidence now; it was a claim.",
        "Step: that of “reason” differs in its ratings.",
        "Passages: “objection” rests on “Nobody counted it” too.",
        "Step: that of “rebuttal” differs in its passages.",
        "Remarks: “rebuttal” has other comments.",
    ]


def test_sources_and_the_map_itself_are_told_last() -> None:
    a = small_map()
    a.add_source()
    assert after(
        lambda b: edits.add_source(b.document, Source("6" * 32, title="Another")),
        lambda b: edits.edit_source(b.document, "5" * 32, notes="Old"),
        lambda b: edits.add_version(b.document, edits.source_text("5" * 32, "Newer.", new_id=new_id)),
        lambda b: edits.edit_map(b.document, title="Ours", description="What we think"),
        a=a,
    ) == [
        "The source “A report” differs in its notes and text.",
        "Source added: “Another”.",
        "The map differs in its title and description.",
    ]


def test_what_somebody_else_made_just_so_says_the_same() -> None:
    records = sample_records("eu-nato")
    a, b = (Tree(Document(some)) for some in (records, under_other_ids(records, "f" * 32)[0]))

    assert sentences(a, b) == []


@pytest.mark.parametrize("seed", range(12))
def test_maps_that_differ_in_anything_but_ids_and_old_texts_are_never_said_to_be_the_same(seed: int) -> None:
    random, records = Random(seed), sample_records("sugar-tax")
    document = Document(records)
    while (change := any_edit(document, random)) is None or not _is_seen(change):
        pass
    document.apply(change)

    comparison = compare(Tree(Document(records)), Tree(document))

    assert not comparison.is_same, change
    assert all(_said(comparison, records, document))


def _is_seen(change: Change) -> bool:
    """What an imported file said is nothing that a person sees."""
    return bool(change) and any(type(one).__name__ != "Foreign" for pair in change.pairs for one in pair if one)


def _said(comparison: Comparison, records: Iterable[Record], document: Document) -> list[str]:
    return [sentence(finding, Tree(Document(records)), Tree(document)) for finding in comparison.findings]


def test_a_comment_that_was_written_again_counts_as_the_same() -> None:
    a, b = small_map(), small_map()
    for build, comment_id in ((a, "c" * 32), (b, "d" * 32)):
        comment = Comment(comment_id, build.id("claim"), None, "", "Good", "2026")
        build.do(Change(edits.edit_text(a.document, a.id("claim"), "x").label, ((None, comment),)))

    assert compare(a.tree, b.tree).is_same


def test_the_counts_are_in_the_order_of_the_kinds() -> None:
    a = small_map()
    b = copy_of(a)
    b.do(edits.turn(b.document, b.step("reason").id))
    b.do(edits.add_claim(b.document, "one", new_id=new_id))
    b.do(edits.add_claim(b.document, "two", new_id=new_id))

    comparison = compare(a.tree, b.tree)

    assert list(comparison.counts()) == [FindingKind.ADDED, FindingKind.TURNED]
    assert summary(comparison) == "2 cards added, 1 turned."


def test_the_map_of_another_origin_is_compared_by_what_its_cards_say() -> None:
    a = small_map()
    other = Build(under_other_ids(a.document.records(), "f" * 32)[0])
    other.do(edits.edit_text(other.document, other.id("reason"), "reasons"))
    other.do(edits.turn(other.document, other.step("objection").id))

    assert isinstance(other.document.info, MapInfo)
    assert sentences(a, other) == [
        "Reworded: “reasons”: “reasons” instead of “reason”.",
        "Turned: “objection” supports “claim” now; before, it opposed.",
    ]
    assert replace(other.document.info, id=a.document.info.id) == a.document.info
