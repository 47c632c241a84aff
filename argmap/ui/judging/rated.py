"""What can be rated of the selected card or step, and what people have said of it."""

from dataclasses import dataclass

from argmap.core.document import Document
from argmap.core.judged import is_stale
from argmap.core.records import Dimension, Inference, Kind, Node, Rating, RecordId


@dataclass(frozen=True, slots=True)
class Rated:
    """One thing that can be rated of a card or a step, with the user's rating of it and those of others, by name."""

    target_id: RecordId
    dimension: Dimension
    own: Rating | None
    is_stale: bool  # the own rating, whose words have changed since
    others: tuple[Rating, ...]


def rateable(document: Document, target_id: RecordId) -> tuple[Dimension, ...]:
    """What can be rated of a card or a step: itself, and what bears on it if anything does. Questions are not rated."""
    node = document.find(Node, target_id)
    if node is None and document.find(Inference, target_id) is None:
        return ()
    if node is not None and node.kind is Kind.QUESTION:
        return ()
    field = "target_node_id" if node is not None else "target_inference_id"
    itself = Dimension.ACCEPTABILITY if node is not None else Dimension.RELEVANCE
    return (itself, Dimension.SUFFICIENCY) if document.where(Inference, field, target_id) else (itself,)


def rated(document: Document, target_id: RecordId, dimension: Dimension, rater: str) -> Rated:
    """What `rater` and others say of one thing."""
    field = "node_id" if document.find(Node, target_id) is not None else "inference_id"
    found = [one for one in document.where(Rating, field, target_id) if one.dimension is dimension]
    own = max((one for one in found if one.rater == rater), key=lambda one: one.id, default=None)
    others = sorted((one for one in found if one.rater != rater), key=lambda one: (one.rater, one.id))
    return Rated(target_id, dimension, own, own is not None and is_stale(document, own), tuple(others))
