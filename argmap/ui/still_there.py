"""Whether files that were there once are there still, on disks that may be gone."""

from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TypeVar

T = TypeVar("T")
PATIENCE_S = 0.5  # with a disk that does not answer


def is_file(path: Path) -> bool:
    """Whether a file is there; not if the system cannot say, as of a share that is gone or a folder that is locked."""
    try:
        return path.is_file()
    except OSError:
        return False


def does_answer(path: Path) -> bool:
    """Whether the disk of `path` says anything at all, be it that nothing is there. A share that hangs does not."""
    return asked(lambda: is_file(path) or True, False)


def asked(question: Callable[[], T], otherwise: T) -> T:
    """What a disk answers, or `otherwise` if it does not soon: nobody waits then for who has asked it."""
    answers: list[T] = []
    thread = Thread(target=lambda: answers.append(question()), daemon=True)
    thread.start()
    thread.join(PATIENCE_S)
    return answers[0] if answers else otherwise


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
