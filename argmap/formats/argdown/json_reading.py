"""Argdown's JSON in: what the reference makes of a file to the same model as our parser's, and so to the same map."""

import re
from dataclasses import replace

from argmap.formats.argdown.fields import FORMAT_ID
from argmap.formats.argdown.json_model import JsonModel
from argmap.formats.argdown.reading import imported
from argmap.formats.errors import CannotImport
from argmap.formats.graph_building import GraphBuilder
from argmap.formats.imported import Imported, Incoming
from argmap.formats.json_entries import Entries
from argmap.formats.report import Entry
from argmap.intake.json_text import parse_json

SIGNS = re.compile(rb'"(?:equivalence-class|argument-description|top-level-statement|relationType|pcs)"')
KNOWN = frozenset(
    {"arguments", "statements", "relations", "sections", "tags", "map", "frontMatter", "errors", "exceptions"}
)
EMPTY = (b'"arguments": {', b'"statements": {')
LINE = re.compile(r"line [\d,]+")


def fits(start: bytes) -> bool:
    """Whether a file that begins so may be Argdown's JSON: it has words of the reference's, or both its objects."""
    return SIGNS.search(start) is not None or all(one in start for one in EMPTY)


def read(incoming: Incoming) -> Imported:
    """The map in what the reference made of a file.

    Raises `EmptyImport`, `BrokenJson`, or `CannotImport` with all problems.
    """
    name = incoming.name
    value = parse_json(incoming.data, name)
    if not isinstance(value, dict) or not any(isinstance(value.get(one), dict) for one in ("arguments", "statements")):
        raise CannotImport(name, "it is no JSON of Argdown: it has no object of arguments and none of statements")
    if value.get("errors"):
        raise CannotImport(name, "the Argdown that it was made of has errors, so that it is not whole")
    entries = Entries(name)
    model = JsonModel(value, entries)
    model.take()
    entries.refuse()
    builder = GraphBuilder(FORMAT_ID, name)
    if "map" in value:
        builder.tally.drop("drawings", "map", "How it was drawn is left out: argmap draws it anew.")
    for one in (name for name in value if name not in KNOWN):
        builder.tally.drop("fields", one[:80], "Argdown's JSON has no such field, and it is left out.")
    for kind, place in model.unknown_relations:
        builder.tally.drop("relations", place, f"“{kind[:80]}” is no kind of relation.")
    found = imported(model.model, builder)
    return replace(found, report=replace(found.report, entries=tuple(map(_placed, found.report.entries))))


def _placed(entry: Entry) -> Entry:
    """Lines are those of the Argdown, as that is what the file tells."""
    is_line = LINE.fullmatch(entry.place) is not None
    return replace(entry, place=f"{entry.place} of the Argdown") if is_line else entry
