"""What is left of a damaged map: its rows told apart by their digests, which cover the table's name and every value.

A row counts as good wherever it lies, if its digest says so. What the tables lost is taken from the history, which
holds every record as it was when it was last changed; from one that lacks entries, only what something else names, as
it may have been deleted since.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from argmap.core.document import REFERENCES
from argmap.core.limits import SOURCE_TEXT
from argmap.core.records import Record, RecordId
from argmap.storage.checks import PYTHON_TYPES, read_records
from argmap.storage.columns import BLOB_COLUMNS, RECORD_TYPE, TABLES, Column
from argmap.storage.entries import pairs_of
from argmap.storage.errors import named_errors
from argmap.storage.pages import FILE_HEADER, Pages, StoredRow, page_sizes
from argmap.storage.rows import DIGEST_BYTES, Row, row_digest, to_bytes, to_records, total
from argmap.storage.shapes import PRESENT, Shape, all_shapes
from argmap.storage.texts import CountedTexts

ID_LENGTH = 32
MOST_HURT = 10_000  # rows that are looked at closely
SEALED = len(("id", "records_digest", "blobs_digest", "changes_digest", "changes_bytes"))
Key = tuple[type[Record], RecordId]
Found = dict[type[Any], dict[RecordId, Any]]
"""Records by type and id."""
READING_FAILS = (ValueError, TypeError, KeyError, RecursionError)


@dataclass(slots=True)
class Remains:
    """Good rows by table and id, the rows that are not as they were written, the kept bytes that are, by sha256.

    Rows of older versions are as they are carried over. `stored` has the digest that stands in the file of each good
    row, and the seals are what those of all records, and of all entries of the history, should sum up to.
    """

    rows: dict[str, dict[object, Row]] = field(default_factory=lambda: defaultdict(dict))
    hurt: dict[str, dict[object, Row]] = field(default_factory=lambda: defaultdict(dict))
    stored: dict[str, dict[object, bytes]] = field(default_factory=lambda: defaultdict(dict))
    blobs: dict[str, bytes] = field(default_factory=dict)
    records_seal: object = None
    changes_seal: object = None

    @property
    def count(self) -> int:
        """How many good rows there are."""
        return sum(map(len, self.rows.values())) + len(self.blobs)

    @property
    def is_whole(self) -> bool:
        """Whether every record of the map is among the good rows."""
        return self.records_seal == to_bytes(sum(self._sum(table) for table in TABLES.values()))

    @property
    def has_whole_history(self) -> bool:
        """Whether every entry of the history is among the good rows."""
        return self.changes_seal == to_bytes(self._sum("changes"))

    def take_apart(self) -> None:
        """Let everything go row by row, as others wait for what is freed at once; there is nothing to be asked then."""
        tables: tuple[dict[object, Any], ...] = (*self.rows.values(), *self.hurt.values(), *self.stored.values())
        for table in tables:
            while table:
                table.popitem()

    def _sum(self, table: str) -> int:
        return total((digest,) for digest in self.stored[table].values())


class KeptTexts(CountedTexts):
    """The texts of sources by sha256; one that is lost is empty, which is not what its sha256 says."""

    def __init__(self, path: Path, blobs: Mapping[str, bytes]) -> None:
        super().__init__(path)
        self._blobs = blobs

    def _text(self, digest: str) -> str:
        content = self._blobs.get(digest, b"")
        try:
            return content.decode() if len(content) <= SOURCE_TEXT else ""
        except UnicodeDecodeError:
            return ""


def remains_of(path: Path) -> Remains:
    """Everything good in the file at `path`, whatever its header and tables say. Raises a `StorageError`."""
    with named_errors(path), path.open("rb") as file:
        sizes = page_sizes(file.read(FILE_HEADER))
        found = [_sorted_out(Pages(file, page_bytes).rows()) for page_bytes in sizes]
    return max(found, key=lambda one: one.count)


def records_of(path: Path, remains: Remains) -> Found:
    """The records of the good rows by type and id, and those that only the history still holds.

    Raises `TooLarge` for `path` if its long texts are named too often.
    """
    texts = KeptTexts(path, remains.blobs)
    found: Found = {}
    for record_type, table in TABLES.items():
        records, _ = read_records(record_type, list(remains.rows[table].values()), texts)
        found[record_type] = {one.id: one for one in records}
    said = _last_said(remains, texts)
    wanted = list(said) if remains.has_whole_history else _named_by(found)
    while wanted:
        came = [one for key in wanted if (one := said.pop(key, None)) and one.id not in found[type(one)]]
        for one in came:
            found[type(one)][one.id] = one
        wanted = [key for one in came for key in _names(one)]
    return found


def _named_by(found: Found) -> list[Key]:
    return [key for records in found.values() for one in records.values() for key in _names(one)]


def _names(one: Record) -> list[Key]:
    """The records that this one names."""
    names = REFERENCES.get(type(one), {}).items()
    return [(target, named) for name, target in names if (named := getattr(one, name)) is not None]


def _sorted_out(stored: Iterable[StoredRow]) -> Remains:
    remains, shapes = Remains(), all_shapes()
    for one in stored:
        row: Row = one.values
        if _is_blob(row):
            remains.blobs[row[0]] = row[3]
            continue
        if _is_seal(row):
            _, remains.records_seal, _, remains.changes_seal, _ = row
            continue
        for shape, candidate in _candidates(one, shapes):
            if _is_good(shape, candidate):
                remains.rows[shape.table][candidate[0]] = shape.carried(candidate)
                remains.stored[shape.table][candidate[0]] = candidate[-1]
                break
        else:
            _note_hurt(remains, one, shapes)
    return remains


def _candidates(stored: StoredRow, shapes: Iterable[Shape]) -> Iterator[tuple[Shape, Row]]:
    """The shapes that the row may have, by the number of its values, with the row as SQLite would give it."""
    for shape in shapes:
        if len(stored.values) == len(shape.columns) + 1:
            yield shape, _as_given(shape.columns, stored)


def _as_given(columns: tuple[Column, ...], stored: StoredRow) -> Row:
    """The values as SQLite gives them: it stores whole reals as integers, and its row number in no column."""
    values = [
        float(value) if column.sql_type == "REAL" and isinstance(value, int) else value
        for column, value in zip(columns, stored.values, strict=False)
    ]
    if columns[0].sql_type == "INTEGER":
        values[0] = stored.rowid
    return (*values, stored.values[-1])


def _is_good(shape: Shape, row: Row) -> bool:
    try:
        return bool(row_digest(shape.table, shape.columns, row[:-1]) == row[-1])
    except READING_FAILS:
        return False


def _is_blob(row: Row) -> bool:
    """Whether it is a good row of kept bytes, by their own digest too."""
    if len(row) != 4 or not isinstance(row[3], bytes):
        return False
    try:
        is_sealed = bool(row_digest("blobs", BLOB_COLUMNS, row[:2]) == row[2])
    except READING_FAILS:
        return False
    return is_sealed and sha256(row[3]).hexdigest() == row[0]


def _is_seal(row: Row) -> bool:
    """Whether it is the row of `document`."""
    return len(row) == SEALED and all(isinstance(one, bytes) and len(one) == DIGEST_BYTES for one in row[1:4])


def _note_hurt(remains: Remains, stored: StoredRow, shapes: Iterable[Shape]) -> None:
    """Keep a record's row that is not as it was written, under the table that it looks most like."""
    first = stored.values[0] if stored.values else None
    if not isinstance(first, str) or len(first) != ID_LENGTH or sum(map(len, remains.hurt.values())) > MOST_HURT:
        return
    candidates = [(shape, row) for shape, row in _candidates(stored, shapes) if shape.table in RECORD_TYPE]
    if not candidates:
        return
    shape, row = max(candidates, key=lambda one: _likeness(*one))
    remains.hurt[shape.table][first] = (*shape.values(row), row[-1])


def _likeness(shape: Shape, row: Row) -> tuple[bool, int, int]:
    """Whether it reads as a record of the table, how many values could stand in their columns, less those that its
    version did not have, and how many tables come before, since a map has many sources and one title page.
    """
    record_type, columns, values = RECORD_TYPE[shape.table], PRESENT[shape.table], shape.values(row)
    try:
        is_read = bool(to_records(record_type, [(*values, row[-1])], dict.fromkeys(row[3:4], "")))
    except READING_FAILS:
        is_read = False
    could_stand = sum(
        isinstance(value, PYTHON_TYPES[column.sql_type, column.nullable])
        and (not column.choices or value in column.choices)
        for column, value in zip(columns, values, strict=True)
    )
    return is_read, could_stand - (len(columns) - len(shape.columns)), list(PRESENT).index(shape.table)


def _last_said(remains: Remains, texts: KeptTexts) -> dict[Key, Record | None]:
    """What the history says of each record last: as it then was, or None if it was removed."""
    said: dict[Key, Record | None] = {}
    for _, row in sorted(remains.rows["changes"].items()):
        try:
            pairs = pairs_of(row[-2], texts)
        except READING_FAILS:
            continue
        for before, after in pairs:
            one = after if before is None else before
            if one is not None:
                said[type(one), one.id] = after
    return said
