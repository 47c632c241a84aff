"""Rows of which every third trial does what a reader must never do, to see whether that is counted."""

import os
import signal
from pathlib import Path

from tests.reliability.row import Row, Tally


def hang(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Compute where Python heeds no signal and lets no other thread go on."""
    (folder / "left behind").touch()
    if number % 3 == 1:
        sum(range(10**13))
    tally.count("came to an end")


def crash(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """End as an error in a library ends a process."""
    (folder / "left behind").touch()
    if number % 3 == 1:
        os.kill(os.getpid(), signal.SIGSEGV)
    tally.count("came to an end")


HANGING = Row("hanging", "trials that hang", 3, 0, hang, {}, hangs_s=0.5)
CRASHING = Row("crashing", "trials that crash", 3, 0, crash, {})
ROWS = (HANGING, CRASHING)
