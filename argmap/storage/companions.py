"""What lies beside a map: SQLite would believe such files and act on them, so only our own unfinished journal may stay.

A crafted journal can make SQLite delete any file of the user's (by naming a super-journal), and a write-ahead log can
swap a map's content after it was checked.
"""

import os
import shutil
import stat
import threading
from collections.abc import Callable
from pathlib import Path

from argmap.storage.connecting import writing
from argmap.storage.errors import Hostile, Missing, UnfinishedJournal, named_errors
from argmap.storage.files import FILE_BYTES, beside, is_there, read_start, refuse_logs
from argmap.storage.placing import private_folder

JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
JOURNAL_BYTES = FILE_BYTES + (FILE_BYTES >> 4)  # each page of the largest map once, and what is written around it
PATIENCE_S = 1.0  # how long another program's commit may take before we call its journal forgotten
LOOKS = 20


def check_companions(path: Path, journal_is_ours: bool, check: Callable[[Path], object]) -> None:
    """Let a map through that has nothing beside it; finish an interrupted change of our own first.

    `check` is given a private copy in which the interrupted change was taken back, and raises if that is no good map.
    Raises `Hostile` for a foreign write-ahead log or super-journal, `UnfinishedJournal` for a journal not ours.
    """
    refuse_logs(path)
    journal = beside(path, "-journal")
    if not is_there(journal):
        return
    _refuse_odd(path, journal)
    if not journal_is_ours:
        _wait_until_gone(path, journal)
    elif is_void(journal):
        with named_errors(path):
            journal.unlink()
    else:
        with private_folder(path) as folder:
            check(recovered_copy(path, folder))
        with writing(path) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master")


def recovered_copy(path: Path, folder: Path, left: Path | None = None) -> Path:
    """A copy of the map in `folder`, in which the change that its journal began has been taken back.

    The journal is the one beside it, or one that was `left` elsewhere. Raises `Hostile` if it is odd, or names a
    super-journal.
    """
    journal = left or beside(path, "-journal")
    _refuse_odd(path, journal)
    copy = folder / path.name
    with named_errors(path):
        shutil.copyfile(path, copy)
        shutil.copyfile(journal, beside(copy, "-journal"))
    if names_super_journal(beside(copy, "-journal")):
        raise Hostile(path, "its journal points at other files")
    with writing(copy) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master")
    return copy


def _refuse_odd(path: Path, journal: Path) -> None:
    """Raises `Hostile` for a journal that is no file of its own, or larger than any that could belong to a map."""
    with named_errors(path):
        try:
            found = journal.lstat()
        except FileNotFoundError:
            return
    if stat.S_ISLNK(found.st_mode):
        raise Hostile(path, "its journal is a link to another file")
    if not stat.S_ISREG(found.st_mode):
        raise Hostile(path, "its journal is a folder or a device")
    if found.st_size > JOURNAL_BYTES:
        raise Hostile(path, "its journal is larger than any map")


def is_void(journal: Path) -> bool:
    """Whether SQLite would not even look at the journal: its first byte is written last, before the map is touched."""
    return read_start(journal, 1) in (b"", b"\0")


def may_be_played_back(journal: Path) -> bool:
    """Whether something lies there that SQLite would act on, or write through: all but a file that says nothing yet."""
    with named_errors(journal):
        try:
            is_file = stat.S_ISREG(journal.lstat().st_mode)
        except FileNotFoundError:
            return False
    try:
        return not is_file or not is_void(journal)
    except Missing:
        return False


def names_super_journal(journal: Path) -> bool:
    """Whether a journal ends with the name of a super-journal, which SQLite would follow and delete files by."""
    with named_errors(journal), journal.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - len(JOURNAL_MAGIC)))
        return size > 2 * len(JOURNAL_MAGIC) and file.read() == JOURNAL_MAGIC


def _wait_until_gone(path: Path, journal: Path) -> None:
    """Another user's program may be in the middle of a commit; its journal goes away soon."""
    pause = threading.Event()
    for _ in range(LOOKS):
        if _says_nothing(journal):
            return
        pause.wait(PATIENCE_S / LOOKS)
    raise UnfinishedJournal(path, journal.name)


def _says_nothing(journal: Path) -> bool:
    """Whether the journal is gone, or empty."""
    try:
        return read_start(journal, 1) == b""
    except Missing:
        return True
