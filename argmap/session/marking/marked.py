"""What came of a folder of hand-ins, and where it lies."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from argmap.core.errors import MapError
from argmap.core.printable import printable
from argmap.reasoning.marking.results import Result
from argmap.session.marking.keys import Key

MARKED = "marked"  # where the copies go, in the folder of all that is made
KEYS = "keys"
RUBRIC = "rubric.json"

Reach = Callable[[float], None]
"""Told how far the work is, from 0 to 1; may raise to end it."""


@dataclass(frozen=True, slots=True)
class MarkedFile:
    """One file of the folder, and where its copy with comments lies; None if it could not be read."""

    result: Result
    copy: Path | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """What came of a folder of hand-ins, and where it lies."""

    out: Path
    keys: tuple[Key, ...]
    files: tuple[MarkedFile, ...]

    @property
    def results(self) -> list[Result]:
        return [one.result for one in self.files]


def unread(name: str, error: MapError) -> MarkedFile:
    """What is said of a file that could not be read; with its folder, where maps of one name may lie in many."""
    sentence = printable(str(error))
    return MarkedFile(Result(name, trouble=f"{name}: {sentence}" if "/" in name else sentence))


def reaching(paths: Sequence[Path], reach: Reach) -> Iterator[Path]:
    """The paths, and before each how far one is."""
    for at, path in enumerate(paths):
        reach(at / len(paths))
        yield path
