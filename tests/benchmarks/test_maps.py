"""The random maps are what the benchmarks say they are."""

from pathlib import Path

import pytest

from argmap.core.document import Document
from argmap.core.records import Node, Passage, SourceText
from argmap.core.tree import Tree
from argmap.storage.creating import create_map
from argmap.storage.opening import read_map
from tests.benchmarks.maps import Shape, random_map


def test_the_same_seed_gives_the_same_map() -> None:
    assert random_map(200, seed=4, passages=True) == random_map(200, seed=4, passages=True)


def test_a_random_map_has_the_nodes_asked_for_and_no_broken_reference() -> None:
    document = Document(random_map(1_000))

    assert document.count(Node) == 1_000
    assert len(document.root_ids) == 1
    assert not document.tray_ids


def test_every_passage_of_a_random_map_is_exact() -> None:
    document = Document(random_map(500, passages=True))
    texts = {one.id: one.text for one in document.all(SourceText)}

    assert document.count(Passage) == 500
    assert all(texts[one.source_text_id or ""][one.start : one.end] == one.exact for one in document.all(Passage))


def test_a_chain_is_about_as_deep_as_it_has_nodes() -> None:
    tree = Tree(Document(random_map(500, shape=Shape.CHAIN)))

    assert 475 < max(depth for _, depth in tree.walk()) < 500  # a step that is doubted stands beside its doubt


def test_a_star_has_all_its_nodes_below_one_in_an_order_of_their_own() -> None:
    document = Document(random_map(500, shape=Shape.STAR))
    tree = Tree(document)

    assert len(tree.children(tree.roots()[0])) == 499
    assert document.count(Node) == 500


@pytest.mark.parametrize("shape", Shape)
def test_a_map_of_any_shape_is_one_that_argmap_opens(shape: Shape, tmp_path: Path) -> None:
    records = random_map(300, passages=True, shape=shape)
    create_map(tmp_path / "map.argmap", records)

    assert len(read_map(tmp_path / "map.argmap").records) == len(records)
