"""The same map as somebody else would have made it: every record under another id."""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b

from argmap.core.document import REFERENCES
from argmap.core.records import Foreign, MapInfo, Record, RecordId


def under_other_ids(records: Iterable[Record], map_id: RecordId) -> tuple[list[Record], dict[RecordId, RecordId]]:
    """The records with other ids, as a map of that id and of no other's origin; and which id became which."""
    kept = list(records)
    ids = {one.id: blake2b(f"{map_id}{one.id}".encode(), digest_size=16).hexdigest() for one in kept}
    return [_renamed(one, ids, map_id) for one in kept], ids


def _renamed(one: Record, ids: dict[RecordId, RecordId], map_id: RecordId) -> Record:
    if isinstance(one, MapInfo):
        return replace(one, id=map_id, origin_id="")
    names = [*REFERENCES.get(type(one), {}), *(["entity_id"] if isinstance(one, Foreign) else [])]
    renamed = {name: ids.get(getattr(one, name), getattr(one, name)) for name in names if getattr(one, name)}
    return replace(one, id=ids[one.id], **renamed)
