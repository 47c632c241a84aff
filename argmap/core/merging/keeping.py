"""What stays although one side took it away, since the other's part of the merge could not be without it.

What a record names is put back, with what was said about it; a card comes back to where it stood, and so what it stood
below. Or else, where the other choice was made, what names it is dropped.
"""

from collections.abc import Iterable, Iterator

from argmap.core.document import NAMED_BY, REFERENCES, SOFT_REFERENCES, Document
from argmap.core.graph import is_needed, places_of
from argmap.core.merging.conflicts import OTHER, Conflict, ConflictKind, Key, key_of
from argmap.core.merging.state import ConflictKey, Merging
from argmap.core.records import (
    Answer,
    Comment,
    Foreign,
    Inference,
    Node,
    Passage,
    PassageLink,
    Premise,
    Rating,
    Record,
    RecordId,
    Source,
    SourceText,
)

Standing = tuple[Record, ConflictKey | None]
"""A record of the draft, and because of which conflict it is there, if it is."""

NEEDED_SOFTLY = (Passage, "found_from")  # who looks at a passage in doubt compares it with that one


def keep_needed(merging: Merging, kept: Iterable[Standing]) -> None:
    """Let every record of the draft name only what is there; `kept` are those that a conflict has kept already."""
    waiting: list[Standing] = []
    for one, cause in kept:
        waiting += _with_its_own(merging, one, cause)
    settle(merging, [*_naming_what_went(merging), *waiting[::-1]])


def settle(merging: Merging, waiting: list[Standing]) -> None:
    """Ask of each record, and of what is put back for it, whether what it names is there."""
    while waiting:
        one, cause = waiting.pop()
        for named_type, named_id in _missing(merging, one):
            waiting += _provide(merging, one, cause, named_type, named_id)


def put_back(merging: Merging, one: Record, cause: ConflictKey) -> list[Standing]:
    """Put a record back that one side took away, with what hung on it; all that has to be settled then."""
    merging.draft.put(one)
    merging.cover(cause, key_of(one))
    return _with_its_own(merging, one, cause)


def _with_its_own(merging: Merging, one: Record, cause: ConflictKey | None) -> list[Standing]:
    """A record that was put back or kept, with what was said about it and went with it."""
    found: list[Standing] = [(one, cause)]
    if cause is None:
        return found
    having = merging.having(type(one), one.id).values()
    for other in [other for side in having for other in _own(side, merging, one)]:
        if merging.is_absent(other):
            found += put_back(merging, other, cause)
    return found


def _own(side: Document, merging: Merging, one: Record) -> Iterator[Record]:
    """What a side has that belongs to a record and nothing else; places only where it would have none."""
    yield from side.where(Foreign, "entity_id", one.id)
    match one:
        case Node():
            yield from _remarks(side, "node_id", one.id)
            if not places_of(merging.draft, one.id):
                yield from side.where(Premise, "node_id", one.id)
        case Inference():
            yield from _remarks(side, "inference_id", one.id)
            yield from side.where(Answer, "inference_id", one.id)
            if not merging.draft.where(Premise, "inference_id", one.id):
                yield from side.where(Premise, "inference_id", one.id)
        case Source():
            yield from side.where(SourceText, "source_id", one.id)
        case SourceText():
            yield from side.where(Passage, "source_text_id", one.id)
        case Passage() if not is_needed(merging.draft, one.id):
            links = side.where(PassageLink, "passage_id", one.id)
            yield from (link for link in links if _is_target_there(merging, link))


def _is_target_there(merging: Merging, link: PassageLink) -> bool:
    if link.node_id is not None:
        return merging.draft.find(Node, link.node_id) is not None
    return link.inference_id is not None and merging.draft.find(Inference, link.inference_id) is not None


def _remarks(side: Document, field: str, record_id: RecordId) -> Iterator[Record]:
    for record_type in (PassageLink, Rating, Comment):
        yield from side.where(record_type, field, record_id)


def _naming_what_went(merging: Merging) -> list[Standing]:
    """The records of the draft that name one that some side took away, in an order that depends on neither."""
    draft = merging.draft
    noted = ((merging.base.find(*one), draft.find(*one)) for one in dict.fromkeys(draft.noted))
    gone = [before for before, now in noted if before is not None and now is None]
    names = {**NAMED_BY, Passage: [*NAMED_BY[Passage], NEEDED_SOFTLY]}
    found = {
        (named_by.__name__, other.id): other
        for one in gone
        for named_by, field in names[type(one)]
        for other in draft.where(named_by, field, one.id)
    }
    return [(found[key], None) for key in sorted(found, reverse=True)]


def _missing(merging: Merging, one: Record) -> Iterator[tuple[type[Record], RecordId]]:
    """What a record names that is not in the draft, as long as the record itself is."""
    for field, named_type in REFERENCES.get(type(one), {}).items():
        now = merging.draft.find(type(one), one.id)
        named_id = getattr(now, field) if now is not None else None
        is_needed_there = (type(one), field) not in SOFT_REFERENCES or (type(one), field) == NEEDED_SOFTLY
        if named_id is not None and is_needed_there and merging.draft.find(named_type, named_id) is None:
            yield named_type, named_id


def _provide(
    merging: Merging, one: Record, cause: ConflictKey | None, named_type: type[Record], named_id: RecordId
) -> list[Standing]:
    """Put back what a record names, or drop the record; what has to be settled then."""
    key: Key = (named_type.__name__, named_id)
    if key not in merging.dropped and (found := _to_put_back(merging, one, cause, named_type, named_id)):
        return put_back(merging, *found)
    may_outlive_it = isinstance(one, Passage) and named_type is Passage
    if key in merging.dropped and not may_outlive_it:
        merging.drop(one, merging.dropped[key])
    return []


def _to_put_back(
    merging: Merging, one: Record, cause: ConflictKey | None, named_type: type[Record], named_id: RecordId
) -> tuple[Record, ConflictKey] | None:
    """What a record names, as it was, and because of which conflict it comes back; None if it shall not."""
    remover = merging.side_without(named_type, named_id)
    if remover is None:  # neither needs it any more, but a field that both changed stays as it was
        before = merging.base.find(named_type, named_id)
        return (before, cause or (ConflictKind.FIELDS, key_of(one))) if before is not None else None
    there = merging.sides[OTHER[remover]].find(named_type, named_id)
    conflict = Conflict(ConflictKind.REMOVED, (named_type.__name__, named_id), removed_by=remover)
    if there is not None and (cause is not None or merging.ask(conflict) is not remover):
        return there, cause or conflict.key
    merging.dropped[conflict.record] = conflict.key
    return None
