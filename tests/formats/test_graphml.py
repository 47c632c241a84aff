"""GraphML: what yEd and argmap write comes in whole, and goes out so that others read it."""

import json

import networkx
import pytest
from hypothesis import HealthCheck, given, settings

from argmap.core.document import Document
from argmap.core.records import (
    Foreign,
    Inference,
    LinkRole,
    Node,
    Passage,
    Polarity,
    Source,
    SourceText,
)
from argmap.core.tree import Tree
from argmap.formats.errors import CannotImport
from argmap.formats.graph_building import GraphBuilder
from argmap.formats.graphml import CARRIES
from argmap.formats.graphml_reading import read
from argmap.formats.graphml_writing import write
from argmap.formats.imported import Incoming
from argmap.formats.report import Fate
from argmap.formats.written import Outgoing
from argmap.intake.errors import DamagedFile, SwollenFile
from tests.core.builders import Build, small_map
from tests.formats.generated_maps import generated_maps, said_by
from tests.formats.graphml_rules import complaints

KEYS = """<key id="k" for="node" attr.name="nodeType"/><key id="d" for="node" attr.name="description"/>
<key id="r" for="edge" attr.name="relation"/><key id="u" for="all" attr.name="url"/>"""
ROUNDS = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def graph(inside: str, more: str = "", directed: str = "directed") -> bytes:
    opening = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">'
    return f'{opening}{KEYS}{more}<graph edgedefault="{directed}">{inside}</graph></graphml>'.encode()


def node(node_id: str, kind: str = "I-node", text: str = "") -> str:
    return f'<node id="{node_id}"><data key="k">{kind}</data><data key="d">{text or node_id}</data></node>'


def edge(source: str, target: str, relation: str = "") -> str:
    return f'<edge source="{source}" target="{target}"><data key="r">{relation}</data></edge>'


def imported(data: bytes):
    return read(Incoming(data, "a.graphml"))


def build_of(data: bytes) -> Build:
    return Build(imported(data).records)


def written(records) -> bytes:
    return write(Outgoing(Tree(Document(records)))).data


def foreign(data: bytes) -> list[str]:
    return sorted(one.data for one in imported(data).records if isinstance(one, Foreign))


def said(records) -> dict:
    """What a map says, where the roots are those that the map calls so: a circle is cut by ids, which differ."""
    roots = sorted((one for one in records if isinstance(one, Node) and one.order_key), key=lambda one: one.order_key)
    title = " ".join(records[0].title.split())
    return said_by(records, CARRIES) | {"roots": [one.text for one in roots], "title": title}


@ROUNDS
@given(generated_maps(CARRIES, has_lines=True))
def test_what_it_carries_comes_back(records):
    again = imported(written(records))

    assert said(again.records) == said(records)
    assert [entry for entry in again.report.entries if entry.what not in ("circles and loose steps", "drawings")] == []


@ROUNDS
@given(generated_maps(CARRIES, has_lines=True))
def test_what_is_written_keeps_the_rules_of_the_schema_and_is_read_by_networkx_with_its_labels(records):
    data = written(records)
    document, found = Document(records), networkx.parse_graphml(data.decode(), force_multigraph=True)

    assert complaints(data) == []

    assert found.number_of_nodes() == document.count(Node) + document.count(Inference)
    cards = {one.id: one for one in document.all(Node)}
    for node_id, data in found.nodes(data=True):
        assert data["label"]
        assert node_id not in cards or data["text"] == cards[node_id].text


def test_steps_that_are_nodes_have_all_their_reasons_and_can_be_doubted():
    nodes = "".join((node("a"), node("b"), node("c"), node("x"), node("r", "RA-node"), node("s", "CA-node")))
    build = build_of(graph(nodes + edge("a", "r") + edge("b", "r") + edge("r", "c") + edge("x", "s") + edge("s", "r")))

    assert build.outline() == ["c", "  + a", "  + b", "  - x"]
    assert build.premises("a") == ["a", "b"]
    assert build.step("x").target_inference_id == build.step("a").id


def test_edges_between_cards_are_steps_that_bear_as_they_say():
    words = {"a": "attacks", "b": "supports", "c": "", "d": "Con", "e": "restates"}
    nodes = "".join(node(one) for one in ["main", *words])
    found = imported(graph(nodes + "".join(edge(one, "main", word) for one, word in words.items())))
    build = Build(found.records)

    polarities = {one: build.step(one).polarity for one in words}
    oppose, support = Polarity.OPPOSES, Polarity.SUPPORTS
    assert polarities == {"a": oppose, "b": support, "c": support, "d": oppose, "e": Polarity.RESTATES}
    assert [(one.what, one.place) for one in found.report.of(Fate.APPROXIMATED)] == [("edges", "edge 3")]


def test_a_conflict_without_direction_is_symmetric():
    build = build_of(graph(node("a") + node("b") + edge("a", "b", "attack"), directed="undirected"))

    assert build.step("a").symmetric


def test_a_step_onto_several_things_is_copied():
    nodes = node("a") + node("b") + node("c") + node("r", "RA-node")
    found = imported(graph(nodes + edge("a", "r") + edge("r", "b") + edge("r", "c")))

    assert Build(found.records).outline() == ["b", "  + a", "c", "  + [a]"]
    counted = found.report.counted()
    assert (counted["nodes"], counted["edges"], counted["targets"]) == (4, 3, 1)


def test_a_group_of_yed_is_the_section_of_what_lies_in_it():
    group = f'<node id="g"><data key="z"><y:NodeLabel>Costs</y:NodeLabel></data><graph>{node("a")}</graph></node>'
    found = imported(graph(group, '<key id="z" for="node" yfiles.type="nodegraphics"/>'))

    assert Build(found.records).node("a").section == "Costs"
    assert [entry.what for entry in found.report.entries] == ["nodes", "fields", "drawings"]


def test_an_edge_to_nowhere_and_one_of_many_ends_are_dropped_and_said():
    hyper = '<hyperedge id="h"><endpoint node="a"/></hyperedge>'
    found = imported(graph(node("a") + edge("a", "no") + hyper))

    assert [(one.fate, one.place) for one in found.report.entries if one.what == "edges"] == [
        (Fate.DROPPED, "edge 1"),
        (Fate.DROPPED, "edge h"),
    ]


def test_fields_and_ids_that_are_not_ours_go_back_out():
    nodes = node("n 1", text="one") + node("n2", "RA-node") + node("n3", text="three")
    nodes = nodes.replace("</node>", '<data key="u">https://example.org</data></node>', 1)
    keys = '<key id="w" for="node" attr.name="known" attr.type="boolean"><default>false</default></key>'
    nodes = nodes.replace("<data", '<data key="w">true</data><data', 1)
    first = graph(nodes + edge("n 1", "n2") + edge("n2", "n3"), keys)

    again = written(imported(first).records)
    found = networkx.parse_graphml(again.decode())

    assert {"n2", "n3"} < set(found.nodes)
    one = next(one for _, one in found.nodes(data=True) if one.get("original_id") == "n 1")
    kept = ("https://example.org", "I-node", "one", True)
    assert (one["url"], one["nodeType"], one["description"], one["known"]) == kept
    assert foreign(again) == foreign(first)


def test_ids_and_names_of_fields_that_the_schema_does_not_allow_are_said_beside_and_come_back():
    keys = '<key id="o" for="node" attr.name="Über all"/><key id="v" for="node" attr.name="Über_all"/>'
    keys += '<key id="e" for="edge" attr.name="1 2"/>'
    said = '<data key="o">x</data><data key="v">y</data></node>'
    nodes = node("n 1").replace("</node>", said) + node("n²", "RA-node") + node("ä:1")
    edges = '<edge source="n 1" target="n²"><data key="e">z</data></edge>' + edge("n²", "ä:1")
    first = graph(nodes + edges, keys)

    again = written(imported(first).records)
    found = networkx.parse_graphml(again.decode())

    assert complaints(again) == []
    assert complaints(written(imported(again).records)) == []
    assert foreign(again) == foreign(first)
    one = next(one for _, one in found.nodes(data=True) if one.get("original_id") == "n 1")
    assert (one["Über_all_"], one["Über_all"]) == ("x", "y")
    assert [said.get("1_2") for *_, said in found.edges(data=True)] == ["z", None]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('edgedefault="directed"', ""),
        ('<node id="', '<node id="a b'),
        ('source="', 'source="x'),
        ('key="d1"', 'key="d0"'),
        ('attr.type="boolean"', 'attr.type="int"'),
        ('attr.type="string"', 'attr.type="text"'),
        ("<y:ShapeNode><y:Geometry", "<y:ShapeNode><y:Path/><y:Geometry"),
        ('color="#', 'color="'),
        ("<data", "<x/><data"),
    ],
)
def test_what_is_against_the_rules_of_the_schema_is_seen(right, wrong):
    data = written(small_map().document.records()).decode()

    assert complaints(data.encode()) == []
    assert complaints(data.replace(right, wrong, 1).encode()) != []


TEXT = "Trains were late.\x0b\r\n“Wait,” he said 🚲 twice: wait."


def with_passages() -> Build:
    """A card on two stretches of a text, a step on words of a source without one, and a card on words of none."""
    build = GraphBuilder("graphml", "a")
    text = build.source("A report", TEXT, url="https://example.org")
    other = build.cited(Source(id=build.new_id(), title="A report"))
    claim, reason = build.card("claim", ""), build.card("reason", "")
    step = build.step(Polarity.SUPPORTS, [reason], claim)
    build.passage(text, 0, 6, claim, LinkRole.STATES, page="3")
    build.passage(text, len(TEXT) - 5, len(TEXT), claim, LinkRole.PARAPHRASES)
    build.quotation(other, "Nowhere.", step, LinkRole.CONTEXT, page="xii")
    build.quotation(None, "Hearsay.", reason, LinkRole.BACKS)
    return Build(build.finished().records)


def test_passages_are_fields_of_nodes_that_others_read():
    build = with_passages()
    data = written(build.document.records())
    found = networkx.parse_graphml(data.decode())
    fields = {one["text"]: one for _, one in found.nodes(data=True) if "text" in one}

    claim, start = fields["claim"], len(TEXT) - 5
    assert (claim["document"], claim["start"], claim["end"], claim["exact"]) == ("A report", 0, 6, "Trains")
    assert (claim["page"], claim["passage_role"]) == ("3", "states")
    assert (claim["document_2"], claim["start_2"], claim["end_2"], claim["exact_2"]) == (
        "A report",
        start,
        start + 5,
        "wait.",
    )
    assert fields["reason"]["exact"] == "Hearsay."
    assert json.loads(found.graph["sources"])[0]["text"] == TEXT
    assert complaints(data) == []


def test_sources_and_passages_come_back_with_their_texts():
    records = list(with_passages().document.records())
    again = imported(written(records))

    assert said(again.records) == said(records)
    assert {one.text for one in Document(again.records).all(SourceText)} == {TEXT, ""}
    assert [one.what for one in again.report.entries] == ["drawings"]


QUOTED = """<key id="q" for="node" attr.name="exact"/><key id="s" for="node" attr.name="document"/>
<key id="p" for="node" attr.name="page"/>"""


def test_passages_of_others_are_read_and_their_sources_listed():
    quotes = '<data key="q">Late.</data><data key="s">A report</data><data key="p">7</data></node>'
    nodes = node("a").replace("</node>", quotes) + node("b").replace("</node>", quotes) + node("c")
    document = Document(imported(graph(nodes, QUOTED)).records)

    assert [one.title for one in document.all(Source)] == ["A report"]
    assert [(one.exact, one.page) for one in document.all(Passage)] == [("Late.", "7")] * 2


def test_what_is_no_list_of_sources_and_no_passage_is_kept_and_told():
    keys = '<key id="z" for="graph" attr.name="sources"/><key id="b" for="node" attr.name="start"/>'
    nodes = '<data key="z">two books</data>' + node("a").replace("</node>", '<data key="b">2021-01-01</data></node>')
    found = imported(graph(nodes, keys))
    again = networkx.parse_graphml(written(found.records).decode())

    assert [one.what for one in found.report.of(Fate.APPROXIMATED)] == ["sources"]
    assert (again.graph["sources"], again.nodes["a"]["start"]) == ("two books", "2021-01-01")


def test_what_xml_cannot_say_is_told():
    build = small_map()
    build.document = Document([*build.document.records(), Node(id="e" * 32, kind="claim", text="a\x0bb\r\nc\td")])
    found = write(Outgoing(Tree(build.document)))

    assert [entry.what for entry in found.report.entries] == ["texts"]
    assert Build(imported(found.data).records).tray() == ["a�b\r\nc\td"]


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        (b"<svg/>", CannotImport, "it begins with “svg”"),
        (b"<graphml></graphml>", CannotImport, "it holds no graph"),
        (graph("<node/>"), CannotImport, "its node 1 has no id"),
        (graph(node("a") * 2), CannotImport, "two of its nodes have the id “a”"),
        (graph("<node"), DamagedFile, "line 2, column"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><graphml><graph/></graphml>', SwollenFile, "entities"),
    ],
)
def test_what_is_no_sound_graphml_is_refused_in_a_sentence(data, error, said):
    with pytest.raises(error, match=said):
        imported(data)


NODES_AND_EDGES = {"ach_heur-h": (7, 8), "toulmin_toulmin-aif": (9, 8), "toulmin_toulmin-scheme": (11, 10)}
NODES_AND_EDGES["wigmore_wigmore"] = (20, 19)


@pytest.mark.parametrize("name", NODES_AND_EDGES)
def test_every_file_of_the_corpus_comes_in_whole(shared, name):
    path = shared / "corpora" / "graphml" / f"{name}.graphml"
    found = imported(path.read_bytes())
    counted, document = found.report.counted(), Document(found.records)

    assert (counted["nodes"], counted["edges"]) == NODES_AND_EDGES[name]
    assert document.count(Node) + document.count(Inference) >= counted["nodes"]
    assert said(imported(written(found.records)).records) == said(found.records)
    assert complaints(path.read_bytes()) == []  # as yEd wrote it
    assert complaints(written(found.records)) == []
