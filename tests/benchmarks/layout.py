"""Rows 1 and 2: a full layout against dot's and d3-flextree's, and one kept up to date against one from scratch."""

import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from math import ceil
from random import Random
from statistics import median

from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.edits import add_objection, delete_branch, edit_text
from argmap.core.graph import Place
from argmap.core.records import Inference, Node, Premise, RecordId
from argmap.core.tree import Tree
from argmap.layout.blocks import Block, Card, arrange
from argmap.layout.direction import Direction
from argmap.layout.geometry import Size
from argmap.layout.map_layout import MapLayout
from argmap.layout.spacing import Spacing, gaps_for
from tests.benchmarks import flextree
from tests.benchmarks.maps import random_map
from tests.benchmarks.rows import Row, at_most, faster, main, seconds, sizes, typical
from tests.layout.outlines import chain, star

UNITS_PER_INCH = 96
ROW_GAP = 40
FLEXTREE = "d3-flextree"
DOT_TIMES = {10_000: 500}
EDIT_TIMES = {50_000: 500}
WORST_S = 2e-3
MANY = 10_000
LINKS = 1_000
RAYS = 1_000
EDITS = 400


def rows(nodes: int, runs: int) -> Iterator[Row]:
    for count in sizes(min(MANY, nodes)):
        yield from from_scratch(Desk(Document(random_map(count))), f"{count:,} nodes", runs, DOT_TIMES.get(count))
    yield from from_scratch(Desk(chain(LINKS)), f"chain of {LINKS:,}", runs, None)
    yield from from_scratch(Desk(star(RAYS)), f"star of {RAYS:,}", runs, None)
    for count in sizes(nodes):
        yield from after_edits(Desk(Document(random_map(count))), f"{count:,} nodes", runs, EDIT_TIMES.get(count))
    yield from after_edits(Desk(chain(LINKS)), f"chain of {LINKS:,}", runs, None)
    yield from after_edits(Desk(star(RAYS)), f"star of {RAYS:,}", runs, None)


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

    def bare(self) -> tuple[dict[RecordId | None, list[Inference]], dict[RecordId, Block]]:
        """The steps onto each node, a card for each premise, a block of its size for each step: all asked just once."""
        gaps, rows, blocks = (
            gaps_for(Spacing(), Direction.DOWN),
            defaultdict[RecordId | None, list[Inference]](list),
            {},
        )
        for step in self.document.all(Inference):
            rows[step.target_node_id].append(step)
        for one in self.document.all(Premise):
            place = Place(one.id, one.node_id, one.inference_id)
            block = blocks[one.inference_id] = Block((Card(place, *self.measure(place)),), None)
            arrange(block, gaps)
        return rows, blocks

    def layout(self) -> MapLayout:
        return MapLayout(self.tree, self.measure)

    def nested(self) -> str:
        """The same tree with the same cards as d3-flextree reads it: a row is as high as its card and a gap."""
        lines, depth = [], -1
        for place, level in self.tree.walk():
            lines.append("]}" * (depth - level + 1) + "," * (level <= depth))
            width, height = self.measure(place)
            lines.append(f'{{"size": [{width}, {height + ROW_GAP}], "children": [')
            depth = level
        return "".join([*lines, "]}" * (depth + 1)])

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


def from_scratch(desk: Desk, size: str, runs: int, times: float | None) -> Iterator[Row]:
    """A layout of the whole map against the peers' of the same cards; `times` is what is aimed at against dot."""
    layout = desk.layout()
    whole, placed = typical(desk.layout, runs), typical(layout.place_all, runs)
    dot = typical(partial(run_dot, desk.dot().encode()), runs) if shutil.which("dot") else None
    floor = typical(desk.bare, runs) + placed
    peer = flextree.times(desk.nested(), runs)
    yield faster(1, "full layout from the records", whole, "dot", dot, times, size)
    yield faster(1, "placing alone", placed, "dot", dot, times, size)
    yield faster(1, "a floor: its cards and blocks made, and placed", floor, "dot", dot, None, size)
    yield faster(1, "full layout from the records", whole, FLEXTREE, peer and peer.whole, None, size)
    yield faster(1, "placing alone", placed, FLEXTREE, peer and peer.placed, None, size)


def run_dot(graph: bytes) -> None:
    subprocess.run(["dot", "-Tplain"], input=graph, capture_output=True, check=True)


def after_edits(desk: Desk, size: str, runs: int, times: float | None) -> Iterator[Row]:
    """Bringing the layout up to date against one from scratch; where that has a goal, the worst has one too."""
    scratch = typical(desk.layout, runs)
    taken = edit_times(desk, EDITS)
    yield faster(2, "layout after one edit", median(taken), "from scratch", scratch, times, size)
    yield at_most(2, f"the worst of {EDITS}", max(taken), WORST_S if times is not None else None, size)


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
