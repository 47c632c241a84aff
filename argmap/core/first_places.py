"""At which of its places a node is drawn in full: the first one, depth first, of the ways down from roots and tray."""

from collections.abc import Iterable, Mapping, Set

from argmap.core.document import Document
from argmap.core.graph import Place, in_order, node_above, places_of, targets_of
from argmap.core.records import Inference, Node, Premise, RecordId

PathKey = tuple[tuple[str, str], ...]


def first_places(
    document: Document, shared: Iterable[RecordId], known: Mapping[RecordId, Place]
) -> dict[RecordId, Place]:
    """For each node with several places, the first; the map must hold no circle. Looks at what stands above only.

    `known` are the first places of the other nodes with several.
    """
    shared = set(shared)
    first: dict[RecordId, Place] = {}
    keys: dict[RecordId, PathKey] = {}

    def key_of(place: Place) -> PathKey:
        """The place's position as the keys on the way down to it; shared nodes above it have theirs already."""
        steps: list[tuple[str, str]] = []
        current: Place | None = place
        while current is not None:
            steps += _own_key(document, current)
            above = node_above(document, current)
            if above in keys:
                return (*keys[above], *reversed(steps))
            current = (known.get(above) or _only_place(document, above)) if above is not None else None
        return tuple(reversed(steps))

    for node_id in _topmost_first(document, shared):
        keys[node_id], first[node_id] = min((key_of(place), place) for place in places_of(document, node_id))
    return first


def those_below(document: Document, node_ids: Iterable[RecordId], tops: Set[RecordId]) -> set[RecordId]:
    """Those of the nodes that are one of the tops or stand below one; the map must hold no circle."""
    is_below = dict.fromkeys(tops, True)
    above: dict[RecordId, set[RecordId]] = {}
    for start in (node_ids := list(node_ids)):
        way = [start]
        while way:
            node_id = way[-1]
            if node_id not in is_below and node_id not in above:
                above[node_id] = targets_of(document, node_id)
                way += [one for one in above[node_id] if one not in is_below]
                continue
            way.pop()
            if node_id not in is_below:
                is_below[node_id] = any(is_below[one] for one in above[node_id])
    return {node_id for node_id in node_ids if is_below[node_id]}


def _topmost_first(document: Document, shared: set[RecordId]) -> list[RecordId]:
    """The shared nodes in an order in which each comes after every shared node above it."""
    done: dict[RecordId, None] = {}
    visited: set[RecordId] = set()
    for start in sorted(shared):
        waiting = [(start, False)]
        while waiting:
            node_id, is_left = waiting.pop()
            if is_left:
                if node_id in shared:
                    done[node_id] = None
            elif node_id not in visited:
                visited.add(node_id)
                waiting.append((node_id, True))
                waiting += [(above, False) for above in targets_of(document, node_id)]
    return list(done)


def _only_place(document: Document, node_id: RecordId) -> Place:
    return next(iter(places_of(document, node_id)), Place(node_id, node_id, None))


def _own_key(document: Document, place: Place) -> list[tuple[str, str]]:
    """The keys that order a place among those below the same node, or among all tops; innermost first."""
    premise = document.find(Premise, place.id) if place.inference_id is not None else None
    if premise is None:
        node = document.find(Node, place.node_id)
        return [("1 root", in_order(node))] if node is not None and node.order_key else [("2 tray", place.node_id)]
    keys = [("1 premise", in_order(premise))]
    step = document.find(Inference, premise.inference_id)
    while step is not None:
        keys.append(("2 step", in_order(step)))
        if step.target_node_id is None and step.target_inference_id is None:
            keys.append(("3 nothing", ""))
        step = document.find(Inference, step.target_inference_id) if step.target_inference_id is not None else None
    return keys
