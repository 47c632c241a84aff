"""All open points of a map in drawing order, and kept true change by change."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from argmap.core.change import Change
from argmap.core.graph import Place, opposes, places_of, row_below, steps_onto, undercuts_of
from argmap.core.records import (
    Inference,
    Node,
    Passage,
    PassageLink,
    PassageState,
    Premise,
    RecordId,
    Source,
    SourceText,
)
from argmap.core.tree import Touched, Tree
from argmap.reasoning.checks import Check, OpenPoint, Repeats, Survey, points_of_node, points_of_step

MANY = 2_000  # cards; to ask about more takes longer than the window may stand still
Counts = Counter[tuple[Check, PassageState | None]]
"""How many points there are of each check, and of passages in each state."""


def open_points(tree: Tree) -> list[OpenPoint]:
    """Every open point in drawing order, those of the tray after those of the map."""
    repeats = Repeats()
    for node in tree.document.all(Node):
        repeats.add(node)
    survey = Survey(tree, repeats)
    return list(
        _in_order(tree, lambda node_id: points_of_node(survey, node_id), lambda step: points_of_step(tree, step))
    )


def count(points: Iterable[OpenPoint]) -> Counts:
    """How many points of which kind there are."""
    return Counter((point.check, point.state) for point in points)


class OpenPoints:
    """The open points of one tree. Call `update` after each change, with what the tree says it touched.

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
        self._repeats = Repeats()
        self._of_nodes: dict[RecordId, tuple[OpenPoint, ...]] = {}
        self._of_steps: dict[RecordId, tuple[OpenPoint, ...]] = {}

    def finish(self) -> None:
        """Read what was not read yet."""
        for _ in self.reading:
            pass

    def update(self, change: Change, touched: Touched) -> None:
        """Ask again about what the change touched, and about nothing else; after very much begin to read anew."""
        nodes = self._affected(change, touched) if len(touched.cards) <= MANY else touched.cards
        if len(nodes) > MANY:
            self._begin()
            return
        steps = {step_id for step_id in touched.steps if self.tree.document.find(Inference, step_id) is not None}
        self._check(nodes, steps)
        for gone in touched.steps - steps:
            self._keep(self._of_steps, gone, [])

    def of_node(self, node_id: RecordId) -> Sequence[OpenPoint]:
        """The points of one card, read now if they were not yet."""
        if not self.is_whole and node_id not in self._of_nodes:
            self._check({node_id}, set())
        return self._of_nodes.get(node_id, ())

    def in_order(self) -> list[OpenPoint]:
        """The points in drawing order."""
        return list(
            _in_order(self.tree, lambda one: self._of_nodes.get(one, ()), lambda one: self._of_steps.get(one, ()))
        )

    def _read(self) -> Iterator[None]:
        """Look at one card or step after the other. `update` looks at what changes meanwhile."""
        document = self.tree.document
        node_ids, step_ids = ([one.id for one in document.all(kind)] for kind in (Node, Inference))
        for node_id in node_ids:
            if (node := document.find(Node, node_id)) is not None:
                self._repeats.add(node)
            yield
        for node_id in node_ids:
            self._check({node_id}, set())
            yield
        for step_id in step_ids:
            if document.find(Inference, step_id) is not None:
                self._check(set(), {step_id})
            yield
        self.is_whole = True

    def _affected(self, change: Change, touched: Touched) -> set[RecordId]:
        repeated = self._repeats.update(change)
        nodes = affected_nodes(self.tree, touched) | _resting_on_sources(self.tree, change)
        return nodes | repeated | self._repeated_below(touched)

    def _repeated_below(self, touched: Touched) -> set[RecordId]:
        """The cards said twice of which one may support something else now: it is in a branch of what changed.

        Of the branches and of all cards said twice the fewer are looked at.
        """
        repeated = set(self._repeats.repeated())
        tops = _tops(self.tree, touched) if repeated else []
        cards = (place.node_id for top in tops for place, _ in self.tree.walk(top))
        below = set(islice(cards, len(repeated) + 1))
        nodes = [self.tree.node(one) for one in below & repeated]
        same = {one for node in nodes for one in self._repeats.with_the_same_words(node)}
        return same if len(below) <= len(repeated) else repeated

    def _check(self, node_ids: set[RecordId], step_ids: set[RecordId]) -> None:
        survey = Survey(self.tree, self._repeats)
        for node_id in node_ids:
            is_there = self.tree.document.find(Node, node_id) is not None
            self._keep(self._of_nodes, node_id, points_of_node(survey, node_id) if is_there else [])
        for step_id in step_ids:
            self._keep(self._of_steps, step_id, points_of_step(self.tree, step_id))

    def _keep(
        self, kept: dict[RecordId, tuple[OpenPoint, ...]], record_id: RecordId, points: Sequence[OpenPoint]
    ) -> None:
        """Tuples: a large map has tens of thousands of points, and a list of one takes twice as much."""
        if before := kept.pop(record_id, None):
            self.counts -= count(before)
        if points:
            self.counts += count(points)
            kept[record_id] = tuple(points)


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


def _resting_on_sources(tree: Tree, change: Change) -> set[RecordId]:
    """The cards with passages in the sources that a change names."""
    document = tree.document
    texts = [text for pair in change.records(Source) for text in document.where(SourceText, "source_id", _id_of(pair))]
    passages = [one for text in texts for one in document.where(Passage, "source_text_id", text.id)]
    links = [link for one in passages for link in document.where(PassageLink, "passage_id", one.id)]
    return {link.node_id for link in links if link.node_id is not None}


def _id_of(pair: tuple[Source | None, Source | None]) -> RecordId:
    return next((one.id for one in pair if one is not None), "")


def _tops(tree: Tree, touched: Touched) -> list[Place]:
    """Where the cards stand that a change touched, or that stand in a step it touched."""
    in_steps = {place.node_id for step_id in touched.steps for place in tree.premises(step_id)}
    return [place for one in touched.cards | in_steps if (place := tree.full_place(one)) is not None]


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
    of_node: Callable[[RecordId], Sequence[OpenPoint]],
    of_step: Callable[[RecordId], Sequence[OpenPoint]],
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
