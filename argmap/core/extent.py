"""How much there is to an edit: the cards in the branches that it takes along, which its change need not name."""

from collections.abc import Iterable

from argmap.core.change import Change
from argmap.core.document import Document, Records
from argmap.core.graph import with_all_upon
from argmap.core.records import Inference, Node, Premise, Record, RecordId

ANEW, ELSEWHERE = 3, 10
"""So many cards of a branch that is placed otherwise take as long as a record that is changed: where they have to be
measured and drawn anew, and where they are only drawn elsewhere."""


def cards_in(records: Records, one_ids: Iterable[RecordId], most: int) -> int:
    """How many cards the branches at some places, nodes or steps hold, each once; nothing is counted beyond `most`."""
    seen: set[RecordId] = set()
    for one_id in one_ids:
        waiting = _cards_at(records, one_id)
        while waiting:
            node_id = waiting.pop()
            if node_id not in seen:
                seen.add(node_id)
                if len(seen) >= most:
                    return most
                steps = [step.id for step in records.where(Inference, "target_node_id", node_id)]
                for step_id in with_all_upon(records, steps):
                    waiting += [premise.node_id for premise in records.where(Premise, "inference_id", step_id)]
    return len(seen)


def extent_of(records: Document, change: Change, most: int) -> int:
    """Of how many records a change is; or how many cards it places otherwise with all below them, if those are more."""
    if len(change.pairs) >= most:
        return len(change.pairs)
    moved = [one for pair in change.pairs if _stands(pair[0]) != _stands(pair[1]) for one in pair if one is not None]
    ids = [one.node_id if isinstance(one, Premise) else one.id for one in moved]  # the premise itself may have gone
    return max(len(change.pairs), placed_otherwise(records, ids, most))


def placed_otherwise(records: Document, one_ids: Iterable[RecordId], most: int) -> int:
    """As how many records it counts that branches are placed otherwise; `most` if those are so many.

    What has lain in the tray has to be drawn anew, while what is drawn is only drawn elsewhere.
    """
    node_ids = {node_id for one_id in one_ids for node_id in _cards_at(records, one_id)}
    anew = cards_in(records, node_ids & records.tray_ids, most * ANEW)
    elsewhere = cards_in(records, node_ids - records.tray_ids, most * ELSEWHERE)
    return min(most, anew // ANEW + elsewhere // ELSEWHERE)


def _cards_at(records: Records, one_id: RecordId) -> list[RecordId]:
    premise = records.find(Premise, one_id)
    if premise is not None:
        return [premise.node_id]
    if records.find(Inference, one_id) is None:
        return [one_id] if records.find(Node, one_id) is not None else []
    steps = with_all_upon(records, [one_id])
    return [premise.node_id for step_id in steps for premise in records.where(Premise, "inference_id", step_id)]


def _stands(one: Record | None) -> tuple[object, ...] | None:
    """What a record says of where cards stand, but for their order; None if it says nothing of that."""
    match one:
        case Node():
            return one.id, bool(one.order_key)
        case Premise():
            return one.inference_id, one.node_id
        case Inference():
            return one.target_node_id, one.target_inference_id
    return None
