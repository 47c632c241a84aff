"""Cards taken from their places, or out of a map, with everything that would tell where they stood."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from random import Random

from argmap.core.document import Document
from argmap.core.graph import with_all_upon
from argmap.core.handing import without_loose_ends
from argmap.core.records import Answer, Inference, Node, Premise, Record, RecordId


def placed_ids(document: Document) -> list[RecordId]:
    """The cards that stand below others, by id."""
    return sorted({one.node_id for one in document.all(Premise)} - document.root_ids)


def unplaced(document: Document, node_ids: Collection[RecordId]) -> list[Record]:
    """The records with these cards in the tray; so are those of steps that then bear on nothing."""
    taken = frozenset(node_ids)
    emptied = [one.id for one in document.all(Inference) if _cards(document, one.id) <= taken]
    gone = set(with_all_upon(document, emptied))
    kept = [one for one in document.records() if not _is_place_of(one, taken, gone)]
    return without_loose_ends(kept)


def _cards(document: Document, step_id: RecordId) -> set[RecordId]:
    return {one.node_id for one in document.where(Premise, "inference_id", step_id)}


def _is_place_of(one: Record, node_ids: Collection[RecordId], step_ids: set[RecordId]) -> bool:
    match one:
        case Premise():
            return one.node_id in node_ids or one.inference_id in step_ids
        case Inference():
            return one.id in step_ids
        case Answer():
            return one.inference_id in step_ids
        case _:
            return False


def without_cards(records: Iterable[Record], node_ids: Collection[RecordId]) -> list[Record]:
    """The records without these cards, which stand nowhere, and without what was said of them."""
    kept = (one for one in records if not (isinstance(one, Node) and one.id in node_ids))
    return without_loose_ends([_unnamed(one, node_ids) for one in kept])


def _unnamed(one: Record, node_ids: Collection[RecordId]) -> Record:
    return replace(one, node_id=None) if isinstance(one, Answer) and one.node_id in node_ids else one


def shuffled(records: Iterable[Record], random: Random) -> list[Record]:
    """The records in the order of their ids, the cards in any order: their own would tell where they stood."""
    ordered = sorted(records, key=lambda one: one.id)
    nodes = [one for one in ordered if isinstance(one, Node)]
    random.shuffle(nodes)
    return [one for one in ordered if not isinstance(one, Node)] + nodes
