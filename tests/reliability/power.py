"""The power goes at any moment: what was acknowledged is in the map, whatever the disk kept of the rest."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from argmap.core.records import Record
from argmap.session import open_session
from argmap.storage import connecting
from argmap.storage.errors import StorageError
from argmap.storage.opening import read_map
from argmap.storage.verify import verify
from tests.reliability import shared_sqlite
from tests.reliability.editing import act, new_map, replayed
from tests.reliability.lost_power import left_over
from tests.reliability.operations import Operation
from tests.reliability.row import Row, Tally

EDITS = 8
CUTS = 20  # in one session
MAP = "map.argmap"
WEAKER = {
    "every sync": "PRAGMA synchronous = OFF",
    "the folder's sync": "PRAGMA synchronous = FULL",
    "the journal": "PRAGMA journal_mode = MEMORY",
}


@dataclass(slots=True)
class _Session:
    """What was asked of the disk while a map was edited, and what the user had been told by then."""

    before: bytes
    records: list[Record]
    operations: list[Operation] = field(default_factory=list)
    told: list[tuple[int, int]] = field(default_factory=list)  # operations done by then, entries acknowledged

    def note(self, operation: Operation, carry_out: Callable[[], object]) -> None:
        carry_out()
        self.operations.append(operation)

    def told_by(self, operations: int) -> int:
        return max((entries for done, entries in self.told if done <= operations), default=0)


def cut_power(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Edit a map, and look at what the disk may hold had the power gone at moments of it."""
    chance = Random(number)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARGMAP_DATA", str(folder / "data"))
        for name in without:
            patch.setattr(connecting, "prepare_to_write", lambda _, opened, name=name: opened.execute(WEAKER[name]))
        edited = _edited(folder / "disk" / MAP, chance)
        for cut in range(CUTS):
            point = chance.randint(0, len(edited.operations))
            if fault := _fault(edited, point, chance, folder, tally):
                tally.fail(f"trial {number}, cut {cut} after {point} operations: {fault}")


def _edited(path: Path, chance: Random) -> _Session:
    """Do some edits, and wait for the disk now and then."""
    from tests.reliability.watched_disk import watched  # late: where it cannot be, the row is not run

    records = new_map(path)
    edited = _Session(path.read_bytes(), records)
    with watched(edited.note, path.parent):
        session = open_session(path)
        for _ in range(EDITS):
            act(session, chance)
            if chance.random() < 0.7:
                session.flush()
                edited.told.append((len(edited.operations), session.history.next_number - 1))
        session.close()
        edited.told.append((len(edited.operations), session.history.next_number - 1))
    return edited


def _fault(edited: _Session, point: int, chance: Random, folder: Path, tally: Tally) -> str:
    """What is wrong with the map after the cut; empty if nothing is."""
    left = left_over({MAP: edited.before}, edited.operations[:point], chance)
    if len(left) > 1 and chance.random() < 0.3:
        tally.count("cut again while the journal was played back")
        left = _cut_again(left, chance, folder)
    tally.count("power cuts")
    tally.count("journals left", len(left) > 1)
    with _put_down(left, folder) as path:
        return _fault_of(path, edited, edited.told_by(point))


def _cut_again(left: dict[str, bytes], chance: Random, folder: Path) -> dict[str, bytes]:
    """What the disk may hold when the power goes again while the map is being opened."""
    from tests.reliability.watched_disk import watched  # late, as above

    edited = _Session(left[MAP], [])
    with _put_down(left, folder) as path, watched(edited.note, path.parent), suppress(StorageError):
        read_map(path, journal_is_ours=True)
    return left_over(left, edited.operations[: chance.randint(0, len(edited.operations))], chance)


@contextmanager
def _put_down(left: dict[str, bytes], folder: Path) -> Iterator[Path]:
    with TemporaryDirectory(dir=folder) as place:
        for name, content in left.items():
            (Path(place) / name).write_bytes(content)
        yield Path(place) / MAP


def _fault_of(path: Path, edited: _Session, told: int) -> str:
    try:
        found = read_map(path, journal_is_ours=True)
        faults = verify(path)
    except StorageError as error:
        return f"not opened: {error}"
    numbers = [entry.number for entry in found.history]
    if numbers != list(range(1, len(numbers) + 1)):
        return f"the history is {numbers}"
    if len(numbers) < told:
        return f"{told - len(numbers)} of {told} acknowledged edits are lost"
    if replayed(edited.records, found.history) != set(found.records):
        return "the history does not lead to the records"
    return "; ".join(map(str, faults))


ROWS = (
    Row(
        "power",
        "simulated power loss",
        full=1_000,
        short=10,
        trial=cut_power,
        defences={"every sync": 2, "the folder's sync": 2, "the journal": 3},
        least={"power cuts": 20_000, "journals left": 2_000},
        why_not=shared_sqlite.why_not,
        is_in_memory=True,
    ),
)
