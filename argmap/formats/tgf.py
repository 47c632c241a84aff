"""Trivial Graph Format: nodes, a line with #, edges. Without labels it is a graph of attacks, as in contests."""

import re
from pathlib import PurePath

from argmap.core.records import Polarity, RecordId
from argmap.formats.bearing_words import polarity_of
from argmap.formats.errors import CannotImport, EmptyImport
from argmap.formats.format import Format, later
from argmap.formats.graph_building import GraphBuilder
from argmap.formats.imported import Imported, Incoming
from argmap.intake.decoding import decode

EDGES_BEGIN = "#"
START = re.compile(rb"^\s*(?:[^\s#]+(?:[ \t][^\r\n]*)?[\r\n]+)+#[ \t]*(?:[\r\n]+[^\s#]+[ \t]+[^\s#]+|\s*$)")
SHOWN = 5  # wrong lines in a sentence
UNMARKED = "The edge has a label, but none that says how it bears; it is read as an attack."


def fits(start: bytes) -> bool:
    """Whether the first bytes of a file are lines of nodes, a line with #, and an edge."""
    return START.match(start[:4_096]) is not None


def read(incoming: Incoming) -> Imported:
    """The map in a file. Raises `CannotImport` naming the wrong lines."""
    text = decode(incoming.data, incoming.name).text
    if not text.strip():
        raise EmptyImport(incoming.name)
    reading = _Reading(incoming.name)
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if line.strip():
            reading.take(line.strip(), number)
    return reading.imported()


class _Reading:
    def __init__(self, name: str) -> None:
        self._name = name
        self._builder = GraphBuilder("tgf", name)
        self._cards: dict[str, RecordId] = {}
        self._has_edges = False
        self._wrong: list[str] = []

    def imported(self) -> Imported:
        if not self._has_edges:
            self._wrong.append("there is no line with # between nodes and edges")
        if self._wrong:
            more = f", and {len(self._wrong) - SHOWN:,} more lines are wrong" if len(self._wrong) > SHOWN else ""
            raise CannotImport(self._name, "; ".join(self._wrong[:SHOWN]) + more)
        return self._builder.finished(PurePath(self._name).stem)

    def take(self, line: str, number: int) -> None:
        if line == EDGES_BEGIN and not self._has_edges:
            self._has_edges = True
        elif self._has_edges:
            self._take_edge(line, number)
        else:
            self._take_node(line, number)

    def _take_node(self, line: str, number: int) -> None:
        node_id, *label = line.split(None, 1)
        if node_id in self._cards:
            self._wrong.append(f"line {number:,} has the id “{node_id[:80]}” again")
            return
        self._cards[node_id] = self._builder.card(label[0] if label else node_id, f"line {number:,}")
        self._builder.keep(self._cards[node_id], {"id": node_id})
        self._builder.tally.keep("nodes")

    def _take_edge(self, line: str, number: int) -> None:
        source, target, label = (*line.split(None, 2), "", "")[:3]
        unknown = [one for one in (source, target) if one not in self._cards]
        if not target or unknown:
            missing = f"names “{unknown[0][:80]}”, which is no node" if unknown[0] else "names one node instead of two"
            self._wrong.append(f"line {number:,} {missing}")
            return
        place, polarity = f"line {number:,}", polarity_of(label)
        is_plain = polarity is not None and len(label.split()) == 1
        ends = ([self._cards[source]], self._cards[target])
        self._builder.step(polarity or Polarity.OPPOSES, *ends, place, label="" if is_plain else label)
        if label and polarity is None:
            self._builder.tally.approximate("edges", place, UNMARKED)
        else:
            self._builder.tally.keep("edges")


FORMAT = Format("tgf", "Trivial Graph Format", (".tgf",), fits, later("tgf:read"))
