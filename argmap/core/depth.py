"""Reachability of what a map says: which nodes and inferences lie on a circle, and how deep the map can be drawn."""

from collections import defaultdict
from collections.abc import Iterable

from argmap.core.records import Inference, Node, Premise, Record, RecordId

Below = dict[RecordId, list[RecordId]]


def cycles_and_depth(records: Iterable[Record]) -> tuple[frozenset[RecordId], int]:
    """The ids on circles, and a depth in cards that no drawing of the map exceeds.

    Kahn's algorithm from both ends: what is left over lies on a circle or between two. Circles that share a card count
    as one card that is as deep as they have cards, since a circle is drawn cut.
    """
    nodes: dict[RecordId, int] = {}
    below: Below = defaultdict(list)
    for one in records:
        record_type = type(one)
        if record_type is Node:
            nodes[one.id] = 1
        elif isinstance(one, Premise):
            below[one.inference_id].append(one.node_id)
        elif isinstance(one, Inference):
            below[one.target_node_id or one.target_inference_id or ""].append(one.id)
    depth, left = _peel(below, nodes)
    if not left:
        return frozenset(), depth
    _, cyclic = _peel(_turned(below, left), nodes)
    depth, _ = _peel(*_contracted(below, nodes, _knots(below, cyclic)))
    return frozenset(cyclic), depth


def _peel(below: Below, cards: dict[RecordId, int]) -> tuple[int, set[RecordId]]:
    """Take away, again and again, what nothing stands above: the longest way down in cards, and what is left."""
    above: dict[RecordId, int] = {}
    for lowers in below.values():
        for lower in lowers:
            above[lower] = above.get(lower, 0) + 1
    level = [(one, cards.get(one, 0)) for one in below if one not in above]
    deepest = max(cards.values(), default=0)
    depths: dict[RecordId, int] = {}
    while level:
        next_level = []
        for upper, here in level:
            for lower in below.get(upper, ()):
                depth = here + cards.get(lower, 0)
                depths[lower] = depth = max(depth, depths.get(lower, 0))
                above[lower] -= 1
                if not above[lower]:
                    next_level.append((lower, depth))
                    deepest = max(deepest, depth)
                    del above[lower]
        level = next_level
    return deepest, set(above)


def _knots(below: Below, among: set[RecordId]) -> dict[RecordId, RecordId]:
    """For each of what lies on circles or between, one that stands for all to and from which a way leads.

    Kosaraju's algorithm: once down, and in the order in which that ended, once up.
    """
    ended: dict[RecordId, None] = {}
    seen: set[RecordId] = set()
    for start in among:
        way = [start]
        while way:
            one = way[-1]
            lowers = () if one in seen else below.get(one, ())
            seen.add(one)
            ahead = [lower for lower in lowers if lower in among and lower not in seen]
            way += ahead
            if not ahead:
                ended.setdefault(way.pop())
    above, knots = _turned(below, among), dict[RecordId, RecordId]()
    for start in reversed(ended):
        row = [start]
        while row:
            one = row.pop()
            if one not in knots:
                knots[one] = start
                row += above.get(one, ())
    return knots


def _contracted(
    below: Below, cards: dict[RecordId, int], knots: dict[RecordId, RecordId]
) -> tuple[Below, dict[RecordId, int]]:
    """The graph with each knot as one, and how many cards each then is."""
    counted: dict[RecordId, int] = defaultdict(int)
    for one, count in cards.items():
        counted[knots.get(one, one)] += count
    joined: Below = defaultdict(list)
    for upper, lowers in below.items():
        ends = (knots.get(lower, lower) for lower in lowers)
        joined[knots.get(upper, upper)] += [end for end in ends if end != knots.get(upper, upper)]
    return joined, dict(counted)


def _turned(below: Below, among: set[RecordId]) -> Below:
    turned: Below = defaultdict(list)
    for upper in among:
        for lower in below.get(upper, ()):
            if lower in among:
                turned[lower].append(upper)
    return turned
