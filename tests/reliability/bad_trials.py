"""Rows of which every third trial does what a reader must never do, to see whether that is counted."""

import os
import signal
import time
from pathlib import Path

from tests.reliability.row import Row, Tally
from tests.reliability.steps import begin


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


def work(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Take three steps, each shorter than what hangs, all together longer; every third trial takes them as one."""
    for step in range(3):
        if number % 3 != 1:
            begin(f"step {step}")
        until = time.process_time() + 0.7 * AT_WORK_S
        while time.process_time() < until:
            pass
    tally.count("came to an end")


AT_WORK_S = 0.6  # so that all three steps are longer by more than the time between two looks
HANGING = Row("hanging", "trials that hang", 3, 0, hang, {}, hangs_s=0.5)
CRASHING = Row("crashing", "trials that crash", 3, 0, crash, {})
WORKING = Row("working", "trials that work for long", 3, 0, work, {}, hangs_s=AT_WORK_S)
ROWS = (HANGING, CRASHING, WORKING)
