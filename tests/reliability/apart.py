"""Trials in a process of their own: one that ends it, or does not come to an end, is counted, and the next goes on."""

import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from math import inf
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # it comes without types

from tests.reliability.row import Row, Tally
from tests.reliability.steps import SPAWNING, UNDER_WAY, Steps
from tests.reliability.trying import place_of, run

WAITING = 20  # times the processor time of a step that a trial may take by the clock: it may wait for others


class Apart:
    """Does a few trials at a time, in a process that stays for the next; nothing of it is left in the end."""

    def __init__(self, row: Row) -> None:
        self._row = row
        self._folder = tempfile.TemporaryDirectory(prefix=f"argmap-{row.name}-", dir=place_of(row))
        self._left: list[int] = []
        self.numbers: Sequence[int] = ()
        self.found = Tally()
        self._start()

    @property
    def is_busy(self) -> bool:
        return bool(self._left)

    def take(self, numbers: Sequence[int]) -> None:
        """Begin with the trials of these numbers."""
        self.numbers, self._left, self.found = numbers, list(reversed(numbers)), Tally()
        self._next()

    def heed(self) -> None:
        """See whether the trial under way came to an end, and go on with the next."""
        if self.connection.poll():
            try:
                self.found.add(self.connection.recv())
            except EOFError:
                self._lose("ended its process")
        elif self._hangs():
            self._lose(f"took longer than {self._row.hangs_s:g} s in {self._steps.name}")
        else:
            return
        self._left.pop()
        self._next()

    def close(self) -> None:
        self._end()
        self._folder.cleanup()

    def _start(self) -> None:
        self.connection, there = SPAWNING.Pipe()
        self._steps = Steps()
        which = (self._row.trial.__module__, self._row.name)
        about = (there, self._steps, *which, Path(self._folder.name))
        self._process: SpawnProcess = SPAWNING.Process(target=serve, args=about)
        self._process.start()
        there.close()
        self.connection.recv()

    def _next(self) -> None:
        self._begun = time.monotonic()
        if self._left:
            self.connection.send(self._left[-1])

    def _hangs(self) -> bool:
        limit = self._row.hangs_s
        return self._worked_s() - self._steps.begun_s > limit or time.monotonic() - self._begun > WAITING * limit

    def _worked_s(self) -> float:
        """Processor time of the process so far."""
        with suppress(psutil.Error):  # it is over
            times = psutil.Process(self._process.pid).cpu_times()
            return float(times.user + times.system)
        return 0.0

    def _lose(self, how: str) -> None:
        self._end()
        self.found.break_off(f"trial {self._left[-1]}: {how} (exit code {self._process.exitcode})")
        self.found.trials += 1
        self._start()

    def _end(self) -> None:
        """The process, and what it started."""
        with suppress(psutil.Error):
            for one in psutil.Process(self._process.pid).children(recursive=True):
                one.kill()
        self._process.kill()
        self._process.join()
        self.connection.close()


def serve(there: Connection, steps: Steps, module: str, name: str, place: Path) -> None:
    """In the process: try what is asked for, until nobody asks any more."""
    row = next(one for one in import_module(module).ROWS if one.name == name)
    UNDER_WAY.set(steps)
    there.send("ready")
    with suppress(EOFError):
        while True:
            there.send(_tried(row, there.recv(), place, steps))


def _tried(row: Row, number: int, place: Path, steps: Steps) -> Tally:
    steps.begin(f"all of trial {number}")
    found = run(row, [number], place=place)
    steps.begin("waiting")
    if row.hangs_s < inf:
        found.measure("longest step, s", steps.longest_s)
    return found
