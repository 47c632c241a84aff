"""Edits that give cards another place. Of a card and another below it, only the upper one is moved, with its branch."""

from collections.abc import Sequence
from dataclasses import replace

from argmap.core.branches import is_in_tray, tops_of
from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.draft import Draft
from argmap.core.edits.parts import (
    keys_before,
    put_premise,
    put_roots,
    put_step,
    put_step_at,
    require,
    require_place,
    require_target,
    steps_beside,
    with_target,
    without_circle,
)
from argmap.core.edits.removing import detach
from argmap.core.edits.structure import hang_below, join_place
from argmap.core.errors import EditRefused
from argmap.core.graph import Place, premises_of
from argmap.core.ids import NewId, new_id
from argmap.core.records import Inference, Node, Polarity, RecordId


def move_under(
    document: Document,
    place_ids: Sequence[RecordId],
    target_id: RecordId,
    polarity: Polarity | None = None,
    before: RecordId | None = None,
    new_id: NewId = new_id,
) -> Change:
    """Move cards onto a node or a step, before the inference `before` or at the end.

    Each gets a step of its own, but joint reasons that are moved together stay together. Without `polarity` a card
    keeps its own; a root or a card from the tray supports (and answers a question). Raises `EditRefused` if a card
    would then stand below itself.
    """
    draft = Draft(document)
    move_onto(draft, tops_of(draft, place_ids), target_id, polarity, before, new_id)
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
    require(draft, Inference, inference_id)
    (key,) = keys_before(draft, steps_beside(draft, target_id), before, 1, {inference_id})
    _retarget(draft, inference_id, target_id, polarity, key)
    return without_circle(draft, Label.MOVE)


def move_together(
    document: Document, place_ids: Sequence[RecordId], inference_id: RecordId, new_id: NewId = new_id
) -> Change:
    """Move cards into an inference as co-premises of those that are there."""
    draft = Draft(document)
    require(draft, Inference, inference_id)
    for place in tops_of(draft, place_ids):
        join_place(draft, place, inference_id, new_id)
    return without_circle(draft, _label(document, place_ids))


def move_between(document: Document, place_id: RecordId, inference_id: RecordId, new_id: NewId = new_id) -> Change:
    """Move a card onto a line: between an inference and its target, with the polarity that the line has."""
    draft = Draft(document)
    place = require_place(draft, place_id)
    if place.inference_id == inference_id:
        raise EditRefused("This card stands on that line already.")
    line = require(draft, Inference, inference_id)
    move_onto(draft, [place], require_target(line), line.polarity, line.id, new_id)
    hang_below(draft, line.id, place.node_id)
    return without_circle(draft, _label(document, [place_id]))


def move_to_root(document: Document, place_ids: Sequence[RecordId], before: RecordId | None = None) -> Change:
    """Make cards roots of their own, before the root `before` or at the end."""
    draft = Draft(document)
    places = tops_of(draft, place_ids)
    for place in places:
        if place.inference_id is not None or not require(draft, Node, place.node_id).order_key:
            detach(draft, place)
    put_roots(draft, [place.node_id for place in places], before)
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


def move_onto(
    draft: Draft,
    places: Sequence[Place],
    target_id: RecordId,
    polarity: Polarity | None,
    before: RecordId | None,
    new_id: NewId,
) -> None:
    """Give places a step onto a node or an inference; a step all of whose premises are moved goes along whole."""
    loads = _loads(draft, places)
    whole = {load for load in loads if isinstance(load, str)}
    keys = keys_before(draft, steps_beside(draft, target_id), before, len(loads), whole)
    for load, key in zip(loads, keys, strict=True):
        if isinstance(load, str):
            _retarget(draft, load, target_id, polarity, key)
            continue
        own = require(draft, Inference, load.inference_id) if load.inference_id is not None else None
        detach(draft, load)
        kept = own.polarity if own is not None else Polarity.SUPPORTS
        step = put_step_at(draft, target_id, polarity or kept, key, new_id)
        put_premise(draft, step.id, load.node_id, new_id)


def _loads(draft: Draft, places: Sequence[Place]) -> list[RecordId | Place]:
    """What moves as one: the id of an inference all of whose premises are meant, or a single place."""
    ids = {place.id for place in places}
    loads: dict[RecordId | Place, None] = {}
    for place in places:
        group = premises_of(draft, place.inference_id) if place.inference_id is not None else []
        is_whole = place.inference_id is not None and all(premise.id in ids for premise in group)
        loads[place.inference_id if is_whole and place.inference_id is not None else place] = None
    return list(loads)


def _retarget(draft: Draft, step_id: RecordId, target_id: RecordId, polarity: Polarity | None, key: str) -> None:
    step = require(draft, Inference, step_id)
    moved = replace(step, polarity=polarity or step.polarity, order_key=key)
    draft.put(with_target(draft, moved, target_id))


def _label(document: Document, place_ids: Sequence[RecordId]) -> Label:
    return Label.PLACE if all(is_in_tray(document, place_id) for place_id in place_ids) else Label.MOVE
