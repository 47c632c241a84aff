"""Row 22: what a thread does until two copies of a map can be shown beside each other, one of them drawn already.

Beside it stands laying out one of them from nothing, as a map is that is opened.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from argmap.core.document import Document
from argmap.render.fonts import register_fonts
from argmap.ui.comparing.compared import Compared
from argmap.ui.comparing.reading import ReadMap
from argmap.ui.tasks import Progress
from argmap.ui.versions.preview import LaidOut, unfolded_view
from tests.benchmarks.comparing import worked_on
from tests.benchmarks.cost import in_child
from tests.benchmarks.maps import random_map
from tests.benchmarks.rows import Row, main, sizes, typical, within

MOST = {50_000: 2}


def rows(nodes: int, runs: int) -> Iterator[Row]:
    for count in sizes(nodes):
        yield from in_child(partial(of_size, count, runs))


def of_size(nodes: int, runs: int) -> list[Row]:
    """The row of maps of that many nodes, in a process of its own."""
    application = QApplication([])
    register_fonts()
    base = Document(random_map(nodes, passages=True))
    one, other = (read(worked_on(base, Random(seed)), f"{seed}.argmap") for seed in (1, 2))
    drawn = LaidOut(one.records, unfolded_view("down"))
    one = replace(one, sizes=drawn.scene.sizes)
    own = typical(lambda: shown(one, other), runs)
    least = typical(lambda: LaidOut(one.records, unfolded_view("down")).take_apart(), runs)
    application.quit()
    what = "two copies made ready to be shown, one of them drawn already"
    return [within(22, what, own, "one laid out", least, MOST.get(nodes), size=f"{nodes:,} nodes")]


def read(document: Document, name: str) -> ReadMap:
    return ReadMap(name, Path(name), list(document.records()))


def shown(one: ReadMap, other: ReadMap) -> None:
    views = unfolded_view("down"), unfolded_view("down")
    Compared(one, other, views, Progress(lambda _: None)).take_apart()


if __name__ == "__main__":
    main(rows, __doc__ or "")
