"""The map's graph read as an ordered tree: which place of a node is its full one, and what a change touches.

A node is drawn in full at its first place, depth first, and as a short "see" card elsewhere. A part of the map that no
root leads to (a cycle, or the premises of a step without target) is drawn below a node of its own, the smallest id.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.graph import Place, base_node_id, in_order, place_of, places_of, premises_of, row_below
from argmap.core.records import Inference, MapInfo, Node, Passage, PassageLink, Premise, RecordId

PathKey = tuple[tuple[str, str, str], ...]


@dataclass(slots=True)
class Touched:
    """What a view must look at again after a change."""

    cards: set[RecordId] = field(default_factory=set)  # nodes whose own card may look different
    rows: set[RecordId] = field(default_factory=set)  # nodes whose row of steps below may be different
    roots: bool = False  # whether the row of roots may be different
    steps: set[RecordId] = field(default_factory=set)  # inferences that may look different


class Tree:
    """An ordered reading of one document. Call `update` after each change that the document has applied."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._shared = {node.id for node in document.all(Node) if _is_shared(document, node.id)}
        self._full: dict[RecordId, Place] = {}
        self._heads: list[RecordId] = []
        self._is_general = bool(self._shared) or not _is_all_reached(document)
        self._settle()

    def roots(self) -> list[Place]:
        """The places of the roots in order, then those of the parts that no root leads to."""
        nodes = sorted((self.node(node_id) for node_id in self.document.root_ids), key=in_order)
        return [Place(node.id, node.id, None) for node in nodes] + [Place(head, head, None) for head in self._heads]

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
        stands_alone = (
            place_id in self.document.root_ids or place_id in self.document.tray_ids or place_id in self._heads
        )
        return Place(place_id, place_id, None) if stands_alone else None

    def full_place(self, node_id: RecordId) -> Place | None:
        """Where the node is drawn in full: for a node in the tray that is the tray. None if there is no such node."""
        if node_id in self._full:
            return self._full[node_id]
        places = places_of(self.document, node_id)
        if places:
            return places[0]
        return Place(node_id, node_id, None) if node_id in self.document.tray_ids else None

    def is_full(self, place: Place) -> bool:
        """Whether this place shows the whole node rather than a "see" card."""
        return self.full_place(place.node_id) == place

    def parent(self, place: Place) -> Place | None:
        """The full place of the card below which this one is drawn; None for a root."""
        above = self.above(place)
        return self.full_place(above) if above is not None else None

    def above(self, place: Place) -> RecordId | None:
        """The node below which this place is drawn; None for a root."""
        inference = self.document.find(Inference, place.inference_id) if place.inference_id else None
        return base_node_id(self.document, inference) if inference is not None else None

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

    def is_placed(self, node_id: RecordId) -> bool:
        """Whether the node is on the map: neither in the tray nor below a card that is."""
        return self._top(node_id) not in self.document.tray_ids

    def main_claim(self) -> Place | None:
        """The first root of kind claim."""
        return next((place for place in self.roots() if self.node(place.node_id).kind == "claim"), None)

    @property
    def cut_ids(self) -> tuple[RecordId, ...]:
        """The nodes at which parts without a root were cut to be drawn."""
        return tuple(self._heads)

    def update(self, change: Change) -> Touched:
        """Read again what the change touched, and say what that is."""
        touched = Touched()
        for before, after in change.pairs:
            for one in (before, after):
                if one is not None:
                    self._note(one, change, touched)
        if touched.rows or touched.roots:
            self._update_shared(change, touched)
        return touched

    def _note(self, one: object, change: Change, touched: Touched) -> None:
        match one:
            case Node():
                touched.cards.add(one.id)
                touched.roots |= one.order_key != ""
            case Premise():
                touched.cards.add(one.node_id)
                touched.steps.add(one.inference_id)
                self._note_row(_as_it_was(self.document, change, one.inference_id), change, touched)
            case Inference():
                touched.steps.add(one.id)
                self._note_row(one, change, touched)
            case PassageLink(node_id=node_id, inference_id=inference_id):
                touched.cards |= {one for one in [node_id] if one is not None}
                touched.steps |= {one for one in [inference_id] if one is not None}
            case Passage():
                for link in self.document.where(PassageLink, "passage_id", one.id):
                    self._note(link, change, touched)
            case MapInfo():
                pass

    def _note_row(self, inference: Inference | None, change: Change, touched: Touched) -> None:
        seen: set[RecordId] = set()
        while inference is not None and inference.target_node_id is None and inference.id not in seen:
            seen.add(inference.id)
            target = inference.target_inference_id
            inference = _as_it_was(self.document, change, target) if target else None
        if inference is None:
            touched.roots = True
        elif inference.target_node_id is not None:
            touched.rows.add(inference.target_node_id)

    def _update_shared(self, change: Change, touched: Touched) -> None:
        placed = {p.node_id for pair in change.records(Premise) for p in pair if p is not None}
        placed |= {n.id for pair in change.records(Node) for n in pair if n is not None}
        self._shared = {node_id for node_id in self._shared | placed if _is_shared(self.document, node_id)}
        self._is_general = self._is_general or self._may_hide(change, placed)
        if not (self._shared or self._full or self._is_general):
            return
        full, heads = self._full, self._heads
        self._settle()
        moved = {node_id for node_id in full.keys() | self._full.keys() if full.get(node_id) != self._full.get(node_id)}
        touched.roots |= heads != self._heads
        for node_id in moved:
            touched.cards.add(node_id)
            touched.rows |= {above for place in places_of(self.document, node_id) if (above := self.above(place))}
            touched.rows.add(node_id)

    def _may_hide(self, change: Change, placed: Iterable[RecordId]) -> bool:
        """Whether the change may have made a part of the map that no root or tray card leads to."""
        return any(step and base_node_id(self.document, step) is None for _, step in change.records(Inference)) or any(
            self._top(node_id) is None for node_id in placed if self.document.find(Node, node_id)
        )

    def _top(self, node_id: RecordId) -> RecordId | None:
        """The root or tray node at the top of a node's first chain of places; None if there is a circle or a gap."""
        seen: set[RecordId] = set()
        current: RecordId | None = node_id
        while current is not None and current not in seen:
            seen.add(current)
            if current in self.document.root_ids or current in self.document.tray_ids:
                return current
            current = next((above for place in places_of(self.document, current) if (above := self.above(place))), None)
        return None

    def _settle(self) -> None:
        """Find the full place of every node with several, and the heads of the parts that no root leads to."""
        self._full, self._heads = {}, []
        if self._is_general:
            self._walk_everything()
        else:
            self._full = first_places(self, self._shared)

    def _walk_everything(self) -> None:
        document = self.document
        seen: dict[RecordId, Place] = {}
        roots = sorted((self.node(node_id) for node_id in document.root_ids), key=in_order)
        for node in roots:
            self._visit(Place(node.id, node.id, None), seen)
        for node_id in sorted(document.tray_ids):
            self._visit(Place(node_id, node_id, None), seen)
        loose = [
            p.node_id
            for step in document.all(Inference)
            if base_node_id(document, step) is None
            for p in premises_of(document, step.id)
        ]
        for node_id in [*sorted(set(loose)), *sorted(node.id for node in document.all(Node))]:
            if node_id not in seen:
                self._heads.append(node_id)
                self._visit(Place(node_id, node_id, None), seen)
        for node_id in [node_id for node_id in self._shared | set(self._heads) if node_id not in document.tray_ids]:
            self._full[node_id] = seen[node_id]
        self._is_general = bool(self._heads) or self._holds_cycle(seen)

    def _visit(self, start: Place, seen: dict[RecordId, Place]) -> None:
        waiting = [start]
        while waiting:
            place = waiting.pop()
            if place.node_id in seen:
                continue
            seen[place.node_id] = place
            below = [child for step in self.row(place.node_id) for child in self.premises(step.id)]
            waiting += below[::-1]

    def _holds_cycle(self, seen: dict[RecordId, Place]) -> bool:
        """Whether a "see" card stands below its own node; only then can a circle hang on a root."""
        for node_id in self._shared:
            for place in places_of(self.document, node_id):
                if place != seen[node_id] and self._stands_below(place, node_id, seen):
                    return True
        return False

    def _stands_below(self, place: Place, node_id: RecordId, seen: dict[RecordId, Place]) -> bool:
        above = self.above(place)
        visited: set[RecordId] = set()
        while above is not None and above not in visited:
            if above == node_id:
                return True
            visited.add(above)
            above = self.above(seen[above])
        return False


def first_places(tree: Tree, shared: set[RecordId]) -> dict[RecordId, Place]:
    """For each node with several places, the one that comes first depth first; the map must hold no circle."""
    first: dict[RecordId, Place] = {}
    keys: dict[RecordId, PathKey] = {}

    def key_of(place: Place) -> PathKey:
        """The place's position as the keys on the way down to it; shared nodes above it have theirs already."""
        steps: list[tuple[str, str, str]] = []
        current: Place | None = place
        while current is not None:
            steps += reversed(_own_key(tree, current))
            above = tree.above(current)
            if above in keys:
                return (*keys[above], *reversed(steps))
            current = tree.full_place(above) if above is not None else None
        return tuple(reversed(steps))

    for node_id in _topmost_first(tree, shared):
        ranked = sorted((key_of(place), place) for place in places_of(tree.document, node_id))
        keys[node_id], first[node_id] = ranked[0]
    return first


def _topmost_first(tree: Tree, shared: set[RecordId]) -> list[RecordId]:
    """The shared nodes in an order in which each comes after every shared node above it."""
    done: dict[RecordId, None] = {}
    visited: set[RecordId] = set()
    for start in sorted(shared):
        waiting = [(start, False)]
        while waiting:
            node_id, is_left = waiting.pop()
            if is_left:
                if node_id in shared:
                    done[node_id] = None
            elif node_id not in visited:
                visited.add(node_id)
                waiting.append((node_id, True))
                waiting += [(above, False) for p in places_of(tree.document, node_id) if (above := tree.above(p))]
    return list(done)


def _own_key(tree: Tree, place: Place) -> list[tuple[str, str, str]]:
    """The keys that order a place among those below the same node (or among the roots), outermost first."""
    document = tree.document
    premise = document.find(Premise, place.id) if place.inference_id else None
    if premise is None:
        node = document.find(Node, place.node_id)
        return [("root", *in_order(node))] if node is not None and node.order_key else [("tray", "", place.node_id)]
    keys = [("a premise", *in_order(premise))]
    step = document.find(Inference, premise.inference_id)
    while step is not None:
        keys.append(("b step", *in_order(step)))
        step = document.find(Inference, step.target_inference_id) if step.target_inference_id else None
    return keys[::-1]


def _is_all_reached(document: Document) -> bool:
    """Whether a root or a card in the tray leads to every node, in one quick pass."""
    targets = {step.id: base_node_id(document, step) for step in document.all(Inference)}
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


def _is_shared(document: Document, node_id: RecordId) -> bool:
    node = document.find(Node, node_id)
    premises = len(document.where(Premise, "node_id", node_id))
    return node is not None and premises + (node.order_key != "") > 1


def _as_it_was(document: Document, change: Change, inference_id: RecordId) -> Inference | None:
    """The inference as it stands, or as it stood before the change removed it."""
    stands = document.find(Inference, inference_id)
    if stands is not None:
        return stands
    return next((step for step in change.removed(Inference) if step.id == inference_id), None)
