"""Putting a file in its place: made beside it, synced, then given its name without overwriting, or not at all."""

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from argmap.core.marked import N
from argmap.storage.errors import AlreadyThere, DiskTrouble, FolderNotMade, NoFolder, ReadOnlyFolder, named_errors
from argmap.storage.files import is_there


def place_file(path: Path, write: Callable[[Path], None], replaces: bool = False) -> None:
    """Let `write` make a file beside `path`, sync it, and put it there; after an error nothing is left.

    Unless it `replaces`, a file at `path` stays as it is and `AlreadyThere` is raised.
    """
    if not replaces and is_there(path):
        raise AlreadyThere(path)
    with _made_beside(path, write) as fresh, named_errors(path):
        if replaces:
            fresh.replace(path)
            sync_folder(path.parent)
        else:
            _put_in_free_place(fresh, path)
            _sync_or_take_away(path)


def replace_files(contents: Mapping[Path, bytes]) -> None:
    """Put files that belong together in their places, instead of what lies there; all are made before the first is."""
    with ExitStack() as all_made:
        made = [
            (all_made.enter_context(_made_beside(path, partial(_write_bytes, data))), path)
            for path, data in contents.items()
        ]
        for fresh, path in made:
            with named_errors(path):
                fresh.replace(path)
                sync_folder(path.parent)


@contextmanager
def _made_beside(path: Path, write: Callable[[Path], None]) -> Iterator[Path]:
    """A file that `write` makes beside `path`, on the disk; it is gone at the end unless it was given another name."""
    fresh = path.with_name(f".{uuid4().hex}.argmap-new")
    try:  # from here, as Ctrl+C may come as soon as there is a file
        _make_beside(path, fresh)
        with named_errors(path):
            write(fresh)
            _sync(fresh)
        yield fresh
    finally:
        with suppress(OSError):
            fresh.unlink()


def _write_bytes(data: bytes, path: Path) -> None:
    path.write_bytes(data)


@contextmanager
def private_folder(path: Path) -> Iterator[Path]:
    """A folder of our own for copies of the file at `path`, which goes with the block. Raises `DiskTrouble`."""
    try:
        made = TemporaryDirectory(prefix="argmap-", ignore_cleanup_errors=True)
    except OSError as error:
        why = N("Errors", "the system's folder for temporary files cannot be written to")
        raise DiskTrouble(path, why) from error
    with made as folder:
        yield Path(folder)


def make_folder(folder: Path) -> None:
    """Make a folder, and those that it lies in, unless it is there. Raises `FolderNotMade`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise FolderNotMade(folder, N("Errors", "a file of that name is there")) from error
    except OSError as error:
        raise FolderNotMade(folder, error.strerror or N("Errors", "the system reported an error")) from error


def _make_beside(path: Path, fresh: Path) -> None:
    with named_errors(path):
        try:
            fresh.touch(exist_ok=False)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise NoFolder(path) from error
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
                raise ReadOnlyFolder(path) from error
            raise


def sync_folder(folder: Path) -> None:
    """Make new names in a folder survive a power cut; Windows does so by itself."""
    if os.name != "nt":
        _sync(folder)


def _put_in_free_place(fresh: Path, path: Path) -> None:
    """Give `fresh` its name unless something has it. Without hard links (USB sticks) an empty file holds the name."""
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        raise
    except OSError:
        path.touch(exist_ok=False)
        fresh.replace(path)


def _sync_or_take_away(path: Path) -> None:
    """Sync the folder of a new file. With Ctrl+C meanwhile the file goes again: it was not wanted any more."""
    try:
        sync_folder(path.parent)
    except KeyboardInterrupt:
        with suppress(OSError):
            path.unlink()
        raise


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
