"""Whether files that were there once are there still, on disks that may be gone."""

from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Thread

PATIENCE_S = 0.5  # with a disk that does not answer


def is_file(path: Path) -> bool:
    """Whether a file is there; not if the system cannot say, as of a share that is gone or a folder that is locked."""
    try:
        return path.is_file()
    except OSError:
        return False


def files_among(paths: Iterable[Path]) -> list[Path]:
    """Those that are there. A share that hangs is not waited for: what lies on it is left out, and nothing else."""
    asked, found = list(paths), set[Path]()
    left = deque(asked)
    while left:
        thread = Thread(target=_ask, args=(left, found), daemon=True)
        thread.start()
        thread.join(PATIENCE_S)
    return [path for path in asked if path in found]


def _ask(left: deque[Path], found: set[Path]) -> None:
    """Until none is left; where this one hangs, the next goes on, and takes the last perhaps when this one wakes."""
    with suppress(IndexError):
        while True:
            path = left.popleft()
            if is_file(path):
                found.add(path)
