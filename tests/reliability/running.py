"""Runs the trials of a row, in several processes; what was found so far is kept, so that a run can go on later."""

import json
import multiprocessing
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import fields
from importlib import import_module
from itertools import islice
from pathlib import Path

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
    "exports",
    "canary",
    "commits",
    "monkey",
    "migration",
    "browse",
    "copies",
    "slow",
)
MEMORY = Path("/dev/shm")
CHUNK = 20  # trials between two looks at the clock and the disk
NO_DEFENCE_LEFT_OUT: frozenset[str] = frozenset()


def rows() -> list[Row]:
    """All rows, in the order of the table."""
    return [row for name in NAMES for row in import_module(f"tests.reliability.{name}").ROWS]


def row_named(name: str) -> Row:
    """The row of that name. Raises `StopIteration` if there is none."""
    return next(row for row in rows() if row.name == name)


def run(row: Row, numbers: Iterable[int], without: frozenset[str] = NO_DEFENCE_LEFT_OUT) -> Tally:
    """Run the trials of these numbers, here."""
    tally = Tally()
    for number in numbers:
        with tempfile.TemporaryDirectory(prefix=f"argmap-{row.name}-", dir=_place(row)) as folder:
            try:
                row.trial(number, Path(folder), tally, without)
            except Exception as error:  # whatever it is, the row is to say so and go on
                tally.fail(f"trial {number}: {type(error).__name__}: {error}")
                tally.errors += 1
        tally.trials += 1
    return tally


def _place(row: Row) -> Path | None:
    return MEMORY if row.is_in_memory and MEMORY.is_dir() else None


def run_all(row: Row, kept: Path, count: int, report: Callable[[Tally], None]) -> Tally:
    """Run the first `count` trials but for those whose tally is kept in that file, and keep that up."""
    tally, done = _read(kept)
    left = (number for number in range(count) if number not in done)
    with ProcessPoolExecutor(row.processes, multiprocessing.get_context("spawn")) as pool:
        for numbers, found in _in_turn(pool, row, left):
            tally.add(found)
            done.update(numbers)
            _write(kept, tally, done)
            report(tally)
    return tally


def _in_turn(pool: ProcessPoolExecutor, row: Row, left: Iterator[int]) -> Iterator[tuple[list[int], Tally]]:
    """Chunks of trials as they end; no more are begun than there are processes, so that an interrupt loses little."""
    running: dict[Future[Tally], list[int]] = {}
    while True:
        while len(running) < row.processes and (numbers := list(islice(left, CHUNK))):
            running[pool.submit(_run_named, row.name, numbers)] = numbers
        if not running:
            return
        ended = next(as_completed(running))
        yield running.pop(ended), ended.result()


def _run_named(name: str, numbers: list[int]) -> Tally:
    return run(row_named(name), numbers)


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
