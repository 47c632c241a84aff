"""GraphML to a map: nodes that are cards, nodes that are steps as in AIF, and plain edges."""

from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass, field
from math import isfinite

from argmap.core.records import Kind, Polarity, RecordId
from argmap.formats.bearing_words import polarity_of
from argmap.formats.graph_building import GraphBuilder, Said
from argmap.formats.graphml import ABOUT_FIELDS, CARD_FIELDS, NODE_TYPE, ROLE, SOURCES, STEP_FIELDS, TEXT_FIELDS
from argmap.formats.graphml_parsing import PlainGraph, Thing, parse_graphml
from argmap.formats.graphml_passages import take_passages, take_sources
from argmap.formats.imported import Imported, Incoming
from argmap.formats.passage_reading import Passages

TEXTS = ("text", "description", "content", "name")  # where a card's words may stand, in the order of trust
STEP_TYPES = {
    **{one.value: one for one in Polarity},
    **dict.fromkeys(("ra", "inference"), Polarity.SUPPORTS),
    **dict.fromkeys(("ca", "conflict"), Polarity.OPPOSES),
    **dict.fromkeys(("ma", "rephrase"), Polarity.RESTATES),
}
CARD_TYPES = {"", "i", "l", *Kind, "statement", "proposition", "premise", "conclusion", "atom"}
EDGE_FIELDS = ("polarity", "type", "relation", "kind", "label")
UNTYPED = "The node does not say what it is, as others do; it came in as a card."
UNKNOWN = "It is of a type for which argmap has no step; it came in as a card."
UNMARKED = "The edge does not say how it bears; it is read as a support."
UNDIRECTED = "The edge has no direction; it is read as going from its source to its target."
DANGLING = "The edge names a node that is not in the file."
AGAIN = "The step bears on several things; for each of the others there is a copy of it."
GROUP = "The node is a group; its name is the section of what lies in it."
HYPEREDGE = "The edge ties more than two nodes together, for which argmap has no step."
DRAWN = "Where and how things are drawn is left out; argmap lays the map out itself."
FOREIGN_FIELD = "The field is kept for the way back."


def read(incoming: Incoming) -> Imported:
    """The map in a GraphML file. Raises what `parse_graphml` and the `GraphBuilder` do."""
    return _Reading(parse_graphml(incoming.data, incoming.name), incoming.name).imported()


@dataclass(slots=True)
class _Step:
    """A node that is a step: what bears on what by it, and the edges that say so."""

    id: RecordId
    polarity: Polarity
    values: dict[str, object]
    targets: list[str] = field(default_factory=list)
    premises: list[tuple[RecordId, str]] = field(default_factory=list)
    foreign: dict[str, object] = field(default_factory=dict)
    edges: dict[str, object] = field(default_factory=dict)


class _Reading:
    def __init__(self, graph: PlainGraph, name: str) -> None:
        self._graph = graph
        self._builder = GraphBuilder("graphml", name)
        self._tally = self._builder.tally
        self._passages = Passages(self._builder, cites=True)
        self._has_sources = take_sources(graph.graph, self._passages)
        self._cards: dict[str, RecordId] = {}
        self._steps: dict[str, _Step] = {}
        self._foreign_fields: dict[str, int] = defaultdict(int)
        self._default_type = graph.default(NODE_TYPE, "node")
        self._has_types = any(_said(one).keys() & {NODE_TYPE, "kind", "polarity"} for one in graph.nodes.values())

    def imported(self) -> Imported:
        ends = {end for edge in self._graph.edges for end in (edge.source, edge.target)}
        for node in self._graph.nodes.values():
            if node.is_group and node.id not in ends and not _said(node).keys() & {NODE_TYPE, "kind", "polarity"}:
                self._tally.approximate("nodes", f"node {node.id}", GROUP)
            else:
                self._take_node(node)
        for edge in self._graph.edges:
            self._take_edge(edge)
        for step_id, step in self._steps.items():
            self._finish(step_id, step)
        for hyperedge in self._graph.hyperedges:
            self._tally.drop("edges", f"edge {hyperedge}", HYPEREDGE)
        for name, count in self._foreign_fields.items():
            self._tally.store("fields", f"{name} of {count:,} nodes or edges", FOREIGN_FIELD)
        if self._graph.has_drawings:
            self._tally.drop("drawings", "", DRAWN)
        return self._finished()

    def _finished(self) -> Imported:
        said = _said(self._graph.graph)
        ours = _ABOUT | ({SOURCES} if self._has_sources else set())
        foreign = {name: value for name, value in self._graph.graph.fields.items() if value and name not in ours}
        keys = {key.name: {"type": key.type, "default": key.default} for key in self._graph.keys.values()}
        unknown = {name: key for name, key in keys.items() if name in self._foreign_fields}
        about = {name: said[name] for name in ABOUT_FIELDS if name in said}
        data = {"fields": foreign, "keys": unknown} if foreign or unknown else None
        return self._builder.finished(said.get("title", ""), data, **about)

    def _take_node(self, node: Thing) -> None:
        said, place = _said(node), f"node {node.id}"
        kind = said.get("kind") or said.get(NODE_TYPE) or self._default_type
        kind = kind.strip().lower().removesuffix("-node")
        polarity = STEP_TYPES.get(said.get("polarity", "").strip().lower()) or STEP_TYPES.get(kind)
        if polarity is not None:
            step = self._steps[node.id] = self._step(node, said, polarity, place)
            step.foreign = self._foreign(node, STEP_FIELDS | take_passages(said, self._passages, step.id, place))
        else:
            self._take_card(node, said, kind, place)
        if kind not in CARD_TYPES and polarity is None:
            self._tally.approximate("nodes", place, UNKNOWN)
        elif not kind and polarity is None and self._has_types:
            self._tally.approximate("nodes", place, UNTYPED)
        else:
            self._tally.keep("nodes")

    def _take_card(self, node: Thing, said: dict[str, str], kind: str, place: str) -> None:
        text_field = next((one for one in TEXTS if said.get(one, "").strip()), "")
        is_ours = "text" in said and "kind" in said
        text = said["text"] if is_ours else (said[text_field] if text_field else node.label or said.get("id", ""))
        title = said.get("title", "" if is_ours or node.label == text else node.label)
        fields = {name: said.get(name, "") for name in TEXT_FIELDS if name != "title"}
        fields["section"] = fields["section"] or self._group_name(node.group)
        card = Said(
            kind=Kind(kind) if kind in set(Kind) else Kind.CLAIM,
            title=title if is_ours else " ".join(title.split()),
            implicit=said.get("implicit", "").strip() == "true",
            tags=tuple(said.get("tags", "").split("\n")),
            **fields,
        )
        card_id = self._cards[node.id] = self._builder.card(text, place, card)
        if said.get("tray", "").strip() == "true":
            self._builder.to_tray(card_id)
        if said.get("root", "").strip() == "true":
            self._builder.to_root(card_id)
        also = next((one for one in TEXTS[1:] if text and said.get(one) == text), "")
        quoted = take_passages(said, self._passages, card_id, place)
        kept = self._foreign(node, CARD_FIELDS | quoted | {also})
        self._builder.keep(card_id, kept | ({"text_in": also} if also else {}))

    def _step(self, node: Thing, said: dict[str, str], polarity: Polarity, place: str) -> _Step:
        bare = {"", "ra", "ca", "ma", "default inference", "default conflict", said.get("scheme", "").lower()}
        label = said.get("label", "" if node.label.lower() in bare or "polarity" in said else node.label)
        values: dict[str, object] = {
            "symmetric": said.get("symmetric", "").strip() == "true",
            "scheme": said.get("scheme", ""),
            "label": label,
            "strength": _number(said.get("strength", "")),
        }
        return _Step(self._builder.step(polarity, (), None, place, **values), polarity, values)  # type: ignore[arg-type]  # each is of the type that it takes

    def _take_edge(self, edge: Thing) -> None:
        place = f"edge {edge.id}"
        if any(end not in self._cards and end not in self._steps for end in (edge.source, edge.target)):
            self._tally.drop("edges", place, DANGLING)
            return
        source, target = self._steps.get(edge.source), self._steps.get(edge.target)
        said = _said(edge)
        if source is not None:
            source.targets.append(edge.target)
            self._keep_edge(source, edge)
        elif target is not None:
            target.premises.append((self._cards[edge.source], said.get(ROLE, "")))
            self._keep_edge(target, edge)
        else:
            self._take_plain_edge(edge, said, place)
            return
        self._count_edge(place, "" if edge.is_directed else UNDIRECTED)

    def _take_plain_edge(self, edge: Thing, said: dict[str, str], place: str) -> None:
        """An edge from card to card is a step of its own."""
        polarity = polarity_of(*(said.get(name, "") for name in EDGE_FIELDS), edge.label)
        ends = ([self._cards[edge.source]], self._cards[edge.target], place)
        is_symmetric = polarity is Polarity.OPPOSES and not edge.is_directed
        role = [said.get(ROLE, "")]
        step_id = self._builder.step(polarity or Polarity.SUPPORTS, *ends, symmetric=is_symmetric, roles=role)
        self._builder.keep(step_id, {"edges": {_ends(edge): self._foreign(edge, {ROLE})}})
        lacks_direction = not edge.is_directed and not is_symmetric
        self._count_edge(place, UNMARKED if polarity is None else UNDIRECTED if lacks_direction else "")

    def _count_edge(self, place: str, trouble: str) -> None:
        if trouble:
            self._tally.approximate("edges", place, trouble)
        else:
            self._tally.keep("edges")

    def _finish(self, node_id: str, step: _Step) -> None:
        """Give a step its premises and its target, and copies of it the other targets."""
        self._builder.keep(step.id, step.foreign | ({"edges": step.edges} if step.edges else {}))
        for index, target in enumerate(step.targets or [""]):
            step_id = step.id
            if index:
                step_id = self._builder.step(step.polarity, (), None, f"node {node_id}", **step.values)  # type: ignore[arg-type]  # as above
                self._tally.approximate("targets", f"node {node_id}", AGAIN)
            for card_id, role in step.premises:
                self._builder.premise(step_id, card_id, role, f"node {node_id}")
            found = self._steps[target].id if target in self._steps else self._cards.get(target)
            self._builder.aim(step_id, found)

    def _keep_edge(self, step: _Step, edge: Thing) -> None:
        step.edges[_ends(edge)] = self._foreign(edge, {ROLE})

    def _foreign(self, thing: Thing, ours: Set[str]) -> dict[str, object]:
        """What a node or an edge says beyond our fields, and its id."""
        found = {name: value for name, value in thing.fields.items() if value and name.lower() not in ours}
        for name in found:
            self._foreign_fields[name] += 1
        return {"id": thing.id, "fields": found} if found else {"id": thing.id}

    def _group_name(self, group_id: str) -> str:
        group = self._graph.nodes.get(group_id)
        return group.label or _said(group).get("title", "") or group.id if group is not None else ""


_ABOUT = {"title", *ABOUT_FIELDS}


def _ends(edge: Thing) -> str:
    return f"{edge.source} {edge.target}"


def _said(thing: Thing) -> dict[str, str]:
    """The fields that say anything, by their names in small letters, since "nodeType" is "NodeType" elsewhere."""
    return {name.lower(): value for name, value in thing.fields.items()}


def _number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if isfinite(found) else None
