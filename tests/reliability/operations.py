"""What SQLite asks of a disk, and how that may fail."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Doing(StrEnum):
    OPEN = "open"
    READ = "read"
    WRITE = "write"
    TRUNCATE = "truncate"
    SYNC = "sync"
    DELETE = "delete"
    LOCK = "lock"
    NAME = "name"


class Lasts(StrEnum):
    """How long a disk fails."""

    ONCE = "once"
    ALL = "for good"
    ALIKE = "for good, operations of that kind alone"


class Done(StrEnum):
    """What of an operation was done when the disk says that it failed."""

    ALL = "all"
    NOTHING = "nothing"
    HALF = "half a write"


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that SQLite asks of the disk; `size` is that of a truncated file.

    `is_with_folder`: the folder's names are to be as safe as the content, from now on.
    """

    doing: Doing
    name: str
    offset: int = 0
    data: bytes = b""
    size: int = 0
    is_with_folder: bool = False


Hook = Callable[[Operation, Callable[..., object]], None]
"""Is handed each operation and what carries it out (with other bytes for a write, if given some): it does so, or does
not, or raises what `watched_disk.error_of` makes."""
