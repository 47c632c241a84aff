"""Records as a few bytes, for what is sealed inside a map: the lists of argmap JSON, compressed. No file of its own."""

import zlib
from collections.abc import Sequence

from pydantic_core import to_json

from argmap.core.records import MapInfo, Record
from argmap.formats.errors import CannotImport
from argmap.formats.json_records import LISTS, read_entries, written
from argmap.intake.json_text import parse_json

MOST_BYTES = 200_000_000  # of what is packed
TYPES: dict[str, type[Record]] = {"map_info": MapInfo, **LISTS}
NAME = "key"


def pack(records: Sequence[Record]) -> bytes:
    """The records, type by type."""
    names = {record_type: name for name, record_type in TYPES.items()}
    lists: dict[str, list[object]] = {}
    for one in records:
        lists.setdefault(names[type(one)], []).append(written(one))
    return zlib.compress(to_json(lists))


def unpack(content: bytes) -> tuple[Record, ...]:
    """The records again. Raises `CannotImport` for bytes that are none, or too many of them."""
    value = parse_json(_expanded(content), NAME)
    records: list[Record] = []
    for name, entries in value.items() if isinstance(value, dict) else ():
        if name not in TYPES or not isinstance(entries, list):
            raise CannotImport(NAME, f"{name[:80]} is no list of records")
        found, problems = read_entries(name, TYPES[name], entries)
        if problems:
            raise CannotImport(NAME, problems[0])
        records += found
    return tuple(records)


def _expanded(content: bytes) -> bytes:
    expander = zlib.decompressobj()
    try:
        found = expander.decompress(content, MOST_BYTES)
    except zlib.error as error:
        raise CannotImport(NAME, "it cannot be expanded") from error
    if not expander.eof:
        raise CannotImport(NAME, f"it is larger than {MOST_BYTES // 1_000_000} MB, or cut off")
    return found
