"""Row 22: two copies of a map compared, and merged again after a choice.

Beside comparing stands the least that anybody has to do: comparing the records. Beside a choice, merging from the
beginning and comparing what comes of it.
"""

from collections.abc import Callable, Iterator
from itertools import cycle, islice
from random import Random

from argmap.core import edits
from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.merging import Choice, MergeAgain, both, merge
from argmap.core.moments import difference
from argmap.core.records import Inference, Node, Premise, Record
from argmap.core.tree import Tree
from argmap.reasoning.comparing import compare
from argmap.reasoning.comparing.again import Again
from tests.benchmarks.maps import random_map
from tests.benchmarks.rows import Row, faster, main, sizes, typical, within

EDITS = 500  # of each side
TOUCHED = 0.06  # of the cards are edited, so that the sides meet
MOST, LEAST = {50_000: 4}, {50_000: 20}


def rows(nodes: int, runs: int) -> Iterator[Row]:
    for count in sizes(nodes):
        base = Document(random_map(count, passages=True))
        a, b = (worked_on(base, Random(seed)) for seed in (1, 2))
        size = f"{count:,} nodes"
        yield _compared(a, b, runs, MOST.get(count), size)
        yield _chosen(base, a, b, runs, LEAST.get(count), size)


def _compared(a: Document, b: Document, runs: int, most: float | None, size: str) -> Row:
    one, other = Tree(a), Tree(Document([*b.records()]))
    own = typical(lambda: compare(one, other), runs)
    least = typical(lambda: difference(a.records(), b.records()), runs)
    return within(22, f"two copies compared, {EDITS} edits each", own, "their records alone", least, most, size=size)


def _chosen(base: Document, a: Document, b: Document, runs: int, least: float | None, size: str) -> Row:
    merging, again = MergeAgain(base, a, b), Again(Tree(a))
    after = Tree(merging.document)
    first = merging.merge(both)
    after.update(first.step)
    asked = {one.key for one in first.conflicts[:1]}
    turns = cycle((Choice.A, Choice.B))

    def choose() -> None:
        choice = next(turns)
        after.update(merging.merge(lambda one: choice if one.key in asked else Choice.BOTH).step)
        again.compare(after, _unlike(a, merging))

    def anew() -> None:
        compare(Tree(a), Tree(Document(merge(base, a, b).records)))

    own, whole = typical(choose, runs), typical(anew, runs)
    return faster(22, "merged and compared again after a choice", own, "from the beginning", whole, least, size)


def _unlike(a: Document, merging: MergeAgain) -> Iterator[Record]:
    """The records that the merged map has otherwise than one side."""
    for key in dict.fromkeys([*merging.done.records, *merging.edited]):
        found = [document.find(*key) for document in (a, merging.document)]
        if found[0] != found[1]:
            yield from (one for one in found if one is not None)


def worked_on(base: Document, random: Random) -> Document:
    """A copy of a map in which somebody reworded, turned, added, moved and took away."""
    copy = Document(base.records())
    nodes = [node.id for node in islice(copy.all(Node), max(100, int(TOUCHED * copy.count(Node))))]
    for number in range(EDITS):
        edit = random.choice(_possible(copy, nodes, random, number))
        copy.apply(edit())
    return copy


def _possible(copy: Document, nodes: list[str], random: Random, number: int) -> list[Callable[[], Change]]:
    """What can be done to a card that is still there."""
    there = [one for one in random.sample(nodes, 20) if copy.find(Node, one) is not None]
    one, words = there[0], f"Said otherwise for the time number {number}."
    found: list[Callable[[], Change]] = [
        lambda: edits.edit_text(copy, one, words),
        lambda: edits.add_reason(copy, one, words, new_id=lambda: f"{random.getrandbits(128):032x}"),
    ]
    premises = copy.where(Premise, "node_id", one)
    if premises:
        place, is_leaf = premises[0], not copy.where(Inference, "target_node_id", one)
        found.append(lambda: edits.turn(copy, place.inference_id))
        found += [lambda: edits.delete_branch(copy, [place.id])] if is_leaf else []
    return found


if __name__ == "__main__":
    main(rows, __doc__ or "")
