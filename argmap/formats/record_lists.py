"""Records on their way between two processes of ours: a JSON list for each type, shorter and sooner read than a file.

Whoever reads them believes as little of them as of a file.
"""

import json
from collections.abc import Iterable, Iterator, Sequence

from argmap.core.records import MapInfo, Record
from argmap.formats.json_records import ADAPTERS, NESTING, OPEN_DATA, nesting


def write_lists(records: Iterable[Record]) -> list[bytes]:
    """The records as JSON, type by type; `read_lists` gives back equal ones."""
    lists: dict[type[Record], list[Record]] = {record_type: [] for record_type in ADAPTERS}
    for one in records:
        lists[type(one)].append(one)
    return [ADAPTERS[record_type].dump_json(found) for record_type, found in lists.items()]


def read_lists(lists: Sequence[bytes]) -> list[Record]:
    """The records of one map, valid each by itself. Raises `ValueError` for anything else."""
    try:
        records = [one for record_type, said in zip(ADAPTERS, lists, strict=True) for one in _valid(record_type, said)]
    except RecursionError as error:
        raise ValueError("is nested too deeply") from error
    if sum(type(one) is MapInfo for one in records[:2]) != 1:
        raise ValueError("is not one map")
    return records


def _valid(record_type: type[Record], said: bytes) -> Iterator[Record]:
    names = OPEN_DATA.get(record_type, ())
    for one in ADAPTERS[record_type].validate_json(said, strict=True):
        if any(nesting(json.loads(getattr(one, name))) > NESTING for name in names):
            raise ValueError("is nested too deeply")
        yield one
