"""What a process that was killed left lying: files that were still being made, and private copies of maps.

Only names that argmap makes, only what nobody has touched for long, and never what a link leads to.
"""

import re
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

UNFINISHED = re.compile(r"\.[0-9a-f]{32}\.argmap-new")  # see `placing`
UNVERIFIED = re.compile(r"fresh-\d{4}-\d\d-\d\dT\d{6}\.\d{6}Z\.argmap")  # see `backup`
PRIVATE = re.compile(r"argmap-[a-z0-9_]{8}")  # a folder in the system's own for temporary files
FILE_AGE = timedelta(hours=1)  # no file is written for so long without being touched
FOLDER_AGE = timedelta(days=7)


def sweep_files(folder: Path, now: datetime) -> list[Path]:
    """Remove what was left unfinished in a folder, whose other files are not ours to touch; returns what it was."""
    found = [path for path in _inside(folder) if UNFINISHED.fullmatch(path.name) or UNVERIFIED.fullmatch(path.name)]
    return [path for path in found if _is_old(path, now - FILE_AGE, stat.S_ISREG) and _is_removed(path)]


def sweep_copies(folder: Path, now: datetime) -> list[Path]:
    """Remove the private copies of maps that were left in the folder for temporary files; returns what they were in."""
    swept = []
    for path in [path for path in _inside(folder) if PRIVATE.fullmatch(path.name)]:
        before = now - FOLDER_AGE
        if _is_old(path, before, stat.S_ISDIR) and all(_is_old(one, before, stat.S_ISREG) for one in _inside(path)):
            shutil.rmtree(path, ignore_errors=True)
            swept.append(path)
    return swept


def _inside(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from sorted(folder.iterdir())


def _is_old(path: Path, before: datetime, is_kind: Callable[[int], bool]) -> bool:
    """Whether it is of that kind, not a link, and was last written before then."""
    try:
        found = path.lstat()
    except OSError:
        return False
    return is_kind(found.st_mode) and found.st_mtime < before.timestamp()


def _is_removed(path: Path) -> bool:
    """Whether it could be removed; where not, it is none of anybody's business."""
    with suppress(OSError):
        path.unlink()
        return True
    return False
