"""AIF JSON in any of its shapes to a map: claims and steps between them; the dialogue is kept and tells who speaks."""

from dataclasses import dataclass, field
from typing import Any

from argmap.core.limits import SHORT_TEXT
from argmap.core.records import canonical_json
from argmap.formats.aif_shapes import Nodeset, nodesets
from argmap.formats.aif_words import (
    CLAIM,
    FAMILY,
    IMPLIED,
    NOT_SHOWN,
    POLARITIES,
    PREFERENCE,
    Dialogue,
    clean,
    name_of,
    named,
)
from argmap.formats.graph_building import GraphBuilder, Said
from argmap.formats.imported import Imported, Incoming
from argmap.formats.json_entries import Entry, object_of
from argmap.formats.scheme_graph import NOWHERE, Arrow, SchemeGraph, StepNode
from argmap.formats.sound_text import sound
from argmap.intake.json_text import parse_json

DIALOGUE = "Utterances, illocutions and transitions are not shown; they go back out."
PREFERENCES = "Preferences are not shown; they go back out."
UNKNOWN = "It is of no type that argmap knows, and is read as a claim."
AGAIN = "The same node stands in an analysis before it; the two are one."
SAME_ID = "Another node has the same id; edges mean that one."
SAME_ID_AS_BEFORE = "Another node of an analysis before it has the same id; it gets one of its own."
LOCUTION = "Times and sources of utterances are not shown; they go back out."
FULFILLED = "What fulfils which part of a scheme is not shown; it goes back out."
CLEANED = "Blanks around the words, or HTML's names of characters, were taken away."
SECTIONS = "Several analyses make one map; each is a section of it."
TEXT = "The analysed text is not shown; it goes back out."


def read(incoming: Incoming) -> Imported:
    """The map in a file. Raises `EmptyImport`, `BrokenJson` or `CannotImport` with every problem named."""
    sets = nodesets(parse_json(incoming.data, incoming.name), incoming.name)
    reading = _Reading(GraphBuilder(FAMILY, incoming.name), len(sets) > 1)
    for number, one in enumerate(sets, 1):
        reading.take(one, number)
    return reading.finished([one.title for one in sets])


@dataclass(slots=True)
class _Reading:
    builder: GraphBuilder
    has_sections: bool
    graph: SchemeGraph = field(init=False)
    dialogue: Dialogue = field(default_factory=Dialogue)
    seen: dict[str, tuple[str, str]] = field(default_factory=dict)  # type and text of a node by its id
    numbers: dict[str, int] = field(default_factory=dict)  # the last that was given to nodes of one id
    people: set[str] = field(default_factory=set)
    kept: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.graph = SchemeGraph(self.builder)
        lists = ("nodes", "edges", "locutions", "participants")
        self.kept = {name: [] for name in lists}

    def take(self, one: Nodeset, number: int) -> None:
        """Take in one analysis."""
        if self.has_sections:
            self.builder.tally.approximate("analyses", f"analysis {number}", SECTIONS)
        keys: dict[str, str] = {}
        schemes = {entry.text("nodeID"): entry.text("schemeID") for entry in one.fulfillments}
        for entry in one.nodes:
            self._node(entry, one, number, keys, schemes)
        for entry in one.edges:
            self._edge(entry, keys)
        self._people(one, keys)
        if one.fulfillments:
            self.builder.tally.keep("schemefulfillments", len(one.fulfillments))
        for list_name, entries in one.others.items():
            for entry in entries:
                self.builder.tally.store(list_name, entry.place, FULFILLED)
                self.kept.setdefault(list_name, []).append(entry.fields)
        if object_of(one.kept.get("beside")).get("text"):
            self.builder.tally.store("texts", "text", TEXT)
        self.kept |= {name: value for name, value in one.kept.items() if value and name not in self.kept}

    def _node(self, entry: Entry, one: Nodeset, number: int, keys: dict[str, str], schemes: dict[str, str]) -> None:
        tally = self.builder.tally
        own_id, said = entry.text("nodeID"), (entry.text("type"), entry.text("text"))
        key = own_id
        if own_id in keys:
            tally.approximate("nodes", entry.place, SAME_ID)
            key = self._free(own_id, number)
        elif own_id in self.seen:
            if self.seen[own_id] == said:
                tally.approximate("nodes", entry.place, AGAIN)
                keys[own_id] = own_id
                return
            tally.approximate("nodes", entry.place, SAME_ID_AS_BEFORE)
            key = keys[own_id] = self._free(own_id, number)
        else:
            keys[own_id] = own_id
            self._tell(entry)
        self.seen[key] = said
        kept = {**entry.fields, "nodeID": key}
        if own_id in one.layouts:
            kept["layout"] = one.layouts[own_id]
        if schemes.get(own_id):
            kept["schemeID"] = schemes[own_id]
        self._as_typed(entry, key, kept, f"Analysis {number}" if self.has_sections else "")

    def _free(self, own_id: str, number: int) -> str:
        number = max(number, self.numbers.get(own_id, 0) + 1)
        while f"{own_id}_{number}" in self.seen:
            number += 1
        self.numbers[own_id] = number
        return f"{own_id}_{number}"

    def _tell(self, entry: Entry) -> None:
        """Count a node that is taken as it is, or say that it is not shown or not known."""
        tally, node_type = self.builder.tally, entry.text("type")
        if node_type in NOT_SHOWN:
            tally.store("nodes", entry.place, PREFERENCES if node_type == PREFERENCE else DIALOGUE)
        elif node_type in (CLAIM, IMPLIED, *POLARITIES):
            tally.keep("nodes")
        else:
            tally.approximate("nodes", entry.place, UNKNOWN)

    def _as_typed(self, entry: Entry, key: str, kept: dict[str, Any], section: str) -> None:
        node_type, text = entry.text("type"), entry.text("text")
        if node_type in NOT_SHOWN:
            self.dialogue.types[key] = node_type
            self.dialogue.texts[key] = text
            self.kept["nodes"].append(kept)
        elif node_type in POLARITIES:
            name = named(entry.text("scheme"), text)
            self.graph.steps[key] = StepNode(
                key, entry.place, POLARITIES[node_type], kept, scheme=name.scheme, label=name.label
            )
        else:
            words = clean(text)
            if words == text:
                kept.pop("text", None)
            else:
                self.builder.tally.approximate("texts", entry.place, CLEANED)
            card = self.builder.card(words, entry.place, Said(implicit=node_type == IMPLIED, section=section))
            self.graph.cards[key] = card
            self.builder.keep(card, kept)

    def _edge(self, entry: Entry, keys: dict[str, str]) -> None:
        ends = [entry.text(name) for name in ("fromID", "toID")]
        if any(end not in keys for end in ends):
            self.builder.tally.drop("edges", entry.place, NOWHERE)
            return
        source, target = (keys[end] for end in ends)
        arrow = Arrow(source, target, entry.place, entry.rest("fromID", "toID"))
        if source in self.dialogue.types or target in self.dialogue.types:
            self.builder.tally.store("edges", entry.place, DIALOGUE)
            self.dialogue.edges.append((source, target))
            self.kept["edges"].append(arrow.as_kept())
        else:
            self.graph.add(arrow)

    def _people(self, one: Nodeset, keys: dict[str, str]) -> None:
        for entry in one.participants:
            self.builder.tally.keep("participants")
            self.dialogue.names.setdefault(entry.text("participantID"), name_of(entry.fields))
            if (said := canonical_json(entry.fields)) not in self.people:
                self.people.add(said)
                self.kept["participants"].append(entry.fields)
        for entry in one.locutions:
            self.builder.tally.store("locutions", entry.place, LOCUTION)
            key = keys.get(entry.text("nodeID"), entry.text("nodeID"))
            self.dialogue.persons.setdefault(key, entry.text("personID"))
            self.kept["locutions"].append({**entry.fields, "nodeID": key})

    def finished(self, titles: list[str]) -> Imported:
        self.graph.build()
        for key, speaker in self.dialogue.speakers().items():
            if key in self.graph.cards:
                self.builder.revise(self.graph.cards[key], speaker=sound(speaker)[:SHORT_TEXT])
        title = titles[0] if len(titles) == 1 else ""
        return self.builder.finished(title, {name: value for name, value in self.kept.items() if value} or None)
