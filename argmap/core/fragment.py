"""A piece of a map that can stand alone: what is copied, pasted, duplicated and imported."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from argmap.core.branches import tops_of
from argmap.core.document import REFERENCES, Document, Records
from argmap.core.graph import in_order, premises_of, row_below
from argmap.core.ids import NewId
from argmap.core.records import (
    Answer,
    Comment,
    Exercise,
    Foreign,
    Inference,
    Node,
    Passage,
    PassageLink,
    PassageState,
    Polarity,
    Rating,
    Record,
    RecordId,
    Source,
    SourceText,
)


@dataclass(frozen=True, slots=True)
class Top:
    """One step of a fragment that has no target inside it: the nodes that stand in it together, and its polarity."""

    node_ids: tuple[RecordId, ...]
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class Fragment:
    """Records that refer only to each other, and the steps at the top. Nodes that are no top and no premise: tray."""

    records: tuple[Record, ...]
    tops: tuple[Top, ...]


def take(records: Records, place_ids: Sequence[RecordId]) -> Fragment:
    """The branches at the places, with their passages, sources, ratings and comments. Co-premises stay together.

    A place below another of them is taken once, with that branch.
    """
    tops = _tops(records, place_ids)
    taken: dict[tuple[type, RecordId], Record] = {}
    waiting = [node_id for top in tops for node_id in top.node_ids]
    while waiting:
        node_id = waiting.pop()
        node = records.find(Node, node_id)
        if node is None or (Node, node_id) in taken:
            continue
        _keep(taken, replace(node, order_key="") if node.order_key else node, *_remarks(records, "node_id", node_id))
        for step in row_below(records, node_id):
            _keep(taken, step, *_remarks(records, "inference_id", step.id))
            for premise in premises_of(records, step.id):
                _keep(taken, premise)
                waiting.append(premise.node_id)
    return Fragment(tuple(taken.values()), tuple(tops))


def of_map(document: Document) -> Fragment:
    """A whole map as a piece of another one: all but what it says of itself, its roots on top, in order."""
    own = {document.info.id, *(one.id for one in document.all(Exercise))}
    roots = sorted((one for one in document.all(Node) if one.order_key), key=in_order)
    kept = [
        replace(one, order_key="") if isinstance(one, Node) and one.order_key else one for one in document.records()
    ]
    inside = (one for one in kept if one.id not in own and getattr(one, "entity_id", None) not in own)
    return Fragment(tuple(inside), tuple(Top((one.id,), Polarity.SUPPORTS) for one in roots))


def renamed(fragment: Fragment, new_id: NewId) -> Fragment:
    """The same fragment under new ids, references included."""
    ids = {(type(one), one.id): new_id() for one in fragment.records}
    any_ids = {one_id: ids[record_type, one_id] for record_type, one_id in ids}

    def rename(one: Record) -> Record:
        names = REFERENCES.get(type(one), {})
        changed = {name: ids.get((target, getattr(one, name)), getattr(one, name)) for name, target in names.items()}
        if isinstance(one, Foreign):
            changed["entity_id"] = any_ids.get(one.entity_id, one.entity_id)
        return replace(one, id=ids[type(one), one.id], **changed)

    tops = tuple(Top(tuple(ids[Node, node_id] for node_id in top.node_ids), top.polarity) for top in fragment.tops)
    return Fragment(tuple(rename(one) for one in fragment.records), tops)


def _tops(records: Records, place_ids: Sequence[RecordId]) -> list[Top]:
    groups: dict[RecordId, list[RecordId]] = {}
    for place in tops_of(records, place_ids):
        groups.setdefault(place.inference_id or place.id, []).append(place.node_id)
    return [Top(tuple(node_ids), _polarity(records, key)) for key, node_ids in groups.items()]


def _polarity(records: Records, inference_id: RecordId) -> Polarity:
    step = records.find(Inference, inference_id)
    return step.polarity if step is not None else Polarity.SUPPORTS


def _keep(taken: dict[tuple[type, RecordId], Record], *records: Record) -> None:
    for one in records:
        taken.setdefault((type(one), one.id), one)


def _remarks(records: Records, field: str, record_id: RecordId) -> list[Record]:
    found: list[Record] = []
    for link in records.where(PassageLink, field, record_id):
        passage = records.find(Passage, link.passage_id)
        found += _source_of(records, passage) + _stood_for(records, passage)
        found += [one for one in (passage, link) if one is not None]
    found += records.where(Rating, field, record_id)
    found += records.where(Comment, field, record_id)
    if field == "inference_id":
        found += records.where(Answer, field, record_id)
    found += records.where(Foreign, "entity_id", record_id)
    return found


def _stood_for(records: Records, passage: Passage | None) -> list[Record]:
    """What a passage was found from; as words only where nothing rests on it: its text, an older one, stays behind."""
    origin = records.find(Passage, passage.found_from) if passage is not None and passage.found_from else None
    if passage is None or origin is None:
        return []
    if records.where(PassageLink, "passage_id", origin.id):
        return [*_source_of(records, origin), origin]
    bare = replace(origin, source_text_id=passage.source_text_id, start=None, end=None, ranges=(), found_from=None)
    return [replace(bare, state=PassageState.UNVERIFIED, score=None, reviewed=True)]


def _source_of(records: Records, passage: Passage | None) -> list[Record]:
    text = records.find(SourceText, passage.source_text_id) if passage and passage.source_text_id else None
    source = records.find(Source, text.source_id) if text is not None else None
    return [one for one in (source, text) if one is not None]
