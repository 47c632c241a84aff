"""Files made to do harm: each is refused by name, or opened and edited, soon and in little memory, and nothing else is
touched.
"""

import json
import os
import subprocess
import sys
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.reliability.hostile_files.bombs import BOMBS, LARGE_BOMBS
from tests.reliability.hostile_files.companions import COMPANIONS
from tests.reliability.hostile_files.kinds import KINDS
from tests.reliability.hostile_files.lies import LIES
from tests.reliability.hostile_files.making import HostileFile
from tests.reliability.hostile_files.schemas import SCHEMAS
from tests.reliability.row import Row, Tally

IN_TURN = [one for turn in zip_longest(SCHEMAS, COMPANIONS, KINDS, LIES, BOMBS) for one in turn if one is not None]
FILES: tuple[HostileFile, ...] = (*IN_TURN, *LARGE_BOMBS)
"""In `make test` the first of each kind are opened, so that the costly ones stand last."""
CANARIES = 100
SECONDS, MEGABYTES = 2, 100
WITHOUT_SCHEMA, WITHOUT_GUARD = "schema comparison", "companion guard"
SEEN_BY = {WITHOUT_SCHEMA: SCHEMAS, WITHOUT_GUARD: COMPANIONS}


def trial(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    files = next((SEEN_BY[one] for one in without), FILES)
    one = files[number % len(files)]
    place = folder / "received"
    canaries = make_canaries(place / "canary")
    path = Path(os.fsdecode(os.fsencode(place) + b"/" + os.fsencode(one.file_name)))
    one.make(path)
    (folder / "data").mkdir()
    before = traces_of(place / "canary")
    said = ask(
        {
            "path": str(path),
            "data": str(folder / "data"),
            "is_ours": one.is_ours,
            "without": sorted(without),
        }
    )
    judge(one, said, tally)
    if traces_of(place / "canary") != before or canaries != contents(place / "canary"):
        tally.fail(f"{one.name}: the canaries were touched")


def judge(one: HostileFile, said: dict[str, Any], tally: Tally) -> None:
    """Whether what was told is what had to be, and at what cost."""
    if "open" not in said:
        tally.fail(f"{one.name}: {said['outcome']}")
        return
    opened = said["open"]
    if opened["outcome"] != one.outcome:
        tally.fail(f"{one.name}: {opened['outcome']} instead of {one.outcome}")
    tally.count("opened" if opened["outcome"] == "opened" else "refused")
    tally.measure("opened or refused in, s", opened["seconds"])
    for what in ("open", "verify", "salvage"):
        outcome = said[what]["outcome"]
        if outcome.startswith(("unexpected", "no sentence")):
            tally.fail(f"{one.name}: {what} {outcome}")
        tally.measure(f"more memory to {what}, MB", said[what]["megabytes"])
        tally.measure(f"time to {what}, s", said[what]["seconds"])
    if opened["megabytes"] > MEGABYTES:
        tally.fail(f"{one.name}: {opened['megabytes']:.0f} MB")


def make_canaries(folder: Path) -> dict[str, bytes]:
    folder.mkdir(parents=True)
    for number in range(CANARIES):
        (folder / f"{number}.txt").write_text(f"precious {number}")
    return contents(folder)


def contents(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in sorted(folder.iterdir())}


def traces_of(folder: Path) -> list[tuple[str, int, int]]:
    """Size and time of all that is in a folder."""
    return sorted((one.name, one.stat().st_size, one.stat().st_mtime_ns) for one in folder.iterdir())


@cache
def opener() -> subprocess.Popen[str]:
    """The process that opens; it ends with this one, when its input does."""
    command = [sys.executable, "-m", "tests.reliability.opener"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True)


def ask(order: dict[str, Any]) -> dict[str, Any]:
    process = opener()
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(order) + "\n")
    process.stdin.flush()
    said: dict[str, Any] = json.loads(process.stdout.readline())
    return said


ROWS = (
    Row(
        "hostile",
        "hostile map files",
        full=len(FILES),
        short=70,
        trial=trial,
        defences={WITHOUT_SCHEMA: 2, WITHOUT_GUARD: 2},
        most={"opened or refused in, s": SECONDS, "more memory to open, MB": MEGABYTES},
    ),
)
