"""Rows 8, 9 and 15: process start to the first paint of a map and of the empty window, and what that window holds."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

from argmap.storage.creating import create_map
from tests.benchmarks.first_paint import Start, start
from tests.benchmarks.installed import OURS
from tests.benchmarks.maps import random_map
from tests.benchmarks.rows import ABSENT, Row, duration, main, mebibytes, within
from tests.benchmarks.x11 import missing_tools, own_display

SIZE = "1366x768"
FLOOR = "bare PySide6"
BARE_WINDOW = [sys.executable, str(Path(__file__).with_name("bare_window.py"))]
PROGRAMS = {"argmap": [OURS], FLOOR: BARE_WINDOW, "vym": ["vym"], "dia": ["dia", "--nosplash"]}
MAP_TITLE = "random map"
MAP_GOALS = {1_000: "≥ 15 × Freeplane", 50_000: "≥ 5 × Freeplane with 1,000"}


def rows(nodes: int, runs: int) -> Iterator[Row]:
    if missing_tools():
        yield Row(9, "process start, empty window", f"{', '.join(missing_tools())}: {ABSENT}")
        return
    with own_display(SIZE) as environment:
        yield from empty_window(environment, runs)
        for count in sorted({min(1_000, nodes), nodes}):
            yield with_map(environment, count, runs)


def empty_window(environment: dict[str, str], runs: int) -> Iterator[Row]:
    """Ours and the peers by turns, so that all of them meet the same moments of the machine."""
    programs = {name: command for name, command in PROGRAMS.items() if shutil.which(command[0])}
    for command in programs.values():
        start(command, environment)  # what only the first start on a machine has to do
    starts: dict[str, list[Start]] = {name: [] for name in programs}
    for _ in range(runs):
        for name, command in programs.items():
            starts[name].append(start(command, environment))
    times = {name: median(one.seconds for one in some) for name, some in starts.items()}
    memory = {name: median(one.memory for one in some) for name, some in starts.items()}
    row = within(9, "process start to the painted empty window", times["argmap"], "vym", times.get("vym"), 1.6)
    yield replace(row, peer=f"{row.peer}, dia {duration(times['dia']) if 'dia' in times else ABSENT}")
    floor = within(9, "a bare QMainWindow of PySide6 with nothing in it", times[FLOOR], "vym", times.get("vym"), 1.6)
    yield replace(floor, goal="–", is_met=None)
    yield within(15, "memory of the idle empty window", memory["argmap"], "vym", memory.get("vym"), 1.2, mebibytes)


def with_map(environment: dict[str, str], nodes: int, runs: int) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "map.argmap"
        create_map(path, random_map(nodes))
        own = median(start([OURS, str(path)], environment, MAP_TITLE).seconds for _ in range(runs))
    what = f"process start to a map of {nodes:,} nodes"
    return Row(8, what, duration(own), "Freeplane: not compared", goal=MAP_GOALS.get(nodes, "–"))


if __name__ == "__main__":
    main(rows, __doc__ or "")
