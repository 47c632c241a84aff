"""Edits that bring a piece of a map in: paste, duplicate, import."""

from collections.abc import Iterable
from dataclasses import replace

from argmap.core.branches import is_in_tray
from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.draft import Draft
from argmap.core.edits.parts import (
    keys_before,
    next_after,
    put_premise,
    put_roots,
    put_step_at,
    require,
    require_place,
    require_target,
    roots_in_order,
    steps_beside,
)
from argmap.core.errors import EditRefused
from argmap.core.fragment import Fragment, renamed, take
from argmap.core.ids import NewId, new_id
from argmap.core.known_sources import without_sources_known
from argmap.core.limits import NODES
from argmap.core.records import Exercise, Inference, MapInfo, Node, Record, RecordId


def paste(
    document: Document,
    fragment: Fragment,
    target_id: RecordId | None = None,
    new_id: NewId = new_id,
    label: Label = Label.PASTE,
    before: RecordId | None = None,
) -> Change:
    """Add a fragment under new ids: its tops bear on the target (a node or a step), or stand as roots.

    They stand before the inference (or the root) `before`, or at the end.
    """
    draft = Draft(document)
    fragment = renamed(without_sources_known(fragment, document), new_id)
    refuse_many(document, fragment.records)
    draft.put(*fragment.records)
    if target_id is None:
        put_roots(draft, [node_id for top in fragment.tops for node_id in top.node_ids], before)
        return draft.change(label)
    keys = keys_before(draft, steps_beside(draft, target_id), before, len(fragment.tops))
    for top, key in zip(fragment.tops, keys, strict=True):
        step = put_step_at(draft, target_id, top.polarity, key, new_id)
        for node_id in top.node_ids:
            put_premise(draft, step.id, node_id, new_id)
    return draft.change(label)


def duplicate(document: Document, place_id: RecordId, new_id: NewId = new_id) -> Change:
    """A copy of a card and the branch below it, right after it; of a card in the tray, in the tray."""
    place = require_place(document, place_id)
    fragment = take(document, [place_id])
    if place.inference_id is not None:
        own = require(document, Inference, place.inference_id)
        target_id = require_target(own)
        after = next_after(steps_beside(document, target_id), own.id)
        return paste(document, fragment, target_id, new_id, Label.DUPLICATE, after)
    if is_in_tray(document, place.node_id):
        return paste(document, replace(fragment, tops=()), None, new_id, Label.DUPLICATE)
    after = next_after(roots_in_order(document), place.node_id)
    return paste(document, fragment, None, new_id, Label.DUPLICATE, after)


def bring_in(document: Document, records: Iterable[Record], label: Label = Label.IMPORT) -> Change:
    """Add the records of another map as they are, but for what they say of it as a whole; ids must be new here."""
    draft = Draft(document)
    incoming = [one for one in records if not isinstance(one, MapInfo | Exercise)]
    refuse_many(document, incoming)
    if any(document.find(type(one), one.id) is not None for one in incoming):
        raise EditRefused("Parts of this map are in the open one already.")
    draft.put(*incoming)
    return draft.change(label)


def refuse_many(document: Document, records: Iterable[Record]) -> None:
    """Raises `EditRefused` if the map would then hold more nodes than argmap handles."""
    count = document.count(Node) + sum(isinstance(one, Node) for one in records)
    if count > NODES:
        raise EditRefused(f"The map would have {count:,} cards; argmap holds at most {NODES:,}.")
