"""Edits of a step: its polarity, who joins it, and what stands between it and its target."""

from collections.abc import Sequence
from dataclasses import replace

from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.draft import Draft
from argmap.core.edits.parts import (
    key_at,
    put_node,
    put_premise,
    put_step,
    require,
    require_place,
    steps_beside,
    target_of,
    without_circle,
)
from argmap.core.edits.removing import drop_step
from argmap.core.errors import EditRefused
from argmap.core.graph import Place, in_order, premises_of
from argmap.core.ids import NewId, new_id
from argmap.core.records import Answer, Comment, Inference, Kind, PassageLink, Polarity, Premise, Rating, RecordId

TURNED = {Polarity.SUPPORTS: Polarity.OPPOSES, Polarity.OPPOSES: Polarity.SUPPORTS}


def turn(document: Document, inference_id: RecordId) -> Change:
    """Make a supporting step oppose, or the other way round; a group turns whole."""
    step = require(document, Inference, inference_id)
    if step.polarity not in TURNED:
        raise EditRefused("An answer neither supports nor opposes, so it cannot be turned.")
    draft = Draft(document)
    draft.put(replace(step, polarity=TURNED[step.polarity]))
    return draft.change(Label.TURN_POLARITY)


def set_polarity(document: Document, inference_id: RecordId, polarity: Polarity) -> Change:
    """Say outright whether a step supports or opposes."""
    draft = Draft(document)
    draft.put(replace(require(document, Inference, inference_id), polarity=polarity))
    return draft.change(Label.TURN_POLARITY)


def join(document: Document, place_ids: Sequence[RecordId]) -> Change:
    """Make the places co-premises of one step, that of the first; a single place joins its next neighbour."""
    draft = Draft(document)
    places = [require_place(draft, place_id) for place_id in place_ids]
    if len(places) == 1:
        places.append(_neighbour(draft, places[0]))
    group = next((place.inference_id for place in places if place.inference_id is not None), None)
    if group is None:
        raise EditRefused("Joint reasons need a card that they bear on together.")
    for place in places:
        join_place(draft, place, group)
    return without_circle(draft, Label.JOIN)


def join_place(draft: Draft, place: Place, group_id: RecordId, index: int | None = None) -> None:
    """Move a place into a group; what hung on the step it leaves empty goes along to the group."""
    require(draft, Inference, group_id)
    if place.inference_id == group_id:
        return
    if any(premise.node_id == place.node_id for premise in draft.where(Premise, "inference_id", group_id)):
        raise EditRefused("This card is one of these joint reasons already.")
    premises = sorted(draft.where(Premise, "inference_id", group_id), key=in_order)
    key = key_at(draft, premises, len(premises) if index is None else index)
    if place.inference_id is None:
        raise EditRefused("A main claim cannot join others as a reason; move it below a card first.")
    draft.put(replace(require(draft, Premise, place.id), inference_id=group_id, order_key=key))
    if not draft.where(Premise, "inference_id", place.inference_id):
        _hand_over(draft, place.inference_id, group_id)


def split_out(document: Document, place_id: RecordId, new_id: NewId = new_id) -> Change:
    """Give a co-premise a step of its own right after the group, with the group's polarity."""
    draft = Draft(document)
    place = require_place(draft, place_id)
    if place.inference_id is None or len(draft.where(Premise, "inference_id", place.inference_id)) < 2:
        raise EditRefused("This card is not one of several joint reasons.")
    group = require(draft, Inference, place.inference_id)
    target_id = target_of(group)
    if target_id is None:
        raise EditRefused("These joint reasons bear on nothing yet.")
    ids = [step.id for step in steps_beside(draft, target_id)]
    after = next(iter(ids[ids.index(group.id) + 1 :]), None)
    step = put_step(draft, target_id, group.polarity, new_id, after)
    draft.put(replace(require(draft, Premise, place.id), inference_id=step.id))
    return draft.change(Label.SPLIT_OUT)


def insert_between(document: Document, place_id: RecordId, text: str = "", new_id: NewId = new_id) -> Change:
    """A new claim between a card and what it bears on; above a root, a new root that it supports."""
    draft = Draft(document)
    place = require_place(draft, place_id)
    node = put_node(draft, Kind.CLAIM, text, None, new_id)
    if place.inference_id is not None:
        insert_into(draft, place.inference_id, node.id, new_id)
        return draft.change(Label.INSERT_BETWEEN)
    root = draft.document.find(type(node), place.node_id)
    if root is None or not root.order_key:
        raise EditRefused("A card in the tray bears on nothing yet; place it first.")
    draft.put(replace(root, order_key=""), replace(node, order_key=root.order_key))
    step = put_step(draft, node.id, Polarity.SUPPORTS, new_id)
    put_premise(draft, step.id, root.id, new_id)
    return draft.change(Label.INSERT_BETWEEN)


def insert_into(draft: Draft, inference_id: RecordId, node_id: RecordId, new_id: NewId) -> None:
    """Put a node between an inference and its target: it takes the polarity, and the inference supports it."""
    step = require(draft, Inference, inference_id)
    target_id = target_of(step)
    if target_id is None:
        raise EditRefused("This step bears on nothing yet.")
    polarity = Polarity.SUPPORTS if step.polarity in TURNED else step.polarity
    upper = put_step(draft, target_id, step.polarity, new_id, before=step.id)
    put_premise(draft, upper.id, node_id, new_id)
    below = steps_beside(draft, node_id)
    lower = replace(step, polarity=polarity, target_node_id=node_id, target_inference_id=None)
    draft.put(replace(lower, order_key=key_at(draft, below, 0)))


def _neighbour(draft: Draft, place: Place) -> Place:
    """The place that a single card joins: of the next step onto the same target, else of the one before."""
    step = require(draft, Inference, place.inference_id) if place.inference_id is not None else None
    target_id = target_of(step) if step is not None else None
    if step is None or target_id is None:
        raise EditRefused("This card has no neighbour to be joined with.")
    steps = steps_beside(draft, target_id)
    at = [one.id for one in steps].index(step.id)
    beside = [*steps[at + 1 :], *steps[:at][::-1]]
    same = [one for one in beside if one.polarity == step.polarity]
    if not same:
        raise EditRefused("This card has no neighbour of the same polarity to be joined with.")
    premise = premises_of(draft, same[0].id)[0]
    return Place(premise.id, premise.node_id, premise.inference_id)


def _hand_over(draft: Draft, emptied_id: RecordId, group_id: RecordId) -> None:
    """What names the emptied step names the group from now on; then the step goes."""
    for step in draft.where(Inference, "target_inference_id", emptied_id):
        draft.put(replace(step, target_inference_id=group_id))
    for record_type in (PassageLink, Rating, Comment, Answer):
        for one in draft.where(record_type, "inference_id", emptied_id):
            draft.put(replace(one, inference_id=group_id))  # type: ignore[arg-type]  # all four have the field
    drop_step(draft, emptied_id)
