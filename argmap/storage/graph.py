"""Reachability of what a file says: which nodes and inferences lie on a circle, and how deep the map can be drawn."""

from collections import defaultdict
from collections.abc import Iterable

from argmap.core.records import Inference, Node, Premise, Record, RecordId

Below = dict[RecordId, list[RecordId]]


def cycles_and_depth(records: Iterable[Record]) -> tuple[frozenset[RecordId], int]:
    """The ids on circles, and a depth in cards that no drawing of the map exceeds.

    Kahn's algorithm from both ends: what is left over lies on a circle or between two. Each node there counts as one
    card of depth, since a circle is drawn cut.
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
    height, cyclic = _peel(_turned(below, left), nodes)
    return frozenset(cyclic), depth + sum(one in nodes for one in cyclic) + height


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


def _turned(below: Below, among: set[RecordId]) -> Below:
    turned: Below = defaultdict(list)
    for upper in among:
        for lower in below.get(upper, ()):
            if lower in among:
                turned[lower].append(upper)
    return turned
