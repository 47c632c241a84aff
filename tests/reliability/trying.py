"""Tries trials of a row, one after the other, in this process."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.reliability.row import Row, Tally

MEMORY = Path("/dev/shm")
NO_DEFENCE_LEFT_OUT: frozenset[str] = frozenset()


def run(
    row: Row, numbers: Iterable[int], without: frozenset[str] = NO_DEFENCE_LEFT_OUT, place: Path | None = None
) -> Tally:
    """Run the trials of these numbers, each in a new folder in `place`."""
    tally = Tally()
    for number in numbers:
        _try(row, number, tally, without, place)
    return tally


def run_until_seen(row: Row, without: str) -> Tally:
    """Run the trials that must see a defence missing, up to the first that does: what comes after it adds nothing."""
    tally, left = Tally(), iter(range(row.defences[without]))
    while not tally.is_seeing and (number := next(left, None)) is not None:
        _try(row, number, tally, frozenset({without}), None)
    return tally


def _try(row: Row, number: int, tally: Tally, without: frozenset[str], place: Path | None) -> None:
    with tempfile.TemporaryDirectory(prefix=f"argmap-{row.name}-", dir=place or place_of(row)) as folder:
        try:
            row.trial(number, Path(folder), tally, without)
        except Exception as error:  # whatever it is, the row is to say so and go on
            tally.break_off(f"trial {number}: {type(error).__name__}: {error}")
    tally.trials += 1


def place_of(row: Row) -> Path | None:
    """Where the files of a row may lie; None for where temporary files lie in general."""
    return MEMORY if row.is_in_memory and MEMORY.is_dir() else None
