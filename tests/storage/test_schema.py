"""The DDL says the same as the records, and the released DDLs stay as they were."""

import sqlite3
from importlib.resources import files
from typing import get_args

import pytest

from argmap.core.history import EntryKind
from argmap.core.records import RECORD_TYPES, Record
from argmap.storage.columns import BLOB_COLUMNS, CHANGE_COLUMNS, COLUMNS, TABLES, Column
from argmap.storage.schema import DDL, MAJOR, MINOR, create_tables


@pytest.fixture
def empty_map():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    create_tables(connection)
    yield connection
    connection.close()


def told_by_sqlite(connection, table):
    rows = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    return [(name, sql_type, not not_null) for _, name, sql_type, not_null, _, _ in rows if name != "digest"]


def told_by_fields(columns: tuple[Column, ...]):
    return [(column.name, column.sql_type, column.nullable) for column in columns]


def test_there_is_a_table_for_every_record_type():
    assert tuple(TABLES) == RECORD_TYPES == get_args(Record)


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_the_columns_are_the_fields(empty_map, record_type):
    assert told_by_sqlite(empty_map, TABLES[record_type]) == told_by_fields(COLUMNS[record_type])


def test_the_columns_of_the_history_are_those_its_digest_covers(empty_map):
    assert told_by_sqlite(empty_map, "changes") == told_by_fields(CHANGE_COLUMNS)


def test_the_columns_of_the_blobs_are_those_their_digest_covers_and_the_bytes(empty_map):
    assert told_by_sqlite(empty_map, "blobs")[:-1] == told_by_fields(BLOB_COLUMNS)
    assert told_by_sqlite(empty_map, "blobs")[-1] == ("bytes", "BLOB", False)


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_a_check_allows_exactly_the_values_of_each_enumeration(record_type):
    table = DDL.split(f"CREATE TABLE {TABLES[record_type]} (")[-1].split(") STRICT")[0]
    for column in COLUMNS[record_type]:
        if column.choices:
            values = ", ".join(f"'{choice}'" for choice in column.choices)
            assert f"{column.name} TEXT NOT NULL CHECK ({column.name} IN ({values}))" in table
        if column.is_bool:
            assert f"{column.name} INTEGER NOT NULL CHECK ({column.name} IN (0, 1))" in table


def test_a_check_allows_exactly_the_kinds_of_entries():
    values = ", ".join(f"'{kind.value}'" for kind in EntryKind)

    assert f"kind TEXT NOT NULL CHECK (kind IN ({values}))" in DDL


def test_every_table_is_strict(empty_map):
    rows = empty_map.execute(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name <> 'sqlite_schema'"
    )

    assert {strict for _, strict in rows} == {1}


def test_the_released_ddl_of_this_version_is_the_canonical_one():
    released = files("argmap.storage").joinpath("schemas", f"{MAJOR}.{MINOR}.sql").read_text(encoding="utf-8")

    assert released == DDL
