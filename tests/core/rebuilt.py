"""Asks of an incremental structure whether it equals the one built from scratch."""

from argmap.core.document import INDEXED, Document
from argmap.core.graph import Place, is_needed, premises_of
from argmap.core.records import Inference, Node, Passage, Record
from argmap.core.tree import Tree


def state_of(document: Document) -> dict[tuple[str, str], Record]:
    """All records by type and id."""
    return {(type(one).__name__, one.id): one for one in document.records()}


def indexes_of(document: Document) -> dict[tuple[str, str, str], set[str]]:
    """Who names whom by which field, as the indexes have it, for every record there is."""
    return {
        (record_type.__name__, field, one.id): {naming.id for naming in document.where(record_type, field, one.id)}
        for record_type, names in INDEXED.items()
        for field in names
        for one in document.records()
    }


def assert_tree_equals_rebuilt(tree: Tree) -> None:
    """The tree reads as a fresh one does, leads to every card once in full, and leaves nothing dangling."""
    document = tree.document
    fresh_document = Document(document.records())
    fresh = Tree(fresh_document)
    assert indexes_of(document) == indexes_of(fresh_document)
    assert document.root_ids == fresh_document.root_ids
    assert document.tray_ids == fresh_document.tray_ids
    assert list(tree.walk()) == list(fresh.walk())
    full = {place.node_id: place for place, _ in _everything(tree) if tree.is_full(place)}
    assert full.keys() == {node.id for node in document.all(Node)}
    assert all(fresh.full_place(node_id) == place for node_id, place in full.items())


def assert_full_cards_come_first(tree: Tree) -> None:
    """Of a node's places, the first one depth first is the full one."""
    seen: set[str] = set()
    for place, _ in tree.walk():
        assert tree.is_full(place) == (place.node_id not in seen)
        seen.add(place.node_id)


def assert_nothing_dangles(document: Document) -> None:
    assert all(premises_of(document, step.id) for step in document.all(Inference))
    assert all(is_needed(document, passage.id) for passage in document.all(Passage))


def _everything(tree: Tree) -> list[tuple[Place, int]]:
    loose = [Place(node_id, node_id, None) for node_id in tree.document.tray_ids]
    return [*tree.walk(), *(one for place in loose for one in tree.walk(place))]
