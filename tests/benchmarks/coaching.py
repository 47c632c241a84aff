"""Row 21: what the coach says of a map, asked again after an edit, in the time of the process that asks."""

from collections.abc import Iterator
from random import Random
from statistics import quantiles
from time import process_time

from argmap.core.document import Document
from argmap.core.tree import Tree
from argmap.reasoning.open_points import OpenPoints
from tests.benchmarks.maps import random_map
from tests.benchmarks.rows import Row, at_most, main, sizes
from tests.core.any_edit import any_edit

EDITS = 100  # for each run
GOAL_S, AIMED_AT = 0.02, 1_000


def rows(nodes: int, runs: int) -> Iterator[Row]:
    what = "open points asked again after an edit"
    for count in sizes(min(nodes, 10 * AIMED_AT)):
        times = refresh_times(count, EDITS * runs)
        most, size = GOAL_S if count == AIMED_AT else None, f"{count:,} nodes"
        yield at_most(21, f"{what}, p95", quantiles(times, n=20)[-1], most, size)
        yield at_most(21, f"{what}, the worst: most of the map is duplicated", max(times), None, size)
        yield at_most(21, "all open points found", whole_time(count), None, size)


def refresh_times(count: int, edits: int) -> list[float]:
    """Seconds of the process for each of so many random edits, one after the other, but the edit's own."""
    document = Document(random_map(count, passages=True))
    tree = Tree(document)
    points, random, times = OpenPoints(tree), Random(1), []
    while len(times) < edits:
        change = any_edit(document, random)
        if change is not None:
            document.apply(change)
            touched = tree.update(change)
            start = process_time()
            points.update(change, touched)
            points.finish()
            times.append(process_time() - start)
    return times


def whole_time(count: int) -> float:
    """Seconds of the process for a first look at a whole map."""
    tree = Tree(Document(random_map(count, passages=True)))
    start = process_time()
    OpenPoints(tree)
    return process_time() - start


if __name__ == "__main__":
    main(rows, __doc__ or "", nodes=10_000)
