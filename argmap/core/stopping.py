"""How long work lets others have a turn, and learns that it is not wanted any more."""

from collections.abc import Callable

Check = Callable[[], None]
"""Called every few records; it may wait a while, or raise to stop the work."""


def unchecked() -> None:
    """For work that nobody stops."""
