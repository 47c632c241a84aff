"""Row: whatever a thread does with a large map, the window has its turn with the interpreter within 100 ms.

A thread gives way between two steps of Python, never within one: a call that sorts, joins, parses or encodes a whole
map stops the window for as long as it takes. How long a thread kept the interpreter is what it worked, by the
processor's own count, between two turns of another one, so that a busy machine adds nothing.
"""

import gc
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from argmap.core.document import Document
from argmap.core.tree import Tree
from argmap.formats import json_writing
from argmap.render.held import Held
from argmap.ui.main_thread import TURN_S
from tests.benchmarks.maps import random_map
from tests.reliability.clock import clock
from tests.reliability.large_works import WORKS, Large, Work
from tests.reliability.row import Row, Tally

SIZE = 50_000  # cards
MOST_S = 0.1
TICK_S = 0.0003  # between two turns that are asked for
KEPT = "interpreter kept, ms"
IN_PIECES = "JSON in pieces"
LET_GO = "drawings let go in pieces"
FIRST = ("image as svg", "export as sadface")  # which see a defence missing


def give_way(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Do work number `number` on a thread, and ask for a turn again and again."""
    name = (*FIRST, *(one for one in WORKS if one not in FIRST))[number % len(WORKS)]
    _have_application()
    work = WORKS[name](Large(_tree(), list(_tree().document.records()), folder))
    with pytest.MonkeyPatch.context() as patch, _as_in_the_window():
        if IN_PIECES in without:
            patch.setattr(json_writing, "AT_ONCE", SIZE * 10)
        if LET_GO in without:
            patch.setattr(Held, "__exit__", lambda *_: None)
        kept_s = longest_kept(work)
    tally.measure(KEPT, kept_s * 1_000)
    if kept_s > MOST_S:
        tally.fail(f"{name}: the interpreter was kept for {kept_s * 1_000:.0f} ms")


def longest_kept(work: Work) -> float:
    """For how many seconds at most a thread kept the interpreter while it did the work. Raises what the work does."""
    made: list[object] = []
    failures: list[BaseException] = []
    has_ended, may_end = threading.Event(), threading.Event()

    def run() -> None:
        try:
            made.append(work())  # to let go of it is the main thread's
        except BaseException as error:  # which is raised where it is seen
            failures.append(error)
        has_ended.set()
        may_end.wait()  # as long as it is there, it can be asked what it worked

    thread = threading.Thread(target=run)
    thread.start()
    worked, longest_s = time.pthread_getcpuclockid(thread.ident or 0), 0.0
    while not has_ended.is_set():
        asked, before = clock(), time.clock_gettime(worked)
        time.sleep(TICK_S)
        longest_s = max(longest_s, min(time.clock_gettime(worked) - before, clock() - asked))
    may_end.set()
    thread.join()
    for failure in failures:
        raise failure
    return longest_s


@contextmanager
def _as_in_the_window() -> Iterator[None]:
    """Threads give way as there, and nothing is collected, which is done by the main thread alone."""
    before = sys.getswitchinterval()
    gc.collect()
    gc.disable()
    sys.setswitchinterval(TURN_S)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
        gc.enable()


@cache
def _have_application() -> object:
    """Fonts and pictures need one."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    import argmap.render.classes  # noqa: F401  # before a thread draws

    return QGuiApplication.instance() or QGuiApplication([])


@cache
def _tree() -> Tree:
    """The map, which no work changes."""
    return Tree(Document(random_map(SIZE, passages=True)))


ROWS = (
    Row(
        "giving_way",
        f"what threads do with a map of {SIZE:,} cards: how long they keep the window from the interpreter",
        full=len(WORKS),
        short=0,
        trial=give_way,
        defences={LET_GO: 1, IN_PIECES: 2},
        processes=1,
        is_in_memory=True,
    ),
)
