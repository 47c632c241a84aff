"""When the places of a map are drawn, found for one place by the way up from it: the map need not be walked for it."""

from argmap.core.graph import Place
from argmap.core.records import Node, RecordId
from argmap.core.tree import Tree

Turn = tuple[int, ...]
"""Where a place stands below what it is drawn below, from the top on: what is drawn first has the smaller one."""


class Turns:
    """The turns of one map as it stands; what was found of a row is kept."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._rows: dict[RecordId, dict[RecordId, int]] = {}
        self._tops: dict[RecordId, int] | None = None

    def of(self, place: Place) -> Turn:
        """The turn of a place; what hangs on nothing comes last."""
        turn: list[int] = []
        current, above = place, self._tree.above(place)
        while above is not None:
            turn.append(self.row(above)[current.id])
            current = self._tree.full_place(above) or Place(above, above, None)
            above = self._tree.above(current)
        tops = self.tops()
        return (tops.get(current.id, len(tops)), *reversed(turn))

    def row(self, node_id: RecordId) -> dict[RecordId, int]:
        """The places drawn below a card, each with its number there."""
        if node_id not in self._rows:
            places = (place for step in self._tree.row(node_id) for place in self._tree.premises(step.id))
            self._rows[node_id] = {place.id: at for at, place in enumerate(places)}
        return self._rows[node_id]

    def tops(self) -> dict[RecordId, int]:
        """The places at the top, then those of the tray, each with its number."""
        if self._tops is None:
            tray_ids = self._tree.document.tray_ids
            tray = (node.id for node in self._tree.document.all(Node) if node.id in tray_ids) if tray_ids else ()
            self._tops = {place_id: at for at, place_id in enumerate([*(one.id for one in self._tree.roots()), *tray])}
        return self._tops
