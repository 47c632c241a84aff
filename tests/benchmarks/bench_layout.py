"""Rows 1 and 2: a full layout against Graphviz's dot, and a layout kept up to date against one from scratch."""

import argparse
import shutil
import subprocess
from collections.abc import Callable
from math import ceil
from random import Random
from statistics import median
from time import perf_counter

from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.edits import add_objection, delete_branch, edit_text
from argmap.core.graph import Place
from argmap.core.records import Node, RecordId
from argmap.core.tree import Tree
from argmap.layout.geometry import Size
from argmap.layout.map_layout import MapLayout
from tests.benchmarks.maps import random_map
from tests.layout.outlines import chain, star

UNITS_PER_INCH = 96
DEEP = 1_000
WIDE = 10_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("nodes", type=int, nargs="?", default=50_000, help="of the map that is edited")
    parser.add_argument("--peer-nodes", type=int, default=10_000, help="of the map that dot lays out")
    parser.add_argument("--edits", type=int, default=400)
    arguments = parser.parse_args()
    against_dot(Desk(Document(random_map(arguments.peer_nodes))))
    edited(f"random, {arguments.nodes:,} nodes", Desk(Document(random_map(arguments.nodes))), arguments.edits)
    edited(f"chain, {DEEP:,} deep", Desk(chain(DEEP)), arguments.edits // 4)
    edited(f"star, {WIDE:,} rays", Desk(star(WIDE)), arguments.edits // 40)


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


def seconds(act: Callable[[], object]) -> float:
    start = perf_counter()
    kept = act()
    taken = perf_counter() - start
    del kept
    return taken


def against_dot(desk: Desk) -> None:
    nodes = desk.document.count(Node)
    own = median(seconds(desk.layout) for _ in range(5))
    layout = desk.layout()
    placing = median(seconds(layout.place_all) for _ in range(5))
    print(f"1  full layout, {nodes:,} nodes: {own * 1e3:.0f} ms from the records; {placing * 1e3:.1f} ms placing alone")
    if shutil.which("dot") is None:
        print("   peer not installed: dot")
        return
    source = desk.dot().encode()
    peer = median(
        seconds(lambda: subprocess.run(["dot", "-Tplain"], input=source, capture_output=True, check=True))
        for _ in range(5)
    )
    print(f"   dot -Tplain {peer:.2f} s: {peer / own:.0f} times faster from the records, {peer / placing:.0f} placing")


def edited(what: str, desk: Desk, edits: int) -> None:
    scratch = median(seconds(desk.layout) for _ in range(5))
    layout = desk.layout()
    placing = median(seconds(layout.place_all) for _ in range(5))
    random = Random(1)
    node_ids = sorted(node.id for node in desk.document.all(Node))
    times: list[float] = []
    for _ in range(edits):
        change = any_small_edit(desk, random, node_ids)
        desk.document.apply(change)
        touched = desk.tree.update(change)
        for node_id in touched.cards:
            desk.measure_text(node_id)
        times.append(seconds(lambda: layout.update(touched)))  # noqa: B023  # used at once
    print(
        f"2  layout after one edit, {what}: median {median(times) * 1e3:.3f} ms, worst of {edits} "
        f"{max(times) * 1e3:.2f} ms; from scratch {scratch * 1e3:.0f} ms ({scratch / median(times):.0f} times), "
        f"placing alone {placing * 1e3:.0f} ms ({placing / median(times):.0f} times)"
    )


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
    main()
