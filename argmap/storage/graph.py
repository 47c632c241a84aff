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
    nodes: set[RecordId] = set()
    below: Below = defaultdict(list)
    for one in records:
        match one:
            case Node():
                nodes.add(one.id)
            case Inference():
                below[one.target_node_id or one.target_inference_id or ""].append(one.id)
            case Premise():
                below[one.inference_id].append(one.node_id)
    depth, left = _peel(below, nodes, set(nodes).union(*below.values()))
    if not left:
        return frozenset(), depth
    height, cyclic = _peel(_turned(below, left), nodes, left)
    return frozenset(cyclic), depth + len(cyclic & nodes) + height


def _peel(below: Below, nodes: set[RecordId], among: set[RecordId]) -> tuple[int, set[RecordId]]:
    """Take away, again and again, what nothing stands above: the longest way down in cards, and what is left."""
    above: dict[RecordId, int] = dict.fromkeys(among, 0)
    for upper in among:
        for lower in below.get(upper, ()):
            above[lower] += 1
    depth = dict.fromkeys(among, 0)
    waiting = [one for one, count in above.items() if count == 0]
    deepest = 0
    while waiting:
        one = waiting.pop()
        here = depth.pop(one) + (one in nodes)
        deepest = max(deepest, here)
        for lower in below.get(one, ()):
            depth[lower] = max(depth[lower], here)
            above[lower] -= 1
            if above[lower] == 0:
                waiting.append(lower)
    return deepest, set(depth)


def _turned(below: Below, among: set[RecordId]) -> Below:
    turned: Below = defaultdict(list)
    for upper in among:
        for lower in below.get(upper, ()):
            turned[lower].append(upper)
    return turned
