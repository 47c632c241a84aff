"""A merge into one of the two maps, as one change of it."""

from dataclasses import replace

from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.merging.three_way import Merged
from argmap.core.moments import difference
from argmap.core.records import MapInfo, Record


def change_into(document: Document, merged: Merged) -> Change:
    """The one change that makes the merged map of a map; whose copy it is, and whose work, stays as it was."""
    mine = document.info

    def own(one: Record) -> Record:
        if not isinstance(one, MapInfo):
            return one
        return replace(one, id=mine.id, origin_id=mine.origin_id, submitted_by=mine.submitted_by)

    return replace(difference(document.records(), map(own, merged.records)), label=Label.MERGE)
