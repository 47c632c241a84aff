"""Edits that take cards away, and the cascade that leaves nothing dangling.

Deleting a place removes its premise; a step without premises goes, with what bears on it; a node goes with its last
place; passages without links go; sources stay.
"""

from collections.abc import Sequence
from dataclasses import replace

from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.draft import Draft
from argmap.core.edits.parts import key_at, put_root, require, require_place, steps_beside, target_of
from argmap.core.graph import Place, place_of, places_of, premises_of, row_below, steps_onto, undercuts_of
from argmap.core.records import (
    Answer,
    Comment,
    Foreign,
    Inference,
    Node,
    Passage,
    PassageLink,
    Polarity,
    Premise,
    Rating,
    Record,
    RecordId,
)

PRODUCT = {
    (Polarity.SUPPORTS, Polarity.SUPPORTS): Polarity.SUPPORTS,
    (Polarity.SUPPORTS, Polarity.OPPOSES): Polarity.OPPOSES,
    (Polarity.OPPOSES, Polarity.SUPPORTS): Polarity.OPPOSES,
    (Polarity.OPPOSES, Polarity.OPPOSES): Polarity.SUPPORTS,
    (Polarity.ANSWERS, Polarity.SUPPORTS): Polarity.ANSWERS,
}
"""What (upper, lower) amount to when the card between them goes; where nothing is said, the lower stays as it is."""

REMARKS: tuple[type[PassageLink | Rating | Comment | Answer], ...] = (PassageLink, Rating, Comment, Answer)


def delete_branch(document: Document, place_ids: Sequence[RecordId]) -> Change:
    """Delete places with all that stands below them; a node used elsewhere stays there."""
    draft = Draft(document)
    for place_id in place_ids:
        if _stands(draft, place_id):
            drop_place(draft, require_place(draft, place_id))
    return draft.change(Label.DELETE_BRANCH)


def remove_card(document: Document, place_id: RecordId) -> Change:
    """Remove one card and keep what is below: it moves up, with the polarity that both steps amount to."""
    draft = Draft(document)
    place = require_place(draft, place_id)
    if len(places_of(draft, place.node_id)) < 2:
        _lift_below(draft, place)
    drop_place(draft, place)
    return draft.change(Label.REMOVE_CARD)


def remove_step(document: Document, inference_id: RecordId) -> Change:
    """Delete an inference with its premises and what stands below them only."""
    draft = Draft(document)
    require(draft, Inference, inference_id)
    drop_step(draft, inference_id)
    return draft.change(Label.REMOVE_STEP)


def to_tray(document: Document, place_ids: Sequence[RecordId]) -> Change:
    """Detach cards, with what is below them, and keep them in the tray; a node used elsewhere only loses this place."""
    draft = Draft(document)
    for place_id in place_ids:
        if _stands(draft, place_id):
            detach(draft, require_place(draft, place_id))
    return draft.change(Label.TO_TRAY)


def detach(draft: Draft, place: Place) -> None:
    """Take a node from its place and keep it. A step left empty goes; the cards that doubted it go to the tray."""
    waiting = [place]
    while waiting:
        current = waiting.pop()
        if current.inference_id is None:
            draft.put(replace(require(draft, Node, current.node_id), order_key=""))
            continue
        draft.remove(require(draft, Premise, current.id))
        if not draft.where(Premise, "inference_id", current.inference_id):
            doubts = undercuts_of(draft, current.inference_id)
            waiting += [place_of(premise) for doubt in doubts for premise in premises_of(draft, doubt.id)]
            _forget_step(draft, current.inference_id)


def drop_place(draft: Draft, place: Place) -> None:
    """Remove a place and, in a cascade, all that could not stand without it."""
    _drop_all(draft, [place], [])


def drop_step(draft: Draft, inference_id: RecordId) -> None:
    """Remove an inference and, in a cascade, all that could not stand without it."""
    _drop_all(draft, [], [inference_id])


def _drop_all(draft: Draft, places: list[Place], steps: list[RecordId]) -> None:
    while places or steps:
        if steps:
            step_id = steps.pop()
            places += [Place(p.id, p.node_id, step_id) for p in draft.where(Premise, "inference_id", step_id)]
            steps += _forget_step(draft, step_id)
        else:
            place = places.pop()
            detached_step = _forget_place(draft, place)
            if detached_step is not None:
                steps.append(detached_step)
            if draft.find(Node, place.node_id) is not None and not places_of(draft, place.node_id):
                steps += _forget_node(draft, place.node_id)


def _forget_place(draft: Draft, place: Place) -> RecordId | None:
    """Take away the premise (or the root's key); returns the inference if it has no premises left."""
    if place.inference_id is None:
        node = draft.find(Node, place.node_id)
        if node is not None and node.order_key:
            draft.put(replace(node, order_key=""))
        return None
    premise = draft.find(Premise, place.id)
    if premise is not None:
        draft.remove(premise)
    is_empty = not draft.where(Premise, "inference_id", place.inference_id)
    return place.inference_id if is_empty and draft.find(Inference, place.inference_id) is not None else None


def _forget_step(draft: Draft, inference_id: RecordId) -> list[RecordId]:
    """Take away an inference and what is said about it; returns the inferences that bore on it."""
    step = draft.find(Inference, inference_id)
    if step is None:
        return []
    _forget_remarks(draft, "inference_id", inference_id)
    draft.remove(step)
    return [one.id for one in draft.where(Inference, "target_inference_id", inference_id)]


def _forget_node(draft: Draft, node_id: RecordId) -> list[RecordId]:
    """Take away a node and what is said about it; returns the inferences that bore on it."""
    _forget_remarks(draft, "node_id", node_id)
    draft.remove(require(draft, Node, node_id))
    return [one.id for one in draft.where(Inference, "target_node_id", node_id)]


def _forget_remarks(draft: Draft, field: str, record_id: RecordId) -> None:
    for record_type in REMARKS:
        for one in draft.where(record_type, field, record_id):
            if isinstance(one, Answer) and field == "node_id":
                draft.put(replace(one, node_id=None))
            else:
                draft.remove(one)
                _forget_unlinked_passage(draft, one)
    for foreign in draft.where(Foreign, "entity_id", record_id):
        draft.remove(foreign)


def _forget_unlinked_passage(draft: Draft, one: Record) -> None:
    if isinstance(one, PassageLink) and not draft.where(PassageLink, "passage_id", one.passage_id):
        passage = draft.find(Passage, one.passage_id)
        if passage is not None:
            draft.remove(passage)


def _lift_below(draft: Draft, place: Place) -> None:
    """Give every step below the card the card's own target; below a root, the premises become roots."""
    own = require(draft, Inference, place.inference_id) if place.inference_id is not None else None
    if own is None:
        _lift_to_roots(draft, place)
        return
    target_id = target_of(own)
    for step in steps_onto(draft, place.node_id):
        beside = steps_beside(draft, target_id) if target_id is not None else []
        key = key_at(draft, beside, next((i for i, one in enumerate(beside) if one.id == own.id), 0))
        draft.put(
            replace(
                step,
                polarity=PRODUCT.get((own.polarity, step.polarity), step.polarity),
                order_key=key,
                target_node_id=own.target_node_id,
                target_inference_id=own.target_inference_id,
            )
        )


def _lift_to_roots(draft: Draft, place: Place) -> None:
    is_in_tray = not require(draft, Node, place.node_id).order_key
    for step in list(row_below(draft, place.node_id)):
        for premise in premises_of(draft, step.id):
            draft.remove(premise)
            node = require(draft, Node, premise.node_id)
            if not is_in_tray and not node.order_key and not places_of(draft, node.id):
                put_root(draft, node.id)


def _stands(draft: Draft, place_id: RecordId) -> bool:
    return draft.find(Premise, place_id) is not None or draft.find(Node, place_id) is not None
