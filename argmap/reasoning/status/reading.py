"""What a map says formally: its claims and evidence, and the steps that argue for, against or over again for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from argmap.core.document import Document
from argmap.core.records import Inference, Kind, Node, Polarity, Premise, RecordId
from argmap.core.stopping import Check, unchecked


class Bearing(StrEnum):
    """What a step does to what it bears on."""

    FOR = "for"
    AGAINST = "against"
    SAME = "same"  # its premises say the target over again


BEARINGS = {Polarity.SUPPORTS: Bearing.FOR, Polarity.OPPOSES: Bearing.AGAINST, Polarity.RESTATES: Bearing.SAME}


@dataclass(frozen=True, slots=True)
class Step:
    """An inference that argues, with the claims and evidence among its premises, each once.

    `target_id` is None where it bears on nothing that could stand or fall, such as a question. `strength` is what the
    file says of it, if that lies between 0 and 1.
    """

    id: RecordId
    bearing: Bearing
    target_id: RecordId | None
    premise_ids: tuple[RecordId, ...]
    is_mutual: bool = False
    strength: float | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The cards that can stand or fall, the steps that argue, and which of these bear on which card or step."""

    card_ids: tuple[RecordId, ...]
    steps: dict[RecordId, Step]
    bearing_on: dict[RecordId, list[Step]]

    def arguing_for(self, target_id: RecordId) -> list[Step]:
        """The steps on which the target rests: the reasons for it, and what it says over again."""
        return [step for step in self.bearing_on.get(target_id, ()) if step.bearing is not Bearing.AGAINST]


def read(document: Document, check: Check = unchecked) -> Reading:
    """Read a map. Questions, answers to them, and steps in which no claim or evidence stands argue neither way."""
    card_ids = {node.id: None for node in document.all(Node) if node.kind is not Kind.QUESTION}
    premises: dict[RecordId, dict[RecordId, None]] = {}
    for premise in document.all(Premise):
        check()
        if premise.node_id in card_ids:
            premises.setdefault(premise.inference_id, {})[premise.node_id] = None
    arguing = {one.id: one for one in document.all(Inference) if one.polarity in BEARINGS and one.id in premises}
    steps: dict[RecordId, Step] = {}
    bearing_on: dict[RecordId, list[Step]] = {}
    for one in arguing.values():
        check()
        target_id = one.target_node_id or one.target_inference_id
        known_id = target_id if target_id in card_ids or target_id in arguing else None
        steps[one.id] = step = _step(one, known_id, premises[one.id])
        if known_id is not None:
            bearing_on.setdefault(known_id, []).append(step)
    return Reading(tuple(card_ids), steps, bearing_on)


def _step(inference: Inference, target_id: RecordId | None, premise_ids: Iterable[RecordId]) -> Step:
    bearing = BEARINGS[inference.polarity]
    strength = inference.strength if inference.strength is not None and 0 <= inference.strength <= 1 else None
    is_mutual = inference.symmetric and bearing is Bearing.AGAINST and target_id is not None
    return Step(inference.id, bearing, target_id, tuple(premise_ids), is_mutual, strength)
