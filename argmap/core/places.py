"""The full place of every node, and the nodes at which parts without a root are cut to be drawn; kept up to date.

Nearly every node has one place, which is its full one: only those with several are remembered.
"""

from collections.abc import Callable, Iterable, Set

from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.first_places import first_places, those_below
from argmap.core.graph import (
    Place,
    base_node_ids,
    in_order,
    node_above,
    place_of,
    places_of,
    premises_of,
    row_below,
    with_all_upon,
)
from argmap.core.records import Inference, Node, Premise, RecordId


class FullPlaces:
    """Where each node is drawn in full. Call `update` after each change that the document has applied."""

    def __init__(self, document: Document) -> None:
        self.heads: dict[RecordId, None] = {}  # the nodes at which parts that no root leads to are cut
        self._document = document
        self._shared = {node.id for node in document.all(Node) if self._is_shared(node.id)}
        self._full: dict[RecordId, Place] = {}
        self._may_hold_circle = bool(self._shared) or not _is_all_reached(document)
        self._settle(self._shared)

    def stand_on(self, document: Document) -> None:
        """Be asked of another document from now on, which says the same."""
        self._document = document

    def of(self, node_id: RecordId) -> Place | None:
        """Where the node is drawn in full: for a node in the tray that is the tray. None if there is no such node."""
        if node_id in self._full:
            return self._full[node_id]
        premises = self._document.where(Premise, "node_id", node_id)
        if premises:
            return place_of(premises[0])
        return Place(node_id, node_id, None) if self._is_top(node_id) else None

    @property
    def chosen(self) -> tuple[Place, ...]:
        """The full places of the nodes that have several, and of those at which a part without a root was cut."""
        return tuple(self._full.values())

    def update(self, change: Change) -> set[RecordId]:
        """Find again what the change may have moved; returns the nodes whose full place is another now."""
        placed = self._placed_by(change)
        added = {node.id for node in change.added(Node)}
        if not self._reshapes(change) and not self._hides(placed, lambda one: one not in added or self._is_top(one)):
            for node in change.removed(Node):
                self._shared.discard(node.id)
                self._full.pop(node.id, None)
            return set()
        self._shared = {one for one in self._shared | placed if self._is_shared(one)}
        self._may_hold_circle = self._may_hold_circle or self._hides(placed, self._is_top)
        full = self._full
        self._settle(placed)
        return {one for one in full.keys() | self._full.keys() if full.get(one) != self._full.get(one)}

    def _placed_by(self, change: Change) -> set[RecordId]:
        """The nodes that stand now and whose way up the change touches."""
        steps = with_all_upon(self._document, [step.id for _, step in change.records(Inference) if step is not None])
        placed = {p.node_id for step_id in steps for p in self._document.where(Premise, "inference_id", step_id)}
        placed |= {p.node_id for pair in change.records(Premise) for p in pair if p is not None}
        placed |= {node.id for _, node in change.records(Node) if node is not None}
        return {node_id for node_id in placed if self._document.find(Node, node_id) is not None}

    def _reshapes(self, change: Change) -> bool:
        """Whether a node that stays may have another first place: not if cards only grow or go as a whole."""
        added, removed = ({node.id for node in some} for some in (change.added(Node), change.removed(Node)))
        return (
            any(one.node_id not in added for one in change.added(Premise))
            or any(one.node_id not in removed for one in change.removed(Premise))
            or any(one and two for one, two in change.records(Premise))
            or any(one and two and _stands(one) != _stands(two) for one, two in change.records(Inference))
            or any(one and two and one.order_key != two.order_key for one, two in change.records(Node))
            or any(self._is_shared(node_id) for node_id in added)
            or not removed.isdisjoint(self.heads)
        )

    def _hides(self, node_ids: Iterable[RecordId], is_led_to: Callable[[RecordId], bool]) -> bool:
        """Whether one of the nodes stands below nothing, or in a circle.

        Follows each one's first way up only, so that it may say yes where another way leads up, but never wrongly no.
        """
        known: set[RecordId] = set()
        for start in node_ids:
            way: set[RecordId] = set()
            current: RecordId | None = start
            while current is not None and current not in known and not is_led_to(current):
                if current in way:
                    return True
                way.add(current)
                current = self._first_above(current)
            if current is None:
                return True
            known |= way
        return False

    def _first_above(self, node_id: RecordId) -> RecordId | None:
        ways = (node_above(self._document, place) for place in places_of(self._document, node_id))
        return next((above for above in ways if above is not None), None)

    def _is_top(self, node_id: RecordId) -> bool:
        return node_id in self._document.root_ids or node_id in self._document.tray_ids

    def _is_shared(self, node_id: RecordId) -> bool:
        node = self._document.find(Node, node_id)
        premises = len(self._document.where(Premise, "node_id", node_id))
        return node is not None and premises + (node.order_key != "") > 1

    def _settle(self, placed: Set[RecordId]) -> None:
        """Find the full places again, as far as those of the nodes in `placed` and below may be others."""
        self.heads = {}
        if not self._may_hold_circle:
            moved = those_below(self._document, self._shared, placed)
            kept = {node_id: self._full[node_id] for node_id in self._shared - moved}
            self._full = kept | first_places(self._document, moved, kept)
            return
        seen = self._seen_from_above()
        remembered = (self._shared | self.heads.keys()) - self._document.tray_ids
        self._full = {node_id: seen[node_id] for node_id in remembered}
        self._may_hold_circle = bool(self.heads) or self._holds_circle(seen)

    def _seen_from_above(self) -> dict[RecordId, Place]:
        """Walks everything: each node's first place. Where no root leads to a part, a head of it is found."""
        document = self._document
        seen: dict[RecordId, Place] = {}
        roots = sorted((node for node in document.all(Node) if node.order_key), key=in_order)
        for top_id in [*(node.id for node in roots), *sorted(document.tray_ids)]:
            self._visit(top_id, seen)
        loose = [step_id for step_id, base in base_node_ids(document).items() if base is None]
        premises = {premise.node_id for step_id in loose for premise in premises_of(document, step_id)}
        for node_id in [*sorted(premises), *sorted(node.id for node in document.all(Node))]:
            if node_id not in seen:
                head = node_id if node_id in premises else self._smallest_in_circle_above(node_id)
                self.heads[head] = None
                self._visit(head, seen)
                self._visit(node_id, seen)
        return seen

    def _visit(self, top_id: RecordId, seen: dict[RecordId, Place]) -> None:
        waiting = [Place(top_id, top_id, None)]
        while waiting:
            place = waiting.pop()
            if place.node_id not in seen:
                seen[place.node_id] = place
                below = [p for step in row_below(self._document, place.node_id) for p in self._premises(step.id)]
                waiting += below[::-1]

    def _premises(self, inference_id: RecordId) -> list[Place]:
        return [place_of(premise) for premise in premises_of(self._document, inference_id)]

    def _smallest_in_circle_above(self, node_id: RecordId) -> RecordId:
        """The smallest id in the circle that the first way up from a hidden node runs into."""
        way: dict[RecordId, None] = {}
        current: RecordId | None = node_id
        while current is not None and current not in way:
            way[current] = None
            current = self._first_above(current)
        ids = list(way)
        return min(ids[ids.index(current) :]) if current is not None else ids[-1]

    def _holds_circle(self, seen: dict[RecordId, Place]) -> bool:
        """Whether a "see" card stands below its own node; only there can a circle hang on a root."""
        bases = base_node_ids(self._document)
        return any(
            place != seen[node_id] and _stands_below(place, node_id, seen, bases)
            for node_id in self._shared
            for place in places_of(self._document, node_id)
        )


def _stands_below(
    place: Place, node_id: RecordId, seen: dict[RecordId, Place], bases: dict[RecordId, RecordId | None]
) -> bool:
    above = bases.get(place.inference_id or "")
    while above is not None and above != node_id:
        above = bases.get(seen[above].inference_id or "")
    return above is not None


def _stands(inference: Inference) -> tuple[RecordId | None, RecordId | None, str]:
    return inference.target_node_id, inference.target_inference_id, inference.order_key


def _is_all_reached(document: Document) -> bool:
    """Whether a root or a card in the tray leads to every node, in one quick pass."""
    targets = base_node_ids(document)
    below: dict[RecordId | None, list[RecordId]] = {}
    for premise in document.all(Premise):
        below.setdefault(targets[premise.inference_id], []).append(premise.node_id)
    waiting = [*document.root_ids, *document.tray_ids]
    seen = set(waiting)
    while waiting:
        for node_id in below.get(waiting.pop(), ()):
            if node_id not in seen:
                seen.add(node_id)
                waiting.append(node_id)
    return len(seen) == document.count(Node)
