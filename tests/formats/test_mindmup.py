"""MindMup's argument maps in and out."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from argmap.core.document import Document
from argmap.core.records import Foreign, Inference, Node, Polarity, Premise
from argmap.core.tree import Tree
from argmap.formats.errors import BrokenJson, CannotImport
from argmap.formats.imported import Incoming
from argmap.formats.registry import export_map, format_of, format_written, import_map
from argmap.formats.report import Fate
from argmap.formats.written import Outgoing
from tests.conftest import SHARED
from tests.core.builders import Build, small_map
from tests.formats.generated_maps import generated_maps
from tests.formats.round_trips import check_round_trip, read_again
from tests.formats.shapes import shape_of

MINDMUP = format_written("map.mup")
REAL = SHARED / "corpora" / "mindmup-mup" / "example-map.mup"


def read(ideas, **root):
    said = {"id": "root", "formatVersion": 3, "ideas": ideas} | root
    return import_map(Incoming(json.dumps(said).encode(), "a.mup"))


def written(records):
    return json.loads(export_map(Outgoing(Tree(Document(records))), MINDMUP).data)


def outline(imported):
    return Build(imported.records).outline()


def idea(number, title, *below, **attributes):
    return {"id": number, "title": title, "attr": attributes, "ideas": {str(n): one for n, one in enumerate(below, 1)}}


def test_a_group_is_a_step_and_its_ideas_are_joint_reasons():
    because = idea(2, "group", idea(3, "Trains are fast."), idea(4, "Speed matters."), group="supporting")
    however = idea(5, "group", idea(6, "Not at sea."), group="opposing")
    imported = read({"1": idea(1, "Ban short flights.", because, however)}, title="Flights")

    assert outline(imported) == ["Ban short flights.", "  + Trains are fast.", "  + Speed matters.", "  - Not at sea."]
    assert Build(imported.records).premises("Speed matters.") == ["Trains are fast.", "Speed matters."]
    assert (Document(imported.records).info.title, imported.report.is_whole) == ("Flights", True)


def test_a_group_under_a_group_bears_on_the_step():
    doubt = idea(5, "group", idea(6, "Only by day."), group="opposing")
    imported = read({"1": idea(1, "Claim", idea(2, "group", idea(3, "Reason"), doubt, group="supporting"))})
    build = Build(imported.records)

    assert build.step("Only by day.").target_inference_id == build.step("Reason").id


def test_an_idea_without_a_group_is_a_reason_and_is_told():
    imported = read({"1": idea(1, "Claim", idea(2, "Something"))})

    assert outline(imported) == ["Claim", "  + Something"]
    assert [(entry.fate, entry.place) for entry in imported.report.entries] == [(Fate.APPROXIMATED, "idea 2")]
    assert "group" not in json.dumps(written(imported.records))


def test_ranks_to_the_right_come_before_those_to_the_left():
    ranks = {"-2": "e", "10": "c", "4.5": "b", "-1": "d", "2": "a"}
    below = {rank: {"id": number, "title": title} for number, (rank, title) in enumerate(ranks.items(), 5)}
    imported = read({"1": {"id": 1, "title": "Claim", "ideas": below}})

    assert [line.strip("+ ") for line in outline(imported)[1:]] == ["a", "b", "c", "d", "e"]
    assert list(written(imported.records)["ideas"]["1"]["ideas"]) == ["2", "4.5", "10", "-1", "-2"]


def test_an_empty_group_is_left_out_and_told():
    imported = read({"1": idea(1, "Claim", idea(2, "group", group="supporting"))})

    assert [entry.sentence for entry in imported.report.entries] == ["Idea 2: The group is empty."]
    assert Document(imported.records).count(Inference) == 0


def test_a_link_is_one_more_step_and_goes_out_as_a_link():
    link = {"ideaIdFrom": 2, "ideaIdTo": 1, "attr": {"label": "contradicts", "style": {"color": "red"}}}
    imported = read({"1": idea(1, "One"), "2": idea(2, "Two")}, links=[link, {"ideaIdFrom": 9, "ideaIdTo": 1}])
    (step,) = Document(imported.records).all(Inference)

    assert step.polarity is Polarity.OPPOSES
    assert [entry.place for entry in imported.report.of(Fate.DROPPED)] == ["links[1]"]
    assert written(imported.records)["links"] == [link]
    assert [one["title"] for one in written(imported.records)["ideas"].values()] == ["One", "Two"]


def test_in_older_versions_the_root_is_the_main_claim():
    data = {"id": 1, "title": "Claim", "formatVersion": 2, "ideas": {"1": {"id": 2, "title": "Reason"}}}

    assert outline(import_map(Incoming(json.dumps(data).encode(), "a.mup"))) == ["Claim", "  + Reason"]


def test_ids_and_what_argmap_does_not_know_go_back_out():
    attributes = {"position": [1, 2, 3], "note": {"text": "A note.", "index": 3}, "group": "standard"}
    said = {"id": "7.session", "title": "Claim", "attr": {**attributes, "group": None}, "colour": 4}
    group = {"id": 9, "title": "because", "attr": attributes, "ideas": {"3": {"id": 11, "title": "Reason"}}}
    imported = read({"-5": said | {"ideas": {"1.5": group}}}, attr={"theme": "a"}, resources={"x": "y"})
    data = written(imported.records)

    assert (data["attr"], data["resources"]) == ({"theme": "a"}, {"x": "y"})
    back = data["ideas"]["-5"]
    assert (back["id"], back["colour"], back["attr"]) == (
        "7.session",
        4,
        {"position": [1, 2, 3], "note": {"text": "A note.", "index": 3}},
    )
    assert (back["ideas"]["1.5"]["title"], back["ideas"]["1.5"]["attr"]["group"]) == ("because", "standard")
    assert {node.text: node.notes for node in Document(imported.records).all(Node)}["Claim"] == "A note."


def test_all_that_is_wrong_is_told_at_once():
    with pytest.raises(CannotImport, match=r"root\.1 has a title that is no text; root\.1\.2 is no idea"):
        read({"1": {"id": 1, "title": [], "ideas": {"2": 5}}})


def test_what_is_wrong_deep_inside_is_told_with_the_ends_of_its_way():
    deep = b'{"1": {"ideas": ' * 3_000 + b'{"2": 5}' + b"}}" * 3_000

    with pytest.raises(CannotImport, match=r"root(\.1){19}\.…\.2 is no idea\.$"):
        import_map(Incoming(b'{"id": "root", "ideas": %b}' % deep, "a.mup"))


@pytest.mark.parametrize("depth", [300, 900, 9_000])
def test_what_nests_too_deeply_to_be_kept_is_told(depth):
    deep = import_map(Incoming(b'{"ideas": {"1": {"title": "a", "x": %b}}}' % (b"[" * depth + b"]" * depth), "a.mup"))

    assert [one.reason for one in deep.report.of(Fate.DROPPED)] == ["It is nested too deeply to be kept."]


@pytest.mark.parametrize("data", [b"[]", b'{"a": 1}', b'"ideas"'])
def test_other_json_is_refused(data):
    with pytest.raises(CannotImport, match="it holds no ideas"):
        import_map(Incoming(data, "a.mup"))


def test_broken_json_is_refused_with_its_line():
    with pytest.raises(BrokenJson, match="line 2, column 2"):
        import_map(Incoming(b'{"ideas":\n{]}', "a.mup"))


def test_a_file_is_known_without_its_suffix():
    assert format_of(export_map(Outgoing(Tree(small_map().document)), MINDMUP).data, "map") is MINDMUP


def test_a_map_deeper_than_json_is_usually_written_is_written_and_read():
    records = deep_map(900)

    assert export_map(Outgoing(Tree(Document(records))), MINDMUP).data.count(b'"supporting"') == 899
    assert shape_of(read_again(records, MINDMUP).records) == shape_of(records)


def deep_map(depth):
    """A chain of reasons."""
    ids = [f"{number:032x}" for number in range(3 * depth + 1)]
    nodes = [Node(ids[3 * n], "claim", str(n), order_key="a" if not n else "") for n in range(depth)]
    steps = [Inference(ids[3 * n + 1], "supports", target_node_id=nodes[n - 1].id) for n in range(1, depth)]
    premises = [Premise(ids[3 * n + 2], steps[n - 1].id, nodes[n].id) for n in range(1, depth)]
    return [*Build().document.records(), *nodes, *steps, *premises]


def test_what_the_map_says_of_itself_and_a_root_that_stands_in_a_step_come_back():
    build = small_map()
    info = replace(build.document.info, title="Title", task="Argue.", author="N. N.", language="en")
    rebuttal = replace(build.node("rebuttal"), order_key="zz")
    records = [{info.id: info, rebuttal.id: rebuttal}.get(one.id, one) for one in build.document.records()]

    check_round_trip(records, MINDMUP)
    again = Document(read_again(records, MINDMUP).records).info
    assert (again.task, again.author, again.language) == ("Argue.", "N. N.", "en")


@settings(max_examples=25, deadline=None)
@given(generated_maps(MINDMUP.carries, has_lines=True))
def test_what_mindmup_carries_comes_back(records):
    check_round_trip(records, MINDMUP)


@pytest.mark.skipif(not REAL.exists(), reason="the shared corpora are not here")
def test_the_real_file_comes_in_whole_and_goes_back_out():
    data = REAL.read_bytes()
    imported = import_map(Incoming(data, REAL.name))
    ideas, links = said_in(json.loads(data))

    assert imported.report.counted()["ideas"] == len(ideas)
    assert imported.report.counted().get("links", 0) == len(links)
    assert Document(imported.records).count(Node) == len(ideas)
    assert said_in(written(imported.records)) == (ideas, links)
    assert Document(imported.records).count(Foreign) >= len(ideas)


def said_in(root):
    """What a .mup file says of each idea, by id, and its links."""
    found, waiting = {}, [("", one) for one in root["ideas"].items()]
    while waiting:
        above, (rank, one) = waiting.pop()
        found[one["id"]] = (above, rank, one.get("title", ""), one.get("attr", {}))
        waiting += [(one["id"], below) for below in one.get("ideas", {}).items()]
    return found, root.get("links", [])
