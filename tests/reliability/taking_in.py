"""Row: large foreign files are taken in; the window goes on meanwhile, and never stands still for long."""

from pathlib import Path

from argmap.storage.creating import create_map
from tests.benchmarks.maps import random_map
from tests.reliability.large_files import LARGE_FILES
from tests.reliability.program import found_by
from tests.reliability.row import Row, Tally

NODES = 300
PATIENCE_S = 120
STALLED = "window stalled, ms"


def take_in(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Drop a file of one kind on a window of its own process."""
    kind = LARGE_FILES[number % len(LARGE_FILES)]
    path, foreign = folder / "map.argmap", folder / f"a file{kind.suffix}"
    create_map(path, random_map(NODES, seed=number))
    foreign.write_bytes(kind.content(number))
    trial, arguments = f"trial {number}, {kind.suffix}", (str(path), str(foreign), *without)
    found = found_by("taking_in_run", arguments, folder, trial, tally, PATIENCE_S)
    if not found:
        return
    tally.count("turns", found["turns"])
    tally.count("files taken in", found["is_taken_in"])
    tally.measure(STALLED, found["longest"] * 1_000)
    if found["stalls"]:
        tally.fail(f"{trial}: the window stood still while the worker was asked")
    elif not found["is_taken_in"]:
        tally.fail(f"{trial}: nothing came in: {found['said']}")


ROWS = (
    Row(
        "taking_in",
        "large files of every kind taken in while the window is worked in",
        full=10 * len(LARGE_FILES),
        short=0,
        trial=take_in,
        defences={"the thread of its own": 1},
        most={STALLED: 100},
        least={"files taken in": 10 * len(LARGE_FILES)},
        processes=1,
    ),
)
