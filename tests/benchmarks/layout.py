"""Rows 1 and 2: a full layout against Graphviz's dot, and a layout kept up to date against one from scratch."""

import shutil
import subprocess
from collections.abc import Iterator
from functools import partial
from math import ceil
from random import Random
from statistics import median

from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.edits import add_objection, delete_branch, edit_text
from argmap.core.graph import Place
from argmap.core.records import Node, RecordId
from argmap.core.tree import Tree
from argmap.layout.geometry import Size
from argmap.layout.map_layout import MapLayout
from tests.benchmarks.maps import random_map
from tests.benchmarks.rows import Row, at_most, faster, main, seconds, typical
from tests.layout.outlines import chain, star

UNITS_PER_INCH = 96
DEEP = 1_000
WIDE = 10_000
EDITS = 400


def rows(nodes: int, runs: int) -> Iterator[Row]:
    yield from against_dot(Desk(Document(random_map(min(WIDE, nodes)))), runs)
    median_s, worst_s, scratch_s = edited(Desk(Document(random_map(nodes))), EDITS, runs)
    yield faster(2, f"layout after one edit, {nodes:,} nodes", median_s, "from scratch", scratch_s, 500)
    yield at_most(2, f"the worst of {EDITS}", worst_s, 2e-3)
    median_s, _, scratch_s = edited(Desk(chain(DEEP)), EDITS // 4, runs)
    yield faster(2, f"the same, a chain {DEEP:,} deep", median_s, "from scratch", scratch_s, None)
    median_s, _, scratch_s = edited(Desk(star(WIDE)), EDITS // 40, runs)
    yield faster(2, f"the same, a star of {WIDE:,} rays", median_s, "from scratch", scratch_s, None)


class Desk:
    """A map whose texts are measured beforehand, so that only the layout is timed."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tree = Tree(document)
        self._sizes: dict[RecordId, Size] = {}
        for node in document.all(Node):
            self.measure_text(node.id)

    def measure_text(self, node_id: RecordId) -> None:
        node = self.document.find(Node, node_id)
        if node is not None:
            self._sizes[node_id] = Size(236.0, 56.0 + 17.0 * ceil(len(node.text) / 32))

    def measure(self, place: Place) -> Size:
        return self._sizes[place.node_id]

    def layout(self) -> MapLayout:
        return MapLayout(self.tree, self.measure)

    def dot(self) -> str:
        """The same tree with the same cards as dot reads it."""
        lines = ['digraph map { node [shape=box fixedsize=true label=""];']
        for place, _ in self.tree.walk():
            size = self.measure(place)
            width, height = size.width / UNITS_PER_INCH, size.height / UNITS_PER_INCH
            lines.append(f'"{place.node_id}" [width={width:.3f} height={height:.3f}];')
            above = self.tree.above(place)
            if above is not None:
                lines.append(f'"{above}" -> "{place.node_id}";')
        return "\n".join([*lines, "}"])


def against_dot(desk: Desk, runs: int) -> Iterator[Row]:
    nodes = desk.document.count(Node)
    source = desk.dot().encode()
    command = ["dot", "-Tplain"]
    peer = None
    if shutil.which("dot"):
        peer = typical(lambda: subprocess.run(command, input=source, capture_output=True, check=True), runs)
    layout = desk.layout()
    yield faster(1, f"full layout from the records, {nodes:,} nodes", typical(desk.layout, runs), "dot", peer, 500)
    yield faster(1, f"placing alone, {nodes:,} nodes", typical(layout.place_all, runs), "dot", peer, 500)


def edited(desk: Desk, edits: int, runs: int) -> tuple[float, float, float]:
    """Seconds of bringing the layout up to date, the median and the worst, and of a layout from scratch."""
    scratch = typical(desk.layout, runs)
    times = edit_times(desk, edits)
    return median(times), max(times), scratch


def edit_times(desk: Desk, edits: int) -> list[float]:
    """Seconds of bringing the layout up to date, for each of so many small edits all over the map."""
    layout = desk.layout()
    random = Random(1)
    node_ids = sorted(node.id for node in desk.document.all(Node))
    times = []
    for _ in range(edits):
        change = any_small_edit(desk, random, node_ids)
        desk.document.apply(change)
        touched = desk.tree.update(change)
        for node_id in touched.cards:
            desk.measure_text(node_id)
        times.append(seconds(partial(layout.update, touched)))
    return times


def any_small_edit(desk: Desk, random: Random, node_ids: list[RecordId]) -> Change:
    """A new leaf, a text of another length, or a leaf gone, each about as often."""
    node_id = random.choice(node_ids)
    while desk.document.find(Node, node_id) is None:
        node_id = random.choice(node_ids)
    match random.randrange(3):
        case 0:
            return add_objection(desk.document, node_id, "word " * random.randint(5, 60))
        case 1:
            return edit_text(desk.document, node_id, "word " * random.randint(5, 60))
        case _:
            return delete_branch(desk.document, [leaf_below(desk.tree, node_id).id])


def leaf_below(tree: Tree, node_id: RecordId) -> Place:
    place = tree.full_place(node_id)
    if place is None:
        raise KeyError(node_id)
    while below := tree.children(place):
        place = below[-1]
    return place


if __name__ == "__main__":
    main(rows, __doc__ or "")
