"""Maps as one table in CSV: a row for each card, which names the row that it stands under."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from argmap.core.limits import NODES
from argmap.formats.csv_rows import delimiter_of, rows_of
from argmap.formats.errors import CannotImport, EmptyImport
from argmap.formats.format import Format, later
from argmap.formats.graph_building import GraphBuilder
from argmap.formats.idea_fields import CHECKS, is_yes, known
from argmap.formats.idea_leftovers import Leftovers
from argmap.formats.idea_planting import Habits, plant
from argmap.formats.ideas import CARRIES, Idea, Stands, polarity_in
from argmap.formats.imported import Imported, Incoming
from argmap.formats.parts import Part

FORMAT_ID = "csv"
HABITS = Habits("rows", "arrows")
LIKES = {
    "text": ("text", "claim", "statement", "content", "argument", "sentence", "premise"),
    "parent": ("parent", "parent_id", "parentid", "target", "target_id"),
    "relation": ("relation", "stance", "type", "side", "pro/con"),
    "id": ("id", "node_id", "nodeid", "claim_id", "number"),
    "notes": ("notes", "note", "comment", "comments", "description"),
    "tags": ("tags", "tag", "labels"),
    "speaker": ("speaker", "author", "source"),
}
"""What people call the columns that argmap writes under the first name."""
COLUMNS = ("id", "parent", "relation", "kind", "text", "notes", "same", "cut")
NAMES = (*COLUMNS, *(name for name in CHECKS if name not in COLUMNS))
SHOWN = 20


def read(incoming: Incoming) -> Imported:
    """The map in a table; `choices` name its columns, as in {"text": "Claim"}. Raises `CannotImport` and its likes."""
    if not incoming.data.strip():
        raise EmptyImport(incoming.name)
    rows = rows_of(incoming.data, incoming.name)
    _, header = next(rows, (0, []))
    columns = _columns(header, incoming.choices, incoming.name)
    reading = _Reading(GraphBuilder(FORMAT_ID, incoming.name), header, columns)
    for line, row in rows:
        if len(reading.rows) > NODES:
            raise CannotImport(incoming.name, f"it has more than {NODES:,} rows; argmap holds at most as many cards")
        reading.rows.append(reading.row(line, row))
    plant(reading.builder, reading.ideas(), (), HABITS)
    reading.leftovers.enter(reading.builder.tally)
    titles = [row.cells.get("text", "") for row in reading.rows if row.cells.get("relation") == Stands.MAP]
    return reading.builder.finished(titles[0] if titles else "", {"header": header, "columns": columns})


def fits(start: bytes) -> bool:
    """Whether the first bytes are those of a table that argmap wrote."""
    text = start.decode("utf-8-sig", errors="ignore").split("\r\n")[0]
    return {"id", "parent", "relation", "text"} <= set(text.split(delimiter_of(text)))


def _columns(header: Sequence[str], choices: Mapping[str, str], name: str) -> dict[str, int]:
    """The place in a row of what argmap knows: as the user chose, else by what the column is called."""
    cleaned = [one.strip() for one in header]
    found: dict[str, int] = {}
    for column, chosen in choices.items():
        if column not in NAMES:
            raise CannotImport(
                name, f"“{column[:80]}” is nothing that a column can hold; it is one of {', '.join(NAMES)}"
            )
        if chosen.strip() not in cleaned:
            raise CannotImport(name, f"it has no column “{chosen[:80]}”; it has {_listed(cleaned)}")
        found[column] = cleaned.index(chosen.strip())
    lowered = [one.lower() for one in cleaned]
    for column in NAMES:
        likes = (like for like in LIKES.get(column, (column,)) if like in lowered)
        place = next((lowered.index(like) for like in likes), None)
        if column not in found and place is not None and place not in found.values():
            found[column] = place
    if "text" not in found:
        raise CannotImport(name, f"no column is called “text”; choose the one that holds it, of {_listed(cleaned)}")
    return found


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - SHOWN:,} more" if len(names) > SHOWN else ""
    return ", ".join(f"“{one[:80]}”" for one in names[:SHOWN]) + more


@dataclass(slots=True)
class _Row:
    line: int
    cells: dict[str, str]
    others: dict[str, str]

    @property
    def place(self) -> str:
        return f"line {self.line:,}"


@dataclass(slots=True)
class _Reading:
    builder: GraphBuilder
    header: Sequence[str]
    columns: Mapping[str, int]
    rows: list[_Row] = field(default_factory=list)
    leftovers: Leftovers = field(default_factory=lambda: Leftovers("columns"))

    def row(self, line: int, row: Sequence[str]) -> _Row:
        """What stands in a row, by what argmap knows, and the rest by the names of its columns."""
        places = set(self.columns.values())
        cells = {name: row[at] for name, at in self.columns.items() if at < len(row) and row[at]}
        others = {str(at): row[at] for at in range(min(len(row), len(self.header))) if at not in places and row[at]}
        made = _Row(line, cells, others)
        for at in others:
            self.leftovers.note(self.header[int(at)], made.place)
        if any(row[len(self.header) :]):
            self.builder.tally.drop("cells", made.place, "The row has more cells than the table has columns.")
        return made

    def ideas(self) -> list[Idea]:
        """The rows in the order in which each comes after the one that it stands under."""
        above = self._above()
        below: dict[int | None, list[int]] = {}
        for index, one in enumerate(above):
            below.setdefault(one, []).append(index)
        order: list[int] = []
        placed: dict[int, int] = {}
        for top in [*below.get(None, []), *range(len(self.rows))]:
            waiting = [] if top in placed else [top]
            if waiting and above[top] is not None:
                self._tell(top, "It stands under itself, so it is at the top.")
                above[top] = None
            while waiting:
                index = waiting.pop()
                if index not in placed:
                    placed[index] = len(order)
                    order.append(index)
                    waiting += below.get(index, [])[::-1]
        positions = [above[index] for index in order]
        return [
            self._idea(index, None if at is None else placed[at]) for index, at in zip(order, positions, strict=True)
        ]

    def _above(self) -> list[int | None]:
        """The row that each stands under, by its id, or by its text where the table has no ids."""
        key = "id" if "id" in self.columns else "text"
        known_rows: dict[str, int] = {}
        for index, row in enumerate(self.rows):
            known_rows.setdefault(row.cells.get(key, "").strip(), index)
        found: list[int | None] = []
        for index, row in enumerate(self.rows):
            parent = row.cells.get("parent", "").strip()
            found.append(known_rows.get(parent) if parent else None)
            if parent and found[-1] is None:
                self._tell(index, f"It stands under “{parent[:80]}”, which is not there, so it is at the top.")
        return found

    def _tell(self, index: int, reason: str) -> None:
        self.builder.tally.approximate("parents", self.rows[index].place, reason)

    def _idea(self, index: int, above: int | None) -> Idea:
        row = self.rows[index]
        relation = row.cells.get("relation", "").strip().lower()
        stands = Stands(relation) if relation in set(Stands) else Stands.CARD
        named = {name: value for name, value in row.cells.items() if name not in COLUMNS or name == "kind"}
        fields, wrong = known(named)
        others = dict(row.others)
        for name, value in wrong.items():
            others[str(self.columns[name])] = value
            self.leftovers.note(name, row.place)
        idea = Idea(
            row.cells.get("id", "").strip(),
            above,
            row.place,
            row.cells.get("text", ""),
            stands,
            polarity_in(relation) or polarity_in(row.cells.get("polarity", "")),
            same=row.cells.get("same", "").strip(),
            is_cut=is_yes(row.cells.get("cut", "")),
            fields=fields,
            notes=row.cells.get("notes", ""),
        )
        kept = {"id": idea.id, "cells": others}
        return replace(idea, kept={name: value for name, value in kept.items() if value} or None)


FORMAT = Format(
    FORMAT_ID,
    "CSV table",
    (".csv", ".tsv"),
    fits,
    later("csv_map:read"),
    later("csv_writing:write"),
    CARRIES - {Part.ABOUT},
)
