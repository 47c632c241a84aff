"""Row 4, the storage's part: from an entry's submission to the disk's acknowledgement, in a map of many nodes."""

import argparse
import random
import tempfile
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
from tests.benchmarks.maps import random_map


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("nodes", type=int, nargs="?", default=50_000)
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--folder", help="a folder on the disk to measure; not a tmpfs")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        path = Path(folder) / "big.argmap"
        create_map(path, random_map(arguments.nodes))
        times = commit_times(path, arguments.edits)
    print(
        f"commit in {arguments.nodes:,} nodes: median {median(times):.1f} ms, p95 {quantiles(times, n=20)[-1]:.1f} ms; "
        f"one frame at 60 Hz is 16.7 ms"
    )


def commit_times(path: Path, edits: int) -> list[float]:
    """Milliseconds of each of so many edits of random cards, one after the other."""
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
        times.append((perf_counter() - start) * 1_000)
    writer.close()
    return times


if __name__ == "__main__":
    main()
