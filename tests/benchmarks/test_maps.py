"""The random maps are what the benchmarks say they are."""

from argmap.core.document import Document
from argmap.core.records import Node, Passage, SourceText
from tests.benchmarks.maps import random_map


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
