"""What two sides did with the map that both come from: found once, however often they are merged."""

from dataclasses import dataclass

from argmap.core.document import Document
from argmap.core.records import RECORD_TYPES, Node, Premise, Record, RecordId
from argmap.core.stopping import Check, unchecked
from argmap.core.unlike import unlike

RecordKey = tuple[type[Record], RecordId]


@dataclass(frozen=True, slots=True)
class Done:
    """The records that some side changed, and the cards whose places both did, in an order that depends on neither."""

    records: tuple[RecordKey, ...]
    placed: tuple[RecordId, ...]


def done_by(base: Document, a: Document, b: Document, check: Check = unchecked) -> Done:
    """What the sides `a` and `b` did."""
    changed = [list(unlike(base, side, check=check)) for side in (a, b)]
    found = {(RECORD_TYPES.index(kind), record_id) for some in changed for kind, record_id in some}
    mine, theirs = (_placed(base, side, some) for side, some in zip((a, b), changed, strict=True))
    records = tuple((RECORD_TYPES[number], record_id) for number, record_id in sorted(found))
    return Done(records, tuple(sorted(mine & theirs)))


def _placed(base: Document, side: Document, changed: list[RecordKey]) -> set[RecordId]:
    """The cards that a side may have given or taken a place."""
    found = {record_id for kind, record_id in changed if kind is Node}
    for kind, record_id in changed:
        if kind is Premise:
            premises = (document.find(Premise, record_id) for document in (base, side))
            found |= {one.node_id for one in premises if one is not None}
    return found
