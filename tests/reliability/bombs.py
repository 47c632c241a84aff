"""Import bombs: each ends within ten seconds and a gigabyte, with the file read or refused in a sentence."""

import json
import subprocess
import sys
import time
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # it comes without types

from tests.reliability.bomb import Bomb, write
from tests.reliability.bomb_files import BOMBS
from tests.reliability.row import Row, Tally

SECONDS = 10.0
MEGABYTES = 1_024.0
GIVEN_UP = 2  # times the seconds, or the megabytes
TICK_SECONDS = 0.05


def blow(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Take in bomb number `number` by a process of its own. Its time counts from when its bytes are being read."""
    bomb = BOMBS[number]
    command = [sys.executable, "-m", "tests.reliability.blasting", bomb.how, str(write(bomb, folder))]
    with subprocess.Popen([*command, *(f"--{one}" for one in without)], stdout=subprocess.PIPE) as process:
        is_over = _await(process)
        said, _ = process.communicate()
    if not is_over or process.returncode or not said:
        tally.fail(f"{_named(bomb)}: {'given up' if not is_over else f'ended with {process.returncode}'}")
        return
    _judge(bomb, json.loads(said), tally)


def _await(process: "subprocess.Popen[bytes]") -> bool:
    """Whether the process ended by itself; it is ended, with its worker, once it took far more than it may."""
    watched, end = psutil.Process(process.pid), time.monotonic() + GIVEN_UP * SECONDS + 10
    while process.poll() is None:
        family = _family(watched)
        if time.monotonic() > end or sum(map(_megabytes, family)) > GIVEN_UP * MEGABYTES:
            for one in family:
                one.kill()
            return False
        time.sleep(TICK_SECONDS)
    return True


def _family(process: psutil.Process) -> list[psutil.Process]:
    try:
        return [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _megabytes(process: psutil.Process) -> float:
    try:
        return float(process.memory_info().rss / 2**20)
    except psutil.NoSuchProcess:
        return 0.0


def _judge(bomb: Bomb, found: dict[str, float | str], tally: Tally) -> None:
    tally.measure("s", float(found["seconds"]))
    tally.measure("MB", float(found["megabytes"]))
    tally.count("refused in a sentence" if found["said"] else "read")
    if found["said"] and not str(found["said"]).startswith(f"“{bomb.name}” ") and bomb.how != "references":
        tally.fail(f"{_named(bomb)}: says {found['said']!a}, which does not name the file")


def _named(bomb: Bomb) -> str:
    return f"{bomb.what} in {bomb.name}"


ROWS = (
    Row(
        name="bombs",
        what=f"{len(BOMBS)} import bombs",
        full=len(BOMBS),
        short=3,
        trial=blow,
        defences={"unlimited": 1},
        most={"s": SECONDS, "MB": MEGABYTES},
        processes=1,
    ),
)
