"""Plain questions to the records: what stands on what, in the user's order. Work for documents and drafts alike."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from argmap.core.document import Records
from argmap.core.records import Inference, Node, Passage, PassageLink, Polarity, Premise, RecordId

Sibling = TypeVar("Sibling", Inference, Premise)


class Place(NamedTuple):
    """Where a card stands: as a premise (`id` is the premise's), or as a root (`id` is the node's)."""

    id: RecordId
    node_id: RecordId
    inference_id: RecordId | None


def in_order(one: Node | Inference | Premise) -> str:
    """The sort key of siblings: the user's order, ties by id.

    One text (neither holds NUL) is sorted in a third of the time of a pair, and no other thread has the interpreter
    meanwhile.
    """
    return f"{one.order_key}\0{one.id}"


def _ordered(siblings: list[Sibling]) -> list[Sibling]:
    """In the user's order; most stand alone."""
    return sorted(siblings, key=in_order) if len(siblings) > 1 else siblings


def steps_onto(records: Records, node_id: RecordId) -> list[Inference]:
    """The inferences whose target is the node, in order."""
    return _ordered(records.where(Inference, "target_node_id", node_id))


def undercuts_of(records: Records, inference_id: RecordId) -> list[Inference]:
    """The inferences whose target is the inference, in order."""
    return _ordered(records.where(Inference, "target_inference_id", inference_id))


def row_below(records: Records, node_id: RecordId) -> Iterator[Inference]:
    """The inferences drawn in the row below a node: each step, and right after it what doubts it, at any depth."""
    stack = steps_onto(records, node_id)[::-1]
    seen: set[RecordId] = set()
    while stack:
        inference = stack.pop()
        if inference.id not in seen:
            seen.add(inference.id)
            yield inference
            stack += undercuts_of(records, inference.id)[::-1]


def premises_of(records: Records, inference_id: RecordId) -> list[Premise]:
    """The premises of an inference, in order."""
    return _ordered(records.where(Premise, "inference_id", inference_id))


def places_of(records: Records, node_id: RecordId) -> list[Place]:
    """Every place of a node: as a root first, then its premises by id."""
    node = records.find(Node, node_id)
    as_root = [Place(node_id, node_id, None)] if node is not None and node.order_key else []
    premises = sorted(records.where(Premise, "node_id", node_id), key=lambda premise: premise.id)
    return as_root + [place_of(premise) for premise in premises]


def place_of(premise: Premise) -> Place:
    return Place(premise.id, premise.node_id, premise.inference_id)


def base_node_id(records: Records, inference: Inference) -> RecordId | None:
    """The node below which an inference is drawn: its target, or that of the step it doubts. None if it has none."""
    seen: set[RecordId] = set()
    step: Inference | None = inference
    while step is not None and step.target_node_id is None and step.id not in seen:
        seen.add(step.id)
        step = records.find(Inference, step.target_inference_id) if step.target_inference_id else None
    return step.target_node_id if step is not None else None


def base_node_ids(records: Records) -> dict[RecordId, RecordId | None]:
    """`base_node_id` of every inference by id, each looked at once: steps may doubt steps in long rows and circles."""
    bases: dict[RecordId, RecordId | None] = {}
    for inference in records.all(Inference):
        way: list[RecordId] = []
        step: Inference | None = inference
        while step is not None and step.id not in bases:
            way.append(step.id)
            bases[step.id] = step.target_node_id
            is_upon_step = step.target_node_id is None and step.target_inference_id is not None
            step = records.find(Inference, step.target_inference_id or "") if is_upon_step else None
        base = bases[step.id] if step is not None else bases[way[-1]] if way else None
        bases.update(dict.fromkeys(way, base))
    return bases


def node_above(records: Records, place: Place) -> RecordId | None:
    """The node below which a place is drawn; None for a root, a card in the tray, or a step that bears on nothing."""
    inference = records.find(Inference, place.inference_id) if place.inference_id is not None else None
    return base_node_id(records, inference) if inference is not None else None


def with_all_upon(records: Records, inference_ids: Iterable[RecordId]) -> list[RecordId]:
    """The inferences, and those that bear on them, at any remove: they all stand below the same node."""
    found: dict[RecordId, None] = {}
    waiting = list(inference_ids)
    while waiting:
        inference_id = waiting.pop()
        if inference_id not in found:
            found[inference_id] = None
            waiting += [one.id for one in records.where(Inference, "target_inference_id", inference_id)]
    return list(found)


def targets_of(records: Records, node_id: RecordId) -> set[RecordId]:
    """The nodes directly above a node, at all its places."""
    premises = records.where(Premise, "node_id", node_id)
    return {above for premise in premises if (above := node_above(records, place_of(premise))) is not None}


def is_above(records: Records, upper_id: RecordId, lower_id: RecordId) -> bool:
    """Whether `upper` is `lower` or stands above it; a step from upper onto lower would then close a cycle."""
    seen: set[RecordId] = set()
    waiting = [lower_id]
    while waiting:
        node_id = waiting.pop()
        if node_id == upper_id:
            return True
        if node_id not in seen:
            seen.add(node_id)
            waiting += targets_of(records, node_id)
    return False


def passages_of(records: Records, node_id: RecordId) -> list[tuple[PassageLink, Passage]]:
    """The passages a node rests on, in the order of the source."""
    return _linked(records, records.where(PassageLink, "node_id", node_id))


def passages_of_step(records: Records, inference_id: RecordId) -> list[tuple[PassageLink, Passage]]:
    """The passages an inference rests on, in the order of the source."""
    return _linked(records, records.where(PassageLink, "inference_id", inference_id))


def _linked(records: Records, links: list[PassageLink]) -> list[tuple[PassageLink, Passage]]:
    found = [(link, records.find(Passage, link.passage_id)) for link in links]
    pairs = [(link, passage) for link, passage in found if passage is not None]
    return sorted(pairs, key=lambda pair: (pair[1].source_text_id or "", pair[1].start or 0, pair[0].id))


def opposes(inference: Inference) -> bool:
    return inference.polarity is Polarity.OPPOSES


def linked(records: Records, passages: Iterable[Passage]) -> list[Passage]:
    """Those on which something rests now; the others only tell what newer ones were found from."""
    return [one for one in passages if records.where(PassageLink, "passage_id", one.id)]


def is_needed(records: Records, passage_id: RecordId) -> bool:
    """Whether something rests on a passage, or another was found from it."""
    links = records.where(PassageLink, "passage_id", passage_id)
    return bool(links or records.where(Passage, "found_from", passage_id))
