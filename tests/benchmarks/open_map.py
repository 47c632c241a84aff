"""Row 13: open, check and read a map with a passage per node, against a plain SELECT of all its rows."""

import argparse
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from argmap.storage.columns import TABLES
from argmap.storage.creating import create_map
from argmap.storage.opening import read_map
from tests.benchmarks.maps import random_map


def seconds(work: Callable[[], object], runs: int) -> float:
    """The median time of several runs."""
    times = []
    for _ in range(runs):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return median(times)


def plain_select(path: Path) -> list[list[tuple[object, ...]]]:
    connection = sqlite3.connect(path)
    rows = [connection.execute(f'SELECT * FROM "{table}"').fetchall() for table in (*TABLES.values(), "blobs")]
    connection.close()
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("nodes", type=int, nargs="?", default=50_000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.argmap"
        create_map(path, random_map(arguments.nodes, passages=True))
        ours = seconds(lambda: read_map(path), arguments.runs)
        peer = seconds(lambda: plain_select(path), arguments.runs)
    print(
        f"open and check {arguments.nodes:,} nodes: {ours:.2f} s; SELECT: {peer:.2f} s; "
        f"ratio {ours / peer:.1f} (goal ≤ 8)"
    )


if __name__ == "__main__":
    main()
