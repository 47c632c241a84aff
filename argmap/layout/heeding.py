"""How far long work is: said now and then while it is done, and wherever it is said it can be stopped."""

from collections.abc import Callable, Collection, Iterator
from typing import TypeVar

T = TypeVar("T")
STEPS = 100  # some milliseconds

Heed = Callable[[float], None]
"""Called with how far the work is, from 0 to 1; may raise to stop it."""


def unheeded(_fraction: float) -> None:
    """Nobody waits for it."""


def part(heed: Heed, start: float, end: float) -> Heed:
    """For a part of the work, which begins and ends at these fractions of the whole."""
    return lambda fraction: heed(start + (end - start) * fraction)


def heeding(things: Collection[T], heed: Heed) -> Iterator[T]:
    """The things, one by one."""
    for number, one in enumerate(things):
        if number % STEPS == 0:
            heed(number / len(things))
        yield one
