"""Rows 8, 9 and 15: process start to a map that can be read and to the empty window, and what that window holds."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

from argmap.core.records import Node, Record
from argmap.storage.creating import create_map
from tests.benchmarks.first_paint import Start, start
from tests.benchmarks.freeplane import at_home, write_map
from tests.benchmarks.installed import OURS
from tests.benchmarks.maps import random_map
from tests.benchmarks.readable import Opener, Readable, Watcher
from tests.benchmarks.rows import ABSENT, Row, duration, faster, main, mebibytes, within
from tests.benchmarks.x11 import missing_tools, own_display

WIDTH = 1366
SIZE = f"{WIDTH}x768"
FLOOR = "bare PySide6"
BARE_WINDOW = [sys.executable, str(Path(__file__).with_name("bare_window.py"))]
PROGRAMS = {"argmap": [OURS], FLOOR: BARE_WINDOW, "vym": ["vym"], "dia": ["dia", "--nosplash"]}
MAP_TITLE = "random map"
FEW = 1_000
TIMES = {FEW: 15, 50_000: 5}
FREEPLANE = "freeplane"
AS_WIDE = str.maketrans("bdpqnu", "dbqpun")
"""Letters and others of the same width in any usual font, so that nothing else on the screen moves."""


def rows(nodes: int, runs: int) -> Iterator[Row]:
    if missing_tools():
        yield Row(9, "process start, empty window", f"{', '.join(missing_tools())}: {ABSENT}")
        return
    with own_display(SIZE) as environment:
        yield from empty_window(environment, runs)
        yield from with_maps(environment, sorted({min(FEW, nodes), nodes}), runs)


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


def with_maps(environment: dict[str, str], counts: list[int], runs: int) -> Iterator[Row]:
    """Ours with maps of so many nodes, and Freeplane with the smallest one, by turns."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        watchers = {count: Watcher(our_opener(count, folder), environment, WIDTH) for count in counts}
        peer = freeplane(counts[0], folder, environment) if shutil.which(FREEPLANE) else None
        starts: dict[int, list[Readable]] = {count: [] for count in counts}
        peers: list[Readable] = []
        for _ in range(runs):
            for count, watcher in watchers.items():
                starts[count].append(watcher.start())
            if peer is not None:
                peers.append(peer.start())
    for count in counts:
        yield from readable_rows(count, starts[count], peers)


def readable_rows(count: int, starts: list[Readable], peers: list[Readable]) -> Iterator[Row]:
    answered = median(one.answered for one in peers) if peers else None
    read = median(one.read for one in peers) if peers else None
    what = f"process start to the readable main claim, a key answered, {count:,} nodes"
    peer = f"Freeplane, {FEW:,} nodes"
    yield faster(8, what, median(one.answered for one in starts), peer, answered, TIMES.get(count))
    yield faster(8, "the same, before the key", median(one.read for one in starts), peer, read, None)


def our_opener(count: int, folder: Path) -> Opener:
    paths = [folder / f"{name} {count}.argmap" for name in ("map", "other")]
    for path, records in zip(paths, two_maps(count), strict=True):
        create_map(path, records)
    return Opener([OURS], *paths, title=MAP_TITLE, key="Escape")


def freeplane(count: int, folder: Path, environment: dict[str, str]) -> Watcher:
    paths = [folder / f"{name} {MAP_TITLE}.mm" for name in ("a", "another")]
    for path, records in zip(paths, two_maps(count), strict=True):
        write_map(records, path)
    return Watcher(Opener([FREEPLANE], *paths, title=MAP_TITLE, key="Right"), at_home(environment, folder), WIDTH)


def two_maps(count: int) -> Iterator[list[Record]]:
    """A map, and one with other letters in its main claim."""
    records = random_map(count)
    yield records
    yield [
        replace(one, text=one.text.translate(AS_WIDE)) if isinstance(one, Node) and one.order_key else one
        for one in records
    ]


if __name__ == "__main__":
    main(rows, __doc__ or "")
