"""The records of a map: references refused whole or not at all, and indexes that equal rebuilt ones."""

from dataclasses import replace

import pytest

from argmap.core import edits
from argmap.core.change import Change, Label
from argmap.core.document import INDEXED, Document
from argmap.core.errors import BrokenReference
from argmap.core.records import Inference, Kind, MapInfo, Node, Passage, PassageLink, Polarity, Premise, Record
from tests.core.builders import Build, small_map
from tests.core.rebuilt import state_of


def assert_refused(build: Build, *pairs: tuple[Record | None, Record | None]) -> None:
    before, names = state_of(build.document), naming(build.document)
    tops = set(build.document.root_ids), set(build.document.tray_ids)
    with pytest.raises(BrokenReference):
        build.document.apply(Change(Label.EDIT_FIELD, pairs))
    assert (state_of(build.document), naming(build.document)) == (before, names)
    assert (build.document.root_ids, build.document.tray_ids) == tops


def naming(document: Document) -> dict[tuple[str, str, str], set[str]]:
    """Who names whom, by every index."""
    return {
        (record_type.__name__, name, one.id): {found.id for found in document.where(record_type, name, one.id)}
        for record_type, names in INDEXED.items()
        for name in names
        for one in document.records()
    }


def test_a_record_that_names_one_that_is_not_there_is_refused_with_all_that_came_along() -> None:
    build = small_map()
    node = Node("a" * 32, Kind.CLAIM)
    assert_refused(build, (None, node), (None, Premise("b" * 32, "f" * 32, node.id)))


def test_a_record_that_is_still_named_does_not_go() -> None:
    build = small_map()
    assert_refused(build, (build.node("reason"), None))


def test_a_record_goes_together_with_all_that_name_it() -> None:
    build = small_map()
    node, step = build.node("rebuttal"), build.step("rebuttal")
    (premise,) = build.document.where(Premise, "node_id", node.id)
    build.document.apply(Change(Label.DELETE_BRANCH, ((node, None), (step, None), (premise, None))))
    assert build.document.find(Node, node.id) is None


def test_a_change_that_expects_something_else_is_refused() -> None:
    build = small_map()
    node = build.node("reason")
    other = replace(node, text="other")
    assert_refused(build, (other, node))
    assert_refused(build, (None, node))
    assert_refused(build, (Node("a" * 32, Kind.CLAIM), None))


def test_a_reference_that_may_outlive_its_record_does_not_hold_it() -> None:
    build = small_map()
    build.add_source()
    build.do(edits.link_passage(build.document, build.id("reason"), build.quote("save money")))
    build.do(edits.link_passage(build.document, build.id("evidence"), build.quote("Joint")))
    first, second = build.document.all(Passage)
    build.document.apply(Change(Label.EDIT_FIELD, ((second, replace(second, found_from=first.id)),)))
    link = first_link(build, first)
    build.document.apply(Change(Label.UNLINK_PASSAGE, ((link, None), (first, None))))
    assert build.document.find(Passage, first.id) is None


def first_link(build: Build, passage: Passage) -> PassageLink:
    return build.document.where(PassageLink, "passage_id", passage.id)[0]


def test_indexes_follow_every_edit_as_if_they_were_built_anew() -> None:
    build = small_map()
    build.add_source()
    build.do(edits.link_passage(build.document, build.id("evidence"), build.quote("save money")))
    build.do(edits.move_under(build.document, [build.place_id("evidence")], build.step("objection").id))
    build.do(edits.join(build.document, [build.place_id("joint one"), build.place_id("reason")]))
    build.do(edits.to_tray(build.document, [build.place_id("objection")]))
    build.do(edits.remove_card(build.document, build.place_id("claim")))
    fresh = Document(build.document.records())
    assert naming(build.document) == naming(fresh)
    assert (build.document.root_ids, build.document.tray_ids) == (fresh.root_ids, fresh.tray_ids)


def test_a_step_has_one_target() -> None:
    with pytest.raises(ValueError, match="one target"):
        Inference("a" * 32, Polarity.SUPPORTS, target_node_id="b" * 32, target_inference_id="c" * 32)


def test_an_edited_record_keeps_its_turn() -> None:
    build = small_map()
    before = [node.id for node in build.document.all(Node)]
    build.do(edits.edit_text(build.document, build.id("reason"), "other"))
    assert [node.id for node in build.document.all(Node)] == before


def test_records_come_so_that_each_names_only_earlier_types() -> None:
    types = [type(one) for one in small_map().document.records()]
    assert types == sorted(types, key=[MapInfo, Node, Inference, Premise].index)
