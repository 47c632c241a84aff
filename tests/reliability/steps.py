"""The steps of a trial, reading a file or writing it in a format: the time in which it hangs counts for each alone."""

import time
from contextvars import ContextVar
from multiprocessing import get_context

SPAWNING = get_context("spawn")
NAME_SIZE = 80  # bytes of a step's name that are kept


class Steps:
    """What the process of trials is at, in memory that is shared with the one that watches it."""

    def __init__(self) -> None:
        self._name = SPAWNING.Array("c", NAME_SIZE)
        self._begun_s = SPAWNING.Value("d")
        self.longest_s = 0.0  # known in the process of trials alone

    @property
    def name(self) -> str:
        return str(self._name.value.decode(errors="replace"))

    @property
    def begun_s(self) -> float:
        """How much time of a processor the process had taken when the step began."""
        return float(self._begun_s.value)

    def begin(self, name: str) -> None:
        now = time.process_time()
        self.longest_s = max(self.longest_s, now - self.begun_s)
        self._name.value = name.encode()[: NAME_SIZE - 1]
        self._begun_s.value = now


UNDER_WAY: ContextVar[Steps | None] = ContextVar("steps under way", default=None)


def begin(name: str) -> None:
    """Say that the trial goes over to its next step: what a person would wait for by itself. `name` follows “in”."""
    if (steps := UNDER_WAY.get()) is not None:
        steps.begin(name)
