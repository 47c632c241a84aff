"""SADFace: every passage is what its source says there, and what is written is what was read."""

import json

import pytest
from hypothesis import given, settings

from argmap.core.document import Document
from argmap.core.records import (
    Foreign,
    Inference,
    MapInfo,
    Node,
    Passage,
    PassageLink,
    PassageState,
    Polarity,
    Premise,
    Source,
    SourceText,
)
from argmap.core.tree import Tree
from argmap.formats import registry
from argmap.formats.errors import CannotImport
from argmap.formats.format import Format
from argmap.formats.imported import Imported, Incoming
from argmap.formats.registry import export_map, import_map
from argmap.formats.report import Fate
from argmap.formats.sadface import SADFACE
from argmap.formats.sadface_words import CARRIES
from argmap.formats.written import Outgoing
from tests.core.builders import Build
from tests.formats.generated_maps import generated_maps, said_by

CYTOSCAPE, V01, V02, V05 = SADFACE
CONTENT = "𝕏 Trains are as fast. Trains are cheap."


def document(*nodes: dict, edges: tuple = (), **more: object) -> dict:
    return {"nodes": list(nodes), "edges": [edge(*one) for one in edges], "resources": [], "metadata": {}} | more


def edge(source: str, target: str) -> dict:
    return {"id": f"{source}-{target}", "source_id": source, "target_id": target}


def atom(node_id: str, *sources: dict, **more: object) -> dict:
    return {"id": node_id, "type": "atom", "text": node_id, "sources": list(sources), "metadata": {}} | more


def step(node_id: str, name: str, node_type: str = "scheme", **more: object) -> dict:
    return {"id": node_id, "type": node_type, "name": name, "metadata": {}} | more


def quoted(**said: object) -> dict:
    return {"resource_id": "r", **said}


def read(value: dict, name: str = "a.json") -> Imported:
    return import_map(Incoming(json.dumps(value).encode(), name), "sadface")


def written(imported: Imported, one: Format = V05) -> dict:
    return json.loads(export_map(Outgoing(Tree(Document(imported.records))), one).data)


def with_source(*sources: dict) -> Imported:
    resource = {"id": "r", "type": "text", "content": CONTENT, "metadata": {"title": "A report", "doi": "10.1/x"}}
    return read(document(atom("a", *sources), resources=[resource]))


def of(imported: Imported, record_type: type) -> list:
    return [one for one in imported.records if isinstance(one, record_type)]


def outline(imported: Imported) -> list[str]:
    build = Build(imported.records)
    return build.outline()


@pytest.mark.parametrize("one", [V01, V02, V05], ids=lambda one: one.id)
@settings(max_examples=25, deadline=None)
@given(generated_maps(CARRIES, has_lines=True))
def test_a_map_comes_back_as_it_was_from_each_version(one, records):
    out = export_map(Outgoing(Tree(Document(records))), one)
    again = import_map(Incoming(out.data, "a.json"), one.id)

    assert out.report.is_whole
    assert said_by(again.records) == said_by(records)


def test_what_the_files_of_others_say_is_read_and_written_back(shared):
    paths = sorted((shared / "corpora" / "sadface").glob("*.json"))
    for path in paths:
        value = json.loads(path.read_bytes())
        imported = import_map(Incoming(path.read_bytes(), path.name))
        version = V01 if "analyst_name" in value else V02

        assert imported.report.counted() == {name: len(value[name]) for name in ("nodes", "edges") if value[name]}
        again = written(imported, version)
        for node in [*again["nodes"], *value["nodes"]]:
            node.setdefault("metadata", {})
        assert {**again, "nodes": by_id(again["nodes"]), "edges": by_id(again["edges"])} == {
            **value,
            "nodes": by_id(value["nodes"]),
            "edges": by_id(value["edges"]),
        }
    assert len(paths) == 4


def by_id(entries: list[dict]) -> dict[str, dict]:
    return {one["id"]: one for one in entries}


def test_a_premise_leads_to_a_scheme_and_that_to_what_it_bears_on():
    nodes = [atom("main"), atom("one"), atom("two"), atom("doubt"), step("s", "Expert\nOpinion"), step("c", "conflict")]
    arrows = (("one", "s"), ("two", "s"), ("s", "main"), ("doubt", "c"), ("c", "s"))

    imported = read(document(*nodes, edges=arrows))

    assert outline(imported) == ["main", "  + one", "  + two", "  - doubt"]
    assert [(one.scheme, one.polarity) for one in of(imported, Inference)] == [
        ("Expert Opinion", Polarity.SUPPORTS),
        ("", Polarity.OPPOSES),
    ]
    assert imported.report.is_whole


@pytest.mark.parametrize(
    ("node", "polarity", "symmetric"),
    [
        (step("s", "support", "inference"), Polarity.SUPPORTS, False),
        (step("s", "attack", "conflict"), Polarity.OPPOSES, False),
        (step("s", "disagree", "conflict"), Polarity.OPPOSES, True),
        (step("s", "anything", "conflict"), Polarity.OPPOSES, False),
        (step("s", "Attack"), Polarity.OPPOSES, False),
        (step("s", "Default\nSupport"), Polarity.SUPPORTS, False),
    ],
)
def test_a_conflict_is_known_by_its_type_or_its_name(node, polarity, symmetric):
    (found,) = of(read(document(atom("a"), atom("b"), node, edges=(("a", "s"), ("s", "b")))), Inference)

    assert (found.polarity, found.symmetric) == (polarity, symmetric)


@pytest.mark.parametrize(
    ("said", "start", "why"),
    [
        ({"text": "Trains are", "offset": 2, "length": 10}, 2, ""),
        ({"text": "Trains are", "offset": 3, "length": 10}, 2, ""),  # in UTF-16 units, as JavaScript counts
        ({"text": "Trains are", "offset": 20, "length": 10}, 22, "nearest place"),
        ({"text": "Trains are", "offset": 900, "length": 10}, 22, "nearest place"),
        ({"text": "Trains are"}, 2, "several places"),
        ({"text": "", "offset": 2, "length": 6}, 2, "has no words of its own"),
        ({"text": "Trains are", "offset": True, "length": "10"}, 2, "several places"),
    ],
)
def test_a_passage_is_where_its_words_stand(said, start, why):
    imported = with_source(quoted(**said))
    (passage,) = of(imported, Passage)
    (text,) = of(imported, SourceText)

    assert passage.start == start
    assert passage.exact == text.text[passage.start : passage.end]
    assert [why in one.reason for one in imported.report.entries] == ([True] if why else [])


def test_words_that_do_not_stand_in_the_source_are_kept_unverified():
    imported = with_source(quoted(text="Planes are", offset=0, length=10))
    (passage,) = of(imported, Passage)

    assert (passage.exact, passage.start, passage.state) == ("Planes are", None, PassageState.UNVERIFIED)
    assert imported.report.entries[0].fate is Fate.APPROXIMATED


def test_a_passage_of_an_unknown_resource_is_stored_and_written_back():
    lost = {"resource_id": "gone", "text": "x", "offset": 0, "length": 1}
    imported = with_source(lost)

    assert [one.fate for one in imported.report.entries] == [Fate.STORED]
    assert written(imported)["nodes"][0]["sources"] == [lost]


def test_what_is_not_modelled_goes_back_to_where_it_came_from():
    resource = {"id": "r", "type": "text", "content": "x", "metadata": {"core": {"title": "T"}, "other": {"doi": 1}}}
    nodes = [atom("a", colour="red"), atom("b"), step("s", "support", "inference", metadata={"core": {}, "x": [1]})]
    value = document(*nodes, edges=(("a", "s"), ("s", "b")), resources=[resource], more={"y": None})
    value["edges"][0]["weight"] = 2
    value["metadata"] = {"core": {"analyst_name": "N", "analyst_email": "n@x", "notes": "n", "id": "i"}, "mine": 1}
    again = written(read(value))

    assert by_id(again["nodes"])["a"]["colour"] == "red"
    assert by_id(again["nodes"])["s"] == nodes[2]
    assert again["edges"] == value["edges"]
    assert again["resources"] == [resource]
    assert again["more"] == {"y": None}
    assert again["metadata"]["mine"] == 1
    assert again["metadata"]["core"] == {**value["metadata"]["core"], "version": "0.5.4.0"}


@pytest.mark.parametrize("said", ["\\u0000", "\\\\u0000", "\0", "\\\0", "\ud800"])
def test_what_is_kept_may_hold_any_character(said):
    again = written(read(document(atom("a", colour=said))))

    assert again["nodes"][0]["colour"] == said.replace("\0", "�").replace("\ud800", "�")


def test_what_the_file_says_of_a_source_and_of_the_document_is_read():
    imported = with_source()
    about = read(document(metadata={"core": {"title": "T", "description": "D", "analyst_name": "N"}}))
    (source,) = of(imported, Source)
    (info,) = of(about, MapInfo)

    assert (source.title, info.title, info.description, info.author) == ("A report", "T", "D", "N")


def test_edges_that_mean_nothing_are_said_and_a_bare_one_is_a_support():
    arrows = (("a", "b"), ("a", "gone"), ("s", "s"), ("a", "s"), ("a", "s"))
    imported = read(document(atom("a"), atom("b"), step("s", "x"), edges=arrows))
    reasons = [one.reason for one in imported.report.entries if one.what == "edges"]

    assert outline(imported)[:2] == ["b", "  + a"]
    assert len(reasons) == 4
    assert imported.report.counted()["edges"] == 5
    assert edge("a", "b") in written(imported)["edges"]


def test_a_step_that_bears_on_two_cards_is_two_steps():
    arrows = (("a", "s"), ("s", "b"), ("s", "c"))
    imported = read(document(atom("a"), atom("b"), atom("c"), step("s", "x"), edges=arrows))

    assert outline(imported) == ["b", "  + a", "c", "  + [a]"]
    assert imported.report.of(Fate.APPROXIMATED)


def test_a_circle_and_a_step_without_premise_or_target_come_in_whole():
    nodes = [atom("a"), atom("b"), step("s", "x"), step("t", "y"), step("loose", "z")]
    imported = read(document(*nodes, edges=(("a", "s"), ("s", "b"), ("b", "t"), ("t", "a"))))

    assert (len(of(imported, Inference)), len(of(imported, Premise))) == (3, 2)
    assert len(imported.report.entries) == 2


def test_every_problem_is_named_at_once():
    wrong = {"nodes": [{"type": "atom"}, 3, atom("a", sources=[1])], "edges": [{"source_id": "a"}], "resources": {}}

    with pytest.raises(CannotImport) as refused:
        read(wrong)

    for problem in ("nodes[0] has no id", "nodes[1] is not an object", "edges[0] has no target_id"):
        assert problem in str(refused.value)
    assert "resources is not a list; nodes[2].sources[0] is not an object" in str(refused.value)


@pytest.mark.parametrize("data", [b"[]", b'{"nodes": 1}', b"{}"])
def test_what_is_no_document_is_refused(data):
    with pytest.raises(CannotImport, match="it is no SADFace document"):
        import_map(Incoming(data, "a.json"), "sadface")


def test_ids_are_those_of_the_file_and_new_ones_are_uuids():
    imported = read(document(atom("a"), atom("a")))
    ids = [one["id"] for one in written(imported)["nodes"]]

    assert ids[0] == "a"
    assert len(ids[1]) == 36
    assert [one.reason for one in imported.report.entries] == ["A node before it has the same id; edges mean that one."]


def test_passages_may_be_tied_to_steps():
    value = document(atom("a"), atom("b"), step("s", "x"), edges=(("a", "s"), ("s", "b")))
    value["resources"] = [{"id": "r", "content": CONTENT}]
    value["nodes"][2]["metadata"] = {"argmap": {"sources": [quoted(text="Trains", offset=2, length=6)]}}
    imported = read(value)

    assert [one.inference_id for one in of(imported, PassageLink)] == [of(imported, Inference)[0].id]


def test_the_view_of_cytoscape_is_read(shared):
    path = shared / "corpora" / "cytoscape-json" / "cyto2.json"
    imported = import_map(Incoming(path.read_bytes(), path.name))

    assert outline(imported)[:3] == [
        "You should treasure every moment",
        "  + If you are going to die then you should treasure every moment",
        "  + You are going to die",
    ]
    assert imported.report.counted() == {"nodes": 7, "edges": 6}


def test_a_graph_of_cytoscape_that_shows_something_else_is_refused():
    data = json.dumps({"nodes": [{"data": {"id": "a", "type": "gene"}}], "edges": []}).encode()

    with pytest.raises(CannotImport, match=r"nodes\[0\]\.data has no type atom or scheme"):
        import_map(Incoming(data, "a.json"))


def test_all_versions_are_one_family():
    assert {one.family for one in registry.FORMATS if one.id.startswith("sadface")} == {"sadface"}
    assert {one.format for one in of(read(document(atom("a"))), Foreign)} == {"sadface"}
    assert of(read(document(atom("a"))), Node)[0].text == "a"
