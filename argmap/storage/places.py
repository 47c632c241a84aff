"""Where on the map a fault lies: the first words of the card, quote or source that its row belongs to."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from argmap.core.printable import printable
from argmap.core.records import Inference, Node, Passage, Record, Source, SourceText
from argmap.storage.columns import COLUMNS, RECORD_TYPE
from argmap.storage.errors import Fault
from argmap.storage.rows import Row

WORDS = 60  # code points of a place
Cells = dict[str, object]


def with_places(faults: Iterable[Fault], rows_of: Callable[[type[Record]], Iterable[Row]]) -> list[Fault]:
    """The faults, each with its place on the map where it has one, read from the rows as they are in the file."""
    rows_by_id: dict[type[Record], dict[object, Row]] = {}

    def cells_of(record_type: type[Record], row_id: object) -> Cells:
        if record_type not in rows_by_id:
            rows_by_id[record_type] = {row[0]: row for row in rows_of(record_type)}
        row = rows_by_id[record_type].get(row_id, ())
        return dict(zip((column.name for column in COLUMNS[record_type]), row, strict=False))

    def place(record_type: type[Record], cells: Cells) -> str:
        if record_type is Node:
            return start_of(cells.get("text"))
        if record_type is Passage:
            return start_of(cells.get("exact"))
        if record_type is Source:
            return start_of(cells.get("title"))
        if record_type is SourceText:
            return start_of(cells_of(Source, cells.get("source_id")).get("title"))
        if record_type is Inference:
            return start_of(cells_of(Node, cells.get("target_node_id")).get("text"))
        return start_of(cells_of(Node, cells.get("node_id")).get("text"))

    def placed(fault: Fault) -> Fault:
        record_type = RECORD_TYPE.get(fault.table)
        found = place(record_type, cells_of(record_type, fault.row)) if record_type and fault.row else ""
        return replace(fault, row=_readable(fault.row), place=found)

    return [placed(fault) for fault in faults]


def _readable(text: str) -> str:
    """The text with a mark in place of what was not UTF-8."""
    return text.encode(errors="replace").decode()


def start_of(text: object) -> str:
    """The first words of a text on one line, as a place is named by; empty if it is none."""
    words = " ".join(_readable(text).split()) if isinstance(text, str) else ""
    shown = printable(words[: WORDS + 1])
    return shown if len(shown) <= WORDS else shown[: WORDS - 1] + "…"
