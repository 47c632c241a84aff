"""A map file gets another path: nothing that lies there is replaced, and at no moment is the map nowhere."""

import errno
import shutil
from contextlib import suppress
from pathlib import Path

from argmap.storage.creating import refuse_companions
from argmap.storage.errors import AlreadyThere, NoFolder, ReadOnlyFolder, named_errors
from argmap.storage.files import is_there
from argmap.storage.placing import place_file

NOT_LINKED = (errno.EXDEV, errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL)


def move_map(path: Path, target: Path) -> frozenset[Path]:
    """Put the map at `path`, which nobody has open, at `target`, on another disk too.

    Returns the folders that are still to be synced, so that a power cut does not bring the old name back.
    Raises `AlreadyThere`, `NoFolder`, `ReadOnlyFolder` or another `StorageError`, and then it is still at `path`.
    """
    if _is_other_spelling(path, target):  # "map" becomes "Map" where case does not count
        with named_errors(target):
            path.rename(target)
        return frozenset({target.parent})
    if is_there(target):
        raise AlreadyThere(target)
    refuse_companions(target)
    if not target.parent.is_dir():
        raise NoFolder(target)
    with named_errors(target):
        _put(path, target)
        try:
            path.unlink()
        except OSError:
            with suppress(OSError):
                target.unlink()
            raise
    return frozenset({path.parent, target.parent})


def _put(path: Path, target: Path) -> None:
    """Make `target` the same file as `path`; on another disk, or one without links, a copy of it that is synced."""
    try:
        target.hardlink_to(path)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EROFS):
            raise ReadOnlyFolder(target) from error
        if error.errno not in NOT_LINKED:
            raise
        place_file(target, lambda fresh: _copy_bytes(path, fresh))


def _copy_bytes(path: Path, fresh: Path) -> None:
    shutil.copyfile(path, fresh)


def _is_other_spelling(path: Path, target: Path) -> bool:
    is_same_name = str(path).casefold() == str(target).casefold()
    return is_same_name and target.exists() and path.samefile(target)
