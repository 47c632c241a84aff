"""Edits that move a card a little: among its siblings, up beside what it bears on, or below the one before it."""

from collections.abc import Sequence
from dataclasses import replace

from argmap.core.branches import is_in_tray
from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.draft import Draft
from argmap.core.edits.moving import move_onto
from argmap.core.edits.parts import (
    S,
    keys_at,
    next_after,
    put_roots,
    require,
    require_place,
    require_target,
    roots_in_order,
    steps_beside,
    without_circle,
)
from argmap.core.edits.removing import detach
from argmap.core.errors import EditRefused
from argmap.core.graph import Place, places_of, premises_of
from argmap.core.ids import NewId, new_id
from argmap.core.records import Inference, RecordId


def reorder(document: Document, place_id: RecordId, by: int) -> Change:
    """Move a card `by` places among its siblings: joint reasons in their group, steps below their target, roots."""
    draft = Draft(document)
    place = require_place(draft, place_id)
    if place.inference_id is None:
        _shift(draft, roots_in_order(draft), place.node_id, by)
        return draft.change(Label.REORDER)
    group = premises_of(draft, place.inference_id)
    if len(group) > 1:
        _shift(draft, group, place.id, by)
    else:
        step = require(draft, Inference, place.inference_id)
        _shift(draft, steps_beside(draft, require_target(step)), step.id, by)
    return draft.change(Label.REORDER)


def promote(document: Document, place_id: RecordId, new_id: NewId = new_id) -> Change:
    """Move a card up beside what it bears on: a card below a root becomes a root, a doubt objects beside its step."""
    draft = Draft(document)
    place = require_place(draft, place_id)
    if place.inference_id is None:
        raise EditRefused("This card stands at the top already.")
    own = require(draft, Inference, place.inference_id)
    if own.target_node_id is None:
        _lift_beside(draft, place, require(draft, Inference, require_target(own)), new_id)
        return without_circle(draft, Label.MOVE)
    upper = next(iter(places_of(draft, own.target_node_id)), None)
    if upper is not None and upper.inference_id is not None:
        _lift_beside(draft, place, require(draft, Inference, upper.inference_id), new_id)
        return without_circle(draft, Label.MOVE)
    detach(draft, place)
    if upper is not None:
        put_roots(draft, [place.node_id], next_after(roots_in_order(draft), upper.node_id))
    return draft.change(Label.MOVE)


def demote(document: Document, place_id: RecordId, new_id: NewId = new_id) -> Change:
    """Move a card below the sibling before it: the joint reason, the step's first reason or the root there."""
    draft = Draft(document)
    place = require_place(draft, place_id)
    above = _before(draft, place)
    if above is None:
        raise EditRefused("There is no card before this one to move it below.")
    move_onto(draft, [place], above, None, None, new_id)
    return without_circle(draft, Label.MOVE)


def _lift_beside(draft: Draft, place: Place, step: Inference, new_id: NewId) -> None:
    target_id = require_target(step)
    move_onto(draft, [place], target_id, None, next_after(steps_beside(draft, target_id), step.id), new_id)


def _before(draft: Draft, place: Place) -> RecordId | None:
    """The node that stands before a place."""
    if place.inference_id is None:
        ids = [root.id for root in roots_in_order(draft)]
        before = ids[: ids.index(place.node_id)] if place.node_id in ids else []
        return before[-1] if before else None
    group = premises_of(draft, place.inference_id)
    at = [premise.id for premise in group].index(place.id)
    if at > 0:
        return group[at - 1].node_id
    steps = steps_beside(draft, require_target(require(draft, Inference, place.inference_id)))
    earlier = [premises_of(draft, step.id) for step in steps[: [step.id for step in steps].index(place.inference_id)]]
    return next((premises[0].node_id for premises in reversed(earlier) if premises), None)


def _shift(draft: Draft, siblings: Sequence[S], moved_id: RecordId, by: int) -> None:
    ids = [one.id for one in siblings]
    if moved_id not in ids:
        in_tray = is_in_tray(draft, moved_id)
        raise EditRefused("A card in the tray has no order; place it first." if in_tray else "This card has no order.")
    at = ids.index(moved_id)
    others = [one for one in siblings if one.id != moved_id]
    index = min(max(at + by, 0), len(others))
    if index != at:
        (key,) = keys_at(draft, others, index)
        moved = siblings[at]
        draft.put(replace(require(draft, type(moved), moved_id), order_key=key))
