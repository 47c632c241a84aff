"""Arggraph XML: units, the segments they are of, and edges that bear on edges."""

import pytest

from argmap.core.records import Inference, Passage, SourceText
from argmap.formats.arggraph import read
from argmap.formats.errors import CannotImport
from argmap.formats.imported import Incoming
from tests.core.builders import Build

SEGMENTS = ("Ban 𝕏 flights,", "trains are as fast,", "and cheap.", "Not at night.", "Few travel then.", "Who cares?")


def graph(inside: str, **of_segments: str) -> bytes:
    segments = "".join(
        f'<edu id="e{number}"{of_segments.get(f"e{number}", "")}><![CDATA[{words}]]></edu><adu id="a{number}" '
        f'type="{"opp" if number == 4 else "pro"}"/><edge id="s{number}" src="e{number}" trg="a{number}" type="seg"/>'
        for number, words in enumerate(SEGMENTS, 1)
    )
    return f'<arggraph id="t1" topic_id="flights" stance="pro">{segments}{inside}</arggraph>'.encode()


def edge(number: int, source: str, target: str, kind: str) -> str:
    return f'<edge id="c{number}" src="{source}" trg="{target}" type="{kind}"/>'


EDGES = (
    edge(1, "a2", "a1", "sup"),
    edge(2, "a3", "c1", "add"),
    edge(3, "a4", "c1", "und"),
    edge(4, "a5", "c3", "und"),
    edge(5, "a6", "a4", "exa"),
)


def imported(data: bytes, text: str | None = None):
    return read(Incoming(data, "a.xml", {"a.txt": text.encode()} if text is not None else {}))


def passages(records) -> dict[str, str]:
    texts = {one.id: one.text for one in records if isinstance(one, SourceText)}
    return {texts[one.source_text_id][one.start : one.end]: one.exact for one in records if isinstance(one, Passage)}


def test_edges_onto_edges_are_joint_reasons_and_doubts_of_steps():
    found = imported(graph("".join(EDGES)))
    build = Build(found.records)

    assert build.premises("trains are as fast,") == ["trains are as fast,", "and cheap."]
    step, doubt, doubt_of_doubt = (build.step(one) for one in ("and cheap.", "Not at night.", "Few travel then."))
    assert (doubt.target_inference_id, doubt_of_doubt.target_inference_id) == (step.id, doubt.id)
    assert build.step("Who cares?").label == "example"
    assert build.node("Not at night.").speaker == "opponent"
    assert build.document.info.title == "flights"


def test_the_order_of_edges_does_not_matter():
    one, other = (Build(imported(graph("".join(edges))).records) for edges in (EDGES, EDGES[::-1]))

    assert sorted(one.outline()) == sorted(other.outline())
    assert sorted(other.premises("and cheap.")) == ["and cheap.", "trains are as fast,"]


def test_passages_are_what_the_text_says_beside_the_file_or_put_together():
    text = "﻿x " + "\r\n".join(SEGMENTS)
    beside, alone = imported(graph(""), text), imported(graph(""))

    for found in (beside, alone):
        assert passages(found.records) == {words: words for words in SEGMENTS}
    assert [one.what for one in alone.report.entries] == ["texts", "topics and stances"]
    assert [one.what for one in beside.report.entries] == ["topics and stances"]


def test_units_of_several_segments_and_implicit_ones():
    joint = '<joint id="j"/><adu id="ab"/>' + edge(1, "e1", "j", "seg") + edge(2, "e2", "j", "seg")
    found = imported(graph(joint + edge(3, "j", "ab", "seg"), e6=' implicit="true"'))
    build = Build(found.records)

    assert build.id("Ban 𝕏 flights, trains are as fast,")
    assert build.node("Who cares?").implicit
    assert "Who cares?" not in passages(found.records)
    assert found.report.counted() | {"joints": 1, "edges": 9, "segments": 6, "units": 7} == found.report.counted()


def test_edges_to_nowhere_are_dropped_and_circles_of_additions_end():
    inside = (
        edge(1, "a2", "x", "sup") + edge(2, "a2", "c3", "add") + edge(3, "a3", "c2", "add") + edge(4, "a1", "a2", "x")
    )
    found = imported(graph(inside))

    assert [one.place for one in found.report.entries if one.what == "edges"] == [
        "edge c1",
        "edge c2",
        "edge c3",
        "edge c4",
    ]
    assert sum(isinstance(one, Inference) for one in found.records) == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<ARG/>", "it is XML, but no arggraph: it begins with “ARG”"),
        (b'<arggraph><edu id="a"/><adu id="a"/></arggraph>', "its adu “a” has no id of its own"),
    ],
)
def test_what_is_no_sound_arggraph_is_refused(data, said):
    with pytest.raises(CannotImport, match=said):
        imported(data)
