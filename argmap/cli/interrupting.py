"""Ctrl+C while Qt is loaded or draws: PySide6 runs Python within C, where an exception is dropped, or ends the process.

So an interrupt is only noted there, and counts as soon as the work is in Python's hands again.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def noted_interrupts() -> Iterator[Callable[[], None]]:
    """What is to be called wherever the work can be stopped: raises `KeyboardInterrupt` if there was one.

    So does the end of the block.
    """
    came: list[int] = []

    def check() -> None:
        if came:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield check
    finally:
        signal.signal(signal.SIGINT, before)
    check()
