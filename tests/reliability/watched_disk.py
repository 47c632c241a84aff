"""What SQLite does to the files of a folder, on the way to the real disk: each operation seen, delayed or refused.

For every connection of this process, the storage layer's own included, without a word to it.
"""

import sys
from collections.abc import Iterator, Set
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from tests.reliability import shared_sqlite
from tests.reliability.operations import Doing, Hook, Operation

apsw = shared_sqlite.load()
NEW_JOURNAL = apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_CREATE


ERRORS = {
    Doing.OPEN: (apsw.CantOpenError, apsw.SQLITE_CANTOPEN),
    Doing.READ: (apsw.IOError, apsw.SQLITE_IOERR_READ),
    Doing.WRITE: (apsw.IOError, apsw.SQLITE_IOERR_WRITE),
    Doing.TRUNCATE: (apsw.IOError, apsw.SQLITE_IOERR_TRUNCATE),
    Doing.SYNC: (apsw.IOError, apsw.SQLITE_IOERR_FSYNC),
    Doing.DELETE: (apsw.IOError, apsw.SQLITE_IOERR_DELETE),
    Doing.NAME: (apsw.IOError, apsw.SQLITE_IOERR),
    Doing.LOCK: (apsw.IOError, apsw.SQLITE_IOERR_LOCK),
}


def error_of(doing: Doing) -> Exception:
    """What a disk that cannot do this says to SQLite."""
    kind, code = ERRORS[doing]
    error: Exception = kind("the disk failed on purpose")
    error.extendedresult = code
    return error


@contextmanager
def watched(hook: Hook, *folders: Path) -> Iterator[None]:
    """Every file in the folders themselves that SQLite opens from now on goes through the hook."""
    disk = _Disk(hook, {str(folder) for folder in folders})
    try:
        yield
    finally:
        disk.unregister()


class _Quiet:
    """What is raised is SQLite's to hear; only what is no word of a disk is a bug to be seen."""

    def excepthook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, apsw.Error):
            sys.__excepthook__(kind, error, trace)


class _Disk(_Quiet, apsw.VFS):
    def __init__(self, hook: Hook, folders: Set[str]) -> None:
        self.below = apsw.vfsnames()[0]
        self._folders = folders
        self._hook = hook
        super().__init__("watched", self.below, makedefault=True)

    def xOpen(self, name: object, flags: list[int]) -> object:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        if not isinstance(path, str) or str(Path(path).parent) not in self._folders:
            return apsw.VFSFile(self.below, name, flags)
        is_new = flags[0] & NEW_JOURNAL == NEW_JOURNAL and not Path(path).exists()
        opened = []
        operation = Operation(Doing.OPEN, Path(path).name, is_with_folder=is_new)
        self._hook(operation, lambda: opened.append(_File(self.below, name, flags, self._hook)))
        return opened[0]

    def xDelete(self, path: str, is_with_folder: bool) -> None:
        if str(Path(path).parent) not in self._folders:
            super().xDelete(path, is_with_folder)
            return
        operation = Operation(Doing.DELETE, Path(path).name, is_with_folder=bool(is_with_folder))
        self._hook(operation, lambda: super(_Disk, self).xDelete(path, is_with_folder))


class _File(_Quiet, apsw.VFSFile):
    def __init__(self, below: str, name: object, flags: list[int], hook: Hook) -> None:
        self._name = Path(name.filename() if isinstance(name, apsw.URIFilename) else str(name)).name
        self._hook = hook
        super().__init__(below, name, flags)

    def xRead(self, amount: int, offset: int) -> bytes:
        found: list[bytes] = []
        read = super().xRead
        self._hook(Operation(Doing.READ, self._name, offset), lambda: found.append(read(amount, offset)))
        return found[0]

    def xWrite(self, data: bytes, offset: int) -> None:
        write = super().xWrite
        self._hook(Operation(Doing.WRITE, self._name, offset, bytes(data)), lambda part=data: write(part, offset))

    def xTruncate(self, size: int) -> None:
        truncate = super().xTruncate
        self._hook(Operation(Doing.TRUNCATE, self._name, size=size), lambda: truncate(size))

    def xSync(self, flags: int) -> None:
        sync = super().xSync
        self._hook(Operation(Doing.SYNC, self._name), lambda: sync(flags))

    def xLock(self, level: int) -> None:
        lock = super().xLock
        self._hook(Operation(Doing.LOCK, self._name), lambda: lock(level))
