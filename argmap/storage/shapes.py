"""The shapes that a row of a map file can have: those of the present tables, and those in which older ones differ."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from argmap.storage.columns import CHANGE_COLUMNS, COLUMNS, TABLES, Column
from argmap.storage.older import OLDER, Carry, OlderVersion
from argmap.storage.rows import Row, row_digest

PRESENT: dict[str, tuple[Column, ...]] = {
    **{TABLES[record_type]: columns for record_type, columns in COLUMNS.items()},
    "changes": CHANGE_COLUMNS,
}
"""The columns of the tables whose rows end with their digest, without it."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of a table in one version, without the digest, and how its values become those of the present one."""

    table: str
    columns: tuple[Column, ...]
    carry: Carry | None = None

    def carried(self, row: Row) -> Row:
        """A good row in its present shape, with the digest that it has there."""
        if self.carry is None:
            return row
        values = self.values(row)
        return (*values, row_digest(self.table, PRESENT[self.table], values))

    def values(self, row: Row) -> Row:
        """The values of a row, good or not, as they stand in the present columns, without a digest."""
        if self.carry is None:
            return row[:-1]
        names = (column.name for column in self.columns)
        found = self.carry(self.table, dict(zip(names, row, strict=False)))
        return tuple(found[column.name] for column in PRESENT[self.table])


def all_shapes() -> Sequence[Shape]:
    """Every shape, the present ones first."""
    shapes = [Shape(table, columns) for table, columns in PRESENT.items()]
    for version in OLDER.values():
        shapes += _other_shapes(version)
    return shapes


def _other_shapes(version: OlderVersion) -> Iterator[Shape]:
    from argmap.storage.tables import columns_of, tables_of  # late: few files are ever rescued

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(version.ddl)
        for table in tables_of(connection):
            columns = tuple(columns_of(connection, table))
            if table in PRESENT and _form(columns) != _form(PRESENT[table]):
                yield Shape(table, columns, version.carry)


def _form(columns: Sequence[Column]) -> list[tuple[str, str, bool]]:
    return [(column.name, column.sql_type, column.nullable) for column in columns]
