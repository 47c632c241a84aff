"""A map file before SQLite sees it: is it a file, of a size and with a header that are worth opening, and which one."""

import errno
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from argmap.core.marked import N
from argmap.storage.errors import (
    AlreadyThere,
    EmptyFile,
    Hostile,
    Missing,
    NotAFile,
    NotAMap,
    Older,
    StorageError,
    TooLarge,
    TooNew,
    named_errors,
)
from argmap.storage.older import OLDER
from argmap.storage.schema import APPLICATION_ID, MAJOR

FILE_BYTES = 1 << 30
FOREIGN_BYTES = 200_000_000  # of a file of another program; a map of 100,000 cards takes as much as argmap JSON
HEADER_BYTES = 100
MAGIC = b"SQLite format 3\0"
FORMAT_ROLLBACK = b"\x01\x01"  # write and read version: 1 is a rollback journal, 2 is WAL
UTF_8 = 1
LOGS = ("-wal", "-shm")
COMPANIONS = ("-journal", *LOGS)
"""How the names of the files end that SQLite keeps beside a database."""


class NotAPlainFile(NotAFile):
    """The same of a file that need not be a map."""

    sentence = N("Errors", "“{file}” is a folder, a pipe or a device, not a file.")
    advice = N("Errors", "Choose a file.")


class NoAnswer(StorageError):
    """Known only to who has asked on a thread that is not waited for."""

    sentence = N("Errors", "“{file}” was not opened, because the disk or the share on which it lies does not answer.")
    advice = N("Errors", "Try again once it does.")


@dataclass(frozen=True, slots=True)
class FileState:
    """Which file a path leads to, and whether anybody has touched it since."""

    device: int
    inode: int
    size: int
    modified_ns: int

    @property
    def identity(self) -> tuple[int, int]:
        """Device and inode: the same for every path to the same file, another one once it is replaced."""
        return self.device, self.inode


def file_state(path: Path) -> FileState:
    """The state of the file at `path`. Raises `Missing`, or `NotAFile` for a folder or a device."""
    with named_errors(path):
        found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise NotAFile(path)
    return FileState(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def found_beside(path: Path, identity: tuple[int, int], suffix: str) -> Path | None:
    """The same file under another name that ends so, in the folder of `path`; None if it is not there.

    By its inode, which only a file that has it is asked about further: the folder may hold thousands.
    """
    try:
        with os.scandir(path.parent) as entries:
            names = [one.name for one in entries if one.inode() == identity[1] and one.name.endswith(suffix)]
        same = [one for name in sorted(names) if file_state(one := path.with_name(name)).identity == identity]
    except (OSError, StorageError):
        return None
    return same[0] if same else None


def check_file(path: Path) -> FileState:
    """The state of a file that looks like a map of a version we know; nothing in it has been run or believed yet.

    Raises `Missing`, `NotAFile`, `EmptyFile`, `TooLarge`, `NotAMap`, `TooNew`, `Older`, `Hostile`.
    """
    state = file_state(path)
    if state.size == 0:
        raise EmptyFile(path)
    if state.size > FILE_BYTES:
        raise TooLarge(path, "it is larger than 1 GiB")
    check_header(path, read_start(path, HEADER_BYTES))
    return state


def check_header(path: Path, header: bytes) -> None:
    """Refuse what is no map of the present version, by the first 100 bytes (sqlite.org/fileformat2.html, 1.3)."""
    if len(header) < HEADER_BYTES or not header.startswith(MAGIC):
        raise NotAMap(path)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotAMap(path)
    refuse_newer(path, header)
    if major_of(header) != MAJOR and major_of(header) not in OLDER:
        raise NotAMap(path)
    if header[18:20] != FORMAT_ROLLBACK or int.from_bytes(header[56:60], "big") != UTF_8:
        raise Hostile(path, "it is in a form that argmap never writes")
    if major_of(header) in OLDER:
        raise Older(path)


def refuse_newer(path: Path, header: bytes) -> None:
    """Raises `TooNew` if the header is that of a map of a later major version."""
    is_map = header.startswith(MAGIC) and int.from_bytes(header[68:72], "big") == APPLICATION_ID
    if is_map and major_of(header) > MAJOR:
        raise TooNew(path)


def major_of(header: bytes) -> int:
    """The major version of a map file, by its header."""
    return int.from_bytes(header[60:64], "big") >> 16


def read_start(path: Path, count: int) -> bytes:
    """The first bytes of a regular file. Never waits, even if a pipe has taken the file's place."""
    with named_errors(path):
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise NotAFile(path)
            return stream.read(count)


def read_foreign(path: Path) -> bytes:
    """A whole file of another program. Raises `Missing`, `NotAPlainFile`, `NotAllowed`, `TooLarge`, `DiskTrouble`."""
    try:
        size = file_state(path).size
        if size > FOREIGN_BYTES:
            raise TooLarge(path, f"it is larger than {FOREIGN_BYTES // 1_000_000} MB")
        return read_start(path, size)
    except NotAFile as error:
        raise NotAPlainFile(path) from error


def read_beside(path: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The files of those names in the folder of `path`, as far as they are there. Raises what `read_foreign` does."""
    plain = [name for name in names if Path(name).name == name]
    return {name: read_foreign(path.with_name(name)) for name in plain if path.with_name(name).is_file()}


def beside(path: Path, suffix: str) -> Path:
    """SQLite's companion file of that suffix, such as "-journal"."""
    return path.with_name(path.name + suffix)


def refuse_logs(path: Path) -> None:
    """Raises `Hostile` where a write-ahead log lies beside a map: SQLite would take its content for the map's."""
    for suffix in LOGS:
        if is_there(beside(path, suffix)):
            raise Hostile(path, f"a file lies beside it that argmap never makes, “{path.name}{suffix}”")


def companion(path: Path, name: str) -> Path | None:
    """Where a file that goes with one at `path` is put: of another suffix, or of a name of its own.

    One of a name of its own may serve others as well, so there is no place for it where such a file lies. Raises
    `AlreadyThere` where one of another suffix lies by itself: it came from elsewhere, and nobody was asked about it.
    """
    if not name.startswith("."):
        found = path.with_name(name)
        return None if is_there(found) else found
    found = path.with_suffix(name)
    if is_there(found) and not is_there(path):
        raise AlreadyThere(found)
    return found


def is_there(path: Path) -> bool:
    """Whether anything lies at `path`, a link that leads nowhere included."""
    with named_errors(path):
        return os.path.lexists(path)


def is_writable(path: Path) -> bool:
    """Whether edits can be saved: SQLite needs to write the file, and its journal into the folder."""
    is_allowed = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK)
    return is_allowed and not has_long_name(path)


def has_long_name(path: Path) -> bool:
    """Whether the file system takes no name that is longer by that of a journal."""
    try:
        beside(path, "-journal").lstat()
    except OSError as error:
        return error.errno == errno.ENAMETOOLONG
    return False


def resolved(path: Path) -> Path:
    """Where the links on the way lead to, whatever is there; the path as it is where they lead round in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path


def real_path(path: Path) -> Path:
    """The file itself where `path` is a link to it, since its companions lie beside it. Raises `Missing`."""
    with named_errors(path):
        try:
            return path.resolve(strict=True)
        except RuntimeError as error:  # links that go round in a circle
            raise Missing(path) from error


def through_link(path: Path) -> Path:
    """Where a file is put that replaces what lies at `path`: a link stays, and leads to it. Raises `Missing`."""
    return real_path(path) if path.is_symlink() else path
