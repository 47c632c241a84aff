"""Arggraph XML of the argumentative microtexts to a map: a text in segments, units over them, edges onto edges."""

from dataclasses import dataclass, field
from pathlib import PurePath
from xml.etree.ElementTree import Element

from argmap.core.records import LinkRole, Polarity, RecordId
from argmap.formats.errors import CannotImport
from argmap.formats.format import Format, later
from argmap.formats.graph_building import GraphBuilder, Said
from argmap.formats.imported import Imported, Incoming
from argmap.intake.decoding import decode
from argmap.intake.xml_events import local_name, xml_events

POLARITIES = {
    "sup": Polarity.SUPPORTS,
    "exa": Polarity.SUPPORTS,
    "reb": Polarity.OPPOSES,
    "und": Polarity.OPPOSES,
}
ADDED, SEGMENT, EXAMPLE = "add", "seg", "exa"
THINGS = {"edu": "segments", "joint": "joints", "adu": "units", "edge": "edges"}
JOINED = "The text does not lie beside the file, so it is put together of its segments."
UNPLACED = "The words of the segment do not stand in the text beside the file."
DANGLING = "The edge names something that is not in the file."
UNKNOWN = "The edge is of a type that argmap does not know."
ABOUT = "The stance and the topic of the text are kept for the way back."


@dataclass(slots=True)
class _Edge:
    id: str
    source: str
    target: str
    type: str


@dataclass(slots=True)
class _Graph:
    about: dict[str, str] = field(default_factory=dict)
    segments: dict[str, str] = field(default_factory=dict)
    implicit: set[str] = field(default_factory=set)
    joints: set[str] = field(default_factory=set)
    units: dict[str, str] = field(default_factory=dict)
    edges: dict[str, _Edge] = field(default_factory=dict)


def fits(start: bytes) -> bool:
    return b"<arggraph" in start


def read(incoming: Incoming) -> Imported:
    """The map in a file, tied to the text beside it. Raises what `xml_events` does, and `CannotImport`."""
    graph = _parse(incoming.data, incoming.name)
    data = incoming.beside.get(_text_name(incoming.name))
    text = decode(data, _text_name(incoming.name)).text if data is not None else None
    return _Reading(graph, incoming.name, text).imported()


def _text_name(name: str) -> str:
    return PurePath(name).stem + ".txt"


def _beside(name: str) -> tuple[str, ...]:
    return (_text_name(name),)


def _parse(data: bytes, name: str) -> _Graph:
    graph, is_first, seen = _Graph(), True, set[str]()
    for is_start, element in xml_events(data, name):
        tag = local_name(element)
        if is_first and tag != "arggraph":
            raise CannotImport(name, f"it is XML, but no arggraph: it begins with “{tag[:80]}”")
        is_first = False
        if tag == "arggraph":
            graph.about = graph.about or dict(element.attrib)
        elif not is_start and tag in THINGS:
            element_id = element.get("id", "")
            if not element_id or element_id in seen:
                raise CannotImport(name, f"its {tag} “{element_id[:80]}” has no id of its own")
            seen.add(element_id)
            _take(graph, tag, element_id, element)
    return graph


def _take(graph: _Graph, tag: str, element_id: str, element: Element) -> None:
    match tag:
        case "edu":
            graph.segments[element_id] = (element.text or "").strip()
            if element.get("implicit", "false") not in ("false", "0", "no"):
                graph.implicit.add(element_id)
        case "joint":
            graph.joints.add(element_id)
        case "adu":
            graph.units[element_id] = element.get("type", "")
        case _:
            ends = (element.get("src", ""), element.get("trg", ""))
            graph.edges[element_id] = _Edge(element_id, *ends, element.get("type", ""))


class _Reading:
    def __init__(self, graph: _Graph, name: str, text: str | None) -> None:
        self._graph, self._name = graph, name
        self._builder = GraphBuilder("arggraph", name)
        self._tally = self._builder.tally
        self._cards: dict[str, RecordId] = {}
        self._steps: dict[str, RecordId] = {}
        self._joined: dict[str, RecordId] = {}  # of each addition that was followed, the step it joins
        self._above: dict[str, list[str]] = {}  # of a segment or a joint, what it is a segment of
        self._places: dict[str, tuple[int, int]] = {}
        self._text_id = self._place_segments(text)

    def imported(self) -> Imported:
        for edge in self._graph.edges.values():
            if edge.type == SEGMENT:
                self._above.setdefault(edge.source, []).append(edge.target)
        self._take_units()
        for edge in self._graph.edges.values():
            if edge.type in POLARITIES and edge.source in self._cards:
                label = "example" if edge.type == EXAMPLE else ""
                step_id = self._builder.step(POLARITIES[edge.type], (), None, _place(edge), label=label)
                self._steps[edge.id] = step_id
                self._builder.keep(step_id, {"id": edge.id, "type": edge.type})
        for edge in self._graph.edges.values():
            self._take_edge(edge)
        self._tally.keep("joints", len(self._graph.joints))
        about = self._graph.about
        others = {name: value for name, value in about.items() if name != "id"}
        if others:
            self._tally.store("topics and stances", "", ABOUT)
        return self._builder.finished(about.get("topic_id") or about.get("id") or self._name, about)

    def _place_segments(self, text: str | None) -> RecordId:
        """Find where each segment that was said stands in the text, in order; gives the id of the text."""
        said = {one: words for one, words in self._graph.segments.items() if one not in self._graph.implicit and words}
        if text is None:
            text = " ".join(said.values())
            if said:
                self._tally.approximate("texts", "", JOINED)
        end = 0
        for segment_id, words in said.items():
            begin = text.find(words, end)
            if begin < 0:
                self._tally.drop("passages", f"segment {segment_id}", UNPLACED)
            else:
                end = begin + len(words)
                self._places[segment_id] = (begin, end)
        return self._builder.source(_text_name(self._name), text)

    def _take_units(self) -> None:
        """Units are cards, with the words of their segments."""
        segments: dict[str, list[str]] = {}
        for segment_id in self._graph.segments:
            self._tally.keep("segments")
            for above in self._above.get(segment_id, ()):
                for unit in self._above.get(above, ()) if above in self._graph.joints else (above,):
                    segments.setdefault(unit, []).append(segment_id)
        for unit_id, kind in self._graph.units.items():
            own = segments.get(unit_id, [])
            words = " ".join(self._graph.segments[one] for one in own)
            is_implicit = bool(own) and all(one in self._graph.implicit for one in own)
            said = Said(implicit=is_implicit, speaker="opponent" if kind == "opp" else "")
            card_id = self._cards[unit_id] = self._builder.card(words, f"unit {unit_id}", said)
            self._builder.keep(card_id, {"id": unit_id, "type": kind, "segments": own})
            for place in (self._places[one] for one in own if one in self._places):
                self._builder.passage(self._text_id, *place, card_id, LinkRole.STATES)
            self._tally.keep("units")

    def _take_edge(self, edge: _Edge) -> None:
        source = self._cards.get(edge.source)
        step_id = self._steps.get(edge.id) or (self._step_joined(edge) if edge.type == ADDED else None)
        target = self._cards.get(edge.target) or self._steps.get(edge.target)
        if edge.type == SEGMENT:
            graph = self._graph
            is_sound = edge.source in graph.segments or edge.source in graph.joints
            is_sound &= edge.target in graph.units or edge.target in graph.joints
        else:
            is_sound = source is not None and step_id is not None and (target is not None or edge.type == ADDED)
        if not is_sound:
            is_known = edge.type in (SEGMENT, ADDED, *POLARITIES)
            self._tally.drop("edges", _place(edge), DANGLING if is_known else UNKNOWN)
            return
        if source is not None and step_id is not None:
            self._builder.premise(step_id, source)
            if edge.type != ADDED:
                self._builder.aim(step_id, target)
        self._tally.keep("edges")

    def _step_joined(self, edge: _Edge) -> RecordId | None:
        """The step that an added source joins, though it be added to one that is added itself."""
        way = [edge.id]
        found = edge.target
        while found in self._graph.edges and found not in self._joined and found not in self._steps:
            if self._graph.edges[found].type != ADDED or found in way[:1]:
                break
            self._joined[way[-1]] = ""  # a circle of additions ends where it comes back
            way.append(found)
            found = self._graph.edges[found].target
        step_id = self._joined.get(found) or self._steps.get(found, "")
        self._joined.update(dict.fromkeys(way, step_id))
        return step_id or None


def _place(edge: _Edge) -> str:
    return f"edge {edge.id}"


FORMAT = Format("arggraph", "arggraph XML", (".xml",), fits, later("arggraph:read"), beside=_beside)
