"""How far a command is, as a bar on the terminal, once it has taken longer than a moment."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from time import monotonic
from typing import Any

import click

MOMENT_S = 1.0
STEPS = 1_000


@contextmanager
def shown_progress(label: str) -> Iterator[Callable[[float], None]]:
    """What the work calls with how far it is, from 0 to 1. Where stderr is no terminal nothing is shown."""
    with ExitStack() as stack:
        bar = Bar(label, stack) if sys.stderr.isatty() else None
        yield bar.reach if bar is not None else lambda _: None
        if bar is not None:
            bar.reach(1.0)


class Bar:
    """A bar on stderr that appears after a moment and stays until the stack is left."""

    def __init__(self, label: str, stack: ExitStack) -> None:
        self._label = label
        self._stack = stack
        self._due = monotonic() + MOMENT_S
        self._bar: Any = None  # click has no public type for it

    def reach(self, fraction: float) -> None:
        if self._bar is None and fraction < 1 and monotonic() > self._due:
            made = click.progressbar(length=STEPS, label=self._label, file=sys.stderr, show_eta=False)
            self._bar = self._stack.enter_context(made)
        if self._bar is not None:
            self._bar.update(max(0, round(fraction * STEPS) - self._bar.pos))
