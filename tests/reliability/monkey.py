"""Rows: a hundred thousand random acts in the real window, and how much memory is held because of them."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from argmap.ui.errors import CRASH
from tests.reliability.holding import ENVIRONMENT, why_not
from tests.reliability.row import Row, Tally

ROOT = Path(__file__).resolve().parents[2]
ACTS = 250
LONG = 40_000
PATIENCE_S = 1_800
MOST = 1.0  # MiB more that may be held after ten thousand more acts
LAST = 8  # acts that are named when a process died


def act(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Acts in a window of its own process."""
    _play(number, ACTS, folder, tally, without, {})


def act_long(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Forty thousand in one, weighed after each ten thousand with no window open."""
    memory = _play(number, LONG, folder, tally, without, ENVIRONMENT)
    if memory:
        held, resident = (_growth(one) for one in zip(*memory, strict=True))
        tally.measure("MiB more held per 10,000 acts after the first", held)
        tally.measure("MiB more resident", resident)
        if held > MOST:
            tally.fail(f"trial {number}: held {', '.join(f'{one:.1f}' for one, _ in memory)} MiB")


def _growth(found: Sequence[float]) -> float:
    return (found[-1] - found[0]) / (len(found) - 1)


def _play(
    number: int, acts: int, folder: Path, tally: Tally, without: frozenset[str], environment: Mapping[str, str]
) -> list[tuple[float, float]]:
    """What the process says of its memory, in MiB, after each ten thousand acts: what is held, and what is resident."""
    command = [sys.executable, "-m", "tests.reliability.monkey_run", str(number), str(acts), str(folder), *without]
    whole = {**os.environ, **environment}
    ended = subprocess.run(
        command, cwd=ROOT, env=whole, capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )
    if ended.returncode:
        last_acts = ", ".join(_last_acts(folder))
        tally.fail(f"trial {number}: died with {ended.returncode} after {last_acts}{_trace(folder)}")
        return []
    found = json.loads(ended.stdout.splitlines()[-1])
    tally.count("acts", found["done"])
    for wrong in found["wrong"]:
        tally.fail(f"trial {number}: {wrong}")
    memory: list[tuple[float, float]] = found["memory"]
    return memory


def _last_acts(folder: Path) -> list[str]:
    return (folder / "done.txt").read_text(encoding="utf-8").splitlines()[-LAST:]


def _trace(folder: Path) -> str:
    """What argmap kept of its end, where each thread was; empty if it was killed."""
    kept = [one.read_text(encoding="utf-8") for one in folder.rglob(CRASH)]
    return "".join(f"\n{one}" for one in kept if one)


ROWS = (
    Row("monkey", "random acts in the real window", 400, 1, act, {"sound_actions": 1}, least={"acts": 100_000}),
    Row("monkey_memory", "memory held because of them", 2, 0, act_long, {"forgetting": 1}, why_not=why_not),
)
