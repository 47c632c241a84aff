"""What a map was at the moments of its history, told backwards from what it is now: the oldest changes may be gone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import zip_longest

from argmap.core.change import Change, Label, Pair, combined
from argmap.core.document import Document
from argmap.core.errors import BrokenReference
from argmap.core.history import Entry, EntryKind
from argmap.core.records import MapInfo, Record

PAUSE = timedelta(minutes=10)  # between two changes: the first of them ended a stretch of work
OVERWRITING = {Label.RESTORE, Label.MERGE}
LONGEST = timedelta(minutes=30)  # of a stretch


@dataclass(frozen=True, slots=True)
class Moment:
    """The map after the entry of that number; before all that are known, it has no time. Named, if somebody did so."""

    number: int
    time: str = ""  # ISO 8601, UTC
    name: str = ""


def moments(entries: Sequence[Entry]) -> list[Moment]:
    """The moments worth going back to, newest first.

    Those are the named ones, the last of each stretch of work, what stood before a version was restored or another map
    merged, the present one, and the one before all changes that are known.
    """
    found = [Moment(first_number(entries))] if entries else []
    start = None
    for entry, following in zip_longest(entries, entries[1:]):
        start = start or _time(entry)
        if entry.kind is EntryKind.MARK or _ends(entry, following, start):
            found.append(Moment(entry.number, entry.time, entry.name))
            start = None
    return found[::-1]


def first_number(entries: Sequence[Entry]) -> int:
    """The number of the earliest moment that can be gone back to."""
    return entries[0].number - 1 if entries else 0


def change_between(entries: Iterable[Entry], one: int, other: int) -> Change:
    """The one change that leads from the moment of one number to that of another, earlier or later."""
    first, last = sorted((one, other))
    forward = combined(Label.RESTORE, (entry.change for entry in entries if first < entry.number <= last))
    return forward if one <= other else forward.inverse()


def way_back(entries: Sequence[Entry], number: int) -> Change:
    """The one change that leads from the map as it is now to the moment of that number."""
    return change_between(entries, entries[-1].number if entries else number, number)


def records_at(records: Iterable[Record], entries: Sequence[Entry], number: int) -> list[Record]:
    """The records of the moment of that number, of a map that has these records now.

    Raises `BrokenReference` for a history that does not lead to a map, as in a file that somebody made up.
    """
    document = Document(records)
    document.apply(way_back(entries, number))
    if document.count(MapInfo) != 1:
        raise BrokenReference("The history leads to no map.")
    return list(document.records())


def difference(before: Iterable[Record], after: Iterable[Record]) -> Change:
    """The one change that leads from some records to others."""
    old, new = ({(type(one), one.id): one for one in records} for records in (before, after))
    pairs: list[Pair] = [(old.get(key), one) for key, one in new.items() if old.get(key) != one]
    pairs += [(one, None) for key, one in old.items() if key not in new]
    return Change(Label.RESTORE, tuple(pairs))


def _ends(entry: Entry, following: Entry | None, start: datetime | None) -> bool:
    """Whether a stretch of work ends with the entry; a mark behind it says the same with a name."""
    if following is None:
        return True
    if following.kind is EntryKind.MARK:
        return False
    if following.change.label in OVERWRITING and following.kind is EntryKind.DO:
        return True
    now, then = _time(entry), _time(following)
    if now is None or then is None or start is None:
        return False
    return then - now >= PAUSE or then - start >= LONGEST


def _time(entry: Entry) -> datetime | None:
    """When the entry was made; None if it does not say so in a form of ours."""
    try:
        found = datetime.fromisoformat(entry.time)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def beginning_of(records: Sequence[Record], entries: Sequence[Entry]) -> Document:
    """A map before all the changes that are known; as it is now, where they do not lead to it, being made up."""
    try:
        return Document(records_at(records, entries, first_number(entries)))
    except BrokenReference:
        return Document(records)
