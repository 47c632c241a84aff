"""Row: large foreign files are taken in; the window goes on meanwhile, and never stands still for long."""

import json
import os
import subprocess
import sys
from pathlib import Path

from argmap.storage.creating import create_map
from tests.benchmarks.maps import random_map
from tests.reliability.large_files import LARGE_FILES
from tests.reliability.row import Row, Tally

ROOT = Path(__file__).resolve().parents[2]
NODES = 300
PATIENCE_S = 120
STALLED = "window stalled, ms"


def take_in(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Drop a file of one kind on a window of its own process."""
    kind = LARGE_FILES[number % len(LARGE_FILES)]
    path, foreign = folder / "map.argmap", folder / f"a file{kind.suffix}"
    create_map(path, random_map(NODES, seed=number))
    foreign.write_bytes(kind.content(number))
    command = [sys.executable, "-m", "tests.reliability.taking_in_run", str(path), str(foreign), *without]
    environment = {**os.environ, "ARGMAP_DATA": str(folder / "data")}
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )
    if ended.returncode:
        tally.fail(f"trial {number}, {kind.suffix}: died with {ended.returncode}: {ended.stderr[-300:]}")
        return
    found = json.loads(ended.stdout.splitlines()[-1])
    tally.count("turns", found["turns"])
    tally.count("files taken in", found["is_taken_in"])
    tally.measure(STALLED, found["longest"] * 1_000)
    if found["stalls"]:
        tally.fail(f"trial {number}, {kind.suffix}: the window stood still while the worker was asked")
    elif not found["is_taken_in"]:
        tally.fail(f"trial {number}, {kind.suffix}: nothing came in: {found['said']}")


ROWS = (
    Row(
        "taking_in",
        "large files of every kind taken in while the window is worked in",
        full=10 * len(LARGE_FILES),
        short=1,
        trial=take_in,
        defences={"the thread of its own": 1},
        most={STALLED: 100},
        least={"files taken in": 10 * len(LARGE_FILES)},
        processes=1,
    ),
)
