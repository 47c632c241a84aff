"""Bombs: little to send, much to open."""

import os
import sqlite3
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from argmap.core.records import MapInfo, Passage, Record, Source, SourceText
from tests.reliability.hostile_files.making import (
    HostileFile,
    Make,
    by_bytes,
    map_of,
    run_sql,
    seal,
    sound_map,
)
from tests.storage.samples import node, small_map

PAGE = 4_096
MEGABYTE = 1_000_000


def long_values(table: str, column: str, megabytes: int, count: int = 1) -> Make:
    """Rows with values far beyond what any record may hold."""

    def make(path: Path) -> None:
        path.write_bytes(map_of([*small_map(), *map(node, range(1, count + 1))]))
        size = megabytes * MEGABYTE // 2
        run_sql(path, "PRAGMA synchronous = OFF", f"UPDATE {table} SET {column} = hex(zeroblob({size}))")

    return make


def long_history(megabytes: int, count: int) -> Make:
    def make(path: Path) -> None:
        path.write_bytes(sound_map())
        pairs = f"'[' || replace(hex(zeroblob({megabytes * MEGABYTE // 2})), '00', '  ') || ']'"
        row = f"'do', NULL, 'edit_text', '2025', 'me', '', {pairs}, zeroblob(16)"
        rows = [f"INSERT INTO changes VALUES ({number}, {row})" for number in range(1, count + 1)]
        run_sql(path, "PRAGMA synchronous = OFF", *rows)
        seal(path)

    return make


def big(place: int, number: int) -> Make:
    """A number in the file's header that promises much."""

    def change(content: bytearray) -> None:
        content[place : place + 4] = number.to_bytes(4, "big")

    return by_bytes(change)


def free_list(next_trunk: int, leaves: int) -> Make:
    """A list of free pages that leads round in a circle, or says that there are more than a page has room for."""

    def change(content: bytearray) -> None:
        content += bytes(PAGE)
        trunk = len(content) // PAGE
        content[28:32] = trunk.to_bytes(4, "big")
        content[32:36] = trunk.to_bytes(4, "big")
        content[36:40] = (10**9).to_bytes(4, "big")
        start = len(content) - PAGE
        content[start : start + 8] = (next_trunk or trunk).to_bytes(4, "big") + leaves.to_bytes(4, "big")

    return by_bytes(change)


def sparse(size: int) -> Make:
    def make(path: Path) -> None:
        path.write_bytes(sound_map())
        os.truncate(path, size)

    return make


def root_page(path: Path, table: str) -> int:
    connection = sqlite3.connect(path)
    page: int = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    connection.close()
    return page


def tree_in_a_circle(path: Path) -> None:
    """A table whose page is its own child."""
    path.write_bytes(sound_map())
    page = root_page(path, "nodes")
    content = bytearray(sound_map())
    start = (page - 1) * PAGE
    content[start : start + 12] = bytes([5]) + bytes(7) + page.to_bytes(4, "big")
    path.write_bytes(content)


def long_chain_for_many(path: Path) -> None:
    """Twenty megabytes in a chain of pages that two thousand rows claim for themselves."""
    path.write_bytes(map_of([*small_map(), *map(node, range(1, 3))]))
    run_sql(path, "PRAGMA synchronous = OFF", f"UPDATE nodes SET text = hex(zeroblob({10 * MEGABYTE})) WHERE rowid = 1")
    page = root_page(path, "nodes")
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        leaf = bytearray(file.read(PAGE))
        content_start = int.from_bytes(leaf[5:7], "big")
        count = min(1_500, (content_start - 8) // 2)
        leaf[3:5] = count.to_bytes(2, "big")
        first = leaf[8:10]
        leaf[8 : 8 + 2 * count] = first * count
        file.seek((page - 1) * PAGE)
        file.write(leaf)


def chain_in_a_circle(path: Path) -> None:
    """A long value whose last page leads back to its first."""
    path.write_bytes(sound_map())
    run_sql(path, "UPDATE nodes SET text = hex(zeroblob(40000))")
    content = bytearray(path.read_bytes())
    marks = [at for at in range(0, len(content), PAGE) if content[at + 4 : at + 40] == b"0" * 36]
    for at in marks:
        content[at : at + 4] = (marks[0] // PAGE + 1).to_bytes(4, "big")
    path.write_bytes(content)


def source_with(text: str, records: Iterable[Record]) -> Make:
    version = version_of(text, 1)
    return lambda path: path.write_bytes(map_of([MapInfo("0" * 32), SOURCE, version, *records]))


SOURCE = Source("7" * 32, "A report")


def version_of(text: str, number: int) -> SourceText:
    return SourceText(f"8{number:031x}", SOURCE.id, number, text, sha256(text.encode()).hexdigest())


def wide_passages(path: Path) -> None:
    """Thousands of passages that each ask for a slice of nearly the whole of a large text."""
    text = "wörter " * 2_000_000
    first = version_of(text, 1)
    quotes = [
        Passage(f"9{number:031x}", first.id, number, len(text) - 10, exact="short") for number in range(1, 20_000)
    ]
    path.write_bytes(map_of([MapInfo("0" * 32), SOURCE, first, *quotes]))


def one_text_for_many(path: Path) -> None:
    """Thousands of versions that share one large text, to be looked through for each."""
    first = version_of("words " * 3_000_000, 1)
    path.write_bytes(map_of([MapInfo("0" * 32), SOURCE, first]))
    rows = (
        "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
        " INSERT INTO source_texts SELECT printf('8%031x', i), source_id, i, sha256, media_type, locators,"
        " original_sha256, digest FROM n, source_texts"
    )
    run_sql(path, rows)
    seal(path)


def too_many(table: str, count: int, values: str) -> Make:
    """More rows than a map may have, as cheap as rows can be."""

    def make(path: Path) -> None:
        path.write_bytes(sound_map())
        numbers = f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})"
        run_sql(path, "PRAGMA synchronous = OFF", f"{numbers} INSERT INTO {table} SELECT {values} FROM n")

    return make


CARD = "printf('%032x', i + 1000), 'claim', '', '', 0, '', '', '', '', '[]', '', '', zeroblob(16)"
RECORD = "printf('%032x', i + 1000), '', '', '', zeroblob(16)"

BOMBS = (
    HostileFile("a page count beyond the file", big(28, 2**31), "Damaged"),
    HostileFile("a page count of nought", big(28, 0), "opened"),
    HostileFile("a cache of four billion pages", big(48, 2**31 - 1), "opened"),
    HostileFile("free pages in a circle", free_list(0, 0), "Damaged"),
    HostileFile("more free pages than fit", free_list(2, 2**31), "Damaged"),
    HostileFile("a table that is its own child", tree_in_a_circle, "Damaged"),
    HostileFile("a long value in a circle", chain_in_a_circle, "Damaged"),
    HostileFile("more than a gigabyte", sparse((1 << 30) + 1), "TooLarge"),
    HostileFile("a terabyte", sparse(1 << 40), "TooLarge"),
)
LARGE_BOMBS = (
    HostileFile("a long value that many rows share", long_chain_for_many, "Damaged"),
    HostileFile("sixty megabytes in a card", long_values("nodes", "text", 60), "Damaged"),
    HostileFile("thirty megabytes in eight cards each", long_values("nodes", "notes", 30, 8), "Damaged"),
    HostileFile("a value beyond the limit", long_values("nodes", "text", 70), "TooLarge"),
    HostileFile("thirty megabytes in an id", long_values("map_info", "id", 30), "Damaged"),
    HostileFile("thirty megabytes of description", long_values("map_info", "description", 30), "Damaged"),
    HostileFile("a history of nothing, long", long_history(50, 5), "TooLarge"),
    HostileFile("a gigabyte of nothing behind a map", sparse(1 << 30), "opened"),
    HostileFile("passages as wide as their text", wide_passages, "Damaged"),
    HostileFile("twenty thousand versions of one text", one_text_for_many, "TooLarge"),
    HostileFile("a card too many", too_many("nodes", 100_001, CARD), "TooLarge"),
    HostileFile("two million rows", too_many('"foreign"', 1_000_001, RECORD), "TooLarge"),
)
