"""What two maps were when their ways parted, read off their histories."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.core.history import Entry
from argmap.core.moments import first_number, records_at
from argmap.core.records import Inference, MapInfo, Node, Premise, Record, RecordId

ARGUMENT = (Node, Premise, Inference)
"""The cards of a map and how they stand; notes and remarks may stay behind when it is given away."""
Key = tuple[type[Record], RecordId]
Said = Mapping[Key, Record]


@dataclass(frozen=True, slots=True)
class Past:
    """What a map says now, and the entries that led to it as far as they are kept, oldest first."""

    records: Sequence[Record]
    entries: Sequence[Entry]


def common_past(one: Past, other: Past) -> list[Record] | None:
    """The map that both come from; None where their histories do not tell.

    Two copies of one file have entries in common. A copy that was given away has none: it begins with what it was
    then, and that is its beginning if the other map was the same at some moment, but for what stays behind.
    """
    shared = _last_shared(one.entries, other.entries)
    if shared is not None:
        return records_at(one.records, one.entries, shared)
    for giver, taker in ((one, other), (other, one)):
        beginning = records_at(taker.records, taker.entries, first_number(taker.entries))
        if _was_once(giver, beginning):
            return beginning
    return None


def _last_shared(entries: Sequence[Entry], others: Sequence[Entry]) -> int | None:
    """The number of the last entry before the first that both histories do not tell alike."""
    known = {entry.number: entry for entry in others}
    last = None
    for entry in entries:
        if entry.number in known and known[entry.number] != entry:
            break
        last = entry.number if entry.number in known else last
    return last


def _was_once(past: Past, beginning: Sequence[Record]) -> bool:
    """Whether a map was what a copy began with, at some moment that its history leads back to.

    It had all that the copy has, and where that is part of the argument it said the same and no more.
    """
    wanted = {_key(one): _said(one) for one in beginning if not isinstance(one, MapInfo)}
    standing = {_key(one): _said(one) for one in past.records}
    differing = {key for key in wanted.keys() | standing.keys() if _differs(key, wanted, standing)}
    for entry in reversed(past.entries):
        if not differing:
            break
        for before, after in entry.change.pairs:
            was = {_key(before): _said(before)} if before is not None else {}
            for key in {_key(one) for one in (before, after) if one is not None}:
                (differing.add if _differs(key, wanted, was) else differing.discard)(key)
    return not differing and any(isinstance(one, Node) for one in beginning)


def _differs(key: Key, wanted: Said, standing: Said) -> bool:
    """Whether a record is not as it has to be: in the argument the same, else there if it is wanted."""
    if key[0] in ARGUMENT:
        return wanted.get(key) != standing.get(key)
    return key in wanted and key not in standing


def _key(one: Record) -> Key:
    return type(one), one.id


def _said(one: Record) -> Record:
    return replace(one, notes="") if isinstance(one, Node) else one
