"""All open points of a map in drawing order, and kept true change by change."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from argmap.core.change import Change
from argmap.core.graph import Place
from argmap.core.records import Inference, MapInfo, Node, PassageState, Premise, RecordId
from argmap.core.tree import Touched, Tree
from argmap.reasoning.affected import (
    affected_nodes,
    affected_steps,
    is_in_another_language,
    moves_words,
    resting_on_sources,
    tops,
)
from argmap.reasoning.checks import (
    OF_WORDS,
    Check,
    OpenPoint,
    Repeats,
    Resting,
    Survey,
    points_of_node,
    points_of_step,
    points_of_words,
)
from argmap.reasoning.checks.rules import NO_RULES, Rules, in_force, rules_of
from argmap.reasoning.checks.survey import first_place_id, place_id_of

Found = tuple[OpenPoint, ...]

MANY = 2_000  # cards; to ask about more takes longer than the window may stand still
VERY_MANY = 10_000
"""Records of a change: to look at each for what it may mean takes as long."""
Counts = Counter[tuple[Check, PassageState | None]]
"""How many points there are of each check, and of passages in each state."""


def open_points(tree: Tree, own: Rules = NO_RULES) -> list[OpenPoint]:
    """Every open point in drawing order, those of the tray after those of the map, by the checks that are in force."""
    repeats = Repeats(tree)
    for node in tree.document.all(Node):
        repeats.add(node)
    survey = Survey(tree, repeats)
    checks = in_force(own, rules_of(tree.document))
    found = _in_order(tree, lambda one: _whole(survey, one), lambda step: points_of_step(tree, step))
    return [point for point in found if point.check in checks]


def _whole(survey: Survey, node_id: RecordId) -> list[OpenPoint]:
    return points_of_node(survey, node_id) + points_of_words(survey.tree, node_id)


def count(points: Iterable[OpenPoint]) -> Counts:
    """How many points of which kind there are."""
    return Counter((point.check, point.state) for point in points)


class OpenPoints:
    """The open points of one tree. Call `update` after each change, with what the tree says it touched.

    A map can be read piece by piece, with changes in between: its points are all there once `is_whole`. What is asked
    of one card or step is read at once.
    """

    def __init__(self, tree: Tree, at_once: bool = True, own: Rules = NO_RULES) -> None:
        self.tree = tree
        self.switch(own)
        self._begin()
        if at_once:
            self.finish()

    def _begin(self) -> None:
        self._counts: Counts = Counter()
        self._is_read = False  # once
        self._first_look = self._read()
        self._stale_nodes: dict[RecordId, bool] = {}  # whether they may say something else now
        self._stale_steps: dict[RecordId, None] = {}
        self._repeats = Repeats(self.tree)
        self._resting = Resting(self.tree)
        self._survey = Survey(self.tree, self._repeats, self._resting)
        self._of_nodes: dict[RecordId, Found] = {}
        self._of_steps: dict[RecordId, Found] = {}
        self._alike: dict[Found, Found] = {}

    def switch(self, own: Rules) -> None:
        """Let the reader's own switches count from now on, as far as those of the map leave them free."""
        self._own = own
        self._in_force = in_force(own, rules_of(self.tree.document))

    @property
    def counts(self) -> Counts:
        """How many points were found by the checks that are in force."""
        return Counter({key: number for key, number in self._counts.items() if key[0] in self._in_force})

    def clear(self) -> None:
        """Let all points go, and read no more; there is nothing to be asked any more."""
        self._begin()
        self._first_look = iter(())

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left to be read."""
        return self._is_read and not self._stale_nodes and not self._stale_steps

    @property
    def reading(self) -> Iterator[None]:
        """Reads one card or step after the other of what was not read yet, or changed since."""
        for _ in self._first_look:
            yield
        while self._stale_nodes:
            self._check_node(next(iter(self._stale_nodes)))
            yield
        while self._stale_steps:
            self._check_step(next(iter(self._stale_steps)))
            yield

    def finish(self) -> None:
        """Read what was not read yet."""
        for _ in self.reading:
            pass

    def update(self, change: Change, touched: Touched) -> None:
        """Let what the change touched be read again, and nothing else; after very much, or in other words, all."""
        is_much = len(change.pairs) > VERY_MANY or max(len(touched.cards), len(touched.steps)) > MANY
        if is_much or change.has(MapInfo):
            self.switch(self._own)
        if is_much or is_in_another_language(change):
            self._begin()
            return
        self._survey = Survey(self.tree, self._repeats, self._resting)
        reworded = {one.id for pair in change.records(Node) for one in pair if one is not None}
        steps = affected_steps(self.tree, touched) if moves_words(change) else touched.steps
        nodes = self._affected(change, touched) | {one.node_id for step in steps for one in self.tree.premises(step)}
        for node_id in nodes | reworded:
            self._stale_nodes[node_id] = self._stale_nodes.get(node_id, False) or node_id in reworded
        self._stale_steps.update(dict.fromkeys(steps))

    def of_node(self, node_id: RecordId) -> Sequence[OpenPoint]:
        """The points of one card, read now if they were not yet, or if it changed since."""
        if node_id in self._stale_nodes or (not self._is_read and node_id not in self._of_nodes):
            self._check_node(node_id)
        found = self._told(self._of_nodes, node_id)
        place_id = place_id_of(self.tree, node_id) if found else None
        return [replace(one, place_id=place_id, node_id=node_id) for one in found]

    def of_step(self, inference_id: RecordId) -> list[OpenPoint]:
        """The points of one step, read now if they were not yet, or if it changed since."""
        if inference_id in self._stale_steps or (not self._is_read and inference_id not in self._of_steps):
            self._check_step(inference_id)
        found = self._told(self._of_steps, inference_id)
        place_id = first_place_id(self.tree, inference_id) if found else None
        return [replace(one, place_id=place_id, inference_id=inference_id) for one in found]

    def _told(self, kept: dict[RecordId, Found], record_id: RecordId) -> list[OpenPoint]:
        return [one for one in kept.get(record_id, ()) if one.check in self._in_force]

    def in_order(self) -> list[OpenPoint]:
        """The points in drawing order."""
        return list(_in_order(self.tree, self.of_node, self.of_step))

    def _read(self) -> Iterator[None]:
        """Look at one card or step after the other. `update` says what changes meanwhile."""
        document = self.tree.document
        node_ids, left = [one.id for one in document.all(Node)], {one.id for one in document.all(Inference)}
        for node_id in node_ids:
            if (node := document.find(Node, node_id)) is not None:
                self._repeats.add(node)
            yield
        for node_id in node_ids:
            self._check_node(node_id)
            yield
            for premise in document.where(Premise, "node_id", node_id):  # while the words of the card are at hand
                if premise.inference_id in left:
                    left.remove(premise.inference_id)
                    self._check_step(premise.inference_id)
                    yield
        for step_id in left:
            self._check_step(step_id)
            yield
        self._is_read = True

    def _affected(self, change: Change, touched: Touched) -> set[RecordId]:
        repeated = self._repeats.update(change)
        nodes = affected_nodes(self.tree, touched) | resting_on_sources(self.tree, change)
        return nodes | repeated | self._repeated_below(touched) | self._resting.update(change)

    def _repeated_below(self, touched: Touched) -> set[RecordId]:
        """The cards said twice of which one may support something else now: it is in a branch of what changed.

        Of the branches and of all cards said twice the fewer are looked at.
        """
        repeated = set(self._repeats.repeated())
        branches = tops(self.tree, touched) if repeated else []
        cards = (place.node_id for top in branches for place, _ in self.tree.walk(top))
        below = set(islice(cards, len(repeated) + 1))
        nodes = [self.tree.node(one) for one in below & repeated]
        same = {one for node in nodes for one in self._repeats.that_say_the_same(node)}
        return same if len(below) <= len(repeated) else repeated

    def _check_node(self, node_id: RecordId) -> None:
        """Ask of a card; once the map was read, of its words only if it may say something else now."""
        is_reworded = self._stale_nodes.pop(node_id, True) or not self._is_read
        points: list[OpenPoint] = []
        if self.tree.document.find(Node, node_id) is not None:
            points = points_of_node(self._survey, node_id)
            if is_reworded:
                points += points_of_words(self.tree, node_id)
            else:
                points += [one for one in self._of_nodes.get(node_id, ()) if one.check in OF_WORDS]
        self._keep(self._of_nodes, node_id, points)

    def _check_step(self, step_id: RecordId) -> None:
        self._stale_steps.pop(step_id, None)
        is_there = self.tree.document.find(Inference, step_id) is not None
        self._keep(self._of_steps, step_id, points_of_step(self.tree, step_id) if is_there else [])

    def _keep(self, kept: dict[RecordId, Found], record_id: RecordId, points: list[OpenPoint]) -> None:
        """Keep what was found of a record but for what the record tells: of very many cards the same is found."""
        if before := kept.pop(record_id, None):
            self._counts -= count(before)
        if points:
            self._counts += count(points)
            found = tuple(replace(one, place_id=None, node_id=None, inference_id=None) for one in points)
            is_common = all(one.passage_id is None and one.other_node_id is None for one in found)
            kept[record_id] = self._alike.setdefault(found, found) if is_common else found


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
