"""What SQLite asks of a disk."""

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


Hook = Callable[[Operation, Callable[[], object]], None]
"""Is handed each operation and what carries it out: it does so, or does not, or raises what `error_of` makes."""
