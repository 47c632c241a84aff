"""The good part of a damaged map as a new map. The damaged file is only read, and by nothing but our own reader."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from argmap import settings
from argmap.core.marked import N
from argmap.core.records import Node, Record, Source, SourceText
from argmap.storage.companions import recovered_copy
from argmap.storage.creating import create_map
from argmap.storage.errors import (
    AlreadyThere,
    Busy,
    Damaged,
    EmptyFile,
    Fault,
    NothingLeft,
    StorageError,
    TooLarge,
    named_errors,
)
from argmap.storage.files import (
    FILE_BYTES,
    HEADER_BYTES,
    beside,
    file_state,
    is_there,
    read_start,
    real_path,
    refuse_newer,
)
from argmap.storage.left_journal import mended_copy
from argmap.storage.mending import StandIns, mend
from argmap.storage.occupancy import left_elsewhere
from argmap.storage.placing import private_folder
from argmap.storage.remains import Remains, records_of, remains_of
from argmap.storage.verify import verify

LARGER = N("Errors", "it is larger than 1 GiB, so that nothing is taken out of it, but a backup of it may be smaller")


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of it: how many cards and sources are in the new map, and what is not as it was.

    `is_whole`: nothing is missing. Else things may be missing of which no trace was left to be named in `faults`.
    """

    cards: int
    sources: int
    is_whole: bool
    faults: tuple[Fault, ...]


def salvage(path: Path, target: Path, words: StandIns | None = None) -> Salvaged:
    """Put all that is good in the map at `path`, which stays as it is, into a new map at `target`, without a history.

    Raises `AlreadyThere`, `NothingLeft`, `TooNew`, or another `StorageError` for either file.
    """
    path = real_path(path)
    if is_there(target):
        raise AlreadyThere(target)
    state = file_state(path)
    _check_file(path, state.size)
    with _settled(path) as place:
        remains = remains_of(place)
    if file_state(path) != state:
        raise Busy(path)
    found = records_of(path, remains)
    if not any(found.values()):
        raise NothingLeft(path)
    records, faults = mend(found, remains.hurt, remains.blobs, words or StandIns())
    create_map(target, records, _originals(records, remains))
    _prove(target)
    cards, sources = (sum(type(one) is kind for one in records) for kind in (Node, Source))
    salvaged = Salvaged(cards, sources, remains.is_whole and not faults, tuple(faults))
    remains.take_apart()
    return salvaged


def _check_file(path: Path, size: int) -> None:
    if size == 0:
        raise EmptyFile(path)
    if size > FILE_BYTES:
        raise TooLarge(path, LARGER)
    refuse_newer(path, read_start(path, HEADER_BYTES))


@contextmanager
def _settled(path: Path) -> Iterator[Path]:
    """The file itself, or a copy in which an unfinished change was taken back, if that can be done."""
    with private_folder(path) as folder:
        place = path
        with suppress(StorageError):
            if is_there(beside(path, "-journal")):
                place = recovered_copy(path, folder)
            elif (before := left_elsewhere(path, settings.open_maps_folder())) is not None:
                place = mended_copy(path, before, folder) or path
        yield place


def _originals(records: list[Record], remains: Remains) -> dict[str, bytes]:
    named = {one.original_sha256 for one in records if isinstance(one, SourceText) and one.original_sha256}
    return {digest: remains.blobs[digest] for digest in named}


def _prove(target: Path) -> None:
    """The new map opens, or there is none."""
    try:
        faults = verify(target)
        if faults:
            raise Damaged(target, faults)
    except StorageError:
        with named_errors(target):
            target.unlink()
        raise
