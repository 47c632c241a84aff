"""The disk fails at any operation, once or for good: memory is what the disk has, one message, and nothing is lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from random import Random

import pytest

from argmap.session import Session
from argmap.storage.map_file import MapFile
from tests.reliability import shared_sqlite
from tests.reliability.editing import act_surely, new_map
from tests.reliability.operations import Doing, Done, Lasts
from tests.reliability.person import Person
from tests.reliability.row import Row, Tally

EDITS = 4
TIMES = {Doing.DELETE: 4, Doing.SYNC: 12, Doing.WRITE: 80, Doing.OPEN: 4, Doing.LOCK: 20, Doing.READ: 20}
"""How often the disk is asked for each in so many edits, or so. Truncating comes later: when an edit is taken back."""
WAYS = tuple(product(Done, Lasts, TIMES))
SECOND_LOOK = "the second look after an error"
TAKING_BACK = "taking back what was refused"
DOUBT = "taking out what could not be looked for"


def fail(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Edit a map on a disk that fails, and go on once it is mended."""
    from tests.reliability.failing_disk import FailingDisk  # late: where it cannot be, no row is run
    from tests.reliability.watched_disk import watched

    chance = Random(number)
    turn, way = divmod(number, len(WAYS))
    done, lasts, doing = WAYS[way]
    disk = FailingDisk(doing, turn % TIMES[doing], lasts, done)
    path = folder / "disk" / "map.argmap"
    new_map(path)
    with left_out(without), pytest.MonkeyPatch.context() as patch, watched(disk, path.parent):
        patch.setenv("ARGMAP_DATA", str(folder / "data"))
        person = Person(path, folder / "copy", chance)
        for fault in (*_while_failing(person, disk, chance), *_once_mended(person, disk, chance), *person.leave()):
            tally.fail(f"trial {number}, {disk.in_words}: {fault}")
    tally.count(f"failed to {doing}" if disk.failed else "did not fail")
    tally.count("messages", len(person.messages))


def _while_failing(person: Person, disk, chance: Random) -> Iterator[str]:
    disk.begin()
    for _ in range(EDITS):
        person.act()
        if chance.random() < 0.7:
            yield from person.differences(is_failing=disk.lasts is not Lasts.ONCE)
    yield from person.differences(is_failing=disk.lasts is not Lasts.ONCE)
    if disk.lasts is Lasts.ONCE and len(person.messages) > 1:
        yield f"{len(person.messages)} messages"


def _once_mended(person: Person, disk, chance: Random) -> Iterator[str]:
    disk.mend()
    heard = len(person.messages)
    act_surely(person.session, chance)
    yield from person.differences(is_failing=False)
    for message in person.messages[heard:]:
        yield f"not saved on a good disk: {message}"


@contextmanager
def left_out(without: frozenset[str]) -> Iterator[None]:
    """Without these defences of the session and its file."""
    with pytest.MonkeyPatch.context() as patch:
        if SECOND_LOOK in without:
            patch.setattr(MapFile, "_is_there_after_all", lambda *_: False)
        if DOUBT in without:
            patch.setattr(MapFile, "_settle_doubt", lambda _: None)
        if TAKING_BACK in without:
            patch.setattr(Session, "entries_refused", lambda *_: None)
        yield


ROWS = (
    Row(
        "io_errors",
        "I/O error at every operation, once and lasting",
        full=4_320,
        short=len(WAYS),
        trial=fail,
        defences={SECOND_LOOK: 1, DOUBT: 7, TAKING_BACK: 2},
        least={"messages": 1_000},
        why_not=shared_sqlite.why_not,
        is_in_memory=True,
    ),
)
