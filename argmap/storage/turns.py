"""The turns of records: each one's number among those of its type, by its id."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable

from argmap.core.records import RecordId


class Turns:
    """Two rows side by side, the ids in order and their turns: a dict would take six times the memory."""

    def __init__(self, ids: Iterable[RecordId] = ()) -> None:
        in_turn = [*ids]
        self._turns = array("I", sorted(range(len(in_turn)), key=in_turn.__getitem__))
        self._ids = [in_turn[turn] for turn in self._turns]

    def get(self, one_id: RecordId) -> int | None:
        """The turn of the record with that id, or None if it has none."""
        at = bisect_left(self._ids, one_id)
        return self._turns[at] if self._is_at(at, one_id) else None

    def add(self, one_id: RecordId, turn: int) -> None:
        """Give a turn to a record that has none."""
        at = bisect_left(self._ids, one_id)
        self._ids.insert(at, one_id)
        self._turns.insert(at, turn)

    def pop(self, one_id: RecordId) -> int | None:
        """Take the record's turn away; returns it, or None if it has none."""
        at = bisect_left(self._ids, one_id)
        if not self._is_at(at, one_id):
            return None
        del self._ids[at]
        return self._turns.pop(at)

    def _is_at(self, at: int, one_id: RecordId) -> bool:
        return at < len(self._ids) and self._ids[at] == one_id
