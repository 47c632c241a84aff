"""Which places are meant by a selection: the tops of its branches, as what stands below goes along anyway."""

from collections.abc import Container, Iterable

from argmap.core.document import Records
from argmap.core.graph import Place, place_of, places_of
from argmap.core.records import Inference, Node, Premise, RecordId


def place_at(records: Records, place_id: RecordId) -> Place | None:
    """The place of that id: a premise, a root or a card in the tray; None if there is none any more."""
    premise = records.find(Premise, place_id)
    if premise is not None:
        return place_of(premise)
    return Place(place_id, place_id, None) if records.find(Node, place_id) is not None else None


def is_in_tray(records: Records, node_id: RecordId) -> bool:
    """Whether the node has no place yet."""
    return records.find(Node, node_id) is not None and not places_of(records, node_id)


def tops_of(records: Records, place_ids: Iterable[RecordId]) -> list[Place]:
    """The places, each once, without those below another one, and without those that doubt a step which goes along."""
    found = [place_at(records, place_id) for place_id in dict.fromkeys(place_ids)]
    chosen = {place.id: place for place in found if place is not None}
    node_ids = {place.node_id for place in chosen.values()}
    tops = [place for place in chosen.values() if not _goes_along(records, place, chosen, node_ids)]
    return tops or list(chosen.values())  # in a circle each stands below the other


def _goes_along(records: Records, place: Place, chosen: Container[RecordId], node_ids: set[RecordId]) -> bool:
    seen: set[RecordId] = set()
    waiting = [place.inference_id]
    while waiting:
        inference_id = waiting.pop()
        inference = records.find(Inference, inference_id) if inference_id is not None else None
        if inference is None or inference.id in seen:
            continue
        seen.add(inference.id)
        if inference.target_inference_id is not None:
            doubted = records.where(Premise, "inference_id", inference.target_inference_id)
            if doubted and all(premise.id in chosen for premise in doubted):
                return True
            waiting.append(inference.target_inference_id)
        elif inference.target_node_id is not None:
            if inference.target_node_id in node_ids:
                return True
            waiting += [one.inference_id for one in records.where(Premise, "node_id", inference.target_node_id)]
    return False
