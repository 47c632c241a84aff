"""Tables in a .zip to a map: a row for each card, edge, source and passage, joined by their ids."""

from dataclasses import dataclass, field

from argmap.core.records import Polarity, RecordId
from argmap.formats.bearing_words import polarity_of
from argmap.formats.csv_columns import Row
from argmap.formats.csv_files import (
    ABOUT,
    COLUMNS,
    EDGES,
    FORMAT_ID,
    NODES,
    OF_MAP,
    PASSAGES,
    ROOT,
    SEPARATOR,
    SOURCES,
    TRAY,
    UNDERCUT,
)
from argmap.formats.csv_files_opening import Table, Tables
from argmap.formats.errors import EmptyImport
from argmap.formats.graph_building import GraphBuilder
from argmap.formats.idea_fields import CHECKS, known, read_list, said_of, strength_of
from argmap.formats.idea_fields import is_yes as says_yes
from argmap.formats.idea_leftovers import Leftovers
from argmap.formats.ideas import polarity_in
from argmap.formats.imported import Imported, Incoming
from argmap.formats.passage_reading import Passages, Quoted, link_role, offset_of
from argmap.formats.sound_text import sound
from argmap.intake.archives import Archive

AGAIN = "Another row has the same id; what names it means the first."
NO_CARD = "“{}” is no card, so it does not stand in the edge."
TWICE = "“{}” stands in the edge already."
NOTHING = "“{}” is neither a card nor an edge, so the edge bears on nothing."
UNMARKED = "It does not say how it bears; it is read as a support."
NOWHERE = "It stands under “{}”, which is neither a card nor an edge."
UNNAMED = "No table names it."
NO_FILE = "“{}” is not in the archive, so the source has no text."
NOT_OURS = "argmap has no place for it."
OF_PASSAGES = "A passage says only which words are quoted, and where they stand."


def read(incoming: Incoming) -> Imported:
    """The map in tables. Raises `EmptyImport`, what `Archive` raises, or `CannotImport` with all that is wrong."""
    if not incoming.data:
        raise EmptyImport(incoming.name)
    builder = GraphBuilder(FORMAT_ID, incoming.name)
    tables = Tables(incoming.name, Archive(incoming.data, incoming.name), builder.tally)
    reading = _Reading(builder, tables)
    reading.take()
    return reading.finished()


@dataclass(slots=True)
class _Reading:
    builder: GraphBuilder
    files: Tables
    cards: dict[str, RecordId] = field(default_factory=dict)
    steps: dict[str, RecordId] = field(default_factory=dict)
    leftovers: Leftovers = field(default_factory=lambda: Leftovers("columns"))

    def take(self) -> None:
        """Make the cards, the edges between them, the sources and the passages."""
        for row in self._rows(NODES):
            self._card(row)
        aims = [(row, self._step(row)) for row in self._rows(EDGES)]
        for row, step_id in aims:
            self._aim(row, step_id)
        self._quote()
        for member in self.files.others({row.said("text_file") for row in self._rows(SOURCES)}):
            self.builder.tally.drop("files", member, UNNAMED)
        self.leftovers.enter(self.builder.tally)

    def _rows(self, file: str) -> list[Row]:
        return self.files.tables[file].rows

    def _card(self, row: Row) -> None:
        names = {*COLUMNS[NODES]} & CHECKS.keys()
        fields, wrong = known({name: row.cells[name] for name in names if name in row.cells})
        row.put_aside(wrong, self.files.tables[NODES].columns)
        card_id = self.builder.card(row.cells.get("text", ""), row.place, said_of(fields, row.cells.get("notes", "")))
        place = row.said("place").lower()
        if place == ROOT:
            self.builder.to_root(card_id)
        elif place == TRAY:
            self.builder.to_tray(card_id)
        self._enter("nodes", row, card_id, self.cards)

    def _step(self, row: Row) -> RecordId:
        """A step with its premises, which bears on nothing yet."""
        polarity, is_told = self._polarity(row)
        names = ("symmetric", "scheme", "label", "strength")
        fields, wrong = known({name: row.cells[name] for name in names if name in row.cells})
        row.put_aside(wrong, self.files.tables[EDGES].columns)
        said = self._premises(row)
        step_id = self.builder.step(
            polarity,
            [self.cards[one] for one in said],
            None,
            row.place,
            symmetric=says_yes(fields.get("symmetric", "")),
            scheme=fields.get("scheme", ""),
            label=fields.get("label", ""),
            strength=strength_of(fields),
            roles=list(said.values()),
        )
        self._enter("edges", row, step_id, self.steps, "" if is_told else UNMARKED)
        return step_id

    def _premises(self, row: Row) -> dict[str, str]:
        """The ids of the cards that stand in an edge, each with its role."""
        asked = [one for part in row.said("premise_ids").split(SEPARATOR) if (one := part.strip())]
        roles = read_list(row.cells.get("roles", ""))
        found: dict[str, str] = {}
        for one, role in zip(asked, roles if len(roles) == len(asked) else [""] * len(asked), strict=True):
            if one not in self.cards or one in found:
                why = NO_CARD if one not in self.cards else TWICE
                self.builder.tally.drop("premises", row.place, why.format(one[:80]))
            else:
                found[one] = role
        return found

    def _polarity(self, row: Row) -> tuple[Polarity, bool]:
        said = row.said("kind").lower()
        found = polarity_in(said) or polarity_of(said)
        return found or Polarity.SUPPORTS, found is not None

    def _aim(self, row: Row, step_id: RecordId) -> None:
        target = row.said("target_id")
        is_undercut = row.said("kind").lower() == UNDERCUT
        first, second = (self.steps, self.cards) if is_undercut else (self.cards, self.steps)
        found = first.get(target) or second.get(target)
        if target and found is None:
            self.builder.tally.approximate("targets", row.place, NOTHING.format(target[:80]))
        self.builder.aim(step_id, found if target else None)

    def _enter(self, what: str, row: Row, record_id: RecordId, ids: dict[str, RecordId], trouble: str = "") -> None:
        """Count a row or say what is wrong with it, and keep what it says beyond what is modelled."""
        own_id = row.said("id")
        if own_id and ids.setdefault(own_id, record_id) != record_id:
            trouble = AGAIN
        kept: dict[str, object] = {"id": own_id, "cells": self._others(row)}
        if any(kept.values()):
            self.builder.keep(record_id, {name: value for name, value in kept.items() if value})
        if trouble:
            self.builder.tally.approximate(what, row.place, trouble)
        else:
            self.builder.tally.keep(what)

    def _others(self, row: Row) -> dict[str, str]:
        for at in row.others:
            self.leftovers.note(self.files.tables[row.file].header[int(at)], row.place)
        return row.others

    def _quote(self) -> None:
        """Make the sources, and tie cards and edges to their passages."""
        shelf = Passages(self.builder, cites=True)
        sources, passages = self._rows(SOURCES), self._rows(PASSAGES)
        by_title = {row.said("title"): _name(row) for row in sources[::-1]}
        ids = {_name(row) for row in sources}
        names = [row.said("document") for row in passages]
        named = [name if name in ids else by_title.get(name, name) for name in names]
        for row in sources:
            self._source(row, shelf, _name(row) in named)
        for row, document in zip(passages, named, strict=True):
            if row.others or (row.said("edge_id") and row.said("claim_id")):
                self.builder.tally.drop("cells", row.place, OF_PASSAGES)
            claim, edge = row.said("claim_id"), row.said("edge_id")
            found = self.steps.get(edge) if edge else self.cards.get(claim) or self.steps.get(claim)
            if found is None:
                self.builder.tally.drop("passages", row.place, NOWHERE.format((edge or claim)[:80]))
            else:
                shelf.tie(_quoted(row, document, shelf), found)

    def _source(self, row: Row, shelf: Passages, is_named: bool) -> None:
        said = {name: row.cells.get(name, "") for name in COLUMNS[SOURCES] if name not in ("id", "text_file")}
        file = row.said("text_file")
        text = self.files.text(file) if file else None
        if file and text is None:
            self.builder.tally.approximate("texts of sources", row.place, NO_FILE.format(file[:80]))
        made = shelf.add(_name(row), said, "" if text is None and is_named else text, row.place)
        kept: dict[str, object] = {"id": row.said("id"), "cells": self._others(row)}
        if any(kept.values()):
            self.builder.keep(made, {name: value for name, value in kept.items() if value})
        self.builder.tally.keep("sources")

    def finished(self) -> Imported:
        about: dict[str, str] = {}
        for row in self._rows(ABOUT):
            name = row.said("name").lower()
            if name in OF_MAP and name not in about:
                about[name] = sound(row.cells.get("value", ""))
                self.builder.tally.keep("what the map says of itself")
            else:
                self.builder.tally.drop("what the map says of itself", row.place, NOT_OURS)
        tables = {file: _kept(table) for file, table in self.files.tables.items() if table.header}
        return self.builder.finished(about.pop("title", ""), {"tables": tables}, **about)


def _name(row: Row) -> str:
    """What passages call a source: its id, or its title where it has none."""
    return row.said("id") or row.said("title")


def _kept(table: Table) -> dict[str, object]:
    return {"header": list(table.header), "columns": table.columns}


def _quoted(row: Row, document: str, shelf: Passages) -> Quoted:
    start, end = (offset_of(row.said(name)) for name in ("start", "end"))
    words = row.cells.get("exact", "")
    if start is None:
        start = shelf.between(document, row.cells.get("prefix", ""), words, row.cells.get("suffix", ""))
        end = start + len(words) if start is not None else end
    return Quoted(document, words, row.place, start, end, row.said("page"), link_role(row.said("role")))
