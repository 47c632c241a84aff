"""Rows: a hundred thousand random acts in the real window, and how much memory they leave taken."""

import json
import subprocess
import sys
from pathlib import Path

from tests.reliability.row import Row, Tally

ROOT = Path(__file__).resolve().parents[2]
ACTS = 250
LONG = 40_000
PATIENCE_S = 1_800
LAST = 8  # acts that are named when a process died


def act(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Acts in a window of its own process."""
    _play(number, ACTS, folder, tally, without)


def act_long(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Forty thousand in one, weighed after each ten thousand with no map open."""
    memory = _play(number, LONG, folder, tally, without)
    if memory:
        tally.measure("MiB more per 10,000 acts after the first", (memory[-1] - memory[0]) / (len(memory) - 1))


def _play(number: int, acts: int, folder: Path, tally: Tally, without: frozenset[str]) -> list[float]:
    """What the process says of its memory, in MiB, after each ten thousand acts."""
    command = [sys.executable, "-m", "tests.reliability.monkey_run", str(number), str(acts), str(folder), *without]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    if ended.returncode:
        tally.fail(f"trial {number}: died with {ended.returncode} after {', '.join(_last_acts(folder))}")
        return []
    found = json.loads(ended.stdout.splitlines()[-1])
    tally.count("acts", found["done"])
    for wrong in found["wrong"]:
        tally.fail(f"trial {number}: {wrong}")
    memory: list[float] = found["memory"]
    return memory


def _last_acts(folder: Path) -> list[str]:
    return (folder / "done.txt").read_text(encoding="utf-8").splitlines()[-LAST:]


ROWS = (
    Row("monkey", "random acts in the real window", 400, 1, act, {"sound_actions": 1}, least={"acts": 100_000}),
    Row(
        "monkey_memory",
        "memory left taken by them",
        2,
        0,
        act_long,
        {},
        most={"MiB more per 10,000 acts after the first": 1.0},
    ),
)
