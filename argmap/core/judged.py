"""The words that a rating judges: once they are others, it says nothing any more about what stands there now."""

from hashlib import sha256

from argmap.core.document import Records
from argmap.core.limits import NODE_TEXT
from argmap.core.records import Dimension, Inference, Node, Premise, Rating, RecordId


def is_stale(records: Records, rating: Rating) -> bool:
    """Whether what was rated has been changed since. Of a step rated without words nobody can tell: it counts."""
    if rating.inference_id is not None and not rating.text_at_rating:
        return False
    return rating.text_at_rating != judged_words(records, rating.node_id, rating.inference_id, rating.dimension)


def judged_words(
    records: Records, node_id: RecordId | None, inference_id: RecordId | None, dimension: Dimension
) -> str:
    """What someone looks at who rates: a card's text; a step with what it leads from and to; all that bears on it.

    It does not depend on the order of cards. What is longer than a card may be ends with its digest.
    """
    words = _words_of(records, node_id, inference_id)
    if dimension is Dimension.SUFFICIENCY:
        field, target_id = ("target_node_id", node_id) if node_id is not None else ("target_inference_id", inference_id)
        bearing = sorted(records.where(Inference, field, target_id or ""), key=lambda one: one.id)
        words = "\n".join([words, *(_leading_to(records, step) for step in bearing)])
    return words if len(words) <= NODE_TEXT else _cut(words)


def _words_of(records: Records, node_id: RecordId | None, inference_id: RecordId | None) -> str:
    node = records.find(Node, node_id) if node_id is not None else None
    step = records.find(Inference, inference_id) if inference_id is not None else None
    if node is not None:
        return node.text
    return f"{_leading_to(records, step)}\n{_target_words(records, step)}" if step is not None else ""


def _leading_to(records: Records, step: Inference) -> str:
    """The cards of a step and what they do, without what they do it to."""
    return "\n".join([*_premise_texts(records, step.id), step.polarity])


def _target_words(records: Records, step: Inference) -> str:
    if step.target_inference_id is not None:
        return "\n".join(_premise_texts(records, step.target_inference_id))
    node = records.find(Node, step.target_node_id) if step.target_node_id is not None else None
    return node.text if node is not None else ""


def _premise_texts(records: Records, inference_id: RecordId) -> list[str]:
    premises = records.where(Premise, "inference_id", inference_id)
    nodes = [records.find(Node, node_id) for node_id in sorted({premise.node_id for premise in premises})]
    return [node.text for node in nodes if node is not None]


def _cut(words: str) -> str:
    digest = sha256(words.encode()).hexdigest()
    return words[: NODE_TEXT - len(digest)] + digest
