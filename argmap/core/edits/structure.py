"""Edits of a step: its polarity, who joins it, and what stands between it and its target."""

from collections.abc import Sequence
from dataclasses import replace

from argmap.core.branches import is_in_tray
from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.draft import Draft
from argmap.core.edits.parts import (
    fitting,
    keys_at,
    keys_before,
    next_after,
    put_node,
    put_premise,
    put_step,
    require,
    require_place,
    require_target,
    steps_beside,
    target_of,
    with_target,
    without_circle,
)
from argmap.core.edits.removing import REMARKS, detach, drop_step
from argmap.core.errors import EditRefused
from argmap.core.graph import Place, place_of, premises_of
from argmap.core.ids import NewId, new_id
from argmap.core.records import Inference, Kind, Node, Polarity, Premise, RecordId

TURNED = {Polarity.SUPPORTS: Polarity.OPPOSES, Polarity.OPPOSES: Polarity.SUPPORTS}


def turn(document: Document, inference_id: RecordId) -> Change:
    """Make a supporting step oppose, or the other way round; a group turns whole."""
    step = require(document, Inference, inference_id)
    if step.polarity not in TURNED:
        raise EditRefused("This step neither supports nor opposes, so it cannot be turned.")
    return set_polarity(document, inference_id, TURNED[step.polarity])


def set_polarity(document: Document, inference_id: RecordId, polarity: Polarity) -> Change:
    """Say outright whether a step supports or opposes; what would support a question answers it."""
    draft = Draft(document)
    step = require(draft, Inference, inference_id)
    draft.put(replace(step, polarity=fitting(draft, target_of(step), polarity)))
    return draft.change(Label.TURN_POLARITY)


def join(document: Document, place_ids: Sequence[RecordId], new_id: NewId = new_id) -> Change:
    """Make the places co-premises of one step, that of the first; a single place joins its next neighbour.

    Cards from the tray may join. Raises `EditRefused` if the others do not bear on the same thing in the same way.
    """
    draft = Draft(document)
    places = [require_place(draft, place_id) for place_id in dict.fromkeys(place_ids)]
    if len(places) == 1:
        places.append(_neighbour(draft, places[0]))
    group_id = next((place.inference_id for place in places if place.inference_id is not None), None)
    if group_id is None:
        raise EditRefused("Joint reasons need a card that they bear on together.")
    group = require(draft, Inference, group_id)
    for place in places:
        _refuse_unlike(draft, place, group)
        join_place(draft, place, group_id, new_id)
    return without_circle(draft, Label.JOIN)


def _refuse_unlike(draft: Draft, place: Place, group: Inference) -> None:
    if place.inference_id is None:
        if not is_in_tray(draft, place.node_id):
            raise EditRefused("A main claim cannot join others as a reason; move it below a card first.")
        return
    step = require(draft, Inference, place.inference_id)
    if target_of(step) != target_of(group):
        raise EditRefused("Joint reasons bear on the same card; move them below one card first.")
    if step.polarity is not group.polarity:
        raise EditRefused("Joint reasons support or oppose together; turn one of them first.")


def join_place(draft: Draft, place: Place, group_id: RecordId, new_id: NewId) -> None:
    """Move a place into a group; what hung on the step it leaves empty goes along to the group."""
    if place.inference_id == group_id:
        return
    if any(premise.node_id == place.node_id for premise in draft.where(Premise, "inference_id", group_id)):
        raise EditRefused("This card is one of these joint reasons already.")
    if place.inference_id is None:
        detach(draft, place)
        put_premise(draft, group_id, place.node_id, new_id)
        return
    (key,) = keys_before(draft, premises_of(draft, group_id), None)
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
    target_id = require_target(group)
    after = next_after(steps_beside(draft, target_id), group.id)
    step = put_step(draft, target_id, group.polarity, new_id, after)
    draft.put(replace(require(draft, Premise, place.id), inference_id=step.id))
    return draft.change(Label.SPLIT_OUT)


def insert_between(document: Document, place_id: RecordId, text: str = "", new_id: NewId = new_id) -> Change:
    """A new claim between a card, with its joint reasons, and what it bears on; above a root, a root it supports."""
    draft = Draft(document)
    place = require_place(draft, place_id)
    node = put_node(draft, Kind.CLAIM, text, None, new_id)
    if place.inference_id is not None:
        line = require(draft, Inference, place.inference_id)
        upper = put_step(draft, require_target(line), line.polarity, new_id, before=line.id)
        put_premise(draft, upper.id, node.id, new_id)
        hang_below(draft, line.id, node.id)
        return draft.change(Label.INSERT_BETWEEN)
    root = require(draft, Node, place.node_id)
    if not root.order_key:
        raise EditRefused("A card in the tray bears on nothing yet; place it first.")
    draft.put(replace(root, order_key=""), replace(node, order_key=root.order_key))
    step = put_step(draft, node.id, Polarity.SUPPORTS, new_id)
    put_premise(draft, step.id, root.id, new_id)
    return draft.change(Label.INSERT_BETWEEN)


def hang_below(draft: Draft, inference_id: RecordId, node_id: RecordId) -> None:
    """Make an inference the first onto a node. It supports the node, whatever it did before, unless it restates."""
    step = require(draft, Inference, inference_id)
    (key,) = keys_at(draft, steps_beside(draft, node_id), 0)
    polarity = Polarity.RESTATES if step.polarity is Polarity.RESTATES else Polarity.SUPPORTS
    draft.put(with_target(draft, replace(step, polarity=polarity, order_key=key), node_id))


def _neighbour(draft: Draft, place: Place) -> Place:
    """The place that a single card joins: of the next step onto the same target, else of the one before."""
    step = require(draft, Inference, place.inference_id) if place.inference_id is not None else None
    if step is None or target_of(step) is None:
        raise EditRefused("This card has no neighbour to be joined with.")
    steps = steps_beside(draft, require_target(step))
    at = [one.id for one in steps].index(step.id)
    beside = [*steps[at + 1 :], *steps[:at][::-1]]
    same = [premises_of(draft, one.id) for one in beside if one.polarity is step.polarity]
    found = next((premises[0] for premises in same if premises), None)
    if found is None:
        raise EditRefused("This card has no neighbour of the same polarity to be joined with.")
    return place_of(found)


def _hand_over(draft: Draft, emptied_id: RecordId, group_id: RecordId) -> None:
    """What names the emptied step names the group from now on; then the step goes."""
    for step in draft.where(Inference, "target_inference_id", emptied_id):
        draft.put(replace(step, target_inference_id=group_id))
    for record_type in REMARKS:
        for one in draft.where(record_type, "inference_id", emptied_id):
            draft.put(replace(one, inference_id=group_id))
    drop_step(draft, emptied_id)
