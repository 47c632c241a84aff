"""Backups of maps in the data folder: verified copies, thinned as they grow old."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from argmap.core.history import Entry
from argmap.core.records import MapInfo, RecordId
from argmap.storage.checks import check_schema
from argmap.storage.connecting import immutable
from argmap.storage.copy import copy_map
from argmap.storage.errors import Damaged, DiskFull, Fault, StorageError, named_errors
from argmap.storage.files import resolved
from argmap.storage.opening import SECONDS, LoadedMap, read_map
from argmap.storage.placing import place_file, sync_folder
from argmap.storage.verify import original_faults

SUFFIX = ".argmap"
NOTE = "path"
"""The name of the file beside the backups of a map that says where the map lay, and copies of it that have its id."""
NOTED = 20
ORIGINS = "origins"
"""The name of the file that says of which map each backup is: by turns its time and a path."""
BETWEEN = b"\0"
TIME_FORMAT = "%Y-%m-%dT%H%M%S.%fZ"
KEEP_ALL = timedelta(hours=24)
KEEP_DAILY = timedelta(days=7)
KEEP_WEEKLY = timedelta(days=31)
LAST, LAST_DAYS, LAST_WEEKS = 24, 7, 5
"""So many stay at any age, of so many days and weeks that have any: a clock may be wrong, and a pause a long one."""


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A copy of a map as it was at a time (UTC), and where that map lay then, if that is known.

    Copies of a map have its id, and so their backups in one folder.
    """

    time: datetime
    path: Path
    origin: Path | None = field(default=None, compare=False)


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
        here = _note_path(folder, map_id, path)
        if any(_says(one, copied) for one in _newest(backups(folder, map_id), now, here)):
            return None
        kept = _next(folder, map_id, here, now)
        with named_errors(kept.path):
            fresh.replace(kept.path)
            sync_folder(kept.path.parent)
    finally:
        with named_errors(fresh):
            fresh.unlink(missing_ok=True)
    _thin(folder, map_id, now, here)
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
    return _next(folder, map_id, _note_path(folder, map_id, path), now)


def _next(folder: Path, map_id: RecordId, here: Path, now: datetime) -> Backup:
    """A backup that is to be made now of the map at `here`, which is noted if the disk lets us."""
    note, name = _folder_of(folder, map_id) / ORIGINS, now.strftime(TIME_FORMAT)
    noted = {one.path.stem: one.origin for one in backups(folder, map_id) if one.origin is not None} | {name: here}
    with suppress(StorageError):  # the backup is worth more than to know whose it is
        words = [Path(word) for pair in noted.items() for word in pair]
        place_file(note, lambda fresh: _write_paths(fresh, words), replaces=True)
    return Backup(now, note.with_name(f"{name}{SUFFIX}"), here)


def backups(folder: Path, map_id: RecordId) -> list[Backup]:
    """The backups of one map, oldest first."""
    found = []
    noted = _noted_paths(_folder_of(folder, map_id) / ORIGINS)
    origins = dict(zip(map(str, noted[::2]), noted[1::2], strict=False))
    for path in _folder_of(folder, map_id).glob(f"*{SUFFIX}"):
        try:
            time = datetime.strptime(path.stem, TIME_FORMAT).replace(tzinfo=UTC)
        except ValueError:
            continue  # not one of ours
        found.append(Backup(time, path, origins.get(path.stem)))
    return sorted(found)


def backups_of(folder: Path, path: Path) -> list[Backup]:
    """The backups of the maps that lay at `path` when they were backed up last, oldest first.

    For a map that cannot be read any more, and so does not say which one it is.
    """
    path = resolved(path)
    notes = folder.glob(f"*/{NOTE}")
    return sorted(one for note in notes if path in _noted_paths(note) for one in backups(folder, note.parent.name))


def with_more(folder: Path, map_id: RecordId, path: Path, history: Sequence[Entry], now: datetime) -> Backup | None:
    """The newest backup of the map at `path` whose last change is not in the map's history; None if all is in it.

    An older file, or one that went another way since, took the place of the map then. What was made before the oldest
    change that is kept is taken to be in it.
    """
    here, known = resolved(path), {(one.number, one.time) for one in history}
    own = [one for one in backups(folder, map_id) if one.origin == here]
    for one in sorted(_newest(own, now, here), reverse=True):
        last = _last_change(one.path)
        if last is not None and last not in known and (not history or last[0] >= history[0].number):
            return one
    return None


def _last_change(path: Path) -> tuple[int, str] | None:
    """The number and the time of the last change in a backup; None if it has none, or cannot be read."""
    with suppress(StorageError), named_errors(path), immutable(path, SECONDS) as connection:
        check_schema(path, connection)
        row = connection.execute("SELECT number, time FROM changes ORDER BY number DESC LIMIT 1").fetchone()
        return (row[0], row[1]) if row is not None else None
    return None


def of_elsewhere(found: Sequence[Backup], path: Path) -> list[Backup]:
    """The backups, of which those alone have an origin that are not of the map at `path` where it lies now."""
    here = resolved(path)
    return [replace(one, origin=None) if one.origin == here else one for one in found]


def to_drop(found: list[Backup], now: datetime) -> list[Backup]:
    """The backups not needed any more: all of 24 hours stay, the last of each day for a week, of each week for a month.

    At any age the last ones stay, and the last of some days and weeks, until there are as many that are newer. Those of
    a time to come, which a clock made that was wrong, count as newer only among themselves.
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
    past = [one for one in ordered if one.time <= now]
    needed = {*young.values(), *_last(past), *_last(ordered)}
    return [one for one in ordered if one not in needed]


def _last(ordered: list[Backup]) -> set[Backup]:
    days = {_day(one): one for one in ordered}.values()
    weeks = {_week(one): one for one in ordered}.values()
    return {*ordered[-LAST:], *[*days][-LAST_DAYS:], *[*weeks][-LAST_WEEKS:]}


def _day(one: Backup) -> object:
    return one.time.date()


def _week(one: Backup) -> object:
    return one.time.isocalendar()[:2]


def _newest(found: list[Backup], now: datetime, here: Path) -> set[Backup]:
    """The newest backup, and the newest before now: of a clock that was wrong there may be one of a time to come.

    Those of the map at `here` as well, should a copy of it have newer ones.
    """
    own = [one for one in found if one.origin == here]
    return {one for some in (found, own) for one in (*some[-1:], *[one for one in some if one.time <= now][-1:])}


def _thin(folder: Path, map_id: RecordId, now: datetime, here: Path) -> None:
    """Those of a copy that is there are thinned by themselves; of one that is gone, or was moved, the last stays."""
    groups: dict[Path, list[Backup]] = {}
    last: dict[Path | None, Backup] = {}
    for one in backups(folder, map_id):
        origin = one.origin or here
        groups.setdefault(origin if origin == here or _is_file(origin) else here, []).append(one)
        last[one.origin] = one
    kept = sorted(last.values())[-NOTED:]
    for one in [one for group in groups.values() for one in to_drop(group, now) if one not in kept]:
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


def _note_path(folder: Path, map_id: RecordId, path: Path) -> Path:
    """Write down whose backups they are; a copy of the map is not put in place of the map it was made of.

    Returns where the map lies.
    """
    note, here = _folder_of(folder, map_id) / NOTE, path.resolve()
    with named_errors(note):
        note.parent.mkdir(exist_ok=True)
        noted = _noted_paths(note)
        if noted[:1] != [here]:
            others = [one for one in noted if one != here and _is_file(one)]
            place_file(note, lambda fresh: _write_paths(fresh, [here, *others[: NOTED - 1]]), replaces=True)
    return here


def _is_file(path: Path) -> bool:
    """Whether a file is there; not if the disk on which it lay cannot say, which is no trouble with a backup."""
    try:
        return path.is_file()
    except OSError:
        return False


def _write_paths(note: Path, paths: Sequence[Path]) -> None:
    note.write_bytes(BETWEEN.join(map(os.fsencode, paths)))


def _noted_paths(note: Path) -> list[Path]:
    try:
        return [Path(os.fsdecode(one)) for one in note.read_bytes().split(BETWEEN) if one]
    except (OSError, ValueError):
        return []


def _folder_of(folder: Path, map_id: RecordId) -> Path:
    return folder / map_id
