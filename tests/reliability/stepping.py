"""Row: most of a large map is deleted, brought back, deleted again and restored, and the map closed; nothing stalls."""

from pathlib import Path

from argmap.core.records import Node
from argmap.storage.creating import create_map
from argmap.storage.opening import read_map
from tests.benchmarks.maps import random_map
from tests.reliability.program import found_by
from tests.reliability.row import Row, Tally

SIZES = (2_100, 50_000)  # cards; of the first a trial takes half a minute, too long for `make test`
PATIENCE_S = 240
STALLED = "window stalled, ms"


def step(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Step back and forth in a window of its own process, and close the map."""
    path = folder / "map.argmap"
    size = SIZES[number % len(SIZES)]
    create_map(path, random_map(size, seed=number, passages=True))
    trial, arguments = f"trial {number}", (str(path), *without)
    found = found_by("stepping_run", arguments, folder, trial, tally, PATIENCE_S)
    if not found:
        return
    tally.count("turns", found["turns"])
    tally.count("large steps", found["steps"])
    tally.measure(STALLED, found["longest"] * 1_000)
    tally.measure("turn at rest, ms", found["longest at rest"] * 1_000)
    if found["stalls"]:
        tally.fail(f"{trial}: the window stood still {found['stalls']} times")
    if sum(isinstance(one, Node) for one in read_map(path).records) != size:
        tally.fail(f"{trial}: not all cards are there again")


ROWS = (
    Row(
        "stepping",
        "large branches deleted, brought back, deleted again and restored, and the map closed, while it is worked in",
        full=12,
        short=0,
        trial=step,
        defences={"the thread of its own": 1, "freeing in pieces": 1},
        most={STALLED: 100},
        least={"large steps": 48},
        processes=1,
    ),
)
