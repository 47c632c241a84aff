"""Kill -9 of a process that brings an older map up to date: the map is the old one or the new one, whole.

Every second old file is of version 1; the others are of a private version 0, as the storage tests make them.
"""

import multiprocessing
import random
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from argmap import settings
from argmap.core import edits
from argmap.core.ids import new_id
from argmap.core.records import Exercise, ExerciseKind, Node
from argmap.session import create_session, hold
from argmap.storage import migrating
from argmap.storage.backup import backups
from argmap.storage.errors import StorageError
from argmap.storage.files import HEADER_BYTES, major_of, read_start
from argmap.storage.older import OLDER
from argmap.storage.opening import LoadedMap, read_map
from argmap.storage.schema import MAJOR
from argmap.storage.verify import verify
from tests.benchmarks.maps import random_map
from tests.reliability.row import Row, Tally
from tests.storage import older_version
from tests.storage.older_version import VERSION_0, make_older

CARDS = 150
VERSIONS = (older_version.MAJOR, 1)
SECONDS_TO_LIVE = 0.5  # some end before their work is begun, some after it is done
PIECE = 8_192
PAUSE_S = 0.02
WHOLE = "putting the whole new file in the old one's place"
KEEPING = "keeping the old file"
OPENED = "opened after the kill in, ms"


def kill_one(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Kill a migration at some moment, and look at what it left; then open the map as the user would."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARGMAP_DATA", str(folder / "data"))
        patch.setitem(OLDER, older_version.MAJOR, VERSION_0)
        path, said = _older_map(folder, number)
        old = path.read_bytes()
        _migrate_until_killed(path, number, without)
        for fault in _faults(path, old, said, tally):
            tally.fail(f"trial {number}: {fault}")


def _older_map(folder: Path, seed: int) -> tuple[Path, LoadedMap]:
    """A map of an older version, and what it says."""
    major = VERSIONS[seed % len(VERSIONS)]
    exercise = [Exercise(new_id(), ExerciseKind.PLACE, seed, sealed="AQ==")] if major == older_version.MAJOR else []
    session = create_session(folder / "present.argmap", [*random_map(CARDS, seed=seed), *exercise])
    for node in list(session.document.all(Node))[:20]:
        session.commit(edits.edit_field(session.document, node, notes="Looked at"))
    session.close()
    make_older(folder / "present.argmap", folder / "map.argmap", major)
    said = read_map(folder / "present.argmap")
    (folder / "present.argmap").unlink()
    return folder / "map.argmap", said


def _migrate_until_killed(path: Path, seed: int, without: frozenset[str]) -> None:
    here, there = _processes().Pipe(duplex=False)
    process = _processes().Process(target=migrate_on, args=(there, path, settings.data_folder(), without))
    process.start()
    there.close()
    here.recv()
    time.sleep(random.Random(seed).uniform(0, SECONDS_TO_LIVE) + (SECONDS_TO_LIVE if KEEPING in without else 0))
    process.kill()
    process.join()


def migrate_on(
    there: "multiprocessing.connection.Connection", path: Path, data_folder: Path, without: frozenset[str]
) -> None:
    """In the process that is killed: open the map, and wait for the end."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARGMAP_DATA", str(data_folder))
        patch.setitem(OLDER, older_version.MAJOR, VERSION_0)
        if WHOLE in without:
            patch.setattr(migrating, "place_file", _write_over)
        if KEEPING in without:
            patch.setattr(migrating, "keep_file", lambda *_: None)
        there.send("ready")
        hold(path)
        time.sleep(60)


def _write_over(path: Path, write: Callable[[Path], None], replaces: bool = False) -> None:
    """As a program does that knows no better: the new bytes over the old ones, piece by piece."""
    fresh = path.with_name("fresh")
    write(fresh)
    data = fresh.read_bytes()
    fresh.unlink()
    with path.open("wb") as file:
        for start in range(0, len(data), PIECE):
            file.write(data[start : start + PIECE])
            file.flush()
            time.sleep(PAUSE_S)


def _faults(path: Path, old: bytes, said: LoadedMap, tally: Tally) -> Iterable[str]:
    is_old = path.read_bytes() == old
    tally.count("left as it was" if is_old else "left as the new one")
    if not is_old:
        yield from _faults_of_new(path, old, said)
    start = time.perf_counter()
    try:
        held = hold(path)
    except StorageError as error:
        yield f"not opened: {error}"
        return
    tally.measure(OPENED, (time.perf_counter() - start) * 1_000)
    held.release()
    if (held.loaded.records, held.loaded.history) != (said.records, said.history):
        yield "says something else"
    yield from map(str, verify(path))


def _faults_of_new(path: Path, old: bytes, said: LoadedMap) -> Iterable[str]:
    """What is wrong with a map that was replaced before the kill."""
    if major_of(read_start(path, HEADER_BYTES)) != MAJOR:
        yield "the file is neither the old one nor a new one"
    map_id = next(one.id for one in said.records)
    if [one.path.read_bytes() for one in backups(settings.backups_folder(), map_id)][-1:] != [old]:
        yield "the old file was not kept"


def _processes() -> multiprocessing.context.BaseContext:
    """Processes that begin with the storage layer imported already, where the system can."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


ROWS = (
    Row(
        "migration",
        "kill -9 while an older map is brought up to date",
        full=200,
        short=4,
        trial=kill_one,
        defences={WHOLE: 8, KEEPING: 3},
        least={"left as it was": 20, "left as the new one": 20},
    ),
)
