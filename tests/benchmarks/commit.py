"""Row 4, the storage's part: from an entry's submission to the disk's acknowledgement, in a map of many nodes."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from argmap.core.change import Change, Label
from argmap.core.history import Entry, EntryKind
from argmap.core.records import Node
from argmap.storage.creating import create_map
from argmap.storage.opening import read_map
from argmap.storage.writer import Writer
from tests.benchmarks.disk import folder_on_disk
from tests.benchmarks.maps import random_map
from tests.benchmarks.rows import Row, main, sizes, within

EDITS = 40  # for each run
FRAME_S = 1 / 60


def rows(nodes: int, runs: int) -> Iterator[Row]:
    for count in sizes(nodes):
        with folder_on_disk() as (folder, kind):
            path = folder / "map.argmap"
            create_map(path, random_map(count))
            times = commit_times(path, EDITS * runs)
        what, most, size = f"an edit's way to the disk alone, {kind}", 1 if count == nodes else None, f"{count:,} nodes"
        yield within(4, f"{what}, p95", quantiles(times, n=20)[-1], "one 60 Hz frame", FRAME_S, most, size=size)
        yield within(4, f"{what}, median", median(times), "one 60 Hz frame", FRAME_S, most, size=size)


def commit_times(path: Path, edits: int) -> list[float]:
    """Seconds of each of so many edits of random cards, one after the other."""
    loaded = read_map(path)
    nodes = [one for one in loaded.records if isinstance(one, Node)]
    chooser = random.Random(1)
    writer = Writer(loaded.path, loaded.state, lambda _: None, lambda error, _: print(error))
    times = []
    for number in range(1, edits + 1):
        index = chooser.randrange(len(nodes))
        before, nodes[index] = nodes[index], replace(nodes[index], text=f"Edit {number}")
        change = Change(Label.EDIT_TEXT, ((before, nodes[index]),))
        start = perf_counter()
        writer.submit(Entry(number, EntryKind.DO, change, "2025-01-01T00:00:00Z"), {})
        writer.flush()
        times.append(perf_counter() - start)
    writer.close()
    return times


if __name__ == "__main__":
    main(rows, __doc__ or "")
