"""Cards that would stand below themselves, since each side moved one below a card of the other's."""

from collections.abc import Iterator
from dataclasses import replace

from argmap.core.document import Document
from argmap.core.draft import Draft
from argmap.core.graph import places_of
from argmap.core.merging.conflicts import Choice, Conflict, ConflictKind, Key, key_of
from argmap.core.merging.keeping import settle
from argmap.core.merging.places import restore_places
from argmap.core.merging.state import ConflictKey, Merging
from argmap.core.records import Inference, Node, Premise

Edge = Premise | Inference
"""What leads up: from a card to the step in which it stands, or from a step to what that bears on."""

MOVED: dict[type[Edge], tuple[str, ...]] = {
    Premise: ("node_id", "inference_id", "order_key"),
    Inference: ("target_node_id", "target_inference_id", "order_key", "polarity"),
}
"""What a move changes."""


def break_circle(merging: Merging) -> bool:
    """Take back the moves that close a circle, both or those of the side that was not chosen; whether there was one."""
    circle = _circle(merging)
    if not circle:
        return False
    moved = sorted((edge for edge in circle if not _is_in(merging.base, edge)), key=key_of)
    conflict = Conflict(ConflictKind.CIRCLE, key_of(moved[0]))
    chosen = merging.ask(conflict)
    undone = [edge for edge in moved if chosen is Choice.BOTH or not _is_in(merging.sides[chosen], edge)]
    for edge in undone or moved:
        _take_back(merging, edge, conflict.key)
    return True


def _circle(merging: Merging) -> list[Edge]:
    """The edges of some circle that neither side has alone; empty if there is none."""
    draft = merging.draft
    starts = [key_of(step) for _, step in draft.edited(Inference)]
    starts += [(Node.__name__, premise.node_id) for _, premise in draft.edited(Premise)]
    passed: set[Key] = set()
    for start in sorted(starts):
        for circle in _circles_above(draft, start, passed):
            if not any(all(_is_in(side, edge) for edge in circle) for side in merging.sides.values()):
                return circle
    return []


def _circles_above(draft: Draft, start: Key, passed: set[Key]) -> Iterator[list[Edge]]:
    """The circles that a walk up, depth first, runs into; what was `passed` is not walked again."""
    way: dict[Key, Edge | None] = {}
    ahead: list[tuple[Key, list[tuple[Edge, Key]]]] = []
    if start not in passed:
        way[start] = None
        ahead.append((start, _edges_up(draft, start)))
    while ahead:
        here, edges = ahead[-1]
        if not edges:
            ahead.pop()
            del way[here]
            passed.add(here)
            continue
        edge, above = edges.pop()
        way[here] = edge
        if above in way:
            keys = list(way)
            yield [one for key in keys[keys.index(above) :] if (one := way[key]) is not None]
        elif above not in passed:
            way[above] = None
            ahead.append((above, _edges_up(draft, above)))


def _edges_up(draft: Draft, key: Key) -> list[tuple[Edge, Key]]:
    kind, one_id = key
    if kind == Node.__name__:
        premises = sorted(draft.where(Premise, "node_id", one_id), key=lambda one: one.id)
        return [(premise, (Inference.__name__, premise.inference_id)) for premise in premises]
    step = draft.find(Inference, one_id)
    if step is not None and step.target_node_id is not None:
        return [(step, (Node.__name__, step.target_node_id))]
    if step is not None and step.target_inference_id is not None:
        return [(step, (Inference.__name__, step.target_inference_id))]
    return []


def _is_in(document: Document, edge: Edge) -> bool:
    """Whether a map has the edge, from the same to the same."""
    there = document.find(type(edge), edge.id)
    return there is not None and _ends(there) == _ends(edge)


def _ends(edge: Edge) -> tuple[str | None, str | None]:
    if isinstance(edge, Premise):
        return edge.node_id, edge.inference_id
    return edge.target_node_id, edge.target_inference_id


def _take_back(merging: Merging, edge: Edge, cause: ConflictKey) -> None:
    """Let an edge lead where it led before; one that was added goes, and its card stands where it stood before."""
    merging.cover(cause, key_of(edge))
    before = merging.base.find(type(edge), edge.id)
    if before is not None:
        merging.draft.put(_moved_back(merging, edge, before))
        settle(merging, [(edge, cause)])
    elif isinstance(edge, Premise):  # a new step goes when its last reason does
        merging.drop(edge, cause)
        if not places_of(merging.draft, edge.node_id):
            restore_places(merging, merging.base, edge.node_id, cause)


def _moved_back(merging: Merging, edge: Edge, before: Edge) -> Edge:
    """The edge as it led before, and what else of it the side that moved it changed by that."""
    movers = [side.find(type(edge), edge.id) for side in merging.sides.values() if _is_in(side, edge)]
    back = {
        name: getattr(before, name)
        for name in MOVED[type(edge)]
        if any(getattr(edge, name) == getattr(mover, name) for mover in movers)
    }
    return replace(edge, **back)
