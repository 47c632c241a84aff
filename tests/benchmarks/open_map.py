"""Row 13: open, check and read a map with a passage per node, against a plain SELECT of all its rows."""

import sqlite3
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from argmap.storage.columns import TABLES
from argmap.storage.creating import create_map
from argmap.storage.opening import read_map
from tests.benchmarks.maps import random_map
from tests.benchmarks.rows import Row, main, sizes, typical, within


def rows(nodes: int, runs: int) -> Iterator[Row]:
    for count in sizes(nodes):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "map.argmap"
            create_map(path, random_map(count, passages=True))
            own = typical(partial(read_map, path), runs)
            peer = typical(partial(plain_select, path), runs)
        most = 8 if count == nodes else None
        yield within(13, "open, check and read a map with passages", own, "SELECT", peer, most, size=f"{count:,} nodes")


def plain_select(path: Path) -> list[list[tuple[object, ...]]]:
    connection = sqlite3.connect(path)
    rows = [connection.execute(f'SELECT * FROM "{table}"').fetchall() for table in (*TABLES.values(), "blobs")]
    connection.close()
    return rows


if __name__ == "__main__":
    main(rows, __doc__ or "")
