"""What the rows of a table quote: sources in rows of their own, passages in the row of a card or in further ones."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from argmap.core.records import RecordId
from argmap.formats.csv_columns import OF_SOURCES, PASSAGE, QUOTED, SOURCE, Row
from argmap.formats.graph_building import GraphBuilder
from argmap.formats.passage_reading import Passages, Quoted, link_role, offset_of

NO_PASSAGE = "The source is listed, though not on which of its words the card rests."
NO_CARD = "It stands under “{}”, which is no card or group of the table."
ONLY_WORDS = "A row of a passage says only which words are quoted, and where they stand."
SAID_OF_SOURCES = {"id", "relation", "text", "kind", "notes", *OF_SOURCES}
SAID_OF_PASSAGES = {"parent", "relation", *QUOTED}


@dataclass(slots=True)
class Quotes:
    """The rows of sources and passages, and what the rows of cards quote."""

    builder: GraphBuilder
    columns: Mapping[str, int]
    sources: list[Row] = field(default_factory=list)
    passages: list[Row] = field(default_factory=list)

    def takes(self, row: Row) -> bool:
        """Whether a row is no card, but one of these."""
        if row.relation == SOURCE:
            self.sources.append(row)
        elif row.relation == PASSAGE:
            if not _has_words(row):
                row.cells["exact"] = row.cells.pop("text", "")
            self.passages.append(row)
        return row.relation in (SOURCE, PASSAGE)

    def look_at(self, row: Row) -> None:
        """Put aside what a card's row does not say of a passage: without words it is none."""
        row.put_aside(OF_SOURCES, self.columns)
        if not _has_words(row):
            document = row.said("document")
            row.put_aside(QUOTED, self.columns)
            if document:
                row.cells["cited"] = document

    def tie(self, rows: Sequence[tuple[Row, RecordId | None]], found: Mapping[str, RecordId | None]) -> None:
        """Make the sources, and tie the rows' cards and steps, and those `found` by the ids of rows, to passages."""
        quoting = [(row, one) for row, one in rows if "exact" in row.cells]
        named = {row.said("document") for row in (*(row for row, _ in quoting), *self.passages)}
        shelf = Passages(self.builder, cites=True)
        for row in self.sources:
            self._source(row, shelf, row.said("id") in named)
        for row, _ in rows:
            if "cited" in row.cells:
                shelf.cite(row.cells["cited"])
                self.builder.tally.approximate("names of sources", row.place, NO_PASSAGE)
        for row, card_or_step in [*quoting, *self._under(found)]:
            if card_or_step is None:
                self.builder.tally.drop("passages", row.place, NO_CARD.format(row.said("parent")[:80]))
            else:
                shelf.tie(_quoted(row), card_or_step)

    def _under(self, found: Mapping[str, RecordId | None]) -> Iterator[tuple[Row, RecordId | None]]:
        for row in self.passages:
            if row.others or row.cells.keys() - SAID_OF_PASSAGES:
                self.builder.tally.drop("cells", row.place, ONLY_WORDS)
            yield row, found.get(row.said("parent"))

    def _source(self, row: Row, shelf: Passages, is_named: bool) -> None:
        said = {name: row.cells.get(name, "") for name in ("kind", "notes", *OF_SOURCES)}
        said["title"] = row.cells.get("text", "")
        made = shelf.add(row.said("id"), said, "" if is_named else None, row.place)
        row.put_aside([*row.cells.keys() - SAID_OF_SOURCES], self.columns)
        self.builder.keep(made, {"cells": row.others} if row.others else {})
        self.builder.tally.keep("sources")


def _has_words(row: Row) -> bool:
    """Whether it says which words are quoted; blanks are some where their place is said."""
    return bool(row.said("exact") or (row.cells.get("exact") and row.said("start")))


def _quoted(row: Row) -> Quoted:
    start, end = (offset_of(row.said(name)) for name in ("start", "end"))
    role = link_role(row.said("passage_role"))
    return Quoted(row.said("document"), row.cells.get("exact", ""), row.place, start, end, row.said("page"), role)
