"""Long searches that can be stopped: every so many steps they ask whether they may go on."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
STEPS = 20_000  # some milliseconds

Heed = Callable[[], None]
"""Called now and then; may raise to stop."""


def go_on() -> None:
    """Nobody wants to stop it."""


def heeding(steps: Iterable[T], heed: Heed) -> Iterator[T]:
    """The steps, one by one."""
    for number, step in enumerate(steps):
        if number % STEPS == 0:
            heed()
        yield step
