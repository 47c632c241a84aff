"""Open, browse, close: the file's bytes and times, and the folder around it, stay as they were."""

import os
import subprocess
import sys
from pathlib import Path
from random import Random

from argmap.storage.creating import create_map
from argmap.storage.glimpse import glimpse
from argmap.storage.looking import faults_in, look_at
from argmap.storage.salvage import salvage
from tests.benchmarks.maps import Shape, random_map
from tests.conftest import ROOT
from tests.reliability.row import Row, Tally
from tests.storage.samples import every_record, originals
from tests.untouched import traces

FILES = 5  # in one window, one after the other
ONLY_LOOKS = "only looking"
PATIENCE_S = 300


def trial(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    chooser, place = Random(number), folder / "maps"
    place.mkdir()
    paths = [make_map(place / f"{one}.argmap", chooser) for one in range(1 if without else FILES)]
    before = [traces(path) for path in paths]
    for path in paths:
        glimpse(path)
        look_at(path)
        faults_in(path)
        salvage(path, folder / path.name)
    browse(number, paths, folder / "data", ONLY_LOOKS in without)
    for path, was in zip(paths, before, strict=True):
        changed = [what for what, now in traces(path).items() if now != was[what]]
        if changed:
            tally.fail(f"trial {number}, {path.name}: other {', '.join(changed)}")
    tally.count("files", len(paths))


def make_map(path: Path, chooser: Random) -> Path:
    """A map of any shape and size, written a while ago."""
    if chooser.random() < 0.2:
        create_map(path, every_record(), originals())
    else:
        size, seed = chooser.choice((1, 10, 100, 700)), chooser.getrandbits(32)
        create_map(path, random_map(size, seed, passages=True, shape=chooser.choice(list(Shape))))
    os.utime(path, ns=(1, 1))
    return path


def browse(seed: int, paths: list[Path], data: Path, edits: bool) -> None:
    """In a process of its own. Raises `CalledProcessError` if it ends badly."""
    command = [sys.executable, "-m", "tests.reliability.browse_run", str(seed), *(["edits"] * edits), *map(str, paths)]
    environment = {**os.environ, "ARGMAP_DATA": str(data)}
    subprocess.run(command, cwd=ROOT, env=environment, timeout=PATIENCE_S, capture_output=True, check=True)


ROWS = (
    Row(
        "browse",
        "open, browse, close",
        full=20,
        short=0,
        trial=trial,
        defences={ONLY_LOOKS: 1},
        least={"files": 100},
    ),
)
