"""Any edits, each on a disk that may fail: memory is what the disk has after every one, and undoing all goes back."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from argmap.core.history import History
from tests.reliability import shared_sqlite
from tests.reliability.editing import new_map
from tests.reliability.io_errors import SECOND_LOOK, TAKING_BACK, left_out
from tests.reliability.operations import Doing, Done, Lasts
from tests.reliability.person import Person
from tests.reliability.row import Row, Tally

EDITS = 6
TIMES = {Doing.DELETE: 1, Doing.SYNC: 3, Doing.WRITE: 30, Doing.OPEN: 1, Doing.LOCK: 6, Doing.READ: 8}
"""How often the disk is asked for each in one edit, or so."""
FORGETTING = "forgetting what was refused"


def edit_on_a_bad_disk(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Some edits, each of which a failure may meet, and all of them undone."""
    from tests.reliability.failing_disk import FailingDisk  # late: where it cannot be, no row is run
    from tests.reliability.watched_disk import watched

    chance, path = Random(number), folder / "disk" / "map.argmap"
    disk = FailingDisk(Doing.SYNC, 0, Lasts.ONCE, Done.NOTHING)
    before = set(new_map(path))
    with left_out(without), pytest.MonkeyPatch.context() as patch, watched(disk, path.parent):
        patch.setenv("ARGMAP_DATA", str(folder / "data"))
        if FORGETTING in without:
            patch.setattr(History, "take_back", lambda *_: None)
        person = Person(path, folder / "copy", chance)
        for fault in (*_edit(person, disk, chance), *_undo_all(person, disk, chance), *person.leave()):
            tally.fail(f"trial {number}, {disk.in_words}: {fault}")
        if set(person.session.document.records()) != before:
            tally.fail(f"trial {number}: undoing all does not lead back")
    tally.count("edits", person.edits)
    tally.count("messages", len(person.messages))


def _edit(person: Person, disk, chance: Random) -> Iterator[str]:
    for _ in range(EDITS):
        _harm(disk, chance)
        person.act()
        yield from person.differences(disk.lasts is not Lasts.ONCE)
        disk.mend()


def _undo_all(person: Person, disk, chance: Random) -> Iterator[str]:
    """One in three undos meets a failure and comes again."""
    while person.session.undo_label is not None:
        if chance.random() < 0.3:
            _harm(disk, chance)
        person.session.undo()
        yield from person.differences(disk.lasts is not Lasts.ONCE)
        disk.mend()


def _harm(disk, chance: Random) -> None:
    """Let the disk fail somewhere in the next edit."""
    disk.doing = chance.choice(list(TIMES))
    disk.at = chance.randrange(TIMES[disk.doing])
    disk.lasts, disk.done = chance.choice(list(Lasts)), chance.choice(list(Done))
    disk.begin()


ROWS = (
    Row(
        "commits",
        "random operations with a failure injected at each commit",
        full=10_000,
        short=20,
        trial=edit_on_a_bad_disk,
        defences={TAKING_BACK: 2, FORGETTING: 2, SECOND_LOOK: 10},
        least={"messages": 10_000},
        why_not=shared_sqlite.why_not,
        is_in_memory=True,
    ),
)
