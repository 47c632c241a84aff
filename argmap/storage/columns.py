"""Which columns a record's table has, read off the record's fields."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from types import UnionType
from typing import Annotated, Union, get_args, get_origin, get_type_hints

from pydantic import StringConstraints

from argmap.core.limits import OPEN_DATA
from argmap.core.records import (
    Answer,
    Comment,
    Exercise,
    Foreign,
    Inference,
    MapInfo,
    Node,
    Passage,
    PassageLink,
    Premise,
    Rating,
    Record,
    Source,
    SourceText,
)

TABLES: dict[type[Record], str] = {
    MapInfo: "map_info",
    Node: "nodes",
    Inference: "inferences",
    Premise: "premises",
    Source: "sources",
    SourceText: "source_texts",
    Passage: "passages",
    PassageLink: "passage_links",
    Rating: "ratings",
    Comment: "comments",
    Answer: "answers",
    Foreign: "foreign",
    Exercise: "exercises",
}
"""The table of each record type, in the order in which each refers only to earlier ones."""

RECORD_TYPE = {table: record_type for record_type, table in TABLES.items()}
KEPT_AS_BLOB = {(SourceText, "text")}
"""Fields that are not in the record's row: their bytes lie in `blobs` under their sha256."""


ID = 64  # characters of the longest kind of id


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its STRICT type, and how the field's value is written in it."""

    name: str
    sql_type: str = "TEXT"
    nullable: bool = False
    is_bool: bool = False
    is_list: bool = False
    choices: tuple[str, ...] = ()
    most_characters: int = OPEN_DATA

    @property
    def quoted(self) -> str:
        return f'"{self.name}"'


CHANGE_COLUMNS = (
    Column("number", "INTEGER"),
    Column("kind"),
    Column("of", "INTEGER", nullable=True),
    Column("label"),
    Column("time"),
    Column("author"),
    Column("name"),
    Column("pairs"),
)
BLOB_COLUMNS = (Column("sha256"), Column("size", "INTEGER"))
"""What a blob's digest covers; its bytes are covered by their sha256."""


def _columns_of(record_type: type[Record]) -> tuple[Column, ...]:
    hints = get_type_hints(record_type, include_extras=True)
    kept = [field.name for field in fields(record_type) if (record_type, field.name) not in KEPT_AS_BLOB]
    return tuple(_column(name, hints[name]) for name in kept)


def _column(name: str, hint: object) -> Column:
    nullable, hint = _without_none(hint)
    hint, most_characters = _plain(hint)
    if get_origin(hint) is tuple:
        return Column(name, nullable=nullable, is_list=True)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Column(name, nullable=nullable, choices=tuple(one.value for one in hint))
    sql_type = {str: "TEXT", int: "INTEGER", bool: "INTEGER", float: "REAL"}[hint]  # type: ignore[index]  # a plain type
    return Column(name, sql_type, nullable, is_bool=hint is bool, most_characters=most_characters)


def _without_none(hint: object) -> tuple[bool, object]:
    """Whether None is allowed, and the type beside it."""
    nullable = False
    if get_origin(hint) in (Union, UnionType):
        nullable = type(None) in get_args(hint)
        hint = next(one for one in get_args(hint) if one is not type(None))
    return nullable, hint


def _plain(hint: object) -> tuple[object, int]:
    """The type without its annotations, and how many characters they allow."""
    most_characters = OPEN_DATA
    while get_origin(hint) is Annotated:
        hint, *notes = get_args(hint)
        for note in notes:
            if isinstance(note, StringConstraints):
                most_characters = note.max_length or ID
    return hint, most_characters


COLUMNS = {record_type: _columns_of(record_type) for record_type in TABLES}
"""The columns of a record's table in the order of its fields, without the digest that follows them."""


def insert_into(table: str, columns: Sequence[Column]) -> str:
    """The statement that adds a row with these columns, and its digest last, to a table."""
    names = [*(column.quoted for column in columns), "digest"]
    return f'INSERT INTO "{table}" ({", ".join(names)}) VALUES ({", ".join("?" * len(names))})'
