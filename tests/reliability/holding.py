"""How much memory this process holds: what it asked for and did not give back, wherever that lies.

What the system counts as its own is more. Between things that stay lie holes, which the allocator keeps for later;
how large those become is chance. They are told apart in a process that was started in `ENVIRONMENT`.
"""

import ctypes
import re
import sys
from pathlib import Path

ENVIRONMENT = {
    "PYTHONMALLOC": "malloc",  # Python's objects as well, of which C's allocator knows only stores otherwise
    "MALLOC_ARENA_MAX": "1",  # all that is small lies in the heap, whatever thread asked for it
    "GLIBC_TUNABLES": "glibc.malloc.tcache_count=0",  # else each thread keeps some of what was given back
}
PROCESS = Path("/proc/self")
MEBIBYTE = 2**20


class _MallInfo(ctypes.Structure):
    """What `mallinfo2(3)` says, in bytes; `uordblks` is what is in use of the heap."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    ]


def why_not() -> str:
    """Why it cannot be told here; empty if it can."""
    is_gnu = sys.platform == "linux" and hasattr(ctypes.CDLL(None), "mallinfo2")
    return "" if is_gnu else "it needs the allocator of GNU's C library, 2.33 or later"


def held_mebibytes() -> float:
    """What is in use of the heap, and all that lies outside it and in no file: large pieces, stacks, pixels."""
    library = ctypes.CDLL(None)
    library.mallinfo2.restype = _MallInfo
    anonymous, heap = _kibibytes("status", "RssAnon:"), _heap_kibibytes()
    return library.mallinfo2().uordblks / MEBIBYTE + (anonymous - heap) / 1024


def resident_mebibytes() -> float:
    """What the system counts as the process's own, once the allocator has given back what it can."""
    ctypes.CDLL(None).malloc_trim(0)
    return _kibibytes("status", "VmRSS:") / 1024


def _kibibytes(file: str, label: str) -> int:
    return sum(map(int, re.findall(rf"^{label}\s+(\d+) kB$", _read(file), re.MULTILINE)))


def _heap_kibibytes() -> int:
    """Of the heap, that which is in memory."""
    return sum(map(int, re.findall(r"\[heap\]\n(?:.*\n)*?Anonymous:\s+(\d+) kB$", _read("smaps"), re.MULTILINE)))


def _read(name: str) -> str:
    return (PROCESS / name).read_text(encoding="utf-8")
