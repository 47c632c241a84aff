"""Trivial Graph Format: graphs of attacks come in, circles and all."""

import pytest

from argmap.core.document import Document
from argmap.core.records import Inference, Node, Polarity
from argmap.formats.errors import CannotImport, EmptyImport
from argmap.formats.imported import Incoming
from argmap.formats.registry import import_map
from argmap.formats.tgf import fits, read
from tests.core.builders import Build


def imported(text: str):
    return read(Incoming(text.encode(), "a.tgf"))


def test_nodes_are_cards_and_edges_without_labels_are_attacks():
    found = imported("a Ban flights\r\nb\r\n\r\n#\r\nb a\r\n")

    assert Build(found.records).outline() == ["Ban flights", "  - b"]
    assert found.report.counted() == {"nodes": 2, "edges": 1}


def test_the_label_of_an_edge_says_how_it_bears():
    found = imported("a\nb\nc\nd\n#\nb a supports\nc a attacks it weakly\nd a goes with\n")
    build = Build(found.records)

    assert [build.step(one).polarity for one in "bcd"] == [Polarity.SUPPORTS, Polarity.OPPOSES, Polarity.OPPOSES]
    assert [build.step(one).label for one in "bcd"] == ["", "attacks it weakly", "goes with"]
    assert [one.place for one in found.report.entries] == ["line 8"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\nb\n", "there is no line with # between nodes and edges"),
        ("a\na\n#\n", "line 2 has the id “a” again"),
        ("a\n#\na\na x\n", "line 3 names one node instead of two; line 4 names “x”, which is no node"),
    ],
)
def test_all_that_is_wrong_is_named_at_once(text, said):
    with pytest.raises(CannotImport) as caught:
        imported(text)

    assert str(caught.value) == f"“a.tgf” cannot be imported: {said}."


def test_an_empty_file_is_refused():
    with pytest.raises(EmptyImport):
        imported(" \n")


def test_every_file_of_the_corpus_comes_in_whole(shared):
    for path in sorted((shared / "corpora" / "tgf").glob("*.tgf")):
        data = path.read_bytes()
        nodes, _, edges = data.decode().partition("#")
        document = Document(import_map(Incoming(data, path.name)).records)

        assert fits(data), path.name
        assert (document.count(Node), document.count(Inference)) == (len(nodes.split()), len(edges.split()) // 2)
