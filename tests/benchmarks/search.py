"""Row 12: the first 100 hits in a map with 10 MB of sources, against a scan with LIKE; ranked, and as the window asks.

To the first hits belong the marks of those that a list shows at once; the others are marked when they are scrolled to.
"""

import sqlite3
from collections.abc import Iterator

from argmap.core.records import Record
from argmap.storage.answering import answer
from argmap.storage.search import SearchIndex
from tests.benchmarks.maps import random_map
from tests.benchmarks.rows import Row, at_most, duration, faster, main, seconds, sizes, typical

QUERIES = ("cl", "climate", "climate tax", "the", "verra", "zenul")
SEEN = 20  # hits that a list shows at once


def rows(nodes: int, runs: int) -> Iterator[Row]:
    for count in sizes(nodes):
        yield from of_size(count, runs, has_goals=count == nodes)


def of_size(nodes: int, runs: int, has_goals: bool) -> Iterator[Row]:
    """The rows of a map of that many nodes."""
    records, size = random_map(nodes, passages=True), f"{nodes:,} nodes"
    times, most_s = (40, 16e-3) if has_goals else (None, None)
    index = SearchIndex()
    built = seconds(lambda: index.build(records))
    scanned = plain_texts(records)
    for query in QUERIES:
        own = typical(lambda query=query: first_hits(index, query, is_ranked=False), runs)
        ranked = typical(lambda query=query: first_hits(index, query, is_ranked=True), runs)
        whole = typical(lambda query=query: answer(index, query, 100), runs)
        peer = typical(lambda query=query: scan(scanned, query), runs)
        yield faster(12, f"search for “{query}”", own, "LIKE", peer, times, size)
        yield at_most(12, f"ranked, “{query}”", ranked, most_s, size)
        yield at_most(12, f"counted and ranked in each group, “{query}”", whole, most_s, size)
    yield Row(12, "making the index", duration(built), size=size)
    scanned.close()
    index.close()


def first_hits(index: SearchIndex, query: str, is_ranked: bool) -> object:
    """The first 100 hits, and where the words stand in those that are seen."""
    hits = index.find(query, is_ranked=is_ranked)
    return hits, [hit.marks() for hit in hits[:SEEN]]


def plain_texts(records: list[Record]) -> sqlite3.Connection:
    """A table of all texts, without an index."""
    texts = [getattr(one, "text", None) or getattr(one, "exact", None) for one in records]
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE texts (text TEXT)")
    connection.executemany("INSERT INTO texts VALUES (?)", [(text,) for text in texts if text])
    return connection


def scan(connection: sqlite3.Connection, query: str) -> object:
    """Look for the words of a query in every text, in their order."""
    like = "%" + query.replace(" ", "%") + "%"
    return connection.execute("SELECT count(*) FROM texts WHERE text LIKE ?", (like,)).fetchone()


if __name__ == "__main__":
    main(rows, __doc__ or "")
