"""Which cards and steps of two maps are to be compared: of copies only those of which some record differs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from argmap.core.document import Document
from argmap.core.records import (
    Answer,
    Comment,
    Inference,
    Node,
    Passage,
    PassageLink,
    Premise,
    Rating,
    Record,
    RecordId,
)
from argmap.core.stopping import Check, unchecked
from argmap.core.unlike import unlike

OF_CARDS: tuple[type[Record], ...] = (Node, Inference, Premise, Passage, PassageLink, Rating, Comment, Answer)
"""What a card or a step is, where it stands, and what is said of it."""


@dataclass(frozen=True, slots=True)
class Scope:
    """By their ids in either map. Of any other card or step both maps say the same, and that it stands alike."""

    node_ids: frozenset[RecordId]
    step_ids: frozenset[RecordId]


def scope_of(a: Document, b: Document, records: Iterable[Record]) -> Scope:
    """What these records are about, which one of the maps has otherwise than the other, or alone."""
    node_ids: set[RecordId] = set()
    step_ids: set[RecordId] = set()
    for one in records:
        for about in _with_links(a, b, one):
            node_ids |= _named(about, "node_id") if not isinstance(about, Node) else {about.id}
            step_ids |= _named(about, "inference_id") if not isinstance(about, Inference) else {about.id}
    for step_id in step_ids:  # whom a card stands beside is said of each of them
        premises = (one for document in (a, b) for one in document.where(Premise, "inference_id", step_id))
        node_ids |= {premise.node_id for premise in premises}
    return Scope(frozenset(node_ids), frozenset(step_ids))


def differing(a: Document, b: Document, check: Check = unchecked) -> Iterator[Record]:
    """The records about cards and steps that one map has otherwise than the other, or alone; those of both maps."""
    for kind, record_id in unlike(a, b, OF_CARDS, check):
        found = (document.find(kind, record_id) for document in (a, b))
        yield from (one for one in found if one is not None)


def _with_links(a: Document, b: Document, one: Record) -> Iterator[Record]:
    """A record, or of a passage the links to it."""
    if not isinstance(one, Passage):
        yield one
        return
    for document in (a, b):
        yield from document.where(PassageLink, "passage_id", one.id)


def _named(one: Record, field: str) -> set[RecordId]:
    named = getattr(one, field, None)
    return {named} if named is not None else set()
