"""A piece of a map that can stand alone: what is copied, pasted, duplicated and imported."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from argmap.core.document import REFERENCES, Records
from argmap.core.graph import place_of, premises_of, row_below
from argmap.core.ids import NewId
from argmap.core.records import (
    Answer,
    Comment,
    Foreign,
    Inference,
    Kind,
    Node,
    Passage,
    PassageLink,
    Polarity,
    Premise,
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
    """The branches at the places, with their passages, sources, ratings and comments. Co-premises stay together."""
    tops = _tops(records, place_ids)
    taken: dict[tuple[type, RecordId], Record] = {}
    waiting = [node_id for top in tops for node_id in top.node_ids]
    while waiting:
        node_id = waiting.pop()
        node = records.find(Node, node_id)
        if node is None or (Node, node_id) in taken:
            continue
        _keep(taken, replace(node, order_key=""), *_remarks(records, "node_id", node_id))
        for step in row_below(records, node_id):
            _keep(taken, step, *_remarks(records, "inference_id", step.id))
            for premise in premises_of(records, step.id):
                _keep(taken, premise)
                waiting.append(premise.node_id)
    return Fragment(tuple(taken.values()), tuple(tops))


def renamed(fragment: Fragment, new_id: NewId) -> Fragment:
    """The same fragment under new ids, references included."""
    ids = {(type(one), one.id): new_id() for one in fragment.records}

    def rename(one: Record) -> Record:
        names = REFERENCES.get(type(one), {})
        changed = {name: ids.get((target, getattr(one, name)), getattr(one, name)) for name, target in names.items()}
        if isinstance(one, Foreign):
            changed["entity_id"] = next((ids[key] for key in ids if key[1] == one.entity_id), one.entity_id)
        return replace(one, id=ids[type(one), one.id], **changed)

    tops = tuple(Top(tuple(ids[Node, node_id] for node_id in top.node_ids), top.polarity) for top in fragment.tops)
    return Fragment(tuple(rename(one) for one in fragment.records), tops)


def without_sources_known(fragment: Fragment, records: Records) -> Fragment:
    """The fragment resting on the texts that `records` holds already (same words), where it holds them."""
    known = {text.sha256: text for text in records.all(SourceText)}
    swapped = {
        one.id: known[one.sha256].id for one in fragment.records if isinstance(one, SourceText) and one.sha256 in known
    }
    spared = {one.source_id for one in fragment.records if isinstance(one, SourceText) and one.id in swapped}
    kept: list[Record] = []
    for one in fragment.records:
        if isinstance(one, Passage) and one.source_text_id in swapped:
            kept.append(replace(one, source_text_id=swapped[one.source_text_id]))
        elif not (isinstance(one, SourceText) and one.id in swapped) and not (
            isinstance(one, Source) and one.id in spared
        ):
            kept.append(one)
    return replace(fragment, records=tuple(kept))


def from_outline(rows: Iterable[tuple[int, Kind, Polarity, str]], new_id: NewId) -> Fragment:
    """A fragment from rows of (depth, kind, polarity, text): each bears on the nearest less deep one above."""
    records: list[Record] = []
    tops: list[Top] = []
    above: list[tuple[int, Node]] = []
    for number, (depth, kind, polarity, text) in enumerate(rows):
        while above and above[-1][0] >= depth:
            above.pop()
        node = Node(id=new_id(), kind=kind, text=text)
        records.append(node)
        if above:
            target = above[-1][1]
            fitting = _fitting(polarity, target.kind)
            step = Inference(id=new_id(), polarity=fitting, target_node_id=target.id, order_key=_row_key(number))
            records += [step, Premise(id=new_id(), inference_id=step.id, node_id=node.id, order_key=_row_key(0))]
        else:
            tops.append(Top((node.id,), polarity))
        above.append((depth, node))
    return Fragment(tuple(records), tuple(tops))


def _fitting(polarity: Polarity, target: Kind) -> Polarity:
    return Polarity.ANSWERS if target is Kind.QUESTION and polarity is Polarity.SUPPORTS else polarity


def _row_key(number: int) -> str:
    return f"a{number:06d}"


def _tops(records: Records, place_ids: Sequence[RecordId]) -> list[Top]:
    groups: dict[RecordId, list[RecordId]] = {}
    for place_id in place_ids:
        premise = records.find(Premise, place_id)
        place = place_of(premise) if premise is not None else None
        groups.setdefault(place.inference_id or place.id if place else place_id, []).append(
            place.node_id if place is not None else place_id
        )
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
        found += _source_of(records, passage) + [one for one in (passage, link) if one is not None]
    found += records.where(Rating, field, record_id)
    found += records.where(Comment, field, record_id)
    if field == "inference_id":
        found += records.where(Answer, field, record_id)
    found += records.where(Foreign, "entity_id", record_id)
    return found


def _source_of(records: Records, passage: Passage | None) -> list[Record]:
    text = records.find(SourceText, passage.source_text_id) if passage and passage.source_text_id else None
    source = records.find(Source, text.source_id) if text is not None else None
    return [one for one in (source, text) if one is not None]
