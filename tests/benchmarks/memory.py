"""Row 20: what the window of a map with its sources holds in memory, and whether working in it adds to that.

What counts is what is resident in its process once it has come to rest: searched, its panels filled, backed up. What
it took at most until then, and the process that backs the map up and ends, have lines of their own.
"""

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import psutil

from argmap.storage.creating import create_map
from tests.benchmarks.cost import in_child, peak
from tests.benchmarks.disk import folder_on_disk
from tests.benchmarks.first_paint import program, wait_for_rest, watch
from tests.benchmarks.installed import OURS
from tests.benchmarks.maps import random_map
from tests.benchmarks.rows import ABSENT, Row, main, sizes
from tests.benchmarks.start import MAP_TITLE, SIZE
from tests.benchmarks.working import EDITS, left_behind
from tests.benchmarks.x11 import Eyes, has_window, missing_tools, own_display

MOST = {50_000: 350e6}  # bytes, with so many nodes
MOST_LEFT = 2_000 * EDITS  # bytes: an edit and its undo stay in the history, to be undone and done again
ROW = 20
PATIENCE_S = 30  # for the backup to begin
GLANCE_S = 0.05


def rows(nodes: int, _runs: int) -> Iterator[Row]:
    for count in sizes(nodes):
        with folder_on_disk() as (folder, _):
            path = folder / "map.argmap"
            in_child(partial(make_map, path, count))
            yield from in_window(path, count)
            if count == nodes:
                yield after_work(path, count)


def make_map(path: Path, nodes: int) -> None:
    create_map(path, random_map(nodes, passages=True))


def in_window(path: Path, nodes: int) -> Iterator[Row]:
    """In the real window on an X server."""
    what, size = "memory of the window, a passage to each node", f"{nodes:,} nodes"
    if missing_tools():
        yield Row(ROW, what, f"{', '.join(missing_tools())}: {ABSENT}", size=size)
        return
    held, bound = resident(path), MOST.get(nodes)
    if bound is None:
        yield Row(ROW, what, megabytes(held.at_rest), size=size)
        return
    is_met = held.at_rest <= bound
    yield Row(ROW, what, megabytes(held.at_rest), goal=f"≤ {megabytes(bound)}", is_met=is_met, size=size)
    yield Row(ROW, "the same at most, while it opened", megabytes(held.at_most), size=size)
    yield Row(ROW, "the process that backs it up and ends, at most", megabytes(held.by_others), size=size)


@dataclass(slots=True)
class Held:
    """What a program holds at rest and held at most, and what those that it started held at most together; in bytes."""

    at_rest: float = 0
    at_most: float = 0
    by_others: float = 0

    def look(self, process: psutil.Process) -> bool:
        """Take up what is held now; returns whether others are at work for the program."""
        self.at_rest, self.at_most = process.memory_info().rss, peak(process.pid)
        others = process.children(recursive=True)
        self.by_others = max(self.by_others, sum(map(size_of, others)))
        return bool(others)


def resident(path: Path) -> Held:
    """What argmap holds with the map open."""
    with own_display(SIZE) as environment:
        eyes = Eyes(environment["DISPLAY"])
        bare = eyes.look()
        with program([OURS, str(path)], environment) as started:
            for _ in watch(eyes, started, bare, lambda: has_window(MAP_TITLE, environment)):
                pass
            held = held_by(psutil.Process(started.pid))
        eyes.close()
    return held


def held_by(process: psutil.Process) -> Held:
    """What a program and those that it started hold, until it has backed its map up and does nothing any more."""
    held, until = Held(), time.monotonic() + PATIENCE_S
    while not held.look(process) and time.monotonic() < until:
        time.sleep(GLANCE_S)
    while held.look(process):
        time.sleep(GLANCE_S)
    wait_for_rest(process)
    held.look(process)
    return held


def size_of(process: psutil.Process) -> float:
    """What a process holds; nothing once it has ended."""
    with suppress(psutil.NoSuchProcess):
        return float(process.memory_info().rss)
    return 0.0


def after_work(path: Path, nodes: int) -> Row:
    """What many edits and their undoing leave behind, in a window of this process's child."""
    left = in_child(partial(left_behind, path))
    what = f"more of it after {EDITS:,} edits, each undone, {nodes:,} nodes"
    return Row(ROW, what, megabytes(left), goal=f"≤ {megabytes(MOST_LEFT)}", is_met=left <= MOST_LEFT)


def megabytes(size: float) -> str:
    return f"{size / 1e6:.0f} MB" if abs(size) >= 10e6 else f"{size / 1e6:.1f} MB"


if __name__ == "__main__":
    main(rows, __doc__ or "")
