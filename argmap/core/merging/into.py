"""A merge into one of the two maps, as one change of it."""

from collections.abc import Iterable
from dataclasses import replace

from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.merging.done import RecordKey
from argmap.core.merging.three_way import Merged
from argmap.core.moments import difference
from argmap.core.records import MapInfo, Record


def change_into(document: Document, merged: Merged) -> Change:
    """The one change that makes the merged map of a map; whose copy it is, and whose work, stays as it was."""
    records = (_own(one, document.info) for one in merged.records)
    return replace(difference(document.records(), records), label=Label.MERGE)


def change_of(mine: MapInfo, side: Document, merged: Document, keys: Iterable[RecordKey]) -> Change:
    """The same, where all records that differ are among `keys`.

    `side` is the map as it was merged: all that it says of itself may be another map's, so that `mine` says it instead.
    """
    pairs = [(side.find(*key), merged.find(*key)) for key in keys if key[0] is not MapInfo]
    after = _own(merged.info, mine)
    about = [(mine, after)] if after != mine else []
    return Change(Label.MERGE, (*about, *(pair for pair in pairs if pair[0] != pair[1])))


def _own(one: Record, mine: MapInfo) -> Record:
    """What is said of the map as a whole, but whose copy and whose work it is."""
    if not isinstance(one, MapInfo):
        return one
    return replace(one, id=mine.id, origin_id=mine.origin_id, submitted_by=mine.submitted_by)
