"""CSL-JSON, the references of Zotero, pandoc and Crossref: bytes in, items out, and back."""

from collections.abc import Iterable

from argmap.core.records import canonical_json
from argmap.intake.json_text import parse_json
from argmap.sources.citations.errors import BrokenReferences, NoReferences, refuse_too_many
from argmap.sources.citations.item import Item, trouble_with, without_private


def read_csl_json(data: bytes, name: str) -> tuple[Item, ...]:
    """The references of a list, or of one that stands alone. All or none: a broken one refuses the file.

    Raises `EmptyImport`, `BrokenJson`, `NoReferences`, `TooManyReferences` or `BrokenReferences`, naming the file
    `name`.
    """
    found = parse_json(data, name)
    items = found if isinstance(found, list) else [found]
    if not items:
        raise NoReferences(name, ": its list is empty")
    refuse_too_many(len(items), name)
    for number, item in enumerate(items, start=1):
        trouble = trouble_with(item)
        if trouble:
            raise BrokenReferences(name, f"in reference {number:,}, {trouble}")
    return tuple(without_private(item) for item in items)


def write_csl_json(items: Iterable[Item]) -> bytes:
    """The references as a list in canonical JSON, one a line, so that two lists can be compared by line."""
    lines = ",\n".join(canonical_json(item) for item in items)
    return f"[\n{lines}\n]\n".encode() if lines else b"[]\n"
