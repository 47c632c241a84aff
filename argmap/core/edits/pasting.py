"""Edits that bring a piece of a map in: paste, duplicate, import."""

from collections.abc import Iterable

from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.draft import Draft
from argmap.core.edits.parts import put_premise, put_root, put_step, require, require_place, steps_beside, target_of
from argmap.core.errors import EditRefused
from argmap.core.fragment import Fragment, Top, renamed, take, without_sources_known
from argmap.core.ids import NewId, new_id
from argmap.core.limits import NODES
from argmap.core.records import Inference, Kind, MapInfo, Node, Polarity, Record, RecordId


def paste(
    document: Document,
    fragment: Fragment,
    target_id: RecordId | None = None,
    new_id: NewId = new_id,
    label: Label = Label.PASTE,
    before: RecordId | None = None,
) -> Change:
    """Add a fragment under new ids: its tops bear on the target (a node or a step), or stand as roots."""
    draft = Draft(document)
    fragment = renamed(without_sources_known(fragment, document), new_id)
    refuse_many(document, fragment.records)
    draft.put(*fragment.records)
    for top in fragment.tops:
        if target_id is None:
            for node_id in top.node_ids:
                put_root(draft, node_id)
        else:
            _put_top(draft, top, target_id, before, new_id)
    return draft.change(label)


def duplicate(document: Document, place_id: RecordId, new_id: NewId = new_id) -> Change:
    """A copy of a card and the branch below it, right after it."""
    place = require_place(document, place_id)
    fragment = take(document, [place_id])
    own = require(document, Inference, place.inference_id) if place.inference_id is not None else None
    target_id = target_of(own) if own is not None else None
    if own is not None and target_id is not None:
        ids = [step.id for step in steps_beside(document, target_id)]
        after = next(iter(ids[ids.index(own.id) + 1 :]), None)
        return paste(document, fragment, target_id, new_id, Label.DUPLICATE, after)
    if place.node_id in document.tray_ids:
        return _into_tray(document, fragment, new_id)
    return paste(document, fragment, None, new_id, Label.DUPLICATE)


def bring_in(document: Document, records: Iterable[Record]) -> Change:
    """Add the records of another map as they are, but for its own `MapInfo`; ids must not be in use here."""
    draft = Draft(document)
    incoming = [one for one in records if not isinstance(one, MapInfo)]
    refuse_many(document, incoming)
    if any(document.find(type(one), one.id) is not None for one in incoming):
        raise EditRefused("Parts of this map are in the open one already.")
    draft.put(*incoming)
    return draft.change(Label.IMPORT)


def refuse_many(document: Document, records: Iterable[Record]) -> None:
    """Raises `EditRefused` if the map would then hold more nodes than argmap handles."""
    count = document.count(Node) + sum(isinstance(one, Node) for one in records)
    if count > NODES:
        raise EditRefused(f"The map would have {count:,} cards; argmap holds at most {NODES:,}.")


def _put_top(draft: Draft, top: Top, target_id: RecordId, before: RecordId | None, new_id: NewId) -> None:
    target = draft.find(Node, target_id)
    is_answer = target is not None and target.kind is Kind.QUESTION and top.polarity is Polarity.SUPPORTS
    step = put_step(draft, target_id, Polarity.ANSWERS if is_answer else top.polarity, new_id, before)
    for node_id in top.node_ids:
        put_premise(draft, step.id, node_id, new_id)


def _into_tray(document: Document, fragment: Fragment, new_id: NewId) -> Change:
    draft = Draft(document)
    draft.put(*(renamed(without_sources_known(fragment, document), new_id).records))
    return draft.change(Label.DUPLICATE)
