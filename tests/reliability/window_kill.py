"""Row: kill -9 of the real window while somebody types, drags and imports; what the bar showed as saved is there."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from argmap.samples import sample_records
from argmap.storage.creating import create_map
from argmap.storage.occupancy import claim
from argmap.storage.opening import read_map
from argmap.storage.verify import verify
from tests.reliability.row import Row, Tally

ROOT = Path(__file__).resolve().parents[2]
LONGEST_S = 1.5
DOCUMENT = "The union may pay for what no member pays for alone. It does not follow that it should.\n\n" * 30


def kill(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """One window, killed at some moment after its map was there."""
    path, data = folder / "map.argmap", folder / "data"
    create_map(path, sample_records("eu-nato"))
    document = folder / "paper.txt"
    document.write_text(DOCUMENT, encoding="utf-8")
    shown = _shown_until_killed(number, [str(path), str(document), *without], data)
    tally.count("saved as shown", shown)
    tally.count("journals left", path.with_name(path.name + "-journal").exists())
    mine = claim(path, data / "open")
    start = time.perf_counter()
    found = read_map(path, journal_is_ours=mine.was_left_open)
    tally.measure("reopened in, ms", (time.perf_counter() - start) * 1e3)
    mine.release()
    kept = max((entry.number for entry in found.history), default=0)
    if kept < shown:
        tally.fail(f"trial {number}: {shown} changes were shown as saved, {kept} are there")
    for fault in verify(path):
        tally.fail(f"trial {number}: {fault}")


def _shown_until_killed(number: int, arguments: list[str], data: Path) -> int:
    """The number of the last change that the bar showed as saved; 0 if it showed none."""
    command = [sys.executable, "-m", "tests.reliability.window_run", str(number), *arguments]
    environment = {**os.environ, "ARGMAP_DATA": str(data)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        if process.stdout.readline() != "ready\n":
            raise RuntimeError("the window did not open its map")
        time.sleep(random.Random(number).uniform(0, LONGEST_S))
        process.kill()
        said = process.stdout.read().split("\n")[:-1]
        if process.wait() > 0:
            raise RuntimeError("the window ended by itself")
    return int(said[-1]) if said else 0


ROWS = (Row("window_kill", "kill -9 of the real window", 200, 2, kill, {"acknowledgement": 3}),)
