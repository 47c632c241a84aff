"""Brings the journal of an unfinished change to a map that was renamed after a crash: SQLite looks beside it alone."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from argmap.storage.companions import recovered_copy
from argmap.storage.errors import Damaged, Missing, StorageError, named_errors
from argmap.storage.files import HEADER_BYTES, beside, file_state, is_there, read_start
from argmap.storage.occupancy import Claim
from argmap.storage.placing import private_folder, sync_folder
from argmap.storage.verify import verify


def bring_journal(claimed: Claim) -> Claim:
    """Put the journal beside the map if it is this map's for certain; else both stay as they are.

    It is if with it the map is sound, of the same transaction or the one before, and if it is damaged as it lies, or
    got its name after the journal was written.
    """
    if claimed.left_at is None:
        return claimed
    path, journal = claimed.path, beside(claimed.left_at, "-journal")
    with suppress(StorageError):
        is_damaged = _is_damaged(path)
        if (is_damaged or _was_before(journal, path)) and _fits(path, claimed.left_at):
            _put(journal, beside(path, "-journal"))
        if not is_damaged or not is_there(journal):
            return claimed.at(path)
    return claimed


def know_again(claimed: Claim) -> Claim:
    """Know the journal beside the map as ours, where a dead process had the map at this path by another number.

    A disk that is mounted anew has another one, and FAT gives its files others too. The journal is ours if with it the
    map is sound, and of the same transaction or the one before. Where the disk is the same, another file may have taken
    the map's place, and the map want its journal elsewhere: there it is ours only if what lies there is damaged.
    """
    path = claimed.path
    with suppress(StorageError), private_folder(path) as folder:
        copy = recovered_copy(path, folder)
        is_near = _transactions(path) - _transactions(copy) in (0, 1)
        is_other_disk = claimed.left_as is not None and claimed.left_as[0] != str(claimed.identity[0])
        if is_near and not _is_damaged(copy, is_copy=True) and (is_other_disk or _is_damaged_alone(path, folder)):
            return claimed.known_again()
    return claimed


def _is_damaged_alone(path: Path, folder: Path) -> bool:
    """Whether the map is damaged as it lies, whatever the journal beside it would make of it."""
    alone = folder / "alone"
    with named_errors(path):
        shutil.copyfile(path, alone)
    return _is_damaged(alone, is_copy=True)


def _was_before(journal: Path, path: Path) -> bool:
    """Whether the journal was written before the map was renamed, which sets this time of it; Windows has none such."""
    with named_errors(path):
        return os.name != "nt" and journal.lstat().st_mtime_ns <= path.stat().st_ctime_ns


def _fits(path: Path, before: Path) -> bool:
    with private_folder(path) as folder:
        return mended_copy(path, before, folder) is not None


def mended_copy(path: Path, before: Path, folder: Path) -> Path | None:
    """A sound copy of a map in `folder`, made by the journal left at its path of `before`, if it fits.

    Where another file lies at that path, the journal may be what that one needs. Raises a `StorageError`.
    """
    journal, identity = beside(before, "-journal"), file_state(path).identity
    if not _is_left(before, identity):
        return None
    copy = recovered_copy(path, folder, journal)
    is_near = _transactions(path) - _transactions(copy) in (0, 1)
    return copy if is_near and not _is_damaged(copy, is_copy=True) else None


def _transactions(path: Path) -> int:
    """SQLite's own count of them, which it raises as it begins to write one (sqlite.org/fileformat2.html, 1.3)."""
    return int.from_bytes(read_start(path, HEADER_BYTES)[24:28], "big")


def _is_damaged(path: Path, is_copy: bool = False) -> bool:
    """Whether anything is; what is left beside a private copy says nothing, and goes."""
    try:
        return bool(verify(path, journal_is_ours=is_copy))
    except Damaged:
        return True


def _is_left(before: Path, identity: tuple[int, int]) -> bool:
    """Whether no other file lies where the map was; a link to it is none."""
    try:
        return file_state(before).identity == identity
    except Missing:
        return not is_there(before)


def _put(journal: Path, target: Path) -> None:
    """Give the journal its new name, unless something has that, or one of the folders cannot be changed."""
    try:
        if not is_there(target):
            _link_or_rename(journal, target)
            sync_folder(target.parent)
            journal.unlink(missing_ok=True)
            sync_folder(journal.parent)
    except OSError:
        if is_there(journal) and is_there(target) and journal.samefile(target):
            with suppress(OSError):
                target.unlink()


def _link_or_rename(journal: Path, target: Path) -> None:
    """At no moment it is nowhere, and nothing is replaced; a disk without hard links makes no such promise."""
    try:
        target.hardlink_to(journal)
    except FileExistsError:
        raise
    except OSError:
        journal.rename(target)
