"""Row 13: open, check and read a map with a passage per node, against a plain SELECT of all its rows."""

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from argmap.storage.columns import TABLES
from argmap.storage.creating import create_map
from argmap.storage.opening import read_map
from tests.benchmarks.maps import random_map
from tests.benchmarks.rows import Row, main, typical, within


def rows(nodes: int, runs: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.argmap"
        create_map(path, random_map(nodes, passages=True))
        own = typical(lambda: read_map(path), runs)
        peer = typical(lambda: plain_select(path), runs)
    yield within(13, f"open, check and read a map, {nodes:,} nodes with passages", own, "SELECT", peer, 8)


def plain_select(path: Path) -> list[list[tuple[object, ...]]]:
    connection = sqlite3.connect(path)
    rows = [connection.execute(f'SELECT * FROM "{table}"').fetchall() for table in (*TABLES.values(), "blobs")]
    connection.close()
    return rows


if __name__ == "__main__":
    main(rows, __doc__ or "")
