"""Argunet's GraphML: theses, arguments with their lines or without, and what they are to each other."""

import pytest

from argmap.core.records import Inference
from argmap.formats.argunet import read
from argmap.formats.errors import CannotImport
from argmap.formats.imported import Incoming
from argmap.formats.registry import format_of
from tests.core.builders import Build


def graph(inside: str, title: str = "Levies") -> bytes:
    opening = (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:a="http://www.argunet.org/xml/argml"><graph>'
    )
    return f'{opening}<data><a:map mapTitle="{title}"/></data>{inside}</graph></graphml>'.encode()


def box(kind: str, own_id: str, title: str, inside: str = "") -> str:
    data = f'<a:{kind} id="{own_id}"><a:title>{title}</a:title>{inside}</a:{kind}>'
    return f'<node id="node-{own_id}"><data>{data}</data></node>'


def thesis(own_id: str, content: str) -> str:
    return box("thesis", own_id, own_id.upper(), f"<a:content>{content}</a:content>")


def argument(own_id: str, *lines: tuple[str, str, str]) -> str:
    made = (
        f'<a:proposition id="{line_id}" index="{index}" type="{kind}" pattern="mp">'
        f"<a:content>{words}</a:content></a:proposition>"
        for index, (line_id, kind, words) in enumerate(lines)
    )
    return box("argument", own_id, own_id.upper(), "".join(made))


def edge(kind: str, of: str, onto: str, **lines: str) -> str:
    more = "".join(f' {name}PropositionId="{one}"' for name, one in lines.items())
    said = f'<a:edge type="{kind}" sourceNodeId="{of}" targetNodeId="{onto}"{more}/>'
    return f'<edge source="node-{of}" target="node-{onto}"><data>{said}</data></edge>'


def imported(data: bytes):
    return read(Incoming(data, "a.graphml"))


MONEY = argument(
    "r",
    ("p1", "premise", "It raises money."),
    ("p2", "premise", "Money is good."),
    ("p3", "prelimary-conclusion", "It pays."),
    ("p4", "premise", "What pays is fair."),
    ("p5", "conclusion", "It is fair."),
)


def test_an_argument_is_a_chain_of_steps_and_shares_its_conclusion_with_a_thesis_that_says_the_same():
    found = imported(graph(thesis("t", "It is fair.") + MONEY + edge("support", "r", "t", source="p5")))
    build = Build(found.records)

    assert build.outline() == [
        "It is fair.",
        "  + It pays.",
        "    + It raises money.",
        "    + Money is good.",
        "  + What pays is fair.",
    ]
    assert build.premises("It pays.") == ["It pays.", "What pays is fair."]
    assert (build.step("It pays.").scheme, build.step("It pays.").label) == ("mp", "R")
    assert build.node("It is fair.").title == "T"
    assert build.document.info.title == "Levies"
    assert found.report.counted() == {"nodes": 2, "propositions": 5, "relations": 1}


def test_a_conclusion_that_supports_other_words_is_a_reason_for_them():
    build = Build(imported(graph(thesis("t", "Keep it.") + MONEY + edge("support", "r", "t", source="p5"))).records)

    assert build.outline()[:2] == ["Keep it.", "  + It is fair."]


def test_a_sketched_argument_is_a_card_and_a_relation_to_a_whole_argument_bears_on_its_last_step():
    sketch = box("argument", "s", "Nobody pays", "<a:description>They all move away.</a:description>")
    build = Build(imported(graph(MONEY + sketch + edge("sketchedAttack", "s", "r"))).records)

    assert build.node("They all move away.").title == "Nobody pays"
    assert build.step("They all move away.").target_inference_id == build.step("It pays.").id
    assert build.step("They all move away.").polarity == "opposes"


def test_an_attack_on_a_premise_is_an_objection_to_its_card():
    build = Build(imported(graph(MONEY + thesis("t", "No.") + edge("attack", "t", "r", target="p4"))).records)

    assert build.step("No.").target_node_id == build.id("What pays is fair.")


def test_a_group_is_the_section_of_what_lies_in_it():
    group = (
        f'<node id="g"><data><a:group id="g1"><a:title>Costs</a:title></a:group></data><graph>{MONEY}</graph></node>'
    )

    assert Build(imported(graph(group)).records).node("It pays.").section == "Costs"


def test_what_is_nothing_and_what_names_nothing_is_dropped_and_said():
    found = imported(graph('<node id="x"/>' + thesis("t", "No.") + edge("attack", "t", "u") + edge("likes", "t", "t")))

    assert [(one.what, one.place) for one in found.report.entries] == [
        ("nodes", "node x"),
        ("relations", "relation 1"),
        ("relations", "relation 2"),
    ]
    assert not [one for one in found.records if isinstance(one, Inference)]


def test_it_is_told_from_other_graphml_and_from_the_archive_of_argunet():
    assert format_of(graph(""), "a.graphml").id == "argunet"
    assert format_of(b"<graphml><graph/></graphml>", "a.graphml").id == "graphml"
    with pytest.raises(CannotImport, match="it is Argunet's own archive, which only Argunet can read"):
        read(Incoming(b"PK\x03\x04...", "a.argml"))
    with pytest.raises(CannotImport, match="it says nothing in the words of Argunet"):
        imported(b"<graphml/>")
