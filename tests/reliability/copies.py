"""The disk fails while a map is backed up, copied, handed out or exported: the file is whole or as it was before."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest

from argmap.storage import copy, creating, placing
from argmap.storage.backup import back_up
from argmap.storage.errors import StorageError, named_errors
from argmap.storage.opening import read_map
from tests.benchmarks.maps import random_map
from tests.reliability import shared_sqlite
from tests.reliability.operations import Doing, Done, Hook, Lasts, Operation
from tests.reliability.row import Row, Tally

NOW = datetime(2025, 1, 2, tzinfo=UTC)
OLD, NEW = b"what lay there before", b"a drawing " * 5_000
RECORDS = tuple(random_map(30))
BESIDE = "the new file made beside its place"
Make = Callable[[Path, Path], object]
JOBS: dict[str, Make] = {
    "back up": lambda path, place: back_up(path, place.parent, NOW),
    "copy": lambda path, place: copy.copy_map(path, place, replaces=True),
    "hand out": lambda _, place: creating.write_copy(place, RECORDS),
    "export": lambda _, place: placing.place_file(place, lambda fresh: fresh.write_bytes(NEW), replaces=True),
}
TIMES = {Doing.WRITE: 40, Doing.SYNC: 3, Doing.NAME: 2, Doing.DELETE: 2, Doing.READ: 30, Doing.OPEN: 3, Doing.LOCK: 8}
"""How often the disk is asked for each in a job, or so."""
CALLS = {"fsync": Doing.SYNC, "link": Doing.NAME, "replace": Doing.NAME, "unlink": Doing.DELETE}
WAYS = tuple(product(Done, Lasts, JOBS, TIMES))


def make(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Do one of these jobs on a disk that fails."""
    from tests.reliability.failing_disk import FailingDisk  # late: where it cannot be, no row is run
    from tests.reliability.watched_disk import watched

    turn, way = divmod(number, len(WAYS))
    done, lasts, job, doing = WAYS[way]
    disk = FailingDisk(doing, turn % TIMES[doing], lasts, done)
    path, place = folder / "map" / "map.argmap", folder / "made" / "made"
    for one in (path, place):
        one.parent.mkdir()
    creating.create_map(path, RECORDS)
    place.write_bytes(OLD)
    before = path.read_bytes()
    with _left_out(without), watched(disk, path.parent, place.parent), _system_calls(disk):
        disk.begin()
        refusal = _refusal_of(JOBS[job], path, place)
        disk.mend()
    cannot_delete = doing is Doing.DELETE or lasts is Lasts.ALL
    tally.count("refused" if refusal else "done")
    for fault in (*_faults(job, place, refusal, cannot_delete), *_harm(path, before)):
        tally.fail(f"trial {number}, {job}, {disk.in_words}: {fault}")


def _refusal_of(job: Make, path: Path, place: Path) -> str:
    try:
        job(path, place)
    except StorageError as error:
        return str(error)
    return ""


def _faults(job: str, place: Path, refusal: str, cannot_delete: bool) -> Iterator[str]:
    made = list(place.parent.glob("*/*.argmap")) if job == "back up" else [place]
    for one in made:
        if not (_is_old(one) and refusal) and not _is_whole(one):
            yield f"{one.name} is neither old nor whole"
    if not made and not refusal:
        yield "there is no backup"
    left = [one.name for one in place.parent.iterdir() if one.is_file() and one != place]
    if left and not cannot_delete:
        yield f"{left} is left behind"


def _is_old(path: Path) -> bool:
    return path.read_bytes() == OLD


def _is_whole(path: Path) -> bool:
    try:
        return path.read_bytes() == NEW or set(read_map(path).records) == set(RECORDS)
    except StorageError:
        return False


def _harm(path: Path, before: bytes) -> Iterator[str]:
    if path.read_bytes() != before or len(list(path.parent.iterdir())) > 1:
        yield "the map itself was touched"


@contextmanager
def _system_calls(hook: Hook) -> Iterator[None]:
    """Let what Python itself asks of the disk go through the hook as well."""
    with pytest.MonkeyPatch.context() as patch:
        for name, doing in (
            ("fsync", Doing.SYNC),
            ("link", Doing.NAME),
            ("replace", Doing.NAME),
            ("unlink", Doing.DELETE),
        ):
            patch.setattr(os, name, _hooked(getattr(os, name), doing, hook))
        yield


def _hooked(call: Callable[..., None], doing: Doing, hook: Hook) -> Callable[..., None]:
    def hooked(*arguments: object, **options: object) -> None:
        try:
            hook(Operation(doing, ""), lambda: call(*arguments, **options))
        except OSError:
            raise
        except Exception as error:  # SQLite's word for it
            raise OSError(errno.EIO, "the disk failed on purpose") from error

    return hooked


@contextmanager
def _left_out(without: frozenset[str]) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        if BESIDE in without:
            for module in (copy, creating, placing):
                patch.setattr(module, "place_file", _written_in_place)
        yield


def _written_in_place(path: Path, write: Callable[[Path], object], replaces: bool = False) -> None:
    with named_errors(path):
        path.unlink(missing_ok=replaces)
        write(path)


ROWS = (
    Row(
        "copies",
        "I/O error while a map is backed up, copied, handed out, exported",
        full=4_000,
        short=84,
        trial=make,
        defences={BESIDE: 12},
        least={"refused": 500},
        why_not=shared_sqlite.why_not,
        is_in_memory=True,
    ),
)
