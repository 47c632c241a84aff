"""Hands memory that nothing uses any more back to the system, where the C library keeps it for itself."""

import sys


def give_memory_back() -> None:
    """As glibc does when it is asked: in a millisecond or a few. Elsewhere nothing is done."""
    if sys.platform == "linux":
        import ctypes  # late: a map is to be seen before

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
