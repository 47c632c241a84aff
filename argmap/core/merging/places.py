"""Where cards stand after a merge: those that both sides moved, steps without reasons, and cards without a place."""

from dataclasses import replace

from argmap.core.document import Document
from argmap.core.graph import places_of
from argmap.core.merging.conflicts import Choice, Conflict, ConflictKind, key_of
from argmap.core.merging.keeping import put_back, settle
from argmap.core.merging.loose import Loose
from argmap.core.merging.state import ConflictKey, Merging
from argmap.core.records import Inference, Node, Premise, RecordId

TRAY = "tray"  # in place of a place's id


def settle_moves(merging: Merging) -> None:
    """A card that both sides took from one place, or the tray, stands wherever a side put it, or the chosen one did."""
    for node_id in merging.done.placed:
        here = _place_ids(merging.base, node_id)
        a, b = (_place_ids(side, node_id) for side in merging.sides.values())
        is_there = all(one.find(Node, node_id) is not None for one in (merging.base, *merging.sides.values()))
        if is_there and a - here != b - here and (here - a) & (here - b):
            conflict = Conflict(ConflictKind.PLACES, (Node.__name__, node_id))
            chosen = merging.ask(conflict)
            unwanted = {Choice.BOTH: set[RecordId](), Choice.A: b - here - a, Choice.B: a - here - b}[chosen]
            _leave(merging, node_id, unwanted, conflict.key)


def drop_twins(merging: Merging) -> None:
    """A card that each side put into one step stands there once: in the chosen place, or that of the smaller id."""
    new = {(one.node_id, one.inference_id) for before, one in merging.draft.edited(Premise) if before != one}
    for node_id, step_id in sorted(new):
        twins = [one for one in merging.draft.where(Premise, "inference_id", step_id) if one.node_id == node_id]
        if len(twins) > 1 and not any(_has_all(side, twins) for side in merging.sides.values()):
            conflict = Conflict(ConflictKind.PLACES, (Node.__name__, node_id))
            chosen = merging.sides.get(merging.ask(conflict))
            twins.sort(key=lambda one: (chosen is not None and chosen.find(Premise, one.id) is None, one.id))
            for twin in twins[1:]:
                merging.drop(twin, conflict.key)


def fill_steps(merging: Merging, loose: Loose) -> bool:
    """Put cards without a place back into the steps that the sides emptied together; without such, the step goes."""
    steps = (merging.draft.find(Inference, one) for one in loose.empty_steps())
    return any(_fill(merging, step) for step in steps if step is not None)


def fill_cards(merging: Merging, loose: Loose) -> bool:
    """Put cards back which the sides took together from all their places, unless one of them put it into the tray."""
    return any(_give_place(merging, node_id) for node_id in loose.loose_cards() if node_id not in merging.loosened)


def _has_all(document: Document, premises: list[Premise]) -> bool:
    return all(document.find(Premise, one.id) is not None for one in premises)


def _place_ids(document: Document, node_id: RecordId) -> set[RecordId]:
    """The places of a card; the tray is one, where it has no other."""
    return {place.id for place in places_of(document, node_id)} or {TRAY}


def _leave(merging: Merging, node_id: RecordId, place_ids: set[RecordId], cause: ConflictKey) -> None:
    """Take a card from places that one side gave it."""
    for place_id in sorted(place_ids):
        premise, node = merging.draft.find(Premise, place_id), merging.draft.find(Node, node_id)
        if premise is not None:
            merging.drop(premise, cause)
        elif place_id == node_id and node is not None:
            merging.draft.put(replace(node, order_key=""))
            merging.cover(cause, key_of(node))
            merging.loosened.add(node_id)


def _fill(merging: Merging, step: Inference) -> bool:
    sides = merging.having(Inference, step.id)
    reasons = {choice: side.where(Premise, "inference_id", step.id) for choice, side in sides.items()}
    if not all(reasons.values()):
        return False  # an imported step may be without reasons on one side already
    there = [one for some in reasons.values() for one in some if key_of(one) not in merging.dropped]
    if not there:
        causes = sorted(merging.dropped[key_of(one)] for some in reasons.values() for one in some)
        merging.drop(step, causes[0])
        return True
    conflict = Conflict(ConflictKind.LAST_REASON, key_of(step))
    back = [one for one in reasons.get(merging.ask(conflict), ()) if one in there]
    if not back or step.id in merging.refilled:  # once, as they may be called back and forth between two steps
        back = [one for one in there if merging.is_gone(one) and not places_of(merging.draft, one.node_id)]
    merging.refilled.add(step.id)
    for premise in back:
        settle(merging, put_back(merging, premise, conflict.key))
    if not back:  # their cards all stand elsewhere now, as one side or the other wants it
        merging.drop(step, conflict.key)
    return True


def _give_place(merging: Merging, node_id: RecordId) -> bool:
    sides = merging.having(Node, node_id)
    if not all(places_of(side, node_id) for side in sides.values()):
        return False  # in the tray, as some side wants it
    conflict = Conflict(ConflictKind.LAST_PLACE, (Node.__name__, node_id))
    chosen = merging.ask(conflict)
    for side in [sides[chosen]] if chosen in sides else sides.values():
        restore_places(merging, side, node_id, conflict.key)
    merging.loosened.add(node_id)  # what could not be put back now never can
    return True


def restore_places(merging: Merging, side: Document, node_id: RecordId, cause: ConflictKey) -> None:
    """Let a card stand where it stood on a side, as far as that was not dropped."""
    for premise in sorted(side.where(Premise, "node_id", node_id), key=lambda one: one.id):
        if merging.is_absent(premise):
            settle(merging, put_back(merging, premise, cause))
    was, now = side.find(Node, node_id), merging.draft.find(Node, node_id)
    if was is not None and now is not None and was.order_key and not now.order_key:
        merging.draft.put(replace(now, order_key=was.order_key))
        merging.cover(cause, key_of(now))
