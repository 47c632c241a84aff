"""Runs the trials of a row, in several processes; what was found so far is kept, so that a run can go on later."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import fields
from importlib import import_module
from itertools import islice
from multiprocessing.connection import wait
from pathlib import Path

from tests.reliability.apart import Apart
from tests.reliability.row import Row, Tally

NAMES: tuple[str, ...] = (  # modules of this package, in the order of the table
    "kill",
    "window_kill",
    "power",
    "io_errors",
    "hostile",
    "damaged",
    "fuzz",
    "bombs",
    "canary",
    "exports",
    "argdown",
    "pages",
    "diagrams",
    "mind_maps",
    "word_documents",
    "commits",
    "any_edits",
    "monkey",
    "written",
    "migration",
    "browse",
    "copies",
    "slow",
    "merge",
    "taking_in",
    "stepping",
    "giving_way",
)
CHUNK = 20  # trials at most between two looks at the clock and the disk
LOOKS = 100  # at least, in a whole row: an interrupt loses no more than a hundredth of it
LOOK_S = 0.5  # between two looks at trials that do not end


def rows() -> list[Row]:
    """All rows, in the order of the table."""
    return [row for name in NAMES for row in import_module(f"tests.reliability.{name}").ROWS]


def row_named(name: str) -> Row:
    """The row of that name. Raises `StopIteration` if there is none."""
    return next(row for row in rows() if row.name == name)


def run_all(row: Row, kept: Path, count: int, report: Callable[[Tally], None]) -> Tally:
    """Run the first `count` trials but for those whose tally is kept in that file, and keep that up."""
    tally, done = _read(kept)
    left = (number for number in range(count) if number not in done)
    with ExitStack() as opened:
        processes = [opened.enter_context(closing(Apart(row))) for _ in range(row.processes)]
        for numbers, found in _in_turn(processes, left, _chunk(row)):
            tally.add(found)
            done.update(numbers)
            _write(kept, tally, done)
            report(tally)
    return tally


def _chunk(row: Row) -> int:
    return max(1, min(CHUNK, row.full // LOOKS))


def _in_turn(processes: Sequence[Apart], left: Iterator[int], chunk: int) -> Iterator[tuple[Sequence[int], Tally]]:
    """Chunks of trials as they end; no more are begun than there are processes, so that an interrupt loses little."""
    while True:
        for one in processes:
            if not one.is_busy and (numbers := list(islice(left, chunk))):
                one.take(numbers)
        busy = [one for one in processes if one.is_busy]
        if not busy:
            return
        wait([one.connection for one in busy], LOOK_S)
        for one in busy:
            one.heed()
            if not one.is_busy:
                yield one.numbers, one.found


def _read(kept: Path) -> tuple[Tally, set[int]]:
    if not kept.exists():
        return Tally(), set()
    found = json.loads(kept.read_text(encoding="utf-8"))
    done = set(found.pop("done"))
    return Tally(**{**found, "counts": Counter(found["counts"])}), done


def _write(kept: Path, tally: Tally, done: set[int]) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    fresh = kept.with_suffix(".new")
    said = {one.name: getattr(tally, one.name) for one in fields(tally)}
    fresh.write_text(json.dumps({**said, "done": sorted(done)}), encoding="utf-8")
    fresh.replace(kept)
