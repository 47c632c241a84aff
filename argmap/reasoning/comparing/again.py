"""A map with which one that changes is compared again and again, each time in time of what differs, not of the maps."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from argmap.core.document import Document
from argmap.core.graph import in_order
from argmap.core.records import Inference, Node, Record, RecordId
from argmap.core.stopping import Check, unchecked
from argmap.core.tree import Tree
from argmap.reasoning.comparing.comparison import Comparison
from argmap.reasoning.comparing.pairing import Pairing, findings_about
from argmap.reasoning.comparing.scope import Scope, scope_of
from argmap.reasoning.comparing.sources import map_findings, source_findings
from argmap.reasoning.comparing.turns import Turns
from argmap.reasoning.matching import Match, Matching, Why, match_left, reading_order
from argmap.reasoning.matching.overlap import ground_of
from argmap.reasoning.matching.steps import match_steps_left

Found = Mapping[RecordId, Match]


class Again:
    """The first of the two maps, which stays as it is. The second is a copy of it, or comes from the same one."""

    def __init__(self, tree: Tree, check: Check = unchecked) -> None:
        self._tree = tree
        self._order = {node_id: at for at, node_id in enumerate(reading_order(tree, check))}
        self._turns = Turns(tree)
        self._left: tuple[object, Found] | None = None  # the cards that ids did not settle, and what they were matched

    def compare(self, other: Tree, records: Iterable[Record], check: Check = unchecked) -> Comparison:
        """What `compare` finds, in any order; of the pairs that are one by id those alone that are looked at.

        `records` are all that one of the maps has otherwise, or alone; those of both.
        """
        a, b, turns = self._tree, other, Turns(other)
        scope = scope_of(a.document, b.document, records)
        left_a = [a.node(one) for one in self._in_order(scope) if b.document.find(Node, one) is None]
        left_b = [b.node(one) for one in _come(a, b, scope, turns)]
        nodes = self._matching(b, left_a, left_b, scope, check)
        steps = _steps(a, b, nodes, scope)
        found = findings_about(
            Pairing(a, b, nodes, steps, (self._turns, turns)),
            [one.id for one in left_a if one.id not in nodes.b_of],
            [one.id for one in left_b if one.id not in nodes.a_of],
            nodes.matches,
            steps,
            check,
        )
        rest = [*source_findings(a.document, b.document, by_id=True), *map_findings(a.document, b.document)]
        return Comparison((*found, *rest), nodes)

    def _in_order(self, scope: Scope) -> list[RecordId]:
        """The cards that are to be looked at, as they are read."""
        return sorted(scope.node_ids & self._order.keys(), key=self._order.__getitem__)

    def _matching(
        self, b: Tree, left_a: Sequence[Node], left_b: Sequence[Node], scope: Scope, check: Check
    ) -> Matching:
        """The partners of all cards, and the pairs that are to be looked at."""
        found = self._matched(b, left_a, left_b, check)
        pairs = (found.get(one) or _same(b, one) for one in self._in_order(scope))
        here, there = self._tree.document, b.document
        return Matching(
            tuple(pair for pair in pairs if pair is not None),
            Partners(here, there, {one.a_id: one.b_id for one in found.values()}),
            Partners(there, here, {one.b_id: one.a_id for one in found.values()}),
        )

    def _matched(self, b: Tree, left_a: Sequence[Node], left_b: Sequence[Node], check: Check) -> Found:
        """What the cards were matched that ids did not settle: found anew only where they are others than before."""
        grounds = [ground_of(tree, node.id) for tree, some in ((self._tree, left_a), (b, left_b)) for node in some]
        about = (left_a, left_b, grounds)
        if self._left is None or self._left[0] != about:
            self._left = about, match_left(self._tree, b, left_a, left_b, check=check)
        return self._left[1]


class Partners(Mapping[RecordId, RecordId]):
    """Which card of one copy each card of another is: that of its id, but for those that were matched otherwise."""

    def __init__(self, here: Document, there: Document, others: Mapping[RecordId, RecordId]) -> None:
        self._here, self._there, self._others = here, there, others

    def __getitem__(self, node_id: RecordId) -> RecordId:
        if node_id in self._others:
            return self._others[node_id]
        if self._here.find(Node, node_id) is None or self._there.find(Node, node_id) is None:
            raise KeyError(node_id)
        return node_id

    def __iter__(self) -> Iterator[RecordId]:
        return (one.id for one in self._here.all(Node) if one.id in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _come(a: Tree, b: Tree, scope: Scope, turns: Turns) -> list[RecordId]:
    """The cards that the second map alone has, as they are read."""
    places = [b.full_place(one) for one in scope.node_ids if a.document.find(Node, one) is None]
    return [place.node_id for place in sorted((one for one in places if one is not None), key=turns.of)]


def _same(b: Tree, node_id: RecordId) -> Match | None:
    return Match(node_id, node_id, Why.ID, 1.0) if b.document.find(Node, node_id) is not None else None


def _steps(a: Tree, b: Tree, nodes: Matching, scope: Scope) -> dict[RecordId, RecordId]:
    """What the steps that are to be looked at became."""
    known = (a.document.find(Inference, one) for one in scope.step_ids)
    steps = sorted((one for one in known if one is not None), key=in_order)
    same = {one.id: one.id for one in steps if b.document.find(Inference, one.id) is not None}
    return same | match_steps_left(a, b, nodes, [one for one in steps if one.id not in same], by_id=True)
