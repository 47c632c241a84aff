"""SADFace documents of any version, and Cytoscape's view of them, to maps: atoms are cards, schemes are steps."""

import re
from dataclasses import dataclass, field
from typing import Any

from argmap.core.records import Kind, Polarity
from argmap.formats.errors import CannotImport
from argmap.formats.graph_building import GraphBuilder, Said
from argmap.formats.imported import Imported, Incoming
from argmap.formats.json_entries import Entries, Entry, number_of, object_of, text_of
from argmap.formats.passage_reading import SOURCE_FIELDS, Passages, Quoted, link_role, offset_of
from argmap.formats.sadface_words import (
    ATOM,
    CORE,
    FAMILY,
    OF_A_MAP,
    OF_THE_CORE,
    OF_THE_DOCUMENT,
    OWN,
    STEP_TYPES,
    TEXTS_OF_A_CARD,
    Reading,
    own_of,
    reading_of,
)
from argmap.formats.scheme_graph import Arrow, SchemeGraph, StepNode
from argmap.formats.sound_text import is_too_deep, sound, sound_json
from argmap.intake.json_text import parse_json

SAME_ID = "A node before it has the same id; edges mean that one."
NO_TYPE = "It is of no type that SADFace knows, and is read as a claim."
TEXT_OF = {ATOM: "text"} | dict.fromkeys(STEP_TYPES, "name")
SHOWN = tuple(TEXT_OF)
IN_DATA = re.compile(rb'"data"\s*:\s*\{')
TOP = ("nodes", "edges", "resources", "metadata", *OF_THE_DOCUMENT)


def fits_01(start: bytes) -> bool:
    """Whether a file that begins so may be SADFace, and says of no version that it is in."""
    return fits_05(start) and b'"version"' not in start


def fits_02(start: bytes) -> bool:
    """Whether a file that begins so may be SADFace, and says that it is in version 0.2."""
    return fits_05(start) and b'"0.2' in start


def fits_05(start: bytes) -> bool:
    """Whether a file that begins so may be SADFace: its nodes have types of its own, or it names its analyst."""
    return b'"analyst_name"' in start or (b'"source_id"' in start and b'"target_id"' in start) or b'"atom"' in start


def fits_cytoscape(start: bytes) -> bool:
    """Whether a file that begins so may be a graph of Cytoscape's, as MonkeyPuzzle shows it."""
    return b'"nodes"' in start and IN_DATA.search(start) is not None


def read(incoming: Incoming) -> Imported:
    """The map in a SADFace document. Raises `EmptyImport`, `BrokenJson` or `CannotImport` with every problem named."""
    value = parse_json(incoming.data, incoming.name)
    if not isinstance(value, dict) or not isinstance(value.get("nodes"), list):
        raise CannotImport(incoming.name, "it is no SADFace document: it is not one object with a list of nodes")
    return _read(value, incoming.name)


def read_cytoscape(incoming: Incoming) -> Imported:
    """The map in a view of SADFace by Cytoscape. Raises as `read` does."""
    value = parse_json(incoming.data, incoming.name)
    inner = object_of(value.get("elements", value)) if isinstance(value, dict) else {}
    entries = Entries(incoming.name)
    nodes = [Entry(f"{one.place}.data", object_of(one.fields.get("data"))) for one in entries.of(inner, "nodes")]
    edges = [Entry(f"{one.place}.data", object_of(one.fields.get("data"))) for one in entries.of(inner, "edges")]
    entries.problems += [f"{one.place} has no type atom or scheme" for one in nodes if one.text("type") not in SHOWN]
    if not isinstance(inner.get("nodes"), list):
        raise CannotImport(incoming.name, "it is no graph of Cytoscape's: it has no list of nodes")
    entries.refuse()
    said = {
        "nodes": [one.fields | {TEXT_OF[one.text("type")]: one.text("content")} for one in nodes],
        "edges": [{"source_id": one.fields.get("source"), "target_id": one.fields.get("target")} for one in edges],
    }
    for one in said["nodes"]:
        for name in ("content", "typeshape"):
            one.pop(name, None)
    return _read(said, incoming.name)


def _read(value: dict[str, Any], name: str) -> Imported:
    entries = Entries(name)
    nodes = entries.of(value, "nodes", ("id",))
    edges = entries.of(value, "edges", ("source_id", "target_id"))
    resources = entries.of(value, "resources", ("id",))
    sources = [entries.of(one.fields, "sources", prefix=f"{one.place}.") for one in nodes]
    own = [entries.of(own_of(one.fields), "sources", prefix=f"{one.place}.metadata.{OWN}.") for one in nodes]
    entries.refuse()
    reading = _Reading(GraphBuilder(FAMILY, name), value)
    reading.take_resources(resources, {rest.text("resource_id") for rests in (*sources, *own) for rest in rests})
    for one, rests in zip(nodes, sources, strict=True):
        reading.take_node(one, rests)
    for one in edges:
        kept = one.rest("source_id", "target_id")
        reading.graph.add(Arrow(one.text("source_id"), one.text("target_id"), one.place, kept))
    reading.graph.build()
    reading.take_sources_of_steps(nodes, own)
    return reading.finished()


@dataclass(slots=True)
class _Reading:
    builder: GraphBuilder
    value: dict[str, Any]
    graph: SchemeGraph = field(init=False)
    passages: Passages = field(init=False)

    def __post_init__(self) -> None:
        self.graph = SchemeGraph(self.builder)
        self.passages = Passages(self.builder)

    def take_resources(self, resources: list[Entry], named: set[str]) -> None:
        """The sources; those that are `named` by passages have a text, if an empty one."""
        for one in resources:
            metadata = object_of(one.fields.get("metadata"))
            core = {**metadata, **object_of(metadata.get(CORE))}
            own = own_of(one.fields)
            content = text_of(one.fields.get("content"))
            said = {name: text_of(own[name]) for name in (*SOURCE_FIELDS, "media_type") if name in own}
            said |= {name: text_of(core.get(name)) for name in ("title", "url")}
            text = content if content or one.text("id") in named else None
            text_id = self.passages.add(one.text("id"), said, text, one.place)
            self.builder.revise_source(text_id, own.get("citation"))
            self.builder.keep(text_id, _rest(one, "content"))
            self.builder.tally.keep("resources")

    def take_node(self, one: Entry, rests: list[Entry]) -> None:
        key, node_type = one.text("id"), one.text("type")
        is_known = key in self.graph.cards or key in self.graph.steps
        if is_known:
            self.builder.tally.approximate("nodes", one.place, SAME_ID)
        if node_type in STEP_TYPES:
            step = _step(one)
            self.graph.steps[f"{key} {one.place}" if is_known else key] = step
        else:
            self._card(one, rests, key, is_known)
        if not is_known and node_type not in (ATOM, *STEP_TYPES):
            self.builder.tally.approximate("nodes", one.place, NO_TYPE)
        elif not is_known:
            self.builder.tally.keep("nodes")

    def _card(self, one: Entry, rests: list[Entry], key: str, is_known: bool) -> None:
        own = own_of(one.fields)
        card = self.builder.card(one.text("text"), one.place, _said(own))
        if not is_known:
            self.graph.cards[key] = card
        if own.get("root") is True:
            self.builder.to_root(card)
        if own.get("tray") is True:
            self.builder.to_tray(card)
        tied = [self.passages.tie(_quoted(rest), card) for rest in rests]
        untied = [rest.fields for rest, is_tied in zip(rests, tied, strict=True) if not is_tied]
        self.builder.keep(card, {**_rest(one, "text", "sources"), **({"untied": untied} if untied else {})})

    def take_sources_of_steps(self, nodes: list[Entry], own: list[list[Entry]]) -> None:
        """Passages of steps, which SADFace itself has not."""
        for one, rests in zip(nodes, own, strict=True):
            step_id = self.graph.step_ids.get(one.text("id"))
            for rest in rests if step_id is not None else ():
                self.passages.tie(_quoted(rest), step_id or "")

    def finished(self) -> Imported:
        metadata = object_of(self.value.get("metadata"))
        core = object_of(metadata.get(CORE))
        about = {name: self.value[name] for name in OF_THE_DOCUMENT if name in self.value} | core
        own = object_of(metadata.get(OWN))
        fields = {name: text_of(own.get(name)) for name in OF_A_MAP}
        fields |= {name: text_of(about.get(word)) for name, word in OF_THE_CORE.items()}
        title = fields.pop("title")
        kept = {
            "core": {name: value for name, value in about.items() if name not in (*OF_THE_CORE.values(), "version")},
            "metadata": {name: value for name, value in metadata.items() if name not in (CORE, OWN)},
            "rest": {name: value for name, value in self.value.items() if name not in TOP},
        }
        if "rules" in own and not is_too_deep(own["rules"]):
            fields["rules"] = sound_json(own["rules"])
        return self.builder.finished(title, kept, **fields)


def _rest(one: Entry, *known: str) -> dict[str, object]:
    """What an entry says beyond what is modelled."""
    found = one.rest(*known)
    metadata = object_of(found.get("metadata"))
    if OWN in metadata:
        found["metadata"] = {name: value for name, value in metadata.items() if name != OWN}
    return found


def _quoted(one: Entry) -> Quoted:
    """A passage: offset and length in a resource's content."""
    own = own_of(one.fields)
    start, length = offset_of(one.fields.get("offset")), offset_of(one.fields.get("length"))
    return Quoted(
        one.text("resource_id"),
        sound(text_of(one.fields.get("text"))),
        one.place,
        start,
        start + length if start is not None and length is not None else None,
        text_of(own.get("page")),
        link_role(text_of(own.get("role"))),
    )


def _said(own: dict[str, object]) -> Said:
    """What argmap added to an atom."""
    kind, tags = text_of(own.get("kind")), own.get("tags")
    return Said(
        kind=Kind(kind) if kind in list(Kind) else Kind.CLAIM,
        implicit=own.get("implicit") is True,
        tags=tuple(text_of(tag) for tag in tags) if isinstance(tags, list) else (),
        **{name: text_of(own.get(name)) for name in TEXTS_OF_A_CARD},
    )


def _step(one: Entry) -> StepNode:
    """A scheme, an inference or a conflict; what argmap added counts as long as the name is the one it wrote."""
    own, name = own_of(one.fields), one.text("name")
    reading = reading_of(one.text("type"), name)
    if text_of(own.get("name")) == name:
        polarity = text_of(own.get("polarity"))
        reading = Reading(
            Polarity(polarity) if polarity in list(Polarity) else reading.polarity,
            own["symmetric"] is True if "symmetric" in own else reading.symmetric,
            text_of(own["scheme"]) if "scheme" in own else reading.scheme,
        )
    return StepNode(
        one.text("id"),
        one.place,
        reading.polarity,
        _rest(one),
        reading.symmetric,
        reading.scheme,
        text_of(own.get("label")),
        number_of(own.get("strength")),
        {key: text_of(role) for key, role in object_of(own.get("roles")).items()},
    )
