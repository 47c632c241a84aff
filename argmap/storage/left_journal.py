"""Brings the journal of an unfinished change to a map that was renamed after a crash: SQLite looks beside it alone."""

from contextlib import suppress
from pathlib import Path

from argmap.storage.companions import is_void, recovered_copy
from argmap.storage.errors import Damaged, Missing, StorageError
from argmap.storage.files import HEADER_BYTES, beside, file_state, is_there, read_start
from argmap.storage.occupancy import Claim
from argmap.storage.placing import private_folder, sync_folder
from argmap.storage.verify import verify


def bring_journal(claimed: Claim) -> Claim:
    """Put the journal beside the map if it is this map's for certain; else both stay as they are.

    It is if the map is not sound as it lies, and sound, of the same transaction or the one before, once the change is
    taken back. One that is sound as it lies has no use for it.
    """
    if claimed.left_at is None:
        return claimed
    with suppress(StorageError):
        if not _is_damaged(claimed.path):
            return claimed.at(claimed.path)
        with private_folder(claimed.path) as folder:
            is_ours = mended_copy(claimed.path, claimed.left_at, folder) is not None
        if is_ours and _is_put(beside(claimed.left_at, "-journal"), beside(claimed.path, "-journal")):
            return claimed.at(claimed.path)
    return claimed


def mended_copy(path: Path, before: Path, folder: Path) -> Path | None:
    """A sound copy of a damaged map in `folder`, made by the journal left at its path of `before`, if it fits.

    Where another file lies at that path, the journal may be what that one needs. Raises a `StorageError`.
    """
    journal, identity = beside(before, "-journal"), file_state(path).identity
    if not _is_left(before, identity) or is_void(journal):
        return None
    copy = recovered_copy(path, folder, journal)
    is_near = _transactions(path) - _transactions(copy) in (0, 1)
    return copy if is_near and not _is_damaged(copy) else None


def _transactions(path: Path) -> int:
    """SQLite's own count of them, which it raises as it begins to write one (sqlite.org/fileformat2.html, 1.3)."""
    return int.from_bytes(read_start(path, HEADER_BYTES)[24:28], "big")


def _is_damaged(path: Path) -> bool:
    try:
        return bool(verify(path))
    except Damaged:
        return True


def _is_left(before: Path, identity: tuple[int, int]) -> bool:
    """Whether no other file lies where the map was; a link to it is none."""
    try:
        return file_state(before).identity == identity
    except Missing:
        return not is_there(before)


def _is_put(journal: Path, target: Path) -> bool:
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
    return not is_there(journal)


def _link_or_rename(journal: Path, target: Path) -> None:
    """At no moment it is nowhere, and nothing is replaced; a disk without hard links makes no such promise."""
    try:
        target.hardlink_to(journal)
    except FileExistsError:
        raise
    except OSError:
        journal.rename(target)
