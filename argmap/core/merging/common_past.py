"""What two maps were when their ways parted, read off their histories."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from argmap.core.history import Entry
from argmap.core.moments import first_number, records_at
from argmap.core.records import Inference, MapInfo, Node, Premise, Record, RecordId

Argument = dict[tuple[type[Record], RecordId], object]
"""The cards of a map and how they stand; notes and remarks may stay behind when it is given away."""


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
    """Whether a map was what a copy began with, at some moment that its history leads back to."""
    number = _moment_of(past, _argument(beginning))
    if number is None:
        return False
    given = {(type(one), one.id) for one in records_at(past.records, past.entries, number)}
    return all((type(one), one.id) in given for one in beginning if not isinstance(one, MapInfo))


def _moment_of(past: Past, wanted: Argument) -> int | None:
    """The number of the last moment at which a map argued that; None if it never did, or if that is nothing."""
    standing = _argument(past.records)
    differing = {key for key in wanted.keys() | standing.keys() if wanted.get(key) != standing.get(key)}
    for entry in reversed(past.entries):
        if not differing:
            return entry.number if wanted else None
        for before, after in entry.change.pairs:
            said = _argument([before]) if before is not None else {}
            for key in said or _argument([after] if after is not None else []):
                (differing.discard if wanted.get(key) == said.get(key) else differing.add)(key)
    return first_number(past.entries) if wanted and not differing else None


def _argument(records: Iterable[Record]) -> Argument:
    return {(type(one), one.id): _said(one) for one in records if isinstance(one, Node | Premise | Inference)}


def _said(one: Record) -> object:
    return replace(one, notes="") if isinstance(one, Node) else one
