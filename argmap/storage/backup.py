"""Backups of maps in the data folder: verified copies, thinned as they grow old."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from argmap.core.records import MapInfo, RecordId
from argmap.storage.copy import copy_map
from argmap.storage.errors import Damaged, DiskFull, Fault, StorageError, named_errors
from argmap.storage.files import resolved
from argmap.storage.opening import LoadedMap, read_map
from argmap.storage.placing import place_file, sync_folder
from argmap.storage.verify import original_faults

SUFFIX = ".argmap"
NOTE = "path"
"""The name of the file beside the backups of a map that says where the map lay, and copies of it that have its id."""
NOTED = 20
BETWEEN = b"\0"
TIME_FORMAT = "%Y-%m-%dT%H%M%S.%fZ"
KEEP_ALL = timedelta(hours=24)
KEEP_DAILY = timedelta(days=7)
KEEP_WEEKLY = timedelta(days=31)
LAST, LAST_DAYS, LAST_WEEKS = 24, 7, 5
"""So many stay at any age, of so many days and weeks that have any: a clock may be wrong, and a pause a long one."""


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A copy of a map as it was at a time (UTC)."""

    time: datetime
    path: Path


def back_up(path: Path, folder: Path, now: datetime) -> Backup | None:
    """Copy the map at `path`, which may be open, into the folder of backups; None if the newest one is the same.

    The copy is verified, originals included; then the old backups of this map are thinned.
    Raises `Damaged` if the map is not good (nothing is kept then), or another `StorageError`.
    """
    with _named_as_backup_of(path), named_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f"fresh-{now.strftime(TIME_FORMAT)}{SUFFIX}"
    try:
        with _named_as_backup_of(path):
            copy_map(path, fresh, replaces=True)
        copied = _verified(path, fresh)
        map_id = next(one.id for one in copied.records if isinstance(one, MapInfo))
        _note_path(folder, map_id, path)
        if any(_says(one, copied) for one in _newest(backups(folder, map_id), now)):
            return None
        kept = Backup(now, _folder_of(folder, map_id) / f"{now.strftime(TIME_FORMAT)}{SUFFIX}")
        with named_errors(kept.path):
            fresh.replace(kept.path)
            sync_folder(kept.path.parent)
    finally:
        with named_errors(fresh):
            fresh.unlink(missing_ok=True)
    _thin(folder, map_id, now)
    return kept


@contextmanager
def _named_as_backup_of(path: Path) -> Iterator[None]:
    """Trouble with a file of our own making is told as trouble with the backup: its name says nothing to the user."""
    try:
        yield
    except StorageError as error:
        if isinstance(error, Damaged) or (error.path.name == path.name and not isinstance(error, DiskFull)):
            raise
        raise type(error)(error.path.with_name(f"Backup of {path.stem}"), error.detail) from error


def _verified(path: Path, copy: Path) -> LoadedMap:
    """What a copy of the map at `path` holds. Raises `Damaged` for the map if anything in it is wrong."""
    try:
        copied = read_map(copy)
        faults: Sequence[Fault] = original_faults(copy, copied.state.size)
    except Damaged as error:
        faults = error.faults
    if faults:
        raise Damaged(path, faults)
    return copied


def keep_file(path: Path, map_id: RecordId, folder: Path, now: datetime) -> Backup:
    """Keep a file that nobody has open among the backups of its map, byte for byte."""
    kept = next_backup(path, map_id, folder, now)
    place_file(kept.path, lambda fresh: _copy_bytes(path, fresh))
    return kept


def next_backup(path: Path, map_id: RecordId, folder: Path, now: datetime) -> Backup:
    """Where a backup of the map at `path` belongs, which is to be made now."""
    with named_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    _note_path(folder, map_id, path)
    return Backup(now, _folder_of(folder, map_id) / f"{now.strftime(TIME_FORMAT)}{SUFFIX}")


def backups(folder: Path, map_id: RecordId) -> list[Backup]:
    """The backups of one map, oldest first."""
    found = []
    for path in _folder_of(folder, map_id).glob(f"*{SUFFIX}"):
        try:
            time = datetime.strptime(path.stem, TIME_FORMAT).replace(tzinfo=UTC)
        except ValueError:
            continue  # not one of ours
        found.append(Backup(time, path))
    return sorted(found)


def backups_of(folder: Path, path: Path) -> list[Backup]:
    """The backups of the maps that lay at `path` when they were backed up last, oldest first.

    For a map that cannot be read any more, and so does not say which one it is.
    """
    path = resolved(path)
    notes = folder.glob(f"*/{NOTE}")
    return sorted(one for note in notes if path in _noted_paths(note) for one in backups(folder, note.parent.name))


def to_drop(found: list[Backup], now: datetime) -> list[Backup]:
    """The backups not needed any more: all of 24 hours stay, the last of each day for a week, of each week for a month.

    At any age the last ones stay, and the last of some days and weeks, until there are as many that are newer.
    """
    ordered = sorted(found)
    young: dict[object, Backup] = {}
    for one in ordered:
        age = abs(now - one.time)
        if age <= KEEP_ALL:
            young[one.time] = one
        elif age <= KEEP_DAILY:
            young[_day(one)] = one
        elif age <= KEEP_WEEKLY:
            young[_week(one)] = one
    days = {_day(one): one for one in ordered}.values()
    weeks = {_week(one): one for one in ordered}.values()
    needed = {*young.values(), *ordered[-LAST:], *[*days][-LAST_DAYS:], *[*weeks][-LAST_WEEKS:]}
    return [one for one in ordered if one not in needed]


def _day(one: Backup) -> object:
    return one.time.date()


def _week(one: Backup) -> object:
    return one.time.isocalendar()[:2]


def _newest(found: list[Backup], now: datetime) -> set[Backup]:
    """The newest backup, and the newest before now: of a clock that was wrong there may be one of a time to come."""
    return {*found[-1:], *[one for one in found if one.time <= now][-1:]}


def _thin(folder: Path, map_id: RecordId, now: datetime) -> None:
    for one in to_drop(backups(folder, map_id), now):
        with named_errors(one.path):
            one.path.unlink(missing_ok=True)


def _copy_bytes(path: Path, fresh: Path) -> None:
    shutil.copyfile(path, fresh)


def _says(backup: Backup, now: LoadedMap) -> bool:
    """Whether a backup holds the map as it is now; one that was damaged since it was made does not."""
    try:
        kept = read_map(backup.path)
    except StorageError:
        return False
    return kept.digest == now.digest and kept.history[-1:] == now.history[-1:]


def _note_path(folder: Path, map_id: RecordId, path: Path) -> None:
    """Write down whose backups they are; a copy of the map is not put in place of the map it was made of."""
    note, here = _folder_of(folder, map_id) / NOTE, path.resolve()
    with named_errors(note):
        note.parent.mkdir(exist_ok=True)
        noted = _noted_paths(note)
        if noted[:1] != [here]:
            others = [one for one in noted if one != here and one.is_file()]
            place_file(note, lambda fresh: _write_paths(fresh, [here, *others[: NOTED - 1]]), replaces=True)


def _write_paths(note: Path, paths: Sequence[Path]) -> None:
    note.write_bytes(BETWEEN.join(map(os.fsencode, paths)))


def _noted_paths(note: Path) -> list[Path]:
    try:
        return [Path(os.fsdecode(one)) for one in note.read_bytes().split(BETWEEN) if one]
    except (OSError, ValueError):
        return []


def _folder_of(folder: Path, map_id: RecordId) -> Path:
    return folder / map_id
