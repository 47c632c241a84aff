"""Pages read without SQLite give the rows that SQLite gives, and reading them ends whatever they say."""

import sqlite3

import pytest

from argmap.storage.pages import Pages, StoredRow, page_sizes

VALUES = [
    None,
    "",
    "ünï \N{SCROLL}",
    b"",
    b"\0\xff",
    0,
    1,
    -1,
    127,
    -129,
    40_000,
    -(2**30),
    2**45,
    -(2**62),
    0.5,
    -2.75e300,
]
LONG = [("x" * size, bytes(size)) for size in (10, 400, 490, 3_900, 4_050, 4_092, 4_100, 9_000, 70_000)]


def rows_in(path, page_bytes=4_096):
    with path.open("rb") as file:
        return list(Pages(file, page_bytes).rows())


@pytest.mark.parametrize("page_bytes", [512, 1_024, 4_096, 65_536])
def test_rows_are_those_that_sqlite_gives(tmp_path, page_bytes):
    connection = sqlite3.connect(tmp_path / "x", isolation_level=None)
    connection.execute(f"PRAGMA page_size = {page_bytes}")
    connection.execute("CREATE TABLE t (a, b)")
    rows = [*zip(VALUES, reversed(VALUES), strict=True), *LONG] * 20
    connection.executemany("INSERT INTO t VALUES (?, ?)", rows)
    connection.execute("DELETE FROM t WHERE rowid % 3 = 0")
    kept = connection.execute("SELECT rowid, a, b FROM t").fetchall()
    connection.close()

    found = [one for one in rows_in(tmp_path / "x", page_bytes) if len(one.values) == 2]

    assert sorted(found, key=lambda one: one.rowid) == [StoredRow(rowid, tuple(values)) for rowid, *values in kept]
    assert page_sizes((tmp_path / "x").read_bytes()[:100])[0] == page_bytes


def test_a_row_that_was_deleted_with_its_page_is_not_found(tmp_path):
    connection = sqlite3.connect(tmp_path / "x", isolation_level=None)
    connection.execute("PRAGMA secure_delete = OFF")
    connection.execute("CREATE TABLE t (a)")
    connection.executemany("INSERT INTO t VALUES (?)", [("x" * 3_000,)] * 50)
    connection.execute("DELETE FROM t WHERE rowid > 10")
    connection.close()

    assert [one.rowid for one in rows_in(tmp_path / "x") if len(one.values) == 1] == list(range(1, 11))


@pytest.mark.parametrize("size", [0, 1, 50, 99, 4_095, 5_000])
def test_what_is_no_database_has_no_rows(tmp_path, size):
    (tmp_path / "x").write_bytes(b"\x0d\xff" * (size // 2))

    assert rows_in(tmp_path / "x") == []


def leaf(cell, places):
    """A page that has the same cell at its end as often as it says."""
    page = bytearray(4_096)
    page[0], page[3:5] = 0x0D, places.to_bytes(2, "big")
    at = len(page) - len(cell)
    page[8 : 8 + 2 * places] = at.to_bytes(2, "big") * places
    page[at:] = cell
    return bytes(page)


def test_rows_that_lie_upon_each_other_are_read_as_often_as_a_page_holds_them(tmp_path):
    row = bytes([2, 12 + 2 * 50]) + bytes(50)
    (tmp_path / "x").write_bytes(bytes(4_096) + leaf(bytes([len(row), 1]) + row, 1_900))

    assert len(rows_in(tmp_path / "x")) == 2 * 4_096 // len(row)


def test_a_chain_of_pages_that_many_rows_name_is_read_once(tmp_path):
    connection = sqlite3.connect(tmp_path / "x", isolation_level=None)
    connection.execute("CREATE TABLE t (a)")
    connection.execute("INSERT INTO t VALUES (zeroblob(50000))")
    connection.close()
    content = bytearray((tmp_path / "x").read_bytes())
    page = 4_096
    place = content[page + 8 : page + 10]
    content[page + 3 : page + 5] = (5).to_bytes(2, "big")
    content[page + 8 : page + 18] = place * 5
    (tmp_path / "x").write_bytes(content)

    assert len([one for one in rows_in(tmp_path / "x") if one.values == (bytes(50_000),)]) == 1
