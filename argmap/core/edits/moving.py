"""Edits that give cards another place."""

from collections.abc import Sequence
from dataclasses import replace

from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.draft import Draft
from argmap.core.edits.parts import (
    S,
    key_at,
    put_premise,
    put_root,
    put_step,
    require,
    require_place,
    roots_in_order,
    steps_beside,
    target_of,
    without_circle,
)
from argmap.core.edits.removing import detach
from argmap.core.edits.structure import insert_into, join_place
from argmap.core.errors import EditRefused
from argmap.core.graph import Place, base_node_id, premises_of
from argmap.core.ids import NewId, new_id
from argmap.core.records import Inference, Kind, Node, Polarity, Premise, RecordId


def move_under(
    document: Document,
    place_ids: Sequence[RecordId],
    target_id: RecordId,
    polarity: Polarity | None = None,
    before: RecordId | None = None,
    new_id: NewId = new_id,
) -> Change:
    """Move cards onto a node or a step, each in a step of its own, before the inference `before` or at the end.

    Without `polarity` a card keeps its own; a root or a card from the tray supports (and answers a question). Raises
    `EditRefused` if a card would then stand below itself.
    """
    draft = Draft(document)
    for place_id in place_ids:
        _move_one(draft, require_place(draft, place_id), target_id, polarity, before, new_id)
    return without_circle(draft, _label(document, place_ids))


def move_group(
    document: Document,
    inference_id: RecordId,
    target_id: RecordId,
    polarity: Polarity | None = None,
    before: RecordId | None = None,
) -> Change:
    """Move an inference with all its premises onto another node or step."""
    draft = Draft(document)
    _retarget(draft, require(draft, Inference, inference_id), target_id, polarity, before)
    return without_circle(draft, Label.MOVE)


def move_together(
    document: Document, place_ids: Sequence[RecordId], inference_id: RecordId, new_id: NewId = new_id
) -> Change:
    """Move cards into an inference as co-premises of those that are there."""
    draft = Draft(document)
    require(draft, Inference, inference_id)
    for place_id in place_ids:
        place = require_place(draft, place_id)
        if place.inference_id is not None:
            join_place(draft, place, inference_id)
            continue
        detach(draft, place)
        put_premise(draft, inference_id, place.node_id, new_id)
    return without_circle(draft, _label(document, place_ids))


def move_between(document: Document, place_id: RecordId, inference_id: RecordId, new_id: NewId = new_id) -> Change:
    """Move a card onto a line: between an inference and its target."""
    draft = Draft(document)
    place = require_place(draft, place_id)
    if place.inference_id == inference_id:
        raise EditRefused("This card stands on that line already.")
    insert_into(draft, inference_id, place.node_id, new_id)
    detach(draft, place)
    return without_circle(draft, _label(document, [place_id]))


def move_to_root(document: Document, place_ids: Sequence[RecordId], before: RecordId | None = None) -> Change:
    """Make cards roots of their own, before the root `before` or at the end."""
    draft = Draft(document)
    for place_id in place_ids:
        place = require_place(draft, place_id)
        detach(draft, place)
        put_root(draft, place.node_id, before)
    return without_circle(draft, _label(document, place_ids))


def use_here_too(
    document: Document,
    node_id: RecordId,
    target_id: RecordId,
    polarity: Polarity = Polarity.SUPPORTS,
    new_id: NewId = new_id,
) -> Change:
    """Give a node one more place, below a node or a step. Raises `EditRefused` if it would then stand below itself."""
    draft = Draft(document)
    require(draft, Node, node_id)
    step = put_step(draft, target_id, polarity, new_id)
    put_premise(draft, step.id, node_id, new_id)
    return without_circle(draft, Label.USE_HERE_TOO)


def reorder(document: Document, place_id: RecordId, by: int) -> Change:
    """Move a card `by` places among its siblings: joint reasons in their group, steps below their target, roots."""
    draft = Draft(document)
    place = require_place(draft, place_id)
    if place.inference_id is None:
        _swap(draft, roots_in_order(draft), place.node_id, by)
        return draft.change(Label.REORDER)
    group = premises_of(draft, place.inference_id)
    if len(group) > 1:
        _swap(draft, group, place.id, by)
    else:
        step = require(draft, Inference, place.inference_id)
        _swap(draft, steps_beside(draft, target_of(step) or ""), step.id, by)
    return draft.change(Label.REORDER)


def promote(document: Document, place_id: RecordId, new_id: NewId = new_id) -> Change:
    """Move a card up beside the card it bears on; below a root it becomes a root."""
    draft = Draft(document)
    place = require_place(draft, place_id)
    own = require(draft, Inference, place.inference_id) if place.inference_id is not None else None
    above = base_node_id(draft, own) if own is not None else None
    if above is None:
        raise EditRefused("This card stands at the top already.")
    upper = next(iter(draft.where(Premise, "node_id", above)), None)
    if upper is None:
        detach(draft, place)
        put_root(draft, place.node_id, _after(roots_in_order(draft), above))
        return without_circle(draft, Label.MOVE)
    step = require(draft, Inference, upper.inference_id)
    target_id = target_of(step)
    if target_id is None:
        raise EditRefused("The step above bears on nothing yet.")
    _move_one(draft, place, target_id, None, _after(steps_beside(draft, target_id), step.id), new_id)
    return without_circle(draft, Label.MOVE)


def demote(document: Document, place_id: RecordId, new_id: NewId = new_id) -> Change:
    """Move a card below the sibling before it."""
    draft = Draft(document)
    place = require_place(draft, place_id)
    own = require(draft, Inference, place.inference_id) if place.inference_id is not None else None
    if own is None:
        ids = [root.id for root in roots_in_order(draft)]
        above = ids[: ids.index(place.node_id)] if place.node_id in ids else []
    else:
        steps = steps_beside(draft, target_of(own) or "")
        at = [step.id for step in steps].index(own.id)
        above = [premises_of(draft, step.id)[0].node_id for step in steps[:at]]
    if not above:
        raise EditRefused("There is no card before this one to move it below.")
    _move_one(draft, place, above[-1], None, None, new_id)
    return without_circle(draft, Label.MOVE)


def _move_one(
    draft: Draft,
    place: Place,
    target_id: RecordId,
    polarity: Polarity | None,
    before: RecordId | None,
    new_id: NewId,
) -> None:
    own = require(draft, Inference, place.inference_id) if place.inference_id is not None else None
    if own is not None and len(draft.where(Premise, "inference_id", own.id)) == 1:
        _retarget(draft, own, target_id, polarity, before)
        return
    kept = own.polarity if own is not None else Polarity.SUPPORTS
    step = put_step(draft, target_id, _fitting(draft, target_id, polarity or kept), new_id, before)
    put_premise(draft, step.id, place.node_id, new_id)
    detach(draft, place)


def _retarget(
    draft: Draft, step: Inference, target_id: RecordId, polarity: Polarity | None, before: RecordId | None
) -> None:
    onto_step = draft.find(Inference, target_id)
    beside = [one for one in steps_beside(draft, target_id) if one.id != step.id]
    index = next((i for i, one in enumerate(beside) if one.id == before), len(beside))
    key = key_at(draft, beside, index)
    draft.put(
        replace(
            step,
            polarity=_fitting(draft, target_id, polarity or step.polarity),
            target_node_id=None if onto_step is not None else target_id,
            target_inference_id=target_id if onto_step is not None else None,
            order_key=key,
        )
    )


def _fitting(draft: Draft, target_id: RecordId, polarity: Polarity) -> Polarity:
    """Below a question what would support answers; elsewhere what answered supports."""
    target = draft.find(Node, target_id)
    is_question = target is not None and target.kind is Kind.QUESTION
    if is_question and polarity is Polarity.SUPPORTS:
        return Polarity.ANSWERS
    return Polarity.SUPPORTS if polarity is Polarity.ANSWERS and not is_question else polarity


def _swap(draft: Draft, siblings: Sequence[S], moved_id: RecordId, by: int) -> None:
    ids = [one.id for one in siblings]
    if moved_id not in ids:
        raise EditRefused("A card in the tray has no order; place it first.")
    at = ids.index(moved_id)
    others = [one for one in siblings if one.id != moved_id]
    index = min(max(at + by, 0), len(others))
    if index != at:
        key = key_at(draft, others, index)
        moved = siblings[at]
        draft.put(replace(require(draft, type(moved), moved_id), order_key=key))


def _after(siblings: Sequence[Node | Inference], one_id: RecordId) -> RecordId | None:
    ids = [one.id for one in siblings]
    return next(iter(ids[ids.index(one_id) + 1 :]), None) if one_id in ids else None


def _label(document: Document, place_ids: Sequence[RecordId]) -> Label:
    return Label.PLACE if all(place_id in document.tray_ids for place_id in place_ids) else Label.MOVE
