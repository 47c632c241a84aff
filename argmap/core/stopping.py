"""How long work lets others have a turn, and learns that it is not wanted any more."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

Check = Callable[[], None]
"""Called every few records; it may wait a while, or raise to stop the work."""


def unchecked() -> None:
    """For work that nobody stops."""


def with_checks(several: Iterable[T], check: Check) -> Iterator[T]:
    """What is gone through, with a check before each of it."""
    for one in several:
        check()
        yield one
