"""The history's entries as rows and back. A pair of records is written as [table, before, after] in JSON.

Of a record only the fields that differ from their defaults are written; of a source's text only its sha256, since the
text itself lies in `blobs` and no edit removes it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from typing import Any

from pydantic_core import from_json, to_json

from argmap.core.change import Change, Label, Pair
from argmap.core.history import Entry, EntryKind
from argmap.core.records import Record, SourceText
from argmap.storage.columns import CHANGE_COLUMNS, KEPT_AS_BLOB, RECORD_TYPE, TABLES
from argmap.storage.rows import Row, row_digest

DEFAULTS: dict[type[Record], dict[str, Any]] = {
    record_type: {
        field.name: field.default for field in fields(record_type) if (record_type, field.name) not in KEPT_AS_BLOB
    }
    for record_type in TABLES
}
INSERT_ENTRY = "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
AT_ONCE = 500  # pairs that become JSON, for which no other thread gets its turn
LABELS = {label.value: label for label in Label}


def entry_row(entry: Entry) -> Row:
    """The row of `changes` for an entry, its digest last."""
    row: Row = (*entry_head(entry), "".join(pairs_texts(entry.change)))
    return (*row, row_digest("changes", CHANGE_COLUMNS, row))


def entry_head(entry: Entry) -> Row:
    """The row of an entry as far as its pairs."""
    label = entry.change.label.value
    return (entry.number, entry.kind.value, entry.of, label, entry.time, entry.author, entry.name)


def entry_of(row: Row, texts: Mapping[str, str]) -> Entry:
    """The entry of a row of `changes`. Raises `ValueError`, `TypeError` or `KeyError` if it is none.

    A label that a newer argmap has added reads as "a field was edited"; the row keeps what it says.
    """
    number, kind, of, label, time, author, name, pairs, *_ = row
    change = Change(LABELS.get(label, Label.EDIT_FIELD), pairs_of(pairs, texts))
    return Entry(number, EntryKind(kind), change, time, author, of, name)


def row_size(row: Row) -> int:
    """What a row of `changes` counts: the bytes of its pairs."""
    pairs = row[-2]
    return len(pairs) if pairs.isascii() else len(pairs.encode())


def pairs_texts(change: Change) -> Iterator[str]:
    """The pairs of a change as JSON text, in pieces."""
    for start in range(0, len(change.pairs), AT_ONCE):
        yield ("," if start else "[") + _stretch_text(change.pairs[start : start + AT_ONCE])
    yield "]" if change.pairs else "[]"


def _stretch_text(pairs: Iterable[Pair]) -> str:
    said = [[TABLES[_type_of(pair)], _said(pair[0]), _said(pair[1])] for pair in pairs]
    return to_json(said).decode()[1:-1]


def pairs_of(text: str, texts: Mapping[str, str]) -> tuple[Pair, ...]:
    """The pairs that JSON text says; `texts` has the long texts by sha256. Raises as `entry_of`."""
    pairs = tuple(
        (_record(RECORD_TYPE[table], before, texts), _record(RECORD_TYPE[table], after, texts))
        for table, before, after in from_json(text)
    )
    if not all(_is_of_one_record(*pair) for pair in pairs):
        raise ValueError("A pair is of no record, or of two.")
    return pairs


def _is_of_one_record(before: Record | None, after: Record | None) -> bool:
    if before is None or after is None:
        return before is not after
    return before.id == after.id


def _type_of(pair: Pair) -> type[Record]:
    before, after = pair
    return type(before) if after is None else type(after)  # type: ignore[return-value]  # one of the two is a record


def _said(one: Record | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        name: value
        for name, default in DEFAULTS[type(one)].items()
        if (value := getattr(one, name)) != default or default is MISSING
    }


def _record(record_type: type[Record], said: dict[str, Any] | None, texts: Mapping[str, str]) -> Record | None:
    if said is None:
        return None
    if record_type is SourceText:
        return SourceText(**said, text=texts[said["sha256"]])
    return record_type(**said)
