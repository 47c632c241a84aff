"""All open points of a map in drawing order, and kept true change by change."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from argmap.core.graph import Place, opposes, places_of, row_below, steps_onto, undercuts_of
from argmap.core.records import Inference, Node, PassageState, Premise, RecordId
from argmap.core.tree import Touched, Tree
from argmap.reasoning.checks import Check, OpenPoint, points_of_node, points_of_step

MANY = 2_000  # cards; to ask about more takes longer than the window may stand still
Counts = Counter[tuple[Check, PassageState | None]]
"""How many points there are of each check, and of passages in each state."""


def open_points(tree: Tree) -> list[OpenPoint]:
    """Every open point in drawing order, those of the tray after those of the map."""
    main = tree.main_claim()
    return list(
        _in_order(tree, lambda node_id: points_of_node(tree, node_id, main), lambda step: points_of_step(tree, step))
    )


def count(points: Iterable[OpenPoint]) -> Counts:
    """How many points of which kind there are."""
    return Counter((point.check, point.state) for point in points)


class OpenPoints:
    """The open points of one tree. Call `update` after each change with what the tree says it touched.

    A large map can be read piece by piece, with changes in between: its points are all there once `is_whole`.
    """

    def __init__(self, tree: Tree, at_once: bool = True) -> None:
        self.tree = tree
        self._begin()
        if at_once:
            self.finish()

    def _begin(self) -> None:
        self.counts: Counts = Counter()
        self.is_whole = False
        self.reading = self._read()
        self._of_nodes: dict[RecordId, list[OpenPoint]] = {}
        self._of_steps: dict[RecordId, list[OpenPoint]] = {}

    def finish(self) -> None:
        """Read what was not read yet."""
        for _ in self.reading:
            pass

    def update(self, touched: Touched) -> None:
        """Ask again about what the change touched, and about nothing else; after very much begin to read anew."""
        if len(touched.cards) > MANY:
            self._begin()
            return
        steps = {step_id for step_id in touched.steps if self.tree.document.find(Inference, step_id) is not None}
        self._check(affected_nodes(self.tree, touched), steps)
        for gone in touched.steps - steps:
            self._keep(self._of_steps, gone, [])

    def in_order(self) -> list[OpenPoint]:
        """The points in drawing order."""
        return list(
            _in_order(self.tree, lambda one: self._of_nodes.get(one, []), lambda one: self._of_steps.get(one, []))
        )

    def _read(self) -> Iterator[None]:
        """Look at one card or step after the other. `update` looks at what changes meanwhile."""
        document = self.tree.document
        node_ids, step_ids = ([one.id for one in document.all(kind)] for kind in (Node, Inference))
        for node_id in node_ids:
            self._check({node_id}, set())
            yield
        for step_id in step_ids:
            if document.find(Inference, step_id) is not None:
                self._check(set(), {step_id})
            yield
        self.is_whole = True

    def _check(self, node_ids: set[RecordId], step_ids: set[RecordId]) -> None:
        main = self.tree.main_claim()
        for node_id in node_ids:
            is_there = self.tree.document.find(Node, node_id) is not None
            self._keep(self._of_nodes, node_id, points_of_node(self.tree, node_id, main) if is_there else [])
        for step_id in step_ids:
            self._keep(self._of_steps, step_id, points_of_step(self.tree, step_id))

    def _keep(self, kept: dict[RecordId, list[OpenPoint]], record_id: RecordId, points: list[OpenPoint]) -> None:
        if before := kept.pop(record_id, None):
            self.counts -= count(before)
        if points:
            self.counts += count(points)
            kept[record_id] = points


def affected_nodes(tree: Tree, touched: Touched) -> set[RecordId]:
    """The nodes whose open points a change may have altered; some of them may be gone.

    Whether an objection is one depends on the unbroken chain of opposing steps above it, and whether it is answered on
    its joint premises, on what opposes them and on the doubts of their step; so all of these belong together.
    """
    document = tree.document
    nodes = touched.cards | touched.rows
    steps = set(touched.steps)
    for node_id in touched.cards:
        steps |= {place.inference_id for place in places_of(document, node_id) if place.inference_id is not None}
    for step_id in list(steps):
        step = document.find(Inference, step_id)
        nodes |= {one for one in (step.target_node_id if step else None,) if one is not None}
        steps |= {one for one in (step.target_inference_id if step else None,) if one is not None}
    if touched.roots:
        nodes |= {place.node_id for place in tree.roots()}
    return nodes | _standing_with(tree, nodes, steps)


def _standing_with(tree: Tree, nodes: set[RecordId], steps: set[RecordId]) -> set[RecordId]:
    """The nodes in the steps, those beside the nodes, and those down the chains of opposing steps."""
    document = tree.document
    found: set[RecordId] = set()
    waiting = list(steps)
    for node_id in nodes:
        waiting += [one.inference_id for one in places_of(document, node_id) if one.inference_id is not None]
        waiting += [step.id for step in row_below(document, node_id) if opposes(step)]
    seen: set[RecordId] = set()
    while waiting:
        step_id = waiting.pop()
        if step_id in seen:
            continue
        seen.add(step_id)
        below = undercuts_of(document, step_id)
        for premise in document.where(Premise, "inference_id", step_id):
            found.add(premise.node_id)
            below += steps_onto(document, premise.node_id)
        waiting += [step.id for step in below if opposes(step)]
    return found


def _in_order(
    tree: Tree,
    of_node: Callable[[RecordId], list[OpenPoint]],
    of_step: Callable[[RecordId], list[OpenPoint]],
) -> Iterator[OpenPoint]:
    """The points place by place; those of a step stand before those of its first card."""
    seen: set[RecordId] = set()
    for place in _places(tree):
        if place.inference_id is not None and place.inference_id not in seen:
            seen.add(place.inference_id)
            yield from of_step(place.inference_id)
        if tree.is_full(place):
            yield from of_node(place.node_id)
    for step in tree.document.all(Inference):
        if step.id not in seen:
            yield from of_step(step.id)


def _places(tree: Tree) -> Iterator[Place]:
    for place, _ in tree.walk():
        yield place
    tray_ids = tree.document.tray_ids
    for node in tree.document.all(Node):
        if node.id in tray_ids:
            for place, _ in tree.walk(Place(node.id, node.id, None)):
                yield place
