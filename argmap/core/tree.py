"""The map's graph read as an ordered tree.

A node is drawn in full at its first place, depth first, and as a short "see" card elsewhere. A part of the map that no
root leads to (a circle, or the premises of a step without target) is drawn below a node of its own, the smallest id.
"""

from collections.abc import Iterator

from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.graph import Place, in_order, node_above, place_of, places_of, premises_of, row_below
from argmap.core.places import FullPlaces
from argmap.core.records import Inference, Node, Premise, RecordId
from argmap.core.touched import Touched, touched_by

__all__ = ["Touched", "Tree"]


class Tree:
    """An ordered reading of one document. Call `update` after each change that the document has applied."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._full_places = FullPlaces(document)

    def roots(self) -> list[Place]:
        """The places of the roots in order, then those of the parts that no root leads to."""
        nodes = sorted((self.node(node_id) for node_id in self.document.root_ids), key=in_order)
        return [Place(one, one, None) for one in [*(node.id for node in nodes), *self._full_places.heads]]

    def node(self, node_id: RecordId) -> Node:
        """The node of that id. Raises KeyError if there is none."""
        node = self.document.find(Node, node_id)
        if node is None:
            raise KeyError(node_id)
        return node

    def row(self, node_id: RecordId) -> Iterator[Inference]:
        """The steps drawn below a node, in order, each followed by what doubts it."""
        return row_below(self.document, node_id)

    def premises(self, inference_id: RecordId) -> list[Place]:
        """The places that an inference offers, in order."""
        return [place_of(premise) for premise in premises_of(self.document, inference_id)]

    def place(self, place_id: RecordId) -> Place | None:
        """The place of that id, or None if there is none any more."""
        premise = self.document.find(Premise, place_id)
        if premise is not None:
            return place_of(premise)
        tops = (self.document.root_ids, self.document.tray_ids, self._full_places.heads)
        return Place(place_id, place_id, None) if any(place_id in ids for ids in tops) else None

    def full_place(self, node_id: RecordId) -> Place | None:
        """Where the node is drawn in full: for a node in the tray that is the tray. None if there is no such node."""
        return self._full_places.of(node_id)

    def is_full(self, place: Place) -> bool:
        """Whether this place shows the whole node rather than a "see" card."""
        return self.full_place(place.node_id) == place

    def parent(self, place: Place) -> Place | None:
        """The full place of the card below which this one is drawn; None for a root."""
        above = self.above(place)
        return self.full_place(above) if above is not None else None

    def above(self, place: Place) -> RecordId | None:
        """The node below which this place is drawn; None for a root."""
        return node_above(self.document, place)

    def children(self, place: Place) -> list[Place]:
        """The places drawn below this one, in order; none below a "see" card."""
        if not self.is_full(place):
            return []
        return [child for step in self.row(place.node_id) for child in self.premises(step.id)]

    def walk(self, start: Place | None = None) -> Iterator[tuple[Place, int]]:
        """Every place with its depth (0 at the start), depth first, from one place or from all roots."""
        waiting = [(place, 0) for place in ([start] if start is not None else self.roots())[::-1]]
        while waiting:
            place, depth = waiting.pop()
            yield place, depth
            waiting += [(child, depth + 1) for child in self.children(place)[::-1]]

    def main_claim(self) -> Place | None:
        """The first root of kind claim."""
        return next((place for place in self.roots() if self.node(place.node_id).kind == "claim"), None)

    @property
    def chosen_places(self) -> tuple[Place, ...]:
        """The full places of the nodes that have several, and of those at which a part without a root was cut."""
        return self._full_places.chosen

    @property
    def cut_ids(self) -> tuple[RecordId, ...]:
        """The nodes at which parts without a root were cut to be drawn."""
        return tuple(self._full_places.heads)

    def exchange_with(self, other: "Tree") -> None:
        """Read what the other tree reads, and it what this one read, with their documents; at once."""
        self.document.exchange_with(other.document)
        self._full_places, other._full_places = other._full_places, self._full_places
        self._full_places.stand_on(self.document)
        other._full_places.stand_on(other.document)

    def update(self, change: Change) -> Touched:
        """Read again what the change touched, and say what that is."""
        touched = touched_by(self.document, change)
        heads = self.cut_ids
        for node_id in self._full_places.update(change):
            touched.cards.add(node_id)
            touched.rows.add(node_id)
            places = places_of(self.document, node_id)
            touched.rows |= {above for place in places if (above := self.above(place)) is not None}
        touched.roots |= heads != self.cut_ids
        return touched
