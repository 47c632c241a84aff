"""Edits that take cards away, and the cascade that leaves nothing dangling.

Deleting a place removes its premise; a step without premises goes, with what bears on it; a node goes with its last
place; passages without links go; sources stay.
"""

from collections.abc import Sequence
from dataclasses import replace

from argmap.core.branches import is_in_tray, place_at, tops_of
from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.draft import Draft
from argmap.core.edits.parts import fitting, keys_before, put_roots, require, require_place, steps_beside, target_of
from argmap.core.forgetting import forget, forget_unneeded
from argmap.core.graph import (
    Place,
    place_of,
    places_of,
    premises_of,
    row_below,
    steps_onto,
    undercuts_of,
)
from argmap.core.records import (
    Answer,
    Comment,
    Inference,
    Node,
    PassageLink,
    Polarity,
    Premise,
    Rating,
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
        place = place_at(draft, place_id)
        if place is not None:
            drop_place(draft, place)
    return draft.change(Label.DELETE_BRANCH)


def remove_card(document: Document, place_id: RecordId) -> Change:
    """Remove one card and keep all others: what is below moves up, what doubted its step goes to the tray.

    What moves up has the polarity that both steps amount to; below a root, it becomes roots.
    """
    draft = Draft(document)
    place = require_place(draft, place_id)
    if len(places_of(draft, place.node_id)) < 2:
        _lift_below(draft, place)
    detach(draft, place)
    if is_in_tray(draft, place.node_id):
        drop_place(draft, Place(place.node_id, place.node_id, None))
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
    for place in tops_of(draft, place_ids):
        detach(draft, place)
    return draft.change(Label.TO_TRAY)


def detach(draft: Draft, place: Place) -> None:
    """Take a node from its place and keep it. A step left empty goes; the cards that doubted it go to the tray."""
    waiting = _meant(draft, place)
    while waiting:
        current = waiting.pop()
        if current.inference_id is None:
            draft.put(replace(require(draft, Node, current.node_id), order_key=""))
            continue
        forget(draft, require(draft, Premise, current.id))
        if not draft.where(Premise, "inference_id", current.inference_id):
            doubts = undercuts_of(draft, current.inference_id)
            waiting += [place_of(premise) for doubt in doubts for premise in premises_of(draft, doubt.id)]
            _forget_step(draft, current.inference_id)
            for doubt in doubts:
                if not draft.where(Premise, "inference_id", doubt.id):
                    drop_step(draft, doubt.id)


def _meant(draft: Draft, place: Place) -> list[Place]:
    """The places that one stands for: all of its node's, if that is drawn without one, where a circle was cut."""
    if place.inference_id is not None or require(draft, Node, place.node_id).order_key:
        return [place]
    return places_of(draft, place.node_id) or [place]


def drop_place(draft: Draft, place: Place) -> None:
    """Remove a place and, in a cascade, all that could not stand without it."""
    _drop_all(draft, _meant(draft, place), [])


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
        forget(draft, premise)
    if draft.find(Inference, place.inference_id) is None or draft.where(Premise, "inference_id", place.inference_id):
        return None
    return place.inference_id


def _forget_step(draft: Draft, inference_id: RecordId) -> list[RecordId]:
    """Take away an inference and what is said about it; returns the inferences that bore on it."""
    step = draft.find(Inference, inference_id)
    if step is None:
        return []
    _forget_remarks(draft, "inference_id", inference_id)
    forget(draft, step)
    return [one.id for one in draft.where(Inference, "target_inference_id", inference_id)]


def _forget_node(draft: Draft, node_id: RecordId) -> list[RecordId]:
    """Take away a node and what is said about it; returns the inferences that bore on it."""
    _forget_remarks(draft, "node_id", node_id)
    forget(draft, require(draft, Node, node_id))
    return [one.id for one in draft.where(Inference, "target_node_id", node_id)]


def _forget_remarks(draft: Draft, field: str, record_id: RecordId) -> None:
    """A critical question that a card answered is open again once the card is gone."""
    for record_type in REMARKS:
        for one in draft.where(record_type, field, record_id):
            if isinstance(one, PassageLink):
                forget_link(draft, one)
            else:
                forget(draft, one)


def forget_link(draft: Draft, link: PassageLink) -> None:
    """Take away a passage link, and its passage if nothing else needs that."""
    forget(draft, link)
    forget_unneeded(draft, link.passage_id)


def _lift_below(draft: Draft, place: Place) -> None:
    """Give every step below the card the card's own target; below a root, the premises become roots."""
    own = require(draft, Inference, place.inference_id) if place.inference_id is not None else None
    if own is None:
        _lift_to_roots(draft, place)
        return
    target_id = target_of(own)
    steps = steps_onto(draft, place.node_id)
    beside = steps_beside(draft, target_id) if target_id is not None else []
    keys = keys_before(draft, beside, own.id, len(steps))
    for step, key in zip(steps, keys, strict=True):
        polarity = PRODUCT.get((own.polarity, step.polarity), step.polarity)
        draft.put(
            replace(
                step,
                polarity=fitting(draft, target_id, polarity),
                order_key=key,
                target_node_id=own.target_node_id,
                target_inference_id=own.target_inference_id,
            )
        )


def _lift_to_roots(draft: Draft, place: Place) -> None:
    """The cards below become roots where the card was one; below a card in the tray they stay there."""
    was_root = require(draft, Node, place.node_id).order_key != ""
    below = [p for step in row_below(draft, place.node_id) for p in premises_of(draft, step.id)]
    for premise in below:
        forget(draft, premise)
    lifted = dict.fromkeys(premise.node_id for premise in below if is_in_tray(draft, premise.node_id))
    if was_root:
        put_roots(draft, list(lifted), place.node_id)
    for step in list(row_below(draft, place.node_id)):
        _forget_step(draft, step.id)
