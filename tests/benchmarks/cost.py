"""What an act costs: its time, and the memory it needs at its most; each in a process that nothing else has used."""

import gc
import re
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import TypeVar

from tests.benchmarks.rows import seconds

T = TypeVar("T")
Act = Callable[[], object]

STATUS = "/proc/{0}/status"
FORGET_PEAK = Path("/proc/self/clear_refs"), "5"
MOST_OFTEN = 100
PATIENCE_S = 2.0  # for all repetitions together


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds, the median of as many repetitions as there was time for; bytes at most, None where the system is mum."""

    seconds: float
    memory: float | None


def in_child(act: Callable[[], T]) -> T:
    """What an act returns, done in a copy of this process: what it leaves behind goes with it."""
    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=lambda: sender.send(act()))
    process.start()
    sender.close()
    try:
        return receiver.recv()
    finally:
        process.join()


def cost(act: Act) -> Cost:
    """The cost of doing something: the memory of the first time, the time of those after it if it is soon done.

    Python's collector rests meanwhile, as it does in the window. For a process that ends afterwards.
    """
    gc.collect()
    gc.disable()
    before = restart_peak()
    first = seconds(act)
    memory = peak() - before if before is not None else None
    times: list[float] = []
    while len(times) < MOST_OFTEN and sum(times) + first < PATIENCE_S:
        times.append(seconds(act))
    return Cost(median(times or [first]), memory)


def restart_peak() -> float | None:
    """What is resident now, which is the most until more is; None where the system does not tell."""
    try:
        FORGET_PEAK[0].write_text(FORGET_PEAK[1], encoding="utf-8")
    except OSError:
        return None
    return _status("VmRSS")


def peak(process: int | str = "self") -> float:
    """The most that was resident since `restart_peak`, or of another process since it began, in bytes."""
    return _status("VmHWM", process)


def _status(name: str, process: int | str = "self") -> float:
    status = Path(STATUS.format(process)).read_text(encoding="utf-8")
    found = re.search(rf"^{name}:\s+(\d+) kB", status, re.MULTILINE)
    return float(found[1]) * 1024 if found else 0.0
