"""What the search field finds, as it is shown."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """A line of the list, and what choosing it does; without `act` it only says something."""

    words: str
    detail: str
    act: Callable[[], None] | None
    marks: tuple[Stretch, ...] = ()  # of the words: what was found


Find = Callable[[str], Iterable[Hit]]
