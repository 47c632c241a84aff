"""GraphML to plain nodes and edges with their fields by name, as yEd and others write it: groups, labels, defaults."""

from collections import Counter
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from argmap.formats.errors import CannotImport
from argmap.formats.graphml import ORIGINAL_ID
from argmap.formats.xml_text import as_token, is_token
from argmap.intake.xml_events import attribute, local_name, xml_events

LABELS = {"NodeLabel", "EdgeLabel", "GroupLabel"}


@dataclass(slots=True)
class Key:
    """What a file declares of a field. `is_drawing` is true for how yEd draws things."""

    name: str
    of: str
    type: str = "string"
    default: str | None = None
    is_drawing: bool = False

    def name_back(self, described: str) -> None:
        """Take the name that the field came with, if the one that argmap wrote was made of it."""
        if as_token(described) == self.name.rstrip("_") or as_token(described) == self.name:
            self.name = described


@dataclass(slots=True)
class Thing:
    """A node, an edge or the graph: its own fields by name, what yEd writes on it, and the group it lies in."""

    id: str
    fields: dict[str, str] = field(default_factory=dict)
    label: str = ""
    group: str = ""
    is_group: bool = False
    source: str = ""
    target: str = ""
    is_directed: bool = True


@dataclass(slots=True)
class PlainGraph:
    """All a file says. Of several graphs in it the nodes and edges stand together."""

    keys: dict[str, Key] = field(default_factory=dict)
    graph: Thing = field(default_factory=lambda: Thing(""))
    nodes: dict[str, Thing] = field(default_factory=dict)
    edges: list[Thing] = field(default_factory=list)
    hyperedges: list[str] = field(default_factory=list)
    has_drawings: bool = False

    def default(self, name: str, of: str) -> str:
        """What a field of that name says where it is not said; empty if that is not declared."""
        found = (key.default for key in self.keys.values() if key.name.lower() == name and key.of in (of, "all"))
        return next((one for one in found if one), "")


def parse_graphml(data: bytes, name: str) -> PlainGraph:
    """The graph that a file holds. Raises what `xml_events` does, and `CannotImport` for what is no sound GraphML."""
    parser = _Parser(name)
    for is_start, element in xml_events(data, name):
        parser.begin(element) if is_start else parser.end(element)
    if not parser.has_graph:
        raise CannotImport(name, "it holds no graph")
    graph = parser.graph
    for one in (graph.graph, *graph.nodes.values(), *graph.edges):
        one.fields = _by_name(one.fields, graph.keys)
    _give_ids_back(graph)
    return graph


def _give_ids_back(graph: PlainGraph) -> None:
    """Call nodes by the ids that they came with, where argmap had to write others."""
    said = {one.id: one.fields.get(ORIGINAL_ID, "") for one in graph.nodes.values()}
    counts = Counter(said.values())
    named = {own: id_ for own, id_ in said.items() if id_ and not is_token(id_) and counts[id_] == 1}
    named = {own: id_ for own, id_ in named.items() if id_ not in graph.nodes}
    for own in named:
        del graph.nodes[own].fields[ORIGINAL_ID]
    for one in (*graph.nodes.values(), *graph.edges):
        one.group = named.get(one.group, one.group)
        one.source, one.target = named.get(one.source, one.source), named.get(one.target, one.target)
    for one in graph.nodes.values():
        one.id = named.get(one.id, one.id)
    graph.nodes = {one.id: one for one in graph.nodes.values()}


def _by_name(fields: dict[str, str], keys: dict[str, Key]) -> dict[str, str]:
    """The fields by the names that the keys give them; of two of one name the first that says anything."""
    found: dict[str, str] = {}
    for key_id, value in fields.items():
        name = keys[key_id].name if key_id in keys else key_id
        if not found.get(name):
            found[name] = value
    return found


class _Parser:
    def __init__(self, name: str) -> None:
        self.graph = PlainGraph()
        self.has_graph = False
        self._name = name
        self._open: list[Thing] = []
        self._directed: list[bool] = []
        self._key: Key | None = None
        self._has_root = False
        self._depth_in_data = 0

    def begin(self, element: Element) -> None:
        tag = local_name(element)
        if self._depth_in_data or tag == "data":
            self._depth_in_data += 1
            return
        if not self._has_root and tag != "graphml":
            raise CannotImport(self._name, f"it is XML, but not GraphML: it begins with “{tag[:80]}”")
        self._has_root = True
        match tag:
            case "graph":
                self._begin_graph(element)
            case "node":
                self._begin_node(element)
            case "edge":
                self._begin_edge(element)
            case "hyperedge":
                self.graph.hyperedges.append(element.get("id", ""))
                self._open.append(Thing(""))  # its data belongs to nothing else
            case "key":
                kind = element.get("attr.type", "string")
                key_id, drawing = element.get("id", ""), bool(attribute(element, "yfiles.type"))
                name = element.get("attr.name", "") or key_id
                self._key = Key(name.strip(), element.get("for", "all"), kind, None, drawing)
                self.graph.keys[key_id] = self._key

    def end(self, element: Element) -> None:
        if self._depth_in_data:
            self._depth_in_data -= 1
            self._take_data(element)
            return
        match local_name(element):
            case "graph":
                self._directed.pop()
                self._open.pop()
            case "node" | "edge" | "hyperedge":
                self._open.pop()
            case "key":
                self._key = None
            case "default" if self._key is not None:
                self._key.default = (element.text or "").strip()
            case "desc" if self._key is not None and not is_token(element.text or ""):
                self._key.name_back(element.text or "")

    def _begin_graph(self, element: Element) -> None:
        self.has_graph = True
        self._directed.append(element.get("edgedefault", "directed") != "undirected")
        if self._open:
            self._open[-1].is_group = True
            self._open.append(Thing("", group=self._open[-1].id))
        else:
            self._open.append(self.graph.graph)

    def _begin_node(self, element: Element) -> None:
        node_id = element.get("id", "")
        if not node_id:
            raise CannotImport(self._name, f"its node {len(self.graph.nodes) + 1:,} has no id")
        if node_id in self.graph.nodes:
            raise CannotImport(self._name, f"two of its nodes have the id “{node_id[:80]}”")
        group = self._open[-1].group if self._open else ""
        self.graph.nodes[node_id] = Thing(node_id, group=group)
        self._open.append(self.graph.nodes[node_id])

    def _begin_edge(self, element: Element) -> None:
        said = element.get("directed", "")
        is_directed = said != "false" if said else not self._directed or self._directed[-1]
        edge = Thing(element.get("id", "") or str(len(self.graph.edges) + 1), is_directed=is_directed)
        edge.source, edge.target = element.get("source", ""), element.get("target", "")
        self.graph.edges.append(edge)
        self._open.append(edge)

    def _take_data(self, element: Element) -> None:
        """Take what a field says, or a label that is drawn; all else inside of a field is drawing."""
        if not self._open:
            return
        owner = self._open[-1]
        if self._depth_in_data:
            if local_name(element) in LABELS and not owner.label:
                owner.label = (element.text or "").strip()
            return
        key_id = element.get("key", "")
        key = self.graph.keys.get(key_id)
        if key is not None and key.is_drawing:
            self.graph.has_drawings = True
        else:
            owner.fields.setdefault(key_id, element.text or "")
