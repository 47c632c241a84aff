"""The rows of the outline: one for each place, kept in step with the tree."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from argmap.core.graph import Place
from argmap.core.records import RecordId
from argmap.ui.new_card import NewCard


@dataclass(slots=True, eq=False)
class Row:
    """A line of the outline; `card` is set for one that is being written, `typed` is what was written so far."""

    number: int
    place: Place
    above: "Row | None" = None
    below: list["Row"] = field(default_factory=list)
    card: NewCard | None = None
    typed: str = ""


@dataclass(slots=True)
class Rows:
    """All rows by number, by place and by node. The root has the number 0 and no place of its own."""

    root: Row = field(default_factory=lambda: Row(0, Place("", "", None)))
    by_number: dict[int, Row] = field(default_factory=dict)
    by_place: dict[RecordId, Row] = field(default_factory=dict)
    by_node: dict[RecordId, dict[int, Row]] = field(default_factory=dict)
    _last: int = 0

    def make(self, place: Place, above: Row, card: NewCard | None = None) -> Row:
        """A row for a place, known by its number from now on; a card being written has no place to be known by."""
        self._last += 1
        row = Row(self._last, place, above, card=card)
        self.by_number[row.number] = row
        if card is None:
            self.by_place[place.id] = row
            self.by_node.setdefault(place.node_id, {})[row.number] = row
        return row

    def forget(self, row: Row) -> None:
        """Drop a row and all below it."""
        for one in _with_all_below(row):
            del self.by_number[one.number]
            if one.card is None:
                if self.by_place.get(one.place.id) is one:
                    del self.by_place[one.place.id]
                del self.by_node[one.place.node_id][one.number]
                if not self.by_node[one.place.node_id]:
                    del self.by_node[one.place.node_id]

    def open_places(self, is_folded: Callable[[RecordId], bool]) -> list[RecordId]:
        """The places of all rows that are not folded away, from the first to the last."""
        found, waiting = [], self.root.below[::-1]
        while waiting:
            row = waiting.pop()
            if row.card is None:
                found.append(row.place.id)
                if row.below and not is_folded(row.place.id):
                    waiting += row.below[::-1]
        return found

    def of_node(self, node_id: RecordId) -> list[Row]:
        """Every row that shows the node, in full or as a "see" line."""
        return list(self.by_node.get(node_id, {}).values())


def _with_all_below(row: Row) -> Iterator[Row]:
    waiting = [row]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += one.below
