"""Row 12: the first 100 hits in a map with 10 MB of sources, against a scan with LIKE."""

import argparse
import sqlite3
from collections.abc import Callable
from statistics import median
from time import perf_counter

from argmap.storage.search import SearchIndex
from tests.benchmarks.maps import random_map

QUERIES = ("cl", "climate", "climate tax", "verra", "zenul")


def milliseconds(work: Callable[[], object], runs: int) -> float:
    """The median time of several runs."""
    times = []
    for _ in range(runs):
        start = perf_counter()
        work()
        times.append((perf_counter() - start) * 1_000)
    return median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("nodes", type=int, nargs="?", default=50_000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    index = SearchIndex()
    records = random_map(arguments.nodes, passages=True)
    built = milliseconds(lambda: index.build(records), 1)
    scanned = sqlite3.connect(":memory:")
    scanned.execute("CREATE TABLE texts (text TEXT)")
    texts = [getattr(one, "text", None) or getattr(one, "exact", None) for one in records]
    scanned.executemany("INSERT INTO texts VALUES (?)", [(text,) for text in texts if text])
    print(f"index of {len(records):,} records: {built / 1_000:.2f} s")
    for query in QUERIES:
        like = "%" + query.replace(" ", "%") + "%"
        ours = milliseconds(lambda query=query: index.find(query, is_ranked=False), arguments.runs)
        ranked = milliseconds(lambda query=query: index.find(query), arguments.runs)
        peer = milliseconds(
            lambda like=like: scanned.execute("SELECT count(*) FROM texts WHERE text LIKE ?", (like,)).fetchone(),
            arguments.runs,
        )
        print(
            f"{query!r}: {ours:.2f} ms; LIKE: {peer:.1f} ms; ratio {peer / ours:.0f} (goal ≥ 40); "
            f"ranked {ranked:.1f} ms (goal ≤ 16)"
        )
    scanned.close()
    index.close()


if __name__ == "__main__":
    main()
