"""The objection that "no" to a critical question offers: what it is to bear on, and its text to begin with."""

from dataclasses import dataclass

from argmap.core.document import Records
from argmap.core.graph import premises_of
from argmap.core.records import Inference, RecordId
from argmap.reasoning.schemes.scheme import CONCLUSION, STEP, Question, shown


@dataclass(frozen=True, slots=True)
class Offer:
    """An objection ready to fill: `target_id` is a card or, for a doubt about a step, a step."""

    target_id: RecordId
    text: str


def objection_to(records: Records, inference_id: RecordId, question: Question) -> Offer:
    """What "no" offers. Where the card that it hits is left unsaid, it doubts the step, which rests on it all the same.

    Raises KeyError if there is no such step.
    """
    step = records.find(Inference, inference_id)
    if step is None:
        raise KeyError(inference_id)
    return Offer(_hit(records, step, question.hits) or step.id, shown(question.stem))


def _hit(records: Records, step: Inference, hits: str) -> RecordId | None:
    if hits == STEP:
        return step.id
    if hits == CONCLUSION:
        return step.target_node_id or step.target_inference_id
    premises = premises_of(records, step.id)
    return next((premise.node_id for premise in premises if premise.role == hits), None)
