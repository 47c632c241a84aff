"""argmap JSON: what is written reads back the same, and what cannot be is named by its place."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from argmap.core.document import Document
from argmap.core.limits import NODE_TEXT
from argmap.core.records import Inference, Kind, MapInfo, Node, Passage, Polarity, Premise
from argmap.core.tree import Tree
from argmap.formats.argmap_json import read, write
from argmap.formats.errors import BrokenJson, CannotImport, EmptyImport, NewerArgmapJson, NotArgmapJson
from argmap.reasoning.summary import summarize
from tests.formats.whole_maps import whole_maps

MAP, ONE, TWO, STEP, PREMISE, SOURCE, TEXT, PASSAGE, LINK = (f"{number:032x}" for number in range(1, 10))
SHA_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def sound() -> dict:
    """A small map as JSON: a claim, a reason with a passage in a source."""
    return {
        "format": "argmap",
        "version": 1,
        "map_info": {"id": MAP, "title": "Streets"},
        "nodes": [
            {"id": ONE, "kind": "claim", "text": "Close the street.", "order_key": "a"},
            {"id": TWO, "kind": "evidence", "text": "It is loud."},
        ],
        "inferences": [{"id": STEP, "polarity": "supports", "target_node_id": ONE, "order_key": "a"}],
        "premises": [{"id": PREMISE, "inference_id": STEP, "node_id": TWO, "order_key": "a"}],
        "sources": [{"id": SOURCE, "title": "A report", "citation": {"type": "report"}}],
        "source_texts": [{"id": TEXT, "source_id": SOURCE, "version": 1, "text": "abc", "sha256": SHA_OF_ABC}],
        "passages": [{"id": PASSAGE, "source_text_id": TEXT, "start": 1, "end": 2, "exact": "b"}],
        "passage_links": [{"id": LINK, "passage_id": PASSAGE, "node_id": TWO}],
        "ratings": [],
        "comments": [],
        "answers": [],
        "foreign": [],
    }


def as_bytes(value: object) -> bytes:
    return json.dumps(value).encode()


def refusal(value: object) -> str:
    """The sentence with which the JSON is refused."""
    with pytest.raises(CannotImport) as refused:
        read(as_bytes(value), "map.json")
    return str(refused.value)


@settings(max_examples=60, deadline=None)
@given(whole_maps())
def test_what_is_written_reads_back_to_equal_records(records):
    assert list(read(write(records), "map.json").records) == records


def test_the_example_map_has_the_counts_it_is_known_for(shared):
    imported = read((shared / "example" / "eu-nato.json").read_bytes(), "eu-nato.json")
    counts = summarize(Tree(Document(imported.records)))

    assert imported.remarks == ()
    assert (counts.nodes, counts.claims, counts.evidence, counts.main_claims) == (41, 34, 7, 1)
    assert (counts.reasons, counts.objections, counts.rebuttals, counts.supporting_evidence) == (16, 10, 7, 7)
    assert (counts.inferences, counts.supports, counts.opposes, counts.undercuts) == (38, 21, 17, 2)
    assert (counts.co_premise_groups, counts.depth, counts.passages, counts.passages_exact) == (2, 4, 41, 41)


def test_fields_with_a_default_and_empty_lists_may_be_left_out():
    value = {name: sound()[name] for name in ("format", "version", "map_info", "nodes")}

    imported = read(as_bytes(value), "map.json")

    assert imported.records[0] == MapInfo(id=MAP, title="Streets")
    assert imported.records[1] == Node(id=ONE, kind=Kind.CLAIM, text="Close the street.", order_key="a")


def test_open_data_is_kept_in_its_canonical_form():
    value = sound()
    value["sources"][0]["citation"] = {"title": "T", "author": [{"family": "Ö"}]}

    source = read(as_bytes(value), "map.json").records[5]

    assert source.citation == '{"author":[{"family":"Ö"}],"title":"T"}'


def test_a_byte_order_mark_and_utf_16_are_read():
    text = json.dumps(sound())

    assert read(b"\xef\xbb\xbf" + text.encode(), "map.json") == read(text.encode("utf-16"), "map.json")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b'{"format": "argmap",\n  "version": 1,,}', "line 2, column 16: expecting property name"),
        (b'{"format": "argmap"', "line 1, column 20"),
        (b'{"format": "argmap"\n"version": 1}', "line 2, column 1: expecting ',' delimiter"),
        (b'{"format": "argmap", "version": NaN}', "NaN is no number"),
        (b'{"format": "argmap", "version": 1e999}', "a number in it is too large"),
        (b'{"a": 1, "a": 2}', "“a” stands twice in one object"),
        (b'{"a": ' + b"9" * 5000 + b"}", "a number in it is too long"),
        (b"[" * 100_000, "it is nested too deeply"),
        (b'{"a": "\xff"}', "line 1 holds bytes that are no UTF-8"),
    ],
)
def test_broken_json_is_refused_where_it_breaks(data, says):
    with pytest.raises(BrokenJson, match="is not sound JSON") as refused:
        read(data, "map.json")

    assert says in str(refused.value)


def test_an_empty_file_is_refused():
    with pytest.raises(EmptyImport, match="is empty"):
        read(b" \n", "map.json")


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ([], "it is not one object"),
        ({"nodes": []}, 'it does not say "format": "argmap"'),
        ({"format": "argmap"}, 'it does not say "version": 1'),
        ({"format": "argmap", "version": "1"}, 'it does not say "version": 1'),
        ({"format": "argmap", "version": True}, 'it does not say "version": 1'),
        ({"format": "argmap", "version": 0}, "there is no version 0"),
    ],
)
def test_json_that_is_no_map_is_refused(value, says):
    with pytest.raises(NotArgmapJson) as refused:
        read(as_bytes(value), "map.json")

    assert says in str(refused.value)


def test_a_newer_version_is_refused_as_newer():
    with pytest.raises(NewerArgmapJson, match="is in version 2"):
        read(as_bytes(sound() | {"version": 2}), "map.json")


@pytest.mark.parametrize(
    ("list_name", "index", "changes", "says"),
    [
        ("nodes", 1, {"kind": "idea"}, "nodes[1].kind is not claim, evidence or question"),
        ("nodes", 0, {"colour": "red"}, "nodes[0].colour is not a field of argmap JSON"),
        ("nodes", 0, {"text": "a" * 10_001}, "nodes[0].text has 10,001 characters; at most 10,000 are allowed"),
        ("nodes", 0, {"text": 5}, "nodes[0].text is not a text"),
        ("nodes", 0, {"text": "a\0b"}, "nodes[0].text holds a NUL character"),
        ("nodes", 0, {"text": "\ud800"}, "nodes[0] holds half of a character"),
        ("nodes", 0, {"implicit": "yes"}, "nodes[0].implicit is neither true nor false"),
        ("nodes", 0, {"tags": "a"}, "nodes[0].tags is not a list"),
        ("nodes", 0, {"tags": ["a", 1]}, "nodes[0].tags[1] is not a text"),
        ("nodes", 0, {"order_key": "-"}, "nodes[0].order_key holds more than plain letters and digits"),
        ("nodes", 0, {"id": "X"}, "nodes[0].id is not an id of 32 hexadecimal digits"),
        ("nodes", 1, {"id": ONE}, "nodes[1].id is the id of nodes[0] as well"),
        ("nodes", 1, {"id": STEP}, "inferences[0].id is the id of nodes[1] as well"),
        ("inferences", 0, {"target_node_id": TEXT}, "inferences[0].target_node_id names a node that is not there"),
        ("inferences", 0, {"target_inference_id": STEP}, "inferences[0] has one target, not two"),
        ("inferences", 0, {"strength": "high"}, "inferences[0].strength is not a number"),
        ("premises", 0, {"node_id": STEP}, "premises[0].node_id names a node that is not there"),
        ("premises", 0, {"inference_id": ONE}, "premises[0].inference_id names an inference that is not there"),
        ("source_texts", 0, {"sha256": "0" * 64}, "source_texts[0].sha256 is not that of its text"),
        ("source_texts", 0, {"version": 0}, "source_texts[0].version is less than 1"),
        ("source_texts", 0, {"version": 10**30}, "source_texts[0].version is more than 1,000,000"),
        ("source_texts", 0, {"locators": [[4, "page", "1"]]}, "source_texts[0].locators reach beyond the text"),
        ("source_texts", 0, {"text_file": "/etc/passwd"}, "source_texts[0].text_file is not a field of argmap JSON"),
        ("passages", 0, {"exact": "c"}, "passages[0].exact is not what its source text says from 1 to 2"),
        ("passages", 0, {"end": 9}, "passages[0].exact is not what its source text says from 1 to 9"),
        ("passages", 0, {"end": None}, "passages[0] has a start without an end"),
        ("passages", 0, {"start": None, "end": None}, "passages[0] says that it is exact, but not where"),
        ("passages", 0, {"source_text_id": None}, "passages[0] has a start and an end, but names no source text"),
        ("passages", 0, {"ranges": [[0, 2]]}, "passages[0].ranges reach beyond the passage"),
        ("passages", 0, {"start": -1}, "passages[0].start is less than 0"),
        ("passage_links", 0, {"node_id": None}, "passage_links[0] a passage link names a node or an inference"),
    ],
)
def test_what_is_wrong_with_an_entry_is_named_by_its_place(list_name, index, changes, says):
    value = sound()
    value[list_name][index] |= changes

    assert says in refusal(value)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"extra": 1}, "extra is not a field of argmap JSON"),
        ({"ext\u202e\0ra": 1}, "ext��ra is not a field of argmap JSON"),
        ({"nodes": {}}, "nodes is not a list"),
        ({"nodes": [5]}, "nodes[0] is not an object"),
        ({"nodes": [{"kind": "claim"}]}, "nodes[0].id is missing"),
        ({"map_info": []}, "map_info is not an object"),
        ({"map_info": {"id": MAP, "title": "a" * 2001}}, "map_info.title has 2,001 characters"),
    ],
)
def test_what_is_wrong_with_the_whole_is_named(changes, says):
    assert says in refusal(sound() | changes)


@pytest.mark.parametrize("name", ["map_info", "nodes"])
def test_a_map_without_its_heart_is_refused(name):
    value = sound()
    del value[name]

    assert f"{name} is missing" in refusal(value)


def test_a_rating_of_two_things_is_refused():
    rating = {"id": "f" * 32, "node_id": ONE, "inference_id": STEP, "rater": "", "dimension": "relevance", "value": 1}

    assert "ratings[0] has one target, not two" in refusal(sound() | {"ratings": [rating]})


def test_open_data_nested_beyond_all_need_is_refused():
    value = sound()
    value["sources"][0]["citation"] = json.loads("[" * 200 + "]" * 200)

    assert "sources[0].citation is nested too deeply" in refusal(value)


def test_rules_and_what_makes_an_exercise_are_values_in_the_file():
    exercise = {"id": "f" * 32, "kind": "place", "hints": {ONE: ["Look."]}, "proofs": {"cards": []}}
    value = sound() | {"map_info": {"id": MAP, "rules": {"rabbit": "off"}}, "exercises": [exercise]}

    records = read(json.dumps(value).encode(), "x.json").records
    again = json.loads(write(records))

    assert records[0].rules == '{"rabbit":"off"}'
    assert again["map_info"]["rules"] == {"rabbit": "off"}
    assert again["exercises"][0]["hints"] == {ONE: ["Look."]}


def test_a_map_is_one_exercise_at_most():
    exercises = [{"id": f"{number:032x}", "kind": "place"} for number in (15, 16)]

    assert "exercises has more than one entry" in refusal(sound() | {"exercises": exercises})


def test_many_problems_are_one_sentence_with_twenty_of_them():
    value = sound() | {"nodes": [{"id": "x", "kind": "claim"} for _ in range(25)]}

    said = refusal(value)

    assert said.count("nodes[") == 20
    assert said.endswith("and 5 more.")


def test_a_branch_too_deep_to_draw_is_refused():
    nodes = [Node(id=f"{number:032x}", kind=Kind.CLAIM) for number in range(1_001)]
    steps = [
        Inference(id=f"a{number:031x}", polarity=Polarity.SUPPORTS, target_node_id=nodes[number].id)
        for number in range(1_000)
    ]
    premises = [
        Premise(id=f"b{number:031x}", inference_id=step.id, node_id=nodes[number + 1].id)
        for number, step in enumerate(steps)
    ]
    records = [MapInfo(id="c" * 32), replace(nodes[0], order_key="a"), *nodes[1:], *steps, *premises]

    with pytest.raises(CannotImport, match="its cards stand 1,001 deep"):
        read(write(records), "map.json")


def test_a_circle_is_kept_and_said():
    value = sound()
    value["inferences"].append({"id": "a" * 32, "polarity": "opposes", "target_node_id": TWO})
    value["premises"].append({"id": "b" * 32, "inference_id": "a" * 32, "node_id": ONE})

    imported = read(as_bytes(value), "map.json")

    assert len(imported.records) == 11
    assert imported.remarks == ("2 cards stand in a circle, which is drawn cut at “Close the street.”.",)


def test_a_step_that_bears_on_nothing_is_said():
    value = sound()
    value["inferences"][0]["target_node_id"] = None

    assert read(as_bytes(value), "map.json").remarks == (
        "1 step bears on nothing; what stands there is drawn as a root.",
    )


def test_a_passage_that_moved_may_name_one_that_is_gone():
    value = sound()
    value["passages"][0] |= {"state": "moved", "found_from": "d" * 32}

    assert isinstance(read(as_bytes(value), "map.json").records[7], Passage)


def test_the_text_limit_counts_characters():
    value = sound()
    value["nodes"][0]["text"] = "𝕏" * NODE_TEXT

    assert len(read(as_bytes(value), "map.json").records[1].text) == NODE_TEXT
