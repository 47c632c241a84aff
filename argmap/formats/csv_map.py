"""Maps as one table in CSV: a row for each card, which names the row that it stands under."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from argmap.core.limits import NODES
from argmap.core.records import RecordId
from argmap.formats.csv_columns import ALWAYS, Row, columns_of, row_of
from argmap.formats.csv_quotes import Quotes
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
AGAIN = "Another row has the same {}; what names it means the first."
ROWS = 5 * NODES  # of cards, groups and what they quote


def read(incoming: Incoming) -> Imported:
    """The map in a table; `choices` name its columns, as in {"text": "Claim"}. Raises `CannotImport` and its likes."""
    if not incoming.data.strip():
        raise EmptyImport(incoming.name)
    rows = rows_of(incoming.data, incoming.name, ALWAYS)
    _, header = next(rows, (0, []))
    columns = columns_of(header, incoming.choices, incoming.name)
    builder = GraphBuilder(FORMAT_ID, incoming.name)
    reading = _Reading(builder, header, columns, Quotes(builder, columns))
    for number, (line, row) in enumerate(rows):
        if number >= ROWS:
            raise CannotImport(incoming.name, f"it has more than {ROWS:,} rows; argmap holds at most {NODES:,} cards")
        reading.take(line, row)
    made = plant(reading.builder, reading.ideas(), (), HABITS)
    reading.quote(made)
    reading.leftovers.enter(reading.builder.tally)
    titles = [row.cells.get("text", "") for row in reading.rows if row.relation == Stands.MAP]
    return reading.builder.finished(titles[0] if titles else "", {"header": header, "columns": columns})


def fits(start: bytes) -> bool:
    """Whether the first bytes are those of a table that argmap wrote."""
    text = start.decode("utf-8-sig", errors="ignore").split("\r\n")[0]
    return {"id", "parent", "relation", "text"} <= set(text.split(delimiter_of(text)))


@dataclass(slots=True)
class _Reading:
    builder: GraphBuilder
    header: Sequence[str]
    columns: Mapping[str, int]
    quotes: Quotes
    rows: list[Row] = field(default_factory=list)
    leftovers: Leftovers = field(default_factory=lambda: Leftovers("columns"))
    _by_key: dict[str, int] = field(default_factory=dict)
    _placed: dict[int, int] = field(default_factory=dict)  # of each row the place of its idea

    def take(self, line: int, row: Sequence[str]) -> None:
        """What stands in a row, by what argmap knows, and the rest by the names of its columns."""
        made = row_of(line, row, self.columns, len(self.header))
        if any(row[len(self.header) :]):
            self.builder.tally.drop("cells", made.place, "The row has more cells than the table has columns.")
        if not self.quotes.takes(made):
            self.quotes.look_at(made)
            self.rows.append(made)

    def quote(self, made: Mapping[int, RecordId]) -> None:
        """Tie what became of the rows to the passages that they, and rows under them, quote."""
        ids = [made.get(self._placed[index]) for index in range(len(self.rows))]
        self.quotes.tie([*zip(self.rows, ids, strict=True)], {key: ids[index] for key, index in self._by_key.items()})

    def ideas(self) -> list[Idea]:
        """The rows in the order in which each comes after the one that it stands under."""
        above = self._above()
        below: dict[int | None, list[int]] = {}
        for index, one in enumerate(above):
            below.setdefault(one, []).append(index)
        order: list[int] = []
        placed = self._placed
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
        named = {row.said("parent") for row in (*self.rows, *self.quotes.passages)} - {""}
        for index, row in enumerate(self.rows):
            if self._by_key.setdefault(row.said(key), index) != index and row.said(key) in named:
                self.builder.tally.approximate(f"{key}s", row.place, AGAIN.format(key))
        found: list[int | None] = []
        for index, row in enumerate(self.rows):
            parent = row.said("parent")
            found.append(self._by_key.get(parent) if parent else None)
            if parent and found[-1] is None:
                self._tell(index, f"It stands under “{parent[:80]}”, which is not there, so it is at the top.")
        return found

    def _tell(self, index: int, reason: str) -> None:
        self.builder.tally.approximate("parents", self.rows[index].place, reason)

    def _idea(self, index: int, above: int | None) -> Idea:
        row = self.rows[index]
        relation = row.relation
        stands = Stands(relation) if relation in set(Stands) else Stands.CARD
        fields, wrong = known({name: row.cells[name] for name in CHECKS if name in row.cells})
        row.put_aside(wrong, self.columns)
        for at in row.others:
            self.leftovers.note(self.header[int(at)], row.place)
        idea = Idea(
            row.said("id"),
            above,
            row.place,
            row.cells.get("text", ""),
            stands,
            polarity_in(relation) or polarity_in(row.cells.get("polarity", "")),
            same=row.said("same"),
            is_cut=is_yes(row.cells.get("cut", "")),
            fields=fields,
            notes=row.cells.get("notes", ""),
        )
        kept = {"id": idea.id, "cells": row.others}
        return replace(idea, kept={name: value for name, value in kept.items() if value} or None)


FORMAT = Format(
    FORMAT_ID,
    "CSV table",
    (".csv", ".tsv"),
    fits,
    later("csv_map:read"),
    later("csv_writing:write"),
    CARRIES - {Part.ABOUT} | {Part.SOURCES, Part.SOURCE_NOTES, Part.REFERENCES, Part.PASSAGES},
)
