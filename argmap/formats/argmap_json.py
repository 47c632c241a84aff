"""argmap JSON, version 1: one object with all records of a map, every field by its name."""

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from argmap.core.document import Document
from argmap.core.limits import DEPTH
from argmap.core.records import MapInfo, Record
from argmap.formats.circles import depth_of, remarks_on
from argmap.formats.errors import CannotImport, NewerArgmapJson, NotArgmapJson
from argmap.formats.format import EVERYTHING, Format
from argmap.formats.imported import Imported, Incoming
from argmap.formats.json_records import LISTS, read_entries, written
from argmap.formats.json_writing import indented
from argmap.formats.report import Report, Tally
from argmap.formats.soundness import problems_of
from argmap.formats.written import Outgoing, Written
from argmap.intake.json_text import parse_json

SIGN = "argmap"  # what such a file says of its format
VERSION = 1
REQUIRED = ("map_info", "nodes")
MOST_PROBLEMS = 20
SAYS_SO = re.compile(rb'"format"\s*:\s*"argmap"')


def read(data: bytes, name: str, texts: Mapping[str, bytes] | None = None) -> Imported:
    """The map that argmap JSON says. A list that is left out is empty; a field with a default may be left out.

    In `texts` lie the files that a sample's source texts name as `text_file`; without it that field is unknown.
    Raises `EmptyImport`, `BrokenJson`, `NotArgmapJson`, `NewerArgmapJson`, or `CannotImport` with every problem named
    by its place (at most twenty of them). Circles are kept and said in a remark.
    """
    return read_value(parse_json(data, name), name, texts)


def read_value(said: object, name: str, texts: Mapping[str, bytes] | None = None) -> Imported:
    """The map that a value says which was parsed from JSON already. Raises what `read` does of a map."""
    value = _map_object(said, name)
    if texts is not None:
        value["source_texts"] = [_with_text(entry, texts) for entry in value.get("source_texts", [])]
    _refuse(name, _shape_problems(value))
    placed, problems = _records_in(value)
    _refuse(name, problems)
    document = sound_document(placed, name)
    tally = Tally({list_name: found for list_name, one in LISTS.items() if (found := document.count(one))})
    for remark in remarks_on(document):
        tally.approximate("circles and loose steps", "", remark)
    return Imported(tuple(one for _, one in placed), tally.report())


def sound_document(placed: Sequence[tuple[str, Record]], name: str) -> Document:
    """The document of records that are valid each by itself, with their places in the file of that name.

    Raises `CannotImport` if together they make no map that argmap draws.
    """
    document = Document(one for _, one in placed)
    _refuse(name, list(problems_of(placed, document)))
    depth = depth_of(document)
    if depth > DEPTH:
        raise CannotImport(name, f"its cards stand {depth:,} deep; argmap draws at most {DEPTH:,}")
    return document


def write(records: Iterable[Record]) -> bytes:
    """argmap JSON of the records, which `read` gives back equal. UTF-8, indented by one space."""
    lists: dict[type[Record], list[Record | dict[str, Any]]] = {one: [] for one in (MapInfo, *LISTS.values())}
    for one in records:
        lists[type(one)].append(written(one))
    value = {"format": SIGN, "version": VERSION, "map_info": lists[MapInfo][0]}
    value |= {list_name: lists[record_type] for list_name, record_type in LISTS.items()}
    return indented(value)


def fits(start: bytes) -> bool:
    """Whether a file that begins so says that it is argmap JSON. `format` may stand further on as well."""
    return SAYS_SO.search(start) is not None


def take(incoming: Incoming) -> Imported:
    """The map in a file, as `read` says."""
    return read(incoming.data, incoming.name)


def give(outgoing: Outgoing) -> Written:
    """The whole map as `write` writes it; references and passages are in it whatever is wished."""
    document = outgoing.tree.document
    kept = tuple((name, count) for name, one in LISTS.items() if (count := document.count(one)))
    return Written(write(document.records()), Report(kept))


def _map_object(value: object, name: str) -> dict[str, Any]:
    """The object itself, once it says that it is argmap's and of a version that is known."""
    if not isinstance(value, dict):
        raise NotArgmapJson(name, "it is not one object")
    if value.get("format") != SIGN:
        raise NotArgmapJson(name, 'it does not say "format": "argmap"')
    version = value.get("version")
    if isinstance(version, bool) or not isinstance(version, int):
        raise NotArgmapJson(name, 'it does not say "version": 1')
    if version > VERSION:
        raise NewerArgmapJson(name, f"{version}")
    if version < VERSION:
        raise NotArgmapJson(name, f"there is no version {version}")
    return value


def _shape_problems(value: dict[str, Any]) -> list[str]:
    known = {"format", "version", "map_info", *LISTS}
    problems = [f"{name} is missing" for name in REQUIRED if name not in value]
    problems += [f"{name[:80]} is not a field of argmap JSON" for name in value if name not in known]
    return problems + [f"{name} is not a list" for name in LISTS if not isinstance(value.get(name, []), list)]


def _records_in(value: dict[str, Any]) -> tuple[list[tuple[str, Record]], list[str]]:
    """All records with their places in the file, and what is wrong with those that are none."""
    placed: list[tuple[str, Record]] = []
    infos, problems = read_entries("map_info", MapInfo, [value["map_info"]])
    placed += [("map_info", info) for info in infos]
    for list_name, record_type in LISTS.items():
        records, found = read_entries(list_name, record_type, value.get(list_name, []))
        placed += [(f"{list_name}[{index}]", one) for index, one in enumerate(records)]
        problems += found
    return placed, problems


def _refuse(name: str, problems: list[str]) -> None:
    """Raises `CannotImport` if there are problems."""
    if not problems:
        return
    more = len(problems) - MOST_PROBLEMS
    said = problems[:MOST_PROBLEMS] + ([f"and {more:,} more"] if more > 0 else [])
    raise CannotImport(name, "; ".join(said))


def _with_text(entry: object, texts: Mapping[str, bytes]) -> object:
    """The entry of a source text with the text itself in place of the name of the file that holds it."""
    if not isinstance(entry, dict) or entry.get("text_file") not in list(texts):
        return entry
    data = texts[entry["text_file"]]
    rest = {name: value for name, value in entry.items() if name != "text_file"}
    return {"sha256": sha256(data).hexdigest()} | rest | {"text": data.decode("utf-8")}


FORMAT = Format("argmap-json", "argmap JSON", (".json",), fits, take, give, EVERYTHING)
