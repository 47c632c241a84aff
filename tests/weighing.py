"""What Python's objects take: of what an act returns, and at most while it was at work."""

import gc
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes that are there after an act and were not before it, and the most that were there meanwhile."""

    kept: int
    most: int


def weigh(act: Callable[[], Any]) -> Weight:
    """Do something and weigh what is left of it: its value, and what it made the rest of the program remember."""
    gc.collect()
    tracemalloc.start()
    try:
        value = act()
        gc.collect()
        kept, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    del value
    return Weight(kept, most)


def garbage_of(act: Callable[[], Any]) -> int:
    """How many objects something leaves behind that nothing but the collector ever frees."""
    gc.collect()
    gc.disable()
    try:
        act()
        return gc.collect()
    finally:
        gc.enable()
