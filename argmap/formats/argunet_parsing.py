"""Argunet's GraphML to its theses, arguments, groups and relations."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from argmap.formats.errors import CannotImport
from argmap.intake.xml_events import attribute, local_name, xml_events

NAMESPACE = "http://www.argunet.org/xml/argml"
KINDS = {"thesis", "argument", "group"}
REFERENCES = {"supportReference", "attackReference"}


@dataclass(slots=True)
class Proposition:
    """A line of an argument. `kind` is premise, prelimary-conclusion (so it is spelled there) or conclusion."""

    id: str
    index: int
    kind: str
    pattern: str = ""
    content: str = ""


@dataclass(slots=True)
class Box:
    """A node: a thesis, an argument or a group, with the node of the group in which it lies."""

    node_id: str
    kind: str = ""
    id: str = ""
    title: str = ""
    content: str = ""
    propositions: list[Proposition] = field(default_factory=list)
    group: "Box | None" = None


@dataclass(slots=True)
class Relation:
    """What an edge says, by its attributes. `number` counts from 1."""

    number: int
    said: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class ArgunetMap:
    """All a file says. `references` is how many relations propositions repeat."""

    title: str = ""
    boxes: list[Box] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    references: int = 0
    has_drawings: bool = False


def parse_argunet(data: bytes, name: str) -> ArgunetMap:
    """What a file says. Raises what `xml_events` does, and `CannotImport` for GraphML that is not Argunet's."""
    parser = _Parser()
    for is_start, element in xml_events(data, name):
        is_own = str(element.tag).startswith(f"{{{NAMESPACE}}}")
        parser.has_own |= is_own
        if not is_own:
            parser.pass_by(local_name(element), element, is_start)
        elif is_start:
            parser.begin(local_name(element), element)
        else:
            parser.end(local_name(element), element)
    if not parser.has_own:
        raise CannotImport(name, "it says nothing in the words of Argunet")
    return parser.found


class _Parser:
    def __init__(self) -> None:
        self.found = ArgunetMap()
        self.has_own = False
        self._open: list[Box] = []
        self._proposition: Proposition | None = None

    def pass_by(self, tag: str, element: Element, is_start: bool) -> None:
        """The nodes and edges of GraphML, in which Argunet's words stand."""
        if tag == "node" and is_start:
            box = Box(element.get("id", ""), group=self._open[-1] if self._open else None)
            self.found.boxes.append(box)
            self._open.append(box)
        elif tag == "node" and self._open:
            self._open.pop()
        elif tag == "edge" and is_start:
            ends = {"sourceNodeId": element.get("source", ""), "targetNodeId": element.get("target", "")}
            self.found.relations.append(Relation(len(self.found.relations) + 1, ends))
        elif tag in ("ShapeNode", "PolyLineEdge", "GenericNode", "ProxyAutoBoundsNode"):
            self.found.has_drawings = True

    def begin(self, tag: str, element: Element) -> None:
        if tag in KINDS and self._open:
            self._open[-1].kind, self._open[-1].id = tag, element.get("id", "")
        elif tag == "proposition" and self._open:
            index, propositions = element.get("index", ""), self._open[-1].propositions
            place = int(index) if index.isascii() and index.isdigit() and len(index) < 9 else len(propositions)
            self._proposition = Proposition(element.get("id", ""), place, element.get("type", "premise"))
            self._proposition.pattern = element.get("pattern", "")
            propositions.append(self._proposition)
        elif tag == "edge" and self.found.relations:
            self.found.relations[-1].said |= dict(element.attrib)
        elif tag == "map":
            self.found.title = attribute(element, "mapTitle")
        elif tag in REFERENCES:
            self.found.references += 1

    def end(self, tag: str, element: Element) -> None:
        words = (element.text or "").strip()
        match tag:
            case "proposition":
                self._proposition = None
            case "content" if self._proposition is not None:
                self._proposition.content = words
            case "title" if self._open and self._proposition is None:
                self._open[-1].title = words
            case "content" | "description" if self._open:
                self._open[-1].content = words
            case "mapTitle":
                self.found.title = words
