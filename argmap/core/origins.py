"""Whose copy a map is."""

from dataclasses import replace

from argmap.core.ids import NewId
from argmap.core.records import MapInfo, Record


def of_its_own(one: Record, new_id: NewId) -> Record:
    """A record for a map of its own that names the one it comes from, so that the two can be compared and merged."""
    return replace(one, id=new_id(), origin_id=one.origin_id or one.id) if isinstance(one, MapInfo) else one
