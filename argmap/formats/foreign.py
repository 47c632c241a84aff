"""What is kept of a foreign file for the way back: believed no further than that it is JSON, as anyone makes maps."""

import json
from collections.abc import Callable

from argmap.core.document import Records
from argmap.core.records import Foreign, RecordId


def foreign_of(records: Records, entity_id: RecordId, format_id: str) -> dict[str, object]:
    """What a format keeps of a card, a step or the map; empty where that is nothing, or no object of JSON."""
    for one in records.where(Foreign, "entity_id", entity_id):
        if one.format == format_id:
            found = json.loads(one.data)
            return found if isinstance(found, dict) else {}
    return {}


def texts_in(value: object) -> dict[str, str]:
    """Those of an object's values that are texts, by their names."""
    found = value.items() if isinstance(value, dict) else ()
    return {name: text for name, text in found if isinstance(text, str)}


def given_ids(wished: dict[RecordId, object], is_fit: Callable[[str], bool] = bool) -> dict[RecordId, str]:
    """An id for each record: the one it had in the file it came from, if that is fit and free, else its own."""
    found: dict[RecordId, str] = {}
    taken = set(wished)
    for record_id, wish in wished.items():
        is_free = isinstance(wish, str) and is_fit(wish) and wish not in taken
        found[record_id] = str(wish) if is_free else record_id
        taken.add(found[record_id])
    return found
