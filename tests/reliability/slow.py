"""Row: every sync takes 50 ms; the window goes on meanwhile, and its bar says what is not saved yet."""

from pathlib import Path

from argmap.storage.creating import create_map
from argmap.storage.opening import read_map
from tests.benchmarks.maps import random_map
from tests.reliability import shared_sqlite
from tests.reliability.program import found_by
from tests.reliability.row import Row, Tally

KEYS = 250
NODES = 1_000
PATIENCE_S = 300
STALLED = "window stalled, ms"
SEEN_S = 0.045


def work(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Press keys in a window of its own process."""
    path = folder / "map" / "map.argmap"
    path.parent.mkdir()
    create_map(path, random_map(NODES, seed=number))
    trial, arguments = f"trial {number}", (str(number), str(path), str(KEYS), *without)
    found = found_by("slow_run", arguments, folder, trial, tally, PATIENCE_S)
    if not found:
        return
    tally.count("syncs", found["syncs"])
    tally.count("keys", KEYS)
    tally.count("entries", len(read_map(path).history))
    tally.measure(STALLED, found["longest"] * 1_000)
    if found["longest"] > SEEN_S:  # whether the window was at work or waited: for another thread, a disk, the machine
        tally.count(f"turns of {found['longest'] * 1_000:.0f} ms, {found['at work'] * 1_000:.0f} of them at work")
    if found["stalls"]:
        tally.fail(f"{trial}: the window stood still in {found['stalls']} syncs")
    if found["untrue"]:
        tally.fail(f"{trial}: the bar said that all was saved, and it was not")


ROWS = (
    Row(
        "slow",
        "50 ms more in every sync",
        full=100,
        short=0,
        trial=work,
        defences={"the thread of its own": 1, "the wait for the disk's word": 1},
        most={STALLED: 50},
        least={"syncs": 1_000},
        why_not=shared_sqlite.why_not,
        processes=1,
    ),
)
