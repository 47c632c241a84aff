"""AIF JSON in its shapes: claims and steps come in whole, the dialogue goes back out, and what is written is read."""

import json
from collections import Counter
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings

from argmap.core.document import Document
from argmap.core.records import Inference, Node, Passage, PassageLink, Polarity, Premise, Source, SourceText
from argmap.core.tree import Tree
from argmap.formats.aif import AIF
from argmap.formats.aif_words import CARRIES
from argmap.formats.errors import CannotImport
from argmap.formats.format import Format
from argmap.formats.imported import Imported, Incoming
from argmap.formats.registry import export_map, format_of, import_map
from argmap.formats.report import Fate
from argmap.formats.written import Outgoing
from tests.core.builders import Build
from tests.formats.generated_maps import generated_maps, said_by

OVA3, OVA2, AIFDB = AIF
WHAT = ("nodes", "edges", "locutions", "participants", "schemefulfillments")


def node(node_id: str, node_type: str = "I", text: str = "", **more: object) -> dict:
    return {"nodeID": node_id, "text": text or node_id, "type": node_type, "timestamp": "2024-01-05 10:00:00", **more}


def analysis(*nodes: dict, edges: str = "", **more: object) -> dict:
    """`edges` as "a>s s>b"."""
    ends = [one.split(">") for one in edges.split()]
    found = [
        {"edgeID": str(number), "fromID": source, "toID": target, "formEdgeID": None}
        for number, (source, target) in enumerate(ends, 1)
    ]
    return {"nodes": list(nodes), "edges": found, "locutions": [], **more}


def read(value: object) -> Imported:
    return import_map(Incoming(json.dumps(value).encode(), "a.json"), "aif")


def written(imported: Imported, one: Format = AIFDB) -> dict:
    return json.loads(export_map(Outgoing(Tree(Document(imported.records))), one).data)


def of(imported: Imported, record_type: type) -> list:
    return [one for one in imported.records if isinstance(one, record_type)]


def outline(imported: Imported) -> list[str]:
    return Build(imported.records).outline()


def in_any_order(value: dict) -> dict:
    """What a file says, whatever the order of its lists."""
    lists = {name: found for name, found in value.items() if isinstance(found, list)}
    return value | {name: sorted(json.dumps(one, sort_keys=True) for one in found) for name, found in lists.items()}


def is_counted(imported: Imported, value: dict) -> bool:
    counted = imported.report.counted()
    return all(counted.get(name, 0) == len(value.get(name, [])) for name in WHAT)


TALK = analysis(
    node("1", text="Ban short flights"),
    node("2", text="Trains are as fast"),
    node("3", "RA", "Default Inference", scheme="Default Inference", schemeID="72"),
    node("4", "L", "Ana : ban them"),
    node("5", "YA", "Asserting", scheme="Asserting", schemeID="74"),
    node("6", "L", "Ben : trains are fast"),
    node("7", "YA", "Asserting"),
    node("8", "TA", "Default Transition"),
    node("9", "YA", "Arguing"),
    node("10", "PA", "Default Preference"),
    node("11", "L", "An analyst : Ben : trains"),
    edges="2>3 3>1 4>5 5>1 6>7 7>2 4>8 8>6 8>9 9>3 2>10 10>1",
) | {
    "locutions": [
        {"nodeID": "4", "personID": "1", "timestamp": "t", "start": "s", "end": None, "source": None},
        {"nodeID": "6", "personID": "77", "timestamp": "t", "start": None, "end": None, "source": None},
    ],
    "participants": [{"participantID": 1, "firstname": "Ana", "surname": "Ríos"}],
}
SAVED = {
    "AIF": {
        "nodes": [{"nodeID": one, "text": one, "type": kind} for one, kind in (("1_2", "I"), ("2_2", "EN"))]
        + [{"nodeID": "3_2", "text": "Expert Opinion", "type": "RA"}],
        "edges": [{"edgeID": 1, "fromID": "2_2", "toID": "3_2"}, {"edgeID": 2, "fromID": "3_2", "toID": "1_2"}],
        "schemefulfillments": [{"nodeID": "3_2", "schemeID": "1"}],
        "participants": [{"participantID": 1, "firstname": "Ana", "surname": "Ríos"}],
        "locutions": [],
        "descriptorfulfillments": [{"nodeID": "3_2", "descriptorID": "9", "selectedID": "2_2"}],
        "cqdescriptorfulfillments": [],
    },
    "text": {"txt": "Words", "url": ""},
    "OVA": {
        "firstname": "A",
        "surname": "B",
        "url": "",
        "nodes": [{"nodeID": f"{n}_2", "visible": True, "x": 10 * n, "y": 20, "timestamp": "t"} for n in (1, 2, 3)],
        "edges": [
            {"fromID": "2_2", "toID": "3_2", "visible": False},
            {"fromID": "3_2", "toID": "1_2", "visible": True},
        ],
    },
    "dialog": False,
}


def ova2_node(node_id: int, node_type: str, text: str, scheme: object = "0") -> dict:
    said = {"id": node_id, "x": 1, "y": 2, "text": text, "type": node_type, "scheme": scheme, "participantID": 0}
    return said | {"descriptors": {}, "cqdesc": {}, "visible": True, "color": "b", "w": 3, "h": 4}


OF_OVA2 = [ova2_node(1, "I", "Ban them"), ova2_node(2, "I", "Trains"), ova2_node(3, "RA", "Expert Opinion", "1")]
OVA2_FILE = {
    "nodes": OF_OVA2,
    "edges": [
        {"from": OF_OVA2[1], "to": OF_OVA2[2], "visible": True},
        {"from": OF_OVA2[2], "to": OF_OVA2[0], "visible": True},
    ],
    "participants": [{"id": 1, "firstname": "Ana", "surname": "Ríos"}],
    "analysis": {"txt": "Words", "annotatorName": "N"},
}


@pytest.mark.parametrize("one", AIF, ids=lambda one: one.id)
@settings(max_examples=25, deadline=None)
@given(generated_maps(CARRIES, has_lines=True))
def test_a_map_comes_back_as_it_was_from_each_shape(one, records):
    out = export_map(Outgoing(Tree(Document(records))), one)
    again = import_map(Incoming(out.data, "a.json"), one.id)
    told = {entry.what for entry in out.report.entries}
    parts = {part for part in one.carries if part.value not in told}

    assert not out.report.of(Fate.DROPPED)
    assert told <= {"schemes", "labels of steps"}
    assert said_by(again.records, parts) == said_by(records, parts)


def test_the_argument_is_shown_and_tells_who_speaks():
    imported = read(TALK)

    assert outline(imported) == ["Ban short flights", "  + Trains are as fast"]
    assert [one.speaker for one in of(imported, Node)] == ["Ana Ríos", "Ben"]
    assert [(one.scheme, one.label) for one in of(imported, Inference)] == [("", "")]
    assert is_counted(imported, TALK)
    assert len(imported.report.of(Fate.STORED)) == 8 + 10 + 2


def test_the_dialogue_goes_back_out_as_it_was():
    assert in_any_order(written(read(TALK))) == in_any_order(TALK)


def test_what_ova3_saved_goes_back_out_as_it_was():
    imported = read(SAVED)
    again = written(imported, OVA3)

    assert outline(imported) == ["1_2", "  + 2_2"]
    assert [one.implicit for one in of(imported, Node)] == [False, True]
    assert of(imported, Inference)[0].scheme == "Expert Opinion"
    assert in_any_order(again["AIF"]) == in_any_order(SAVED["AIF"])
    assert in_any_order(again["OVA"]) == in_any_order(SAVED["OVA"])
    assert {name: again[name] for name in ("text", "dialog")} == {"text": SAVED["text"], "dialog": False}
    assert is_counted(imported, SAVED["AIF"])


def test_what_ova2_saved_goes_back_out_as_it_was():
    imported = read(OVA2_FILE)
    again = written(imported, OVA2)

    assert outline(imported) == ["Ban them", "  + Trains"]
    assert {one["id"]: {**one, "id": int(one["id"]), "participantID": 0} for one in again["nodes"]} == {
        str(one["id"]): one for one in OF_OVA2
    }
    assert [(one["from"]["id"], one["to"]["id"]) for one in again["edges"]] == [("2", "3"), ("3", "1")]
    assert again["analysis"] == OVA2_FILE["analysis"]


@pytest.mark.parametrize(("value", "one"), [(TALK, AIFDB), (SAVED, OVA3), (OVA2_FILE, OVA2)], ids=["db", "3", "2"])
def test_each_shape_is_known_by_its_content(value, one):
    assert format_of(json.dumps(value).encode(), "a.json") is one
    assert format_of(json.dumps(value).encode(), "a") is one


@pytest.mark.parametrize("edge_id", ["9" * 5_000, "²", "-1"])
def test_an_edge_whose_id_is_no_number_that_ova_could_have_given_keeps_it(edge_id):
    edges = [one | {"edgeID": edge_id} if at == 0 else one for at, one in enumerate(TALK["edges"])]
    as_saved = written(read(TALK | {"edges": edges}), OVA3)

    assert len(as_saved["AIF"]["edges"]) == len(edges)


def test_what_came_in_one_shape_goes_out_in_another_with_its_dialogue():
    as_saved = written(read(TALK), OVA3)
    again = written(read(as_saved))

    assert {one["nodeID"] for one in as_saved["AIF"]["nodes"]} == {one["nodeID"] for one in TALK["nodes"]}
    assert [one["nodeID"] for one in as_saved["OVA"]["nodes"]] == [one["nodeID"] for one in as_saved["AIF"]["nodes"]]
    assert all(isinstance(one["edgeID"], int) for one in as_saved["AIF"]["edges"])
    assert {(one["fromID"], one["toID"]) for one in again["edges"]} == {
        (one["fromID"], one["toID"]) for one in TALK["edges"]
    }


def test_undercuts_and_conflicts_of_conflicts_are_steps_onto_steps():
    nodes = [
        node("a"),
        node("b"),
        node("c"),
        node("d"),
        node("r", "RA"),
        node("x", "CA"),
        node("y", "CA"),
        node("z", "MA"),
    ]
    imported = read(analysis(*nodes, edges="b>r r>a c>x x>r d>y y>x d>z z>b"))
    steps = of(imported, Inference)

    assert [one.polarity for one in steps] == [
        Polarity.SUPPORTS,
        Polarity.OPPOSES,
        Polarity.OPPOSES,
        Polarity.RESTATES,
    ]
    assert [one.target_inference_id for one in steps] == [None, steps[0].id, steps[1].id, None]
    assert imported.report.is_whole


def test_what_aif_does_not_allow_is_read_as_far_as_it_means_something():
    nodes = [node("a"), node("b"), node("r", "RA"), node("s", "RA"), node("l", "L"), node("?", "", "untyped")]
    value = analysis(*nodes, edges="a>b a>a a>r r>b r>? l>a l>l s>s a>gone a>r")
    imported = read(value)

    assert is_counted(imported, value)
    assert len(of(imported, Inference)) == 4  # a>b, r, r once more for its second target, s
    assert len(of(imported, Premise)) == 3
    assert [one.what for one in imported.report.of(Fate.DROPPED)] == ["edges"] * 4


@pytest.mark.parametrize(
    ("scheme", "text", "expected"),
    [
        ("", "RA", ("", "")),
        ("Default Inference", "RA", ("", "")),
        ("", "Cause to Effect", ("Cause to Effect", "")),
        ("CauseToEffect", "Cause to Effect", ("CauseToEffect", "")),
        ("Cause to Effect", "so they say", ("Cause to Effect", "so they say")),
        ("Default Inference", "so they say", ("", "so they say")),
    ],
)
def test_schemes_are_known_from_either_field(scheme, text, expected):
    (step,) = of(read(analysis(node("r", "RA", text, scheme=scheme))), Inference)

    assert (step.scheme, step.label) == expected
    kept = written(read(analysis(node("r", "RA", text, scheme=scheme))))["nodes"][0]
    assert (kept["scheme"], kept["text"]) == (scheme, text)


def test_names_of_characters_and_blanks_are_read_and_go_back_out():
    imported = read(analysis(node("a", text=" a &amp; b &lt;c&gt; &unknown; AT&T ")))

    assert of(imported, Node)[0].text == "a & b <c> &unknown; AT&T"
    assert written(imported)["nodes"][0]["text"] == " a &amp; b &lt;c&gt; &unknown; AT&T "


def test_several_analyses_are_one_map_with_a_section_for_each():
    first = analysis(node("a"), node("b"), node("r", "RA"), edges="b>r r>a")
    second = analysis(node("a"), node("b", text="another"), node("s", "CA"), edges="b>s s>a")
    imported = read([first, second])

    assert outline(imported) == ["a", "  + b", "  - another"]
    assert [one.section for one in of(imported, Node)] == ["Analysis 1", "Analysis 1", "Analysis 2"]
    assert [one.what for one in imported.report.entries] == ["analyses", "analyses", "nodes", "nodes"]
    assert imported.report.counted()["nodes"] == 6
    assert len({one["nodeID"] for one in written(imported)["nodes"]}) == 5


def test_a_speaker_who_changed_is_the_one_that_is_written():
    imported = read(TALK)
    records = [
        one if not isinstance(one, Node) else Node(one.id, one.kind, one.text, speaker=speaker, order_key=one.order_key)
        for one, speaker in zip(imported.records, ["", "", "Cleo", *[""] * 99], strict=False)
    ]
    again = read(written(Imported(tuple(records))))

    assert {one.text: one.speaker for one in of(again, Node)} == {"Ban short flights": "", "Trains are as fast": "Cleo"}


def test_an_empty_nodeset_is_an_empty_map():
    imported = import_map(Incoming(b'{"nodes": [], "edges": [], "locutions": []}', "a.json"))

    assert len(imported.records) == 1
    assert imported.report.is_whole


def test_every_problem_is_named_at_once():
    with pytest.raises(CannotImport) as refused:
        read([{"nodes": [{"text": "x"}, 1], "edges": [{"fromID": "1"}]}, {"AIF": {"nodes": [], "edges": 3}}])

    said = str(refused.value)
    assert "[0].nodes[0] has no nodeID; [0].nodes[1] is not an object; [0].edges[0] has no toID" in said
    assert "[1].AIF.edges is not a list" in said


@pytest.mark.parametrize("data", [b"[1]", b'{"AIF": {}}', b"3"])
def test_what_is_no_aif_is_refused(data):
    with pytest.raises(CannotImport, match="it is no AIF: "):
        import_map(Incoming(data, "a.json"), "aif")


def test_cards_that_are_roots_and_stand_in_a_step_are_reported():
    build = Build()
    records = [*build.document.records(), Node("2" * 32, "claim", "a", order_key="a"), Node("3" * 32, "claim", "b")]
    records += [Inference("4" * 32, "supports", target_node_id="3" * 32), Premise("5" * 32, "4" * 32, "2" * 32)]
    out = export_map(Outgoing(Tree(Document(records))), AIFDB)

    assert [one.what for one in out.report.of(Fate.APPROXIMATED)] == ["cards in several places"]


def test_steps_with_too_many_ends_are_refused_before_they_fill_the_map():
    nodes = [node(str(number)) for number in range(400)]
    edges = " ".join(f"{number}>r r>{number}" for number in range(400))

    with pytest.raises(CannotImport, match="too many things by too many reasons"):
        read(analysis(*nodes, node("r", "RA"), edges=edges))


def test_a_long_row_of_doubts_is_read_in_time_of_its_length():
    nodes = [node(str(number), "CA") for number in range(10_000)]
    imported = read(analysis(*nodes, edges=" ".join(f"{number}>{number + 1}" for number in range(9_999))))

    assert len(of(imported, Inference)) == 10_000


@pytest.mark.parametrize("one", AIF, ids=lambda one: one.id)
def test_nodes_that_say_next_to_nothing_are_read_and_written(one):
    nodes = [{"nodeID": number, "type": kind} for number, kind in enumerate(("I", "RA", "L", "YA", [], None))]
    again = read(written(read({"nodes": nodes, "edges": [{"fromID": 2, "toID": 3}, {"fromID": 0, "toID": 1}]}), one))

    assert len(of(again, Node)) == 3
    assert len(of(again, Inference)) == 1


HTML = (
    "Ana <span class='highlighted' id='nodeu'> They are fast. </span><br>Ben <span id=\"node2\">not "
    "&amp; <b>so</b> 🚲</span> <i>or</i> <span id=node2>not</span><span id='x'>lost</span><script>1</script>"
)
PLAIN_TEXT = "Ana  They are fast. \nBen not & so 🚲 or notlost"


def talk_with(text: object, **more: object) -> dict:
    said = [node("1", text="Trains are fast."), node("2", text="No"), node("u", "L"), node("y", "YA"), node("s", "CA")]
    return {"AIF": analysis(*said, edges="u>y y>1 2>s s>1"), "OVA": [], "text": text, **more}


@pytest.mark.parametrize("text", [HTML, {"txt": HTML, "url": "https://example.org/a"}])
def test_the_analysed_text_is_a_source_with_what_is_marked_in_it(text):
    imported = read(talk_with(text))
    passages = {one.id: one for one in of(imported, Passage)}
    cards = {one.id: one.text for one in of(imported, Node)}

    assert [one.text for one in of(imported, SourceText)] == [PLAIN_TEXT]
    assert [one.url for one in of(imported, Source)] == ["" if text is HTML else "https://example.org/a"]
    assert [(cards[one.node_id], passages[one.passage_id].exact) for one in of(imported, PassageLink)] == [
        ("Trains are fast.", "They are fast."),
        ("No", "not & so 🚲"),
        ("No", "not"),
    ]
    assert [one.what for one in imported.report.of(Fate.DROPPED)] == ["passages"]
    assert written(imported, OVA3)["text"] == text
    assert not export_map(Outgoing(Tree(Document(imported.records))), OVA3).report.of(Fate.DROPPED)
    lost = export_map(Outgoing(Tree(Document(imported.records))), AIFDB).report.of(Fate.DROPPED)
    assert Counter(one.what for one in lost) == {"sources": 1, "texts of sources": 1, "passages": 3}


def test_a_text_without_marks_is_taken_as_it_is_and_one_of_ova2_with_its_title():
    imported = read(talk_with(" 1 < 2 &amp;\n3"))
    of_ova2 = read(OVA2_FILE | {"analysis": {"txt": "<span id='node1'>Words</span>", "documentTitle": "A talk"}})

    assert [one.text for one in of(imported, SourceText)] == [" 1 < 2 &amp;\n3"]
    assert [one.title for one in of(of_ova2, Source)] == ["A talk"]
    assert [one.exact for one in of(of_ova2, Passage)] == ["Words"]


def packed(**files: object) -> Incoming:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, value in files.items():
            archive.writestr(name.replace("__", "."), value if isinstance(value, str) else json.dumps(value))
    return Incoming(made.getvalue(), "a.zip")


def test_analyses_in_an_archive_are_sections_by_the_names_of_their_files():
    imported = import_map(packed(one__json=TALK, two__json=analysis(node("1", text="Ban short flights")), read__me="x"))

    assert outline(imported)[0] == "Ban short flights"
    assert {one.section for one in of(imported, Node)} == {"one"}
    assert [(one.what, one.place) for one in imported.report.of(Fate.DROPPED)] == [("files", "read.me")]
    assert imported.report.counted()["analyses"] == 2
    assert "two.json, nodes[0]" in [one.place for one in imported.report.entries]


def test_an_archive_is_refused_with_all_of_its_files_that_are_none():
    with pytest.raises(CannotImport, match=r"a\.json: line 1, column 2.*; b\.json: it is no AIF"):
        import_map(packed(a__json="[", b__json={}, c__json=TALK))
