"""Row 20: what the window of a map with its sources holds in memory, and whether working in it adds to that.

What counts is what is resident once the window has come to rest, with whatever it has started besides.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import psutil

from argmap.storage.creating import create_map
from tests.benchmarks.cost import in_child
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


def rows(nodes: int, _runs: int) -> Iterator[Row]:
    for count in sizes(nodes):
        with folder_on_disk() as (folder, _):
            path = folder / "map.argmap"
            in_child(partial(make_map, path, count))
            yield in_window(path, count)
            if count == nodes:
                yield after_work(path, count)


def make_map(path: Path, nodes: int) -> None:
    create_map(path, random_map(nodes, passages=True))


def in_window(path: Path, nodes: int) -> Row:
    """In the real window on an X server."""
    what, size = "memory of the window, a passage to each node", f"{nodes:,} nodes"
    if missing_tools():
        return Row(ROW, what, f"{', '.join(missing_tools())}: {ABSENT}", size=size)
    held, most = resident(path), MOST.get(nodes)
    if most is None:
        return Row(ROW, what, megabytes(held), size=size)
    return Row(ROW, what, megabytes(held), goal=f"≤ {megabytes(most)}", is_met=held <= most, size=size)


def resident(path: Path) -> float:
    """What argmap holds with the map open, in bytes."""
    with own_display(SIZE) as environment:
        eyes = Eyes(environment["DISPLAY"])
        bare = eyes.look()
        with program([OURS, str(path)], environment) as started:
            for _ in watch(eyes, started, bare, lambda: has_window(MAP_TITLE, environment)):
                pass
            held = held_by(psutil.Process(started.pid))
        eyes.close()
    return held


def held_by(process: psutil.Process) -> float:
    """What a program and those that it started hold, in bytes, once it does nothing any more."""
    wait_for_rest(process)
    return float(sum(one.memory_info().rss for one in (process, *process.children(recursive=True))))


def after_work(path: Path, nodes: int) -> Row:
    """What many edits and their undoing leave behind, in a window of this process's child."""
    left = in_child(partial(left_behind, path))
    what = f"more of it after {EDITS:,} edits, each undone, {nodes:,} nodes"
    return Row(ROW, what, megabytes(left), goal=f"≤ {megabytes(MOST_LEFT)}", is_met=left <= MOST_LEFT)


def megabytes(size: float) -> str:
    return f"{size / 1e6:.0f} MB" if abs(size) >= 10e6 else f"{size / 1e6:.1f} MB"


if __name__ == "__main__":
    main(rows, __doc__ or "")
