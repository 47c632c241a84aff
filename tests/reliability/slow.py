"""Row: every sync takes 50 ms; the window goes on meanwhile, and its bar says what is not saved yet."""

import json
import os
import subprocess
import sys
from pathlib import Path

from argmap.storage.creating import create_map
from argmap.storage.opening import read_map
from tests.benchmarks.maps import random_map
from tests.reliability import shared_sqlite
from tests.reliability.row import Row, Tally

ROOT = Path(__file__).resolve().parents[2]
KEYS = 250
NODES = 1_000
PATIENCE_S = 300
STALLED = "window stalled, ms"


def work(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Press keys in a window of its own process."""
    path = folder / "map" / "map.argmap"
    path.parent.mkdir()
    create_map(path, random_map(NODES, seed=number))
    command = [sys.executable, "-m", "tests.reliability.slow_run", str(number), str(path), str(KEYS), *without]
    environment = {**os.environ, "ARGMAP_DATA": str(folder / "data")}
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )
    if ended.returncode:
        tally.fail(f"trial {number}: died with {ended.returncode}: {ended.stderr[-300:]}")
        return
    found = json.loads(ended.stdout.splitlines()[-1])
    tally.count("syncs", found["syncs"])
    tally.count("keys", KEYS)
    tally.count("entries", len(read_map(path).history))
    tally.measure(STALLED, found["longest"] * 1_000)
    if found["stalls"]:
        tally.fail(f"trial {number}: the window stood still in {found['stalls']} syncs")
    if found["untrue"]:
        tally.fail(f"trial {number}: the bar said that all was saved, and it was not")


ROWS = (
    Row(
        "slow",
        "50 ms more in every sync",
        full=100,
        short=1,
        trial=work,
        defences={"the thread of its own": 1, "the wait for the disk's word": 1},
        most={STALLED: 50},
        least={"syncs": 1_000},
        why_not=shared_sqlite.why_not,
        processes=1,
    ),
)
