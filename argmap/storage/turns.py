"""The turns of records: each one's number among those of its type, by its id."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from argmap.core.records import RecordId


class Turns:
    """Two rows side by side, the ids in order and their turns: a dict would take six times the memory."""

    def __init__(self, ids: Iterable[RecordId] = (), between: Callable[[], None] = lambda: None) -> None:
        """`between` is called between pieces of the work, and may rest, or end it by what it raises."""
        in_turn = [*ids]
        between()
        self._turns = array("I", _in_order(in_turn, between))
        between()
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


def _in_order(in_turn: Sequence[RecordId], between: Callable[[], None]) -> Iterator[int]:
    """The turns in the order of their ids: sorted in pieces, as no other thread has the interpreter meanwhile."""
    by_sign: defaultdict[str, list[int]] = defaultdict(list)
    for turn, one_id in enumerate(in_turn):
        by_sign[one_id[:1]].append(turn)
    for sign in sorted(by_sign):
        between()
        yield from sorted(by_sign[sign], key=in_turn.__getitem__)
