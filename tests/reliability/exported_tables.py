"""Tables that were exported, parsed again by whatever a spreadsheet takes for the end of a cell."""

import csv
import io
from collections.abc import Iterator

from argmap.core.document import Document
from argmap.core.records import Node, Passage
from argmap.core.tree import Tree
from argmap.formats.imported import Incoming
from argmap.formats.registry import export_map, format_written, import_map
from argmap.formats.written import Outgoing
from argmap.intake.archives import Archive

PASSED_OVER = ' \t\r\n"\u00a0'
"""By a spreadsheet that looks for a formula, where it looks very hard; an apostrophe makes words of what follows."""
STARTS = ("=", "+", "-", "@")
DELIMITERS = ",;\t"


def of_tables(tree: Tree) -> list[str]:
    """What is wrong with the table and the tables in a .zip that a map is written as."""
    said: list[str] = []
    for name in ("a.csv", "a.zip"):
        data = export_map(Outgoing(tree), format_written(name)).data
        again = Document(import_map(Incoming(data, name)).records)
        for what, field in ((Node, "text"), (Passage, "exact")):
            words = [sorted(getattr(one, field) for one in of.all(what)) for of in (tree.document, again)]
            said += [f"{name}: other {what.__name__}s"] if words[0] != words[1] else []
        said += [f"{name}: {cell[:40]!r} is computed" for cell in _cells(data) if is_computed(cell)]
    return said


def is_computed(cell: str) -> bool:
    """Whether a spreadsheet may take the cell for a formula."""
    return cell.lstrip(PASSED_OVER).startswith(STARTS)


def _cells(data: bytes) -> Iterator[str]:
    """The cells of all tables, with each sign between them that there may be."""
    tables = [data]
    if data.startswith(b"PK"):
        archive = Archive(data, "a.zip")
        tables = [archive.read(name) for name in archive.names if name.endswith(".csv")]
    for text in (one.decode("utf-8-sig") for one in tables):
        for between in DELIMITERS:
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=between):
                yield from row
