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
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

import pytest

from argmap.core import edits
from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.fragment import Fragment, take
from argmap.core.history import Entry, EntryKind
from argmap.core.merging import merge
from argmap.core.records import Node, Record
from argmap.core.tree import Tree
from argmap.core.undoing import rebased_inverse
from argmap.formats import json_writing
from argmap.formats.annotation_formats import WRITABLE, write_annotations
from argmap.formats.format import Format
from argmap.formats.registry import FORMATS, export_map
from argmap.formats.written import Outgoing
from argmap.layout.direction import Direction
from argmap.reasoning.comparing import compare
from argmap.render.held import Held
from argmap.render.images import ImageFormat, ImageOptions, export_image
from argmap.render.paper import Paper
from argmap.session.ahead import made_ahead
from argmap.storage.applying import HISTORY_BYTES
from argmap.storage.creating import create_map
from argmap.storage.files import file_state
from argmap.storage.map_file import MapFile
from argmap.storage.opening import read_map
from argmap.storage.search import SearchIndex
from argmap.ui.clipboard import column_picture, fragment_bytes, fragment_from
from argmap.ui.main_thread import TURN_S
from argmap.ui.tasks import Cancelled
from tests.benchmarks.maps import random_map
from tests.reliability.clock import clock
from tests.reliability.row import Row, Tally

SIZE = 50_000  # cards
MOST_S = 0.1
TICK_S = 0.0003  # between two turns that are asked for
KEPT = "interpreter kept, ms"
IN_PIECES = "JSON in pieces"
LET_GO = "drawings let go in pieces"

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Large:
    """A map, and a folder for its file."""

    tree: Tree
    records: list[Record]
    folder: Path

    def file(self) -> Path:
        path = self.folder / "map.argmap"
        create_map(path, self.records)
        return path

    def fragment(self) -> Fragment:
        return take(self.tree.document, [root.id for root in self.tree.roots()])

    def delete(self, document: Document) -> Change:
        """Take all away but the roots."""
        below = [place.id for root in self.tree.roots() for place in self.tree.children(root)]
        return edits.delete_branch(document, below)

    def edited(self, word: str) -> list[Record]:
        """The map as somebody has it who put a word to a tenth of the cards."""
        chooser = Random(word)
        return [
            replace(one, text=f"{one.text} {word}") if isinstance(one, Node) and chooser.random() < 0.1 else one
            for one in self.records
        ]


def _read(large: Large) -> Work:
    path = large.file()
    return lambda: read_map(path)


def _written(large: Large) -> Work:
    """An entry of a hundred thousand pairs and more goes into the file."""
    path = large.file()
    change = large.delete(large.tree.document)

    def write() -> None:
        file = MapFile(path, file_state(path), history_bytes=HISTORY_BYTES)
        file.write([(Entry(file.last_number + 1, EntryKind.DO, change, "2026-01-01T00:00:00Z"), {})])
        file.close()

    return write


def _undone(large: Large) -> Work:
    change = large.delete(large.tree.document)
    document = Document(large.records)
    document.apply(change)
    left = list(document.records())
    return lambda: made_ahead(left, 0, lambda now: rebased_inverse(change, now))


def _pasted(large: Large) -> Work:
    data = fragment_bytes(large.fragment())
    return lambda: made_ahead(large.records, 0, lambda document: edits.paste(document, fragment_from(data), None))


def _compared(large: Large) -> Work:
    other = Tree(Document(large.edited("otherwise")))
    return lambda: compare(large.tree, other)


def _merged(large: Large) -> Work:
    one, other = (Document(large.edited(word)) for word in ("here", "there"))
    return lambda: merge(large.tree.document, one, other)


def _laid_out(large: Large) -> Work:
    from argmap.ui.canvas.scene import laid_out
    from argmap.ui.view_state import KeptView

    view = KeptView(frozenset(), Direction.DOWN.value, {})
    return lambda: laid_out(Tree(Document(large.records)), view)


def _exported(chosen: Format) -> Callable[[Large], Work]:
    return lambda large: lambda: export_map(Outgoing(large.tree), chosen)


def _drawn(chosen: ImageFormat, paper: Paper = Paper.FIT) -> Callable[[Large], Work]:
    return lambda large: lambda: export_image(large.tree, ImageOptions(chosen, paper=paper, shrinks=True))


def _cancelled(end: float) -> Callable[[Large], Work]:
    """A picture that nobody wants any more when that much of it is made."""

    def heed(fraction: float) -> None:
        if fraction >= end:
            raise Cancelled("enough")

    def work(large: Large) -> Work:
        def draw() -> None:
            with suppress(Cancelled):
                export_image(large.tree, ImageOptions(ImageFormat.SVG), heed)

        return draw

    return work


def _annotated(chosen: str) -> Callable[[Large], Work]:
    return lambda large: lambda: write_annotations(large.tree, chosen)


WORKS: dict[str, Callable[[Large], Work]] = {
    **{f"export as {one.id}": _exported(one) for one in FORMATS if one.write is not None},
    **{f"image as {one}": _drawn(one) for one in ImageFormat},
    **{f"image cancelled at {end:.0%}": _cancelled(end) for end in (0.2, 0.7)},
    "image on paper": _drawn(ImageFormat.PDF, Paper.A3),
    "copy a picture": lambda large: lambda: column_picture(large.tree, ImageOptions(ImageFormat.PNG, shrinks=True)),
    **{f"annotations as {one}": _annotated(one) for one in WRITABLE},
    "read": _read,
    "lay out": _laid_out,
    "prepare the search": lambda large: lambda: SearchIndex().build(large.records),
    "delete": lambda large: lambda: made_ahead(large.records, 0, large.delete),
    "undo": _undone,
    "write": _written,
    "paste": _pasted,
    "compare": _compared,
    "merge": _merged,
}
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
