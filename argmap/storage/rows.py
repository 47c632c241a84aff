"""Records as rows and back, with the digest that each row carries.

A row's digest is BLAKE2b of 16 bytes over the table's name and the row's values, in the order of the columns, joined by
NUL (which no text may hold): texts as UTF-8, integers in decimal, reals as the shortest decimal that reads back to the
same value, and, in a column that may be NULL, "" for NULL and "=" before any value. The digests of several rows are
summed modulo 2^128 as little-endian numbers, so that one edit changes the sum by two differences.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import repeat
from operator import attrgetter
from typing import Any, TypeAlias

from pydantic import ConfigDict, TypeAdapter
from pydantic_core import ArgsKwargs, from_json

from argmap.core.records import Record, SourceText, canonical_json
from argmap.storage.columns import COLUMNS, TABLES, Column

Row: TypeAlias = tuple[Any, ...]
"""A table's values as SQLite gives and takes them: str, int, float, bytes or None."""
Shared: TypeAlias = dict[str, str]
"""Each id and order key that was read, so that it is kept once, whoever names it."""

DIGEST_BYTES = 16
MODULUS = 1 << (8 * DIGEST_BYTES)
WHEN_USED = ConfigDict(defer_build=True)  # most maps have no records of most types
ADAPTERS: dict[type[Record], TypeAdapter[list[Record]]] = {
    one: TypeAdapter(list[one], config=WHEN_USED)  # type: ignore[valid-type]  # a type as value
    for one in TABLES
}


def to_rows(record_type: type[Record], records: Sequence[Record]) -> list[Row]:
    """The rows of records of one type: a value for each of its `COLUMNS`, then the digest."""
    columns = COLUMNS[record_type]
    cells = [_cells(column, list(map(attrgetter(column.name), records))) for column in columns]
    return list(zip(*cells, digests(TABLES[record_type], columns, cells), strict=True))


def to_records(
    record_type: type[Record], rows: Sequence[Row], texts: Mapping[str, str], shared: Shared | None = None
) -> list[Record]:
    """The records of rows, whose digests are not looked at. `texts` has the long texts by sha256.

    `shared` grows by the ids and order keys of these, for those that are read after them.
    Raises pydantic's `ValidationError`, whose locations begin with the row's index, and `ValueError` for broken JSON.
    """
    if not rows:
        return []
    columns, known = COLUMNS[record_type], {} if shared is None else shared
    cells = [_values(column, list(cell), known) for column, cell in zip(columns, zip(*rows, strict=True), strict=False)]
    if record_type is SourceText:
        names = [column.name for column in columns]
        cells.insert(names.index("sha256"), [texts.get(one) for one in cells[names.index("sha256")]])
    return ADAPTERS[record_type].validate_python([ArgsKwargs(values) for values in zip(*cells, strict=True)])


def digests(table: str, columns: Sequence[Column], cells: Sequence[Sequence[Any]]) -> list[bytes]:
    """The digest of each row of a table, whose values are given column by column."""
    written = [_written(column, cell) for column, cell in zip(columns, cells, strict=True)]
    join = "\0".join
    return [blake2b(join(row).encode(), digest_size=DIGEST_BYTES).digest() for row in zip(repeat(table), *written)]


def row_digest(table: str, columns: Sequence[Column], row: Row) -> bytes:
    """The digest of one row of any table."""
    return digests(table, columns, [[value] for value in row])[0]


def digest_of_pieces(table: str, columns: Sequence[Column], row: Row, pieces: Iterable[str]) -> bytes:
    """The digest of a row whose last value, a text that is never NULL, comes in pieces after the others."""
    written = [one for column, value in zip(columns, row, strict=False) for one in _written(column, [value])]
    sealing = blake2b("\0".join((table, *written, "")).encode(), digest_size=DIGEST_BYTES)
    for piece in pieces:
        sealing.update(piece.encode())
    return sealing.digest()


def total(rows: Iterable[Row]) -> int:
    """The sum modulo 2^128 of the digests of rows, which stand last in them."""
    return sum(int.from_bytes(row[-1], "little") for row in rows) % MODULUS


def to_bytes(sum_of_digests: int) -> bytes:
    """A sum of digests as it stands in the file."""
    return (sum_of_digests % MODULUS).to_bytes(DIGEST_BYTES, "little")


def _cells(column: Column, values: list[Any]) -> list[Any]:
    """A field's values as the column holds them."""
    if column.choices:
        plain = {choice: choice for choice in column.choices}
        return [plain[value] for value in values]
    if column.is_bool:
        return [int(value) for value in values]
    if column.is_list:
        return [canonical_json(value) if value else "[]" for value in values]
    return values


def _values(column: Column, cells: list[Any], shared: Shared) -> list[Any]:
    """A column's cells as the record's constructor takes them."""
    if column.is_list:
        return [_list(cell) if cell != "[]" else () for cell in cells]
    if column.name.endswith(("id", "order_key")):
        return [shared.setdefault(cell, cell) for cell in cells]
    return cells


def _list(cell: str) -> object:
    """The list that JSON text says. Raises `ValueError`, also for text that was not UTF-8 in the file."""
    try:
        return from_json(cell)
    except TypeError as error:
        raise ValueError("not UTF-8") from error


def _written(column: Column, cells: Sequence[Any]) -> Iterable[str]:
    """A column's cells as the digest sees them."""
    if column.sql_type != "TEXT":
        cells = [None if cell is None else repr(cell) for cell in cells]
    return ["" if cell is None else "=" + cell for cell in cells] if column.nullable else cells
