"""AIF JSON in any of its shapes to a map: claims and steps between them; the dialogue is kept and tells who speaks."""

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from argmap.core.limits import NOTE_TEXT, SHORT_TEXT
from argmap.core.records import LinkRole, RecordId, canonical_json
from argmap.formats.aif_shapes import Nodeset, nodesets
from argmap.formats.aif_texts import OF_NODE, AnalysedText, analysed_text
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
from argmap.formats.errors import BrokenJson, CannotImport, EmptyImport
from argmap.formats.graph_building import GraphBuilder, Said
from argmap.formats.imported import Imported, Incoming
from argmap.formats.json_entries import MOST_PROBLEMS, Entry
from argmap.formats.report import Tally
from argmap.formats.scheme_graph import NOWHERE, Arrow, SchemeGraph, StepNode
from argmap.formats.sound_text import sound
from argmap.intake.archives import Archive
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
NO_NODE = "It is marked as a node that is not there, or that is not shown."
TIED = "The same is marked as the same node before."
MOST_PASSAGES = 100_000
NOT_JSON = "It is no JSON."


def read(incoming: Incoming) -> Imported:
    """The map in a file. Raises `EmptyImport`, `BrokenJson` or `CannotImport` with every problem named."""
    sets = nodesets(parse_json(incoming.data, incoming.name), incoming.name)
    return _read(sets, [f"Analysis {number}" for number in range(1, len(sets) + 1)], incoming.name, Tally())


def read_archive(incoming: Incoming) -> Imported:
    """The map in a .zip of files, as AIFdb serves corpora. Raises what `Archive` raises, or as `read` does."""
    if not incoming.data:
        raise EmptyImport(incoming.name)
    archive, tally = Archive(incoming.data, incoming.name), Tally()
    sets: list[Nodeset] = []
    names: list[str] = []
    problems: list[str] = []
    for member in sorted(archive.names):
        if not member.lower().endswith(".json"):
            if not member.endswith("/"):
                tally.drop("files", member, NOT_JSON)
            continue
        try:
            found = nodesets(parse_json(archive.read(member), incoming.name), incoming.name, f"{member}, ")
        except (BrokenJson, CannotImport) as error:
            problems.append(f"{member}: {error.detail}")
        else:
            sets += found
            names += [PurePosixPath(member).stem] * len(found)
    if problems or not sets:
        raise CannotImport(incoming.name, "; ".join(problems[:MOST_PROBLEMS]) or "its archive holds no JSON")
    return _read(sets, names, incoming.name, tally)


def _read(sets: list[Nodeset], names: list[str], name: str, tally: Tally) -> Imported:
    reading = _Reading(GraphBuilder(FAMILY, name, tally=tally), len(sets) > 1)
    for number, one in enumerate(sets, 1):
        reading.take(one, number, names[number - 1])
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
    texts: list[tuple[AnalysedText, dict[str, str], str]] = field(default_factory=list)
    sources: dict[str, RecordId] = field(default_factory=dict)  # by their texts
    tied: set[tuple[RecordId, RecordId, int, int]] = field(default_factory=set)
    kept: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.graph = SchemeGraph(self.builder)
        lists = ("nodes", "edges", "locutions", "participants")
        self.kept = {name: [] for name in lists}

    def take(self, one: Nodeset, number: int, name: str) -> None:
        """Take in one analysis, which is called so."""
        if self.has_sections:
            self.builder.tally.approximate("analyses", f"analysis {number}", SECTIONS)
        section = name if self.has_sections else ""
        keys: dict[str, str] = {}
        schemes = {entry.text("nodeID"): entry.text("schemeID") for entry in one.fulfillments}
        for entry in one.nodes:
            self._node(entry, one, number, keys, schemes, section)
        for entry in one.edges:
            self._edge(entry, keys)
        self._people(one, keys)
        if one.fulfillments:
            self.builder.tally.keep("schemefulfillments", len(one.fulfillments))
        for list_name, entries in one.others.items():
            for entry in entries:
                self.builder.tally.store(list_name, entry.place, FULFILLED)
                self.kept.setdefault(list_name, []).append(entry.fields)
        text = analysed_text(one.kept)
        if text.text:
            title = text.title or one.title or (name if self.has_sections else PurePosixPath(self.builder.name).stem)
            self.texts.append((text, keys, title))
        self.kept |= {name: value for name, value in one.kept.items() if value and name not in self.kept}

    def _node(
        self, entry: Entry, one: Nodeset, number: int, keys: dict[str, str], schemes: dict[str, str], section: str
    ) -> None:
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
        self._as_typed(entry, key, kept, section)

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

    def _quote(self) -> None:
        """Make sources of the analysed texts, and tie what their nodes became to what is marked as these."""
        if sum(len(text.marked) for text, _, _ in self.texts) > MOST_PASSAGES:
            raise CannotImport(self.builder.name, f"more than {MOST_PASSAGES:,} stretches are marked in its texts")
        said = self.dialogue.said()
        for text, keys, title in self.texts:
            self.builder.tally.keep("texts")
            if text.text not in self.sources:
                self.sources[text.text] = self.builder.source(title, text.text, "text", url=text.url)
            source_id = self.sources[text.text]
            for one in text.marked:
                key = keys.get(one.node_id) or keys.get(one.node_id.removeprefix(OF_NODE), "")
                key = said.get(key, key)
                found = self.graph.cards.get(key) or self.graph.step_ids.get(key)
                if found is None or one.end - one.start > NOTE_TEXT:
                    self.builder.tally.drop("passages", f"text, from character {one.start:,}", NO_NODE)
                elif (mark := (found, source_id, one.start, one.end)) in self.tied:
                    self.builder.tally.drop("passages", f"text, from character {one.start:,}", TIED)
                else:
                    self.tied.add(mark)
                    self.builder.tally.keep("passages")
                    self.builder.passage(source_id, one.start, one.end, found, LinkRole.PARAPHRASES)

    def finished(self, titles: list[str]) -> Imported:
        self.graph.build()
        self._quote()
        for key, speaker in self.dialogue.speakers().items():
            if key in self.graph.cards:
                self.builder.revise(self.graph.cards[key], speaker=sound(speaker)[:SHORT_TEXT])
        title = titles[0] if len(titles) == 1 else ""
        return self.builder.finished(title, {name: value for name, value in self.kept.items() if value} or None)
