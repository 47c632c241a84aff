"""Kill -9 of a process that commits edits: what it was told is saved, is saved; the map is never harmed."""

import multiprocessing
import random
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import pytest

from argmap.core.records import Record
from argmap.storage import companions
from argmap.storage.creating import create_map
from argmap.storage.errors import StorageError
from argmap.storage.occupancy import claim
from argmap.storage.opening import read_map
from argmap.storage.verify import verify
from tests.benchmarks.maps import random_map
from tests.reliability import committer
from tests.reliability.editing import replayed
from tests.reliability.row import Row, Tally

SECONDS_TO_LIVE = 0.12
REOPENED = "reopened in, ms"
RECORD = "the record of open maps"


def kill_one(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Let a process commit edits for a moment, kill it, and look at what it left."""
    path, before = folder / "map.argmap", random_map(150, seed=number)
    create_map(path, before)
    told = _last_told(path, folder / "data", number, without)
    tally.count("edits acknowledged", told)
    tally.count("journals left", path.with_name(path.name + "-journal").exists())
    with pytest.MonkeyPatch.context() as patch:
        if RECORD in without:
            patch.setattr(companions, "PATIENCE_S", 0)  # nobody is there to finish the change
        for fault in _faults(path, folder / "data", before, told, tally, RECORD in without):
            tally.fail(f"trial {number}: {fault}")


def _last_told(path: Path, data_folder: Path, seed: int, without: frozenset[str]) -> int:
    """The last number that the process was told is on disk before it was killed; 0 if there was none."""
    here, there = _processes().Pipe(duplex=False)
    process = _processes().Process(target=committer.commit_on, args=(there, path, data_folder, seed, without))
    process.start()
    there.close()
    told = here.recv()
    time.sleep(random.Random(seed).uniform(0, SECONDS_TO_LIVE))
    process.kill()
    with suppress(EOFError):
        while True:
            told = here.recv()
    process.join()
    return int(told)


def _processes() -> multiprocessing.context.BaseContext:
    """Processes that begin with the storage layer imported already, where the system can."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([committer.__name__])
    return context


def _faults(
    path: Path, data_folder: Path, before: Iterable[Record], told: int, tally: Tally, forgets: bool
) -> Iterable[str]:
    mine = claim(path, data_folder)
    if not mine.was_left_open:
        yield "nobody knows that the map was open"
    start = time.perf_counter()
    try:
        found = read_map(path, journal_is_ours=mine.was_left_open and not forgets)
    except StorageError as error:
        yield f"not opened: {error}"
        return
    tally.measure(REOPENED, (time.perf_counter() - start) * 1_000)
    mine.release()
    numbers = [entry.number for entry in found.history]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"the history is {numbers}"
    if len(numbers) < told:
        yield f"{told - len(numbers)} of {told} acknowledged edits are lost"
    if replayed(before, found.history) != set(found.records):
        yield "the history does not lead to the records"
    yield from map(str, verify(path))


ROWS = (
    Row(
        "kill",
        "kill -9 of the storage layer",
        full=1_000,
        short=12,
        trial=kill_one,
        defences={committer.ACKNOWLEDGEMENT: 3, RECORD: 12},
        most={REOPENED: 200},
        least={"journals left": 100, "edits acknowledged": 2_000},
    ),
)
