"""The cards nearest to the roots of a map, for a small picture of a large one."""

from collections import defaultdict, deque
from collections.abc import Iterable

from argmap.core.graph import in_order
from argmap.core.records import Inference, MapInfo, Node, Premise, Record, RecordId


def topmost(records: Iterable[Record], most: int) -> list[Record]:
    """A map of at most so many cards, each with all its way to a root; without sources, passages and remarks."""
    everything = list(records)
    nodes = {one.id: one for one in everything if isinstance(one, Node)}
    bearing: dict[RecordId | None, list[Inference]] = defaultdict(list)
    reasons: dict[RecordId, list[Premise]] = defaultdict(list)
    for one in everything:
        if isinstance(one, Inference):
            bearing[one.target_node_id or one.target_inference_id].append(one)
        elif isinstance(one, Premise):
            reasons[one.inference_id].append(one)
    kept: dict[RecordId, Record] = {}
    seen: set[RecordId] = set()
    waiting: deque[RecordId] = deque(one.id for one in sorted(nodes.values(), key=in_order) if one.order_key)
    while waiting and most > 0:
        at = waiting.popleft()
        if at in seen:
            continue
        seen.add(at)
        if at in nodes:
            kept[at] = nodes[at]
            most -= 1
        for step in bearing[at]:
            kept[step.id] = step
            waiting += [step.id, *(premise.node_id for premise in reasons[step.id])]
    return [one for one in everything if isinstance(one, MapInfo)] + _joined(kept, reasons)


def _joined(kept: dict[RecordId, Record], reasons: dict[RecordId, list[Premise]]) -> list[Record]:
    """The kept cards with the steps between them: a step goes whose cards were not all kept."""
    steps = [one for one in kept.values() if isinstance(one, Inference)]
    whole = {one.id for one in steps if reasons[one.id] and all(p.node_id in kept for p in reasons[one.id])}
    while loose := {one.id for one in steps if one.id in whole and not _bears_on(one, kept, whole)}:
        whole -= loose
    premises: list[Record] = [premise for step_id in whole for premise in reasons[step_id]]
    return [one for one in kept.values() if isinstance(one, Node) or one.id in whole] + premises


def _bears_on(step: Inference, kept: dict[RecordId, Record], whole: set[RecordId]) -> bool:
    return step.target_node_id in kept or step.target_inference_id in whole
