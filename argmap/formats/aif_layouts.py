"""One analysis in the shapes in which programs keep it: AIFdb, OVA3 (xAIF) and OVA2."""

from dataclasses import dataclass, field
from typing import Any

from argmap.formats.aif_shapes import OTHER_LISTS
from argmap.formats.aif_words import number_of
from argmap.formats.json_entries import object_of, text_of

OF_OVA2 = ("descriptors", "cqdesc", "color", "w", "h")
COLOURS = {"RA": "g", "CA": "r", "MA": "o", "YA": "y", "TA": "p"}


@dataclass(slots=True)
class Analysis:
    """What is written, in the fields of AIFdb. A node's `layout` is what OVA said of it; `places` has the others."""

    title: str
    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    kept: dict[str, object]
    places: dict[str, tuple[int, int]]
    locutions: list[dict[str, Any]] = field(default_factory=list)
    participants: list[dict[str, Any]] = field(default_factory=list)

    def titled(self) -> dict[str, Any]:
        return {"title": self.title} if self.title else {}

    def layout(self, node: dict[str, Any]) -> dict[str, Any]:
        """Where a node stands: as it did, or in its row."""
        x, y = self.places.get(node["nodeID"], (0, 0))
        return {"visible": True, "x": x, "y": y} | object_of(node.get("layout"))

    def other_lists(self) -> dict[str, Any]:
        return {name: self.kept.get(name, []) for name in OTHER_LISTS}


def as_aifdb(analysis: Analysis) -> dict[str, Any]:
    """Ids are texts, and the misspelt `formEdgeID` is there as AIFdb has it."""
    nodes = [{name: value for name, value in one.items() if name != "layout"} for one in analysis.nodes]
    edges = [
        {"edgeID": str(number), **one, "formEdgeID": one.get("formEdgeID")}
        for number, one in enumerate(analysis.edges, 1)
    ]
    found = {"nodes": nodes, "edges": _numbered(edges, are_numbers=False), "locutions": analysis.locutions}
    found |= {"participants": analysis.participants} if analysis.participants else {}
    found |= {name: value for name, value in analysis.other_lists().items() if value}
    return analysis.titled() | object_of(analysis.kept.get("rest")) | found


def as_ova3(analysis: Analysis) -> dict[str, Any]:
    """Nodes and where they stand in two lists; schemes in a third. Ids of edges are numbers."""
    nodes = [
        {name: value for name, value in one.items() if name not in ("layout", "schemeID", "timestamp")}
        for one in analysis.nodes
    ]
    fulfilled = [
        {"nodeID": one["nodeID"], "schemeID": one["schemeID"]} for one in analysis.nodes if one.get("schemeID")
    ]
    hidden = [object_of(one) for one in _list(analysis.kept.get("hidden"))]
    unseen = {(text_of(one.get("fromID")), text_of(one.get("toID"))): one for one in hidden}
    lines = [
        {"fromID": one["fromID"], "toID": one["toID"], "visible": True} | unseen.get((one["fromID"], one["toID"]), {})
        for one in analysis.edges
    ]
    aif = {
        "nodes": nodes,
        "edges": _numbered(analysis.edges, are_numbers=True),
        "schemefulfillments": fulfilled,
        "participants": analysis.participants,
        "locutions": analysis.locutions,
    }
    ova = {"firstname": "", "surname": "", "url": ""} | object_of(analysis.kept.get("ova"))
    ova |= {
        "nodes": [{"nodeID": one["nodeID"], **_seen(analysis, one)} for one in analysis.nodes],
        "edges": lines,
    }
    rest = object_of(analysis.kept.get("rest"))
    beside = {"text": ""} | object_of(analysis.kept.get("beside"))
    return analysis.titled() | {"AIF": rest | aif | analysis.other_lists(), "OVA": ova} | beside


def as_ova2(analysis: Analysis) -> dict[str, Any]:
    """Edges hold their whole nodes."""
    persons = {text_of(one.get("nodeID")): text_of(one.get("personID")) for one in analysis.locutions}
    nodes = {one["nodeID"]: _ova2_node(analysis, one, persons.get(one["nodeID"], "0")) for one in analysis.nodes}
    edges = [{"from": nodes[one["fromID"]], "to": nodes[one["toID"]], "visible": True} for one in analysis.edges]
    people = [
        {"id": one.get("participantID"), **{name: value for name, value in one.items() if name != "participantID"}}
        for one in analysis.participants
    ]
    said = {"analysis": {"txt": ""}} | object_of(analysis.kept.get("ova2"))
    return analysis.titled() | said | {"nodes": list(nodes.values()), "edges": edges, "participants": people}


def _ova2_node(analysis: Analysis, one: dict[str, Any], person: str) -> dict[str, Any]:
    """A node whose scheme is a name where its number is not known."""
    scheme = one.get("schemeID") or one.get("scheme") or "0"
    usual = {"descriptors": {}, "cqdesc": {}, "color": COLOURS.get(one["type"], "b")}
    said = {"id": one["nodeID"], "text": one["text"], "type": one["type"], "scheme": scheme, "participantID": person}
    return usual | analysis.layout(one) | said


def _seen(analysis: Analysis, node: dict[str, Any]) -> dict[str, Any]:
    """What OVA3 keeps of where a node stands."""
    layout = {"timestamp": text_of(node.get("timestamp"))} | analysis.layout(node)
    return {name: value for name, value in layout.items() if name not in OF_OVA2}


def _numbered(edges: list[dict[str, Any]], are_numbers: bool) -> list[dict[str, Any]]:
    """Edges with ids that differ: those they had, or the next free numbers."""
    had = [text_of(one.get("edgeID")) for one in edges]
    numbers = {one for one in had if one}
    found, taken, number = [], set[str](), 0
    for one, edge_id in zip(edges, had, strict=True):
        if not edge_id or edge_id in taken:
            number += 1
            while str(number) in numbers:
                number += 1
            edge_id = str(number)
        taken.add(edge_id)
        numbers.add(edge_id)
        is_number = are_numbers and number_of(edge_id) is not None
        found.append(one | {"edgeID": number_of(edge_id) if is_number else edge_id})
    return found


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
