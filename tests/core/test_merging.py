"""Two maps that come from one, made into one again; what cannot be both is told, and the most of both is kept."""

from dataclasses import replace

import pytest

from argmap.core import edits
from argmap.core.change import Change, Label
from argmap.core.ids import new_id
from argmap.core.merging import Choice, Conflict, ConflictKind, change_into, merge
from argmap.core.records import Inference, MapInfo, Node, Passage, PassageLink, Polarity, Premise, Source, SourceText
from argmap.core.references.fields import SourceFields
from tests.core.builders import TEXT, Build, small_map
from tests.core.two_sides import Edit, add, choosing, delete, done, field, merged, text, tray, under, with_source


def test_what_each_side_did_elsewhere_is_in_the_merged_map() -> None:
    found, conflicts = merged(
        [text("reason", "a reason"), add("objection", "from A")],
        [delete("joint one"), lambda b: edits.turn(b.document, b.step("objection").id)],
    )

    assert conflicts == ()
    assert found.outline() == [
        "claim",
        "  + a reason",
        "    + evidence",
        "  - doubt",
        "  + joint two",
        "  + objection",
        "    - rebuttal",
        "    + from A",
    ]


def test_different_fields_of_one_card_are_no_conflict() -> None:
    found, conflicts = merged([text("reason", "new"), field("new", speaker="NATO")], [field("reason", notes="Why?")])

    assert conflicts == ()
    node = found.node("new")
    assert (node.speaker, node.notes) == ("NATO", "Why?")


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    assert merged([text("reason", "new"), tray("rebuttal")], [text("reason", "new"), tray("rebuttal")])[1] == ()


def test_two_texts_of_one_card_both_stand_in_it_until_somebody_chooses() -> None:
    sides = [text("reason", "as B")], [text("reason", "as A")]
    found, (conflict,) = merged(*sides)

    assert found.node("as A\n\nas B").kind == "claim"
    assert (conflict.fields, conflict.base, conflict.a, conflict.b) == (("text",), ("reason",), ("as B",), ("as A",))
    assert conflict.result == ("as A\n\nas B",)
    assert merged(*sides, choosing(Choice.A))[0].id("as B")
    assert merged(*sides, choosing(Choice.B))[0].id("as A")


def test_texts_that_do_not_fit_together_leave_the_card_as_it_was() -> None:
    found, (conflict,) = merged([text("reason", "a" * 6_000)], [text("reason", "b" * 6_000)])

    assert found.id("reason")
    assert conflict.result == ("reason",)


def test_a_value_that_can_be_only_one_stays_as_it_was_until_somebody_chooses() -> None:
    sides = (
        [lambda b: edits.turn(b.document, b.step("reason").id)],
        [lambda b: edits.set_polarity(b.document, b.step("reason").id, Polarity.RESTATES)],
    )
    found, (conflict,) = merged(*sides)

    assert found.step("reason").polarity is Polarity.SUPPORTS
    assert (conflict.kind, conflict.fields) == (ConflictKind.FIELDS, ("polarity",))
    assert merged(*sides, choosing(Choice.B))[0].step("reason").polarity is Polarity.RESTATES


def test_a_step_that_both_moved_stays_and_bears_on_one_thing_alone_whatever_is_chosen() -> None:
    sides = (
        [lambda b: edits.move_group(b.document, b.step("joint one").id, b.id("objection"))],
        [lambda b: edits.move_group(b.document, b.step("joint one").id, b.step("reason").id)],
    )

    assert merged(*sides)[0].step("joint one").target_node_id == small_map().id("claim")
    chosen = merged(*sides, choosing(Choice.B))[0].step("joint one")
    assert (chosen.target_node_id, chosen.target_inference_id) == (None, small_map().step("reason").id)


def test_tags_and_the_parts_of_a_reference_are_put_together() -> None:
    base = with_source()
    base.do(field("claim", tags=("old", "kept"))(base))
    found, conflicts = merged(
        [
            field("claim", tags=("kept", "a")),
            lambda b: edits.edit_reference(b.document, "5" * 32, SourceFields(publisher="EU")),
        ],
        [
            field("claim", tags=("old", "kept", "b")),
            lambda b: edits.edit_reference(b.document, "5" * 32, SourceFields(pages="7")),
        ],
        base=base,
    )

    assert conflicts == ()
    assert found.node("claim").tags == ("kept", "a", "b")
    (source,) = found.document.all(Source)
    assert '"publisher":"EU"' in source.citation
    assert '"page":"7"' in source.citation


def test_cards_added_at_the_same_place_both_stand_there_in_one_order() -> None:
    found, conflicts = merged([add("reason", "from A")], [add("reason", "from B")])

    assert conflicts == ()
    assert {"    + from A", "    + from B"} <= set(found.outline())


def test_a_card_taken_away_that_the_other_side_changed_stays_with_what_it_stood_below() -> None:
    sides = [delete("reason")], [text("evidence", "better evidence")]
    found, (conflict,) = merged(*sides)

    assert found.outline()[:3] == ["claim", "  + reason", "    + better evidence"]
    assert "doubt" not in str(found.outline())
    assert (conflict.kind, conflict.removed_by) == (ConflictKind.REMOVED, Choice.A)
    gone, _ = merged(*sides, choosing(Choice.A))
    assert gone.outline() == ["claim", "  + joint one", "  + joint two", "  - objection", "    - rebuttal"]


def test_a_card_taken_away_that_got_a_card_below_it_stays_where_it_stood() -> None:
    sides = [delete("reason")], [add("evidence", "on it")]
    found, (conflict,) = merged(*sides)

    assert found.outline()[:4] == ["claim", "  + reason", "    + evidence", "      + on it"]
    assert conflict.record == ("Node", small_map().id("evidence"))
    gone, _ = merged(*sides, choosing(Choice.A))
    assert gone.tray() == ["on it"]
    assert len(gone.outline()) == 5


def test_a_card_that_was_only_removed_by_one_side_and_moved_by_the_other_stands_where_it_was_moved() -> None:
    found, (conflict,) = merged([delete("evidence")], [under("evidence", "objection")])

    assert found.outline()[-2:] == ["    - rebuttal", "    + evidence"]
    assert conflict.removed_by is Choice.A


def test_a_card_that_both_sides_moved_out_of_a_group_stands_in_both_places_or_in_the_chosen_one() -> None:
    sides = [under("joint two", "reason")], [under("joint two", "objection")]
    found, (conflict,) = merged(*sides)

    assert conflict.kind is ConflictKind.PLACES
    assert [line.strip(" +-[]") for line in found.outline()].count("joint two") == 2
    chosen, _ = merged(*sides, choosing(Choice.B))
    assert len(chosen.places_of("joint two")) == 1
    assert chosen.step("joint two").target_node_id == chosen.id("objection")


def test_a_card_from_the_tray_that_both_sides_placed_stands_in_both_places_and_that_is_told() -> None:
    base = small_map()
    base.do(tray("evidence")(base))
    found, conflicts = merged([under("evidence", "reason")], [under("evidence", "objection")], base=base)

    assert [one.kind for one in conflicts] == [ConflictKind.PLACES]
    assert len(found.places_of("evidence")) == 2


def test_a_card_that_both_sides_put_into_one_step_stands_there_once() -> None:
    def joined(build: Build) -> Change:
        step = build.step("joint one")
        return edits.move_together(build.document, [build.place_id("evidence")], step.id, new_id=new_id)

    base = small_map()
    base.do(tray("evidence")(base))
    found, conflicts = merged([joined], [joined], base=base)

    assert [one.kind for one in conflicts] == [ConflictKind.PLACES]
    assert found.premises("evidence") == ["joint one", "joint two", "evidence"]


def test_a_step_that_both_sides_together_emptied_keeps_its_reasons() -> None:
    sides = [tray("joint one")], [tray("joint two")]
    found, conflicts = merged(*sides)

    assert [one.kind for one in conflicts] == [ConflictKind.LAST_REASON]
    assert found.premises("joint one") == ["joint one", "joint two"]
    assert found.tray() == []
    chosen, _ = merged(*sides, choosing(Choice.A))
    assert chosen.premises("joint two") == ["joint two"]
    assert chosen.tray() == ["joint one"]


def test_a_card_that_both_sides_together_took_from_all_its_places_stays_in_them() -> None:
    base = small_map()
    base.do(edits.use_here_too(base.document, base.id("evidence"), base.id("objection"), new_id=new_id))
    first, second = base.places_of("evidence")
    sides = (
        [lambda b: edits.delete_branch(b.document, [first])],
        [lambda b: edits.delete_branch(b.document, [second])],
    )
    found, conflicts = merged(*sides, base=base)

    assert [one.kind for one in conflicts] == [ConflictKind.LAST_PLACE]
    assert sorted(found.places_of("evidence")) == sorted([first, second])
    assert merged(*sides, choosing(Choice.A), base=base)[0].places_of("evidence") == [second]


def test_cards_moved_below_each_other_stay_where_they_were_or_as_the_chosen_side_has_them() -> None:
    sides = [under("reason", "objection")], [under("objection", "reason")]
    found, (conflict,) = merged(*sides)

    assert conflict.kind is ConflictKind.CIRCLE
    assert found.outline() == small_map().outline()
    chosen, _ = merged(*sides, choosing(Choice.A))
    assert chosen.outline()[:4] == ["claim", "  + joint one", "  + joint two", "  - objection"]
    assert chosen.step("reason").target_node_id == chosen.id("objection")


def test_a_circle_through_a_card_that_was_used_once_more_is_broken_and_every_card_stays() -> None:
    found, conflicts = merged(
        [lambda b: edits.use_here_too(b.document, b.id("reason"), b.id("objection"), new_id=new_id)],
        [lambda b: edits.use_here_too(b.document, b.id("objection"), b.id("evidence"), new_id=new_id)],
    )

    assert [one.kind for one in conflicts] == [ConflictKind.CIRCLE]
    assert found.outline() == small_map().outline()


def test_what_hung_on_a_step_that_closed_a_circle_goes_to_the_tray() -> None:
    def used_and_doubted(build: Build) -> Change:
        build.do(edits.use_here_too(build.document, build.id("reason"), build.id("objection"), new_id=new_id))
        (step,) = (
            one
            for one in build.document.all(Inference)
            if one.target_node_id == build.id("objection") and one.polarity is Polarity.SUPPORTS
        )
        return edits.add_undercut(build.document, step.id, "doubtful", new_id=new_id)

    found, conflicts = merged(
        [used_and_doubted],
        [lambda b: edits.use_here_too(b.document, b.id("objection"), b.id("evidence"), new_id=new_id)],
    )

    assert [one.kind for one in conflicts] == [ConflictKind.CIRCLE]
    assert found.tray() == ["doubtful"]


def test_versions_that_both_sides_numbered_alike_follow_one_another() -> None:
    sides = [
        [lambda b, words=words: edits.add_version(b.document, edits.source_text("5" * 32, words, new_id=new_id))]
        for words in (f"{TEXT} From A.", f"{TEXT} From B.")
    ]
    found, conflicts = merged(sides[0], sides[1], base=with_source())

    assert sorted(one.version for one in found.document.all(SourceText)) == [1, 2, 3]
    assert ConflictKind.VERSIONS in {one.kind for one in conflicts}
    chosen, _ = merged(sides[0], sides[1], choosing(Choice.A), base=with_source())
    newest = max(chosen.document.all(SourceText), key=lambda one: one.version)
    assert newest.text == f"{TEXT} From A."
    (link,) = chosen.document.all(PassageLink)
    passage = chosen.document.find(Passage, link.passage_id)
    assert passage is not None
    assert passage.source_text_id == newest.id


def test_a_passage_that_one_side_unlinked_and_the_other_links_again_stays() -> None:
    base = with_source()
    (link,) = base.document.all(PassageLink)
    found, _ = merged(
        [lambda b: edits.unlink_passage(b.document, link.id)],
        [lambda b: edits.link_passage(b.document, b.id("claim"), b.quote("Nobody counted it"))],
        base=base,
    )

    assert {one.node_id for one in found.document.all(PassageLink)} >= {found.id("claim")}
    assert len(list(found.document.all(Passage))) == 1


def test_a_source_taken_away_that_the_other_side_noted_something_on_stays_with_what_rests_on_it() -> None:
    sides = (
        [lambda b: edits.remove_source(b.document, "5" * 32)],
        [lambda b: edits.edit_source(b.document, "5" * 32, notes="Reliable")],
    )
    found, (conflict,) = merged(*sides, base=with_source())

    assert conflict.kind is ConflictKind.REMOVED
    assert [one.notes for one in found.document.all(Source)] == ["Reliable"]
    assert len(found.document.where(PassageLink, "node_id", found.id("objection"))) == 1
    assert list(merged(*sides, choosing(Choice.A), base=with_source())[0].document.all(Source)) == []


def test_what_is_said_of_the_map_is_merged_field_by_field() -> None:
    found, (conflict,) = merged(
        [lambda b: edits.edit_map(b.document, title="Ours", task="Map it")],
        [lambda b: edits.edit_map(b.document, title="Theirs", language="en")],
    )

    assert conflict.fields == ("title",)
    assert (found.document.info.title, found.document.info.task, found.document.info.language) == (
        "A map",
        "Map it",
        "en",
    )


def test_a_record_that_both_sides_added_under_one_id_is_one() -> None:
    def added(words: str) -> Edit:
        return lambda _: Change(Label.ADD_TO_TRAY, ((None, Node("9" * 32, "claim", text=words)),))

    found, (conflict,) = merged([added("one")], [added("two")])

    assert found.tray() == ["one\n\ntwo"]
    assert conflict.base == ()


def test_a_step_that_was_empty_before_is_left_as_it_is() -> None:
    base = small_map()
    empty = Inference("8" * 32, Polarity.SUPPORTS, target_node_id=base.id("claim"))
    base.do(Change(Label.IMPORT, ((None, empty),)))

    found, conflicts = merged([text("claim", "new")], [add("reason", "more")], base=base)

    assert conflicts == ()
    assert found.document.find(Inference, "8" * 32) == empty


def test_a_circle_that_a_side_brought_along_is_left_to_it() -> None:
    def closed(build: Build) -> Change:
        step = build.step("reason")
        return Change(Label.IMPORT, ((step, replace(step, target_node_id=build.id("evidence"))),))

    found, conflicts = merged([closed], [text("claim", "new")])

    assert conflicts == ()
    assert found.tree.cut_ids != ()


def test_each_conflict_names_all_records_that_do_not_stand_as_a_side_left_them() -> None:
    base = small_map()
    _, (conflict,) = merged([delete("reason")], [text("evidence", "better")])

    place = base.document.where(Premise, "node_id", base.id("evidence"))[0]
    assert {("Node", base.id("evidence")), ("Node", base.id("reason")), ("Premise", place.id)} <= set(conflict.covers)


@pytest.mark.parametrize("choice", list(Choice))
def test_a_choice_is_asked_for_once_at_each_conflict(choice: Choice) -> None:
    asked: list[Conflict] = []

    def choose(conflict: Conflict) -> Choice:
        asked.append(conflict)
        return choice

    _, conflicts = merged(
        [text("reason", "one"), delete("objection"), tray("joint one")],
        [text("reason", "two"), add("rebuttal", "on it"), tray("joint two")],
        choose,
    )

    assert sorted(one.key for one in asked) == sorted({one.key for one in conflicts})
    assert {one.choice for one in conflicts} == {choice}


def test_a_step_whose_reasons_each_side_moved_elsewhere_goes_and_what_doubted_it_is_in_the_tray() -> None:
    base = small_map()
    group = base.step("joint one").id
    base.do(edits.add_undercut(base.document, group, "do they go together?", new_id=new_id))
    sides = (
        [lambda b: edits.move_together(b.document, [b.place_id("joint one")], b.step("objection").id, new_id=new_id)],
        [lambda b: edits.move_together(b.document, [b.place_id("joint two")], b.step("reason").id, new_id=new_id)],
    )
    found, conflicts = merged(*sides, base=base)

    assert [one.kind for one in conflicts] == [ConflictKind.LAST_REASON]
    assert found.document.find(Inference, group) is None
    assert found.premises("joint one") == ["objection", "joint one"]
    assert found.premises("joint two") == ["reason", "joint two"]
    assert found.tray() == ["do they go together?"]


def test_a_passage_that_one_side_moved_and_both_together_unlinked_stays() -> None:
    base = with_source()
    base.do(edits.link_passage(base.document, base.id("reason"), base.quote("Nobody counted it")))
    (passage,) = base.document.all(Passage)
    links = {link.node_id: link.id for link in base.document.all(PassageLink)}

    def unlink(text: str) -> Edit:
        return lambda b: edits.unlink_passage(b.document, links[b.id(text)])

    adjusted = [lambda b: edits.adjust_passage(b.document, passage.id, b.quote("Nobody counted"))]
    found, conflicts = merged([*adjusted, unlink("reason")], [unlink("objection")], base=base)

    assert [(one.kind, one.record) for one in conflicts] == [(ConflictKind.LAST_PLACE, ("Passage", passage.id))]
    assert [one.exact for one in found.document.all(Passage)] == ["Nobody counted"]
    assert len(list(found.document.all(PassageLink))) == 2
    assert merged([unlink("reason")], [unlink("objection")], base=base)[1] == ()


def test_the_chosen_side_has_its_cards_back_in_a_step_that_the_other_helped_to_empty() -> None:
    def into(card: str, other: str) -> Edit:
        return lambda b: edits.move_together(b.document, [b.place_id(card)], b.step(other).id, new_id=new_id)

    found, _ = merged([into("joint one", "objection")], [into("joint two", "reason")], choosing(Choice.A))

    assert found.premises("joint one") == ["objection", "joint one"]
    assert found.premises("joint two") == ["joint two"]


def test_a_step_that_both_removed_after_they_had_moved_what_doubts_it_elsewhere_comes_back_whole() -> None:
    def doubt_elsewhere(target: str) -> Edit:
        def moved(b: Build) -> Change:
            b.do(edits.move_group(b.document, b.step("doubt").id, b.id(target)))
            return edits.delete_branch(b.document, [b.place_id("reason")])

        return moved

    found, conflicts = merged([doubt_elsewhere("objection")], [doubt_elsewhere("rebuttal")])

    assert [(one.kind, one.record[0]) for one in conflicts] == [(ConflictKind.FIELDS, "Inference")]
    assert found.outline() == [
        "claim",
        "  + reason",
        "  - doubt",
        "  + joint one",
        "  + joint two",
        "  - objection",
        "    - rebuttal",
    ]


def test_a_merge_becomes_one_change_of_one_side_which_stays_whose_copy_it_was() -> None:
    base = small_map()
    mine, theirs = done(base, [text("reason", "as mine")]), done(base, [add("claim", "theirs"), delete("rebuttal")])
    info = replace(mine.document.info, id="f" * 32, origin_id=base.document.info.id, submitted_by="Mia")
    open_map = Build([info if isinstance(one, MapInfo) else one for one in mine.document.records()])

    change = change_into(open_map.document, merge(base.document, mine.document, theirs.document))
    open_map.do(change)

    assert (change.label, open_map.document.info) == (Label.MERGE, info)
    both, _ = merged([text("reason", "as mine")], [add("claim", "theirs"), delete("rebuttal")])
    assert open_map.outline() == both.outline()
    open_map.do(change.inverse())
    assert open_map.outline() == mine.outline()
