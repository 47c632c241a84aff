"""One row of the table of `make soak`: what is done to argmap, how often, and what must never come of it."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import inf
from pathlib import Path

EXAMPLES = 20  # failures that are kept in words


@dataclass(slots=True)
class Tally:
    """What trials came to. Tallies of several processes are added up."""

    trials: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    worst: dict[str, float] = field(default_factory=dict)
    failed: int = 0
    errors: int = 0  # of the failures, those trials that broke off
    examples: list[str] = field(default_factory=list)

    def count(self, what: str, by: int = 1) -> None:
        """Something that happened, neither good nor bad, to be shown: kills that left a journal, say."""
        self.counts[what] += by

    def measure(self, what: str, value: float) -> None:
        """A figure of which the largest is kept. Name its unit: “reopened in, ms”."""
        self.worst[what] = max(value, self.worst.get(what, value))

    def fail(self, sentence: str) -> None:
        """Something that must never happen. Say which trial and what."""
        self.failed += 1
        self.examples.append(sentence)
        del self.examples[EXAMPLES:]

    def break_off(self, sentence: str) -> None:
        """A trial that did not come to its end."""
        self.fail(sentence)
        self.errors += 1

    @property
    def is_seeing(self) -> bool:
        """Whether a trial found something by looking; one that broke off may have had other reasons."""
        return self.failed > self.errors

    def add(self, other: "Tally") -> None:
        """Take up what another process found."""
        self.trials += other.trials
        self.counts += other.counts
        for what, value in other.worst.items():
            self.measure(what, value)
        self.failed += other.failed
        self.errors += other.errors
        self.examples = (self.examples + other.examples)[:EXAMPLES]


Trial = Callable[[int, Path, Tally, frozenset[str]], None]
"""Does one trial: its number is the seed of all that is random in it, the empty folder is its own, it writes down what
it found, and leaves out the defences that are named. An exception from it counts as a failure."""


@dataclass(frozen=True, slots=True)
class Row:
    """`full` trials are what the table asks for, `short` what `make test` does.

    `defences` says for each defence that can be left out how many trials must then find at least one failure: a count
    of nothing lost says little if it could not see a loss. `most` holds limits on what is measured, `least` on what is
    counted, both judged in the full table alone. `why_not` says what the row needs and this machine lacks.
    `hangs_s`: so many seconds of a processor in one step (`steps.begin`; all of a trial that names none) make a trial
    one that hangs; it is ended, and counted as failed.
    `is_in_memory`: the real disk has no part in it, so its files may lie where syncing costs nothing.
    """

    name: str
    what: str
    full: int
    short: int
    trial: Trial
    defences: Mapping[str, int]
    most: Mapping[str, float] = field(default_factory=dict)
    least: Mapping[str, int] = field(default_factory=dict)
    processes: int = 2
    hangs_s: float = inf
    why_not: Callable[[], str] = lambda: ""
    is_in_memory: bool = False

    def broken(self, tally: Tally) -> list[str]:
        """In which ways a whole run falls short; empty if the row is met."""
        said = [f"{tally.failed:,} failed"] if tally.failed else []
        said += [f"{tally.trials:,} of {self.full:,} tried"] if tally.trials < self.full else []
        said += [
            f"{what} {tally.worst[what]:.3g}" for what, most in self.most.items() if tally.worst.get(what, 0) > most
        ]
        said += [f"{what} {tally.counts[what]:,}" for what, least in self.least.items() if tally.counts[what] < least]
        return said
