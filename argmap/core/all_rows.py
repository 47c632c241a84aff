"""What stands below what in a whole map, read in one pass: many times faster than asked of a tree node by node."""

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from argmap.core.graph import Place
from argmap.core.records import Inference, Premise, RecordId
from argmap.core.tree import Tree

BY_ORDER = attrgetter("order_key", "id")
"""As `graph.in_order`, three times as fast."""


class AllRows:
    """The answers of a tree as it stands now."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._steps: dict[RecordId | None, list[Inference]] = {}
        self._undercuts: dict[RecordId, list[Inference]] = {}
        self._doubted_rows: set[RecordId | None] = set()  # the nodes below which some step is doubted
        self._premises: dict[RecordId, list[Premise]] = {}
        self._shared: set[RecordId] = set(tree.cut_ids)
        self._read_steps()
        self._read_premises()

    def row(self, node_id: RecordId) -> Iterable[Inference]:
        """As `Tree.row`."""
        steps = self._steps.get(node_id, ())
        return self._with_undercuts(steps) if node_id in self._doubted_rows else steps

    def premises(self, inference_id: RecordId) -> list[Place]:
        """As `Tree.premises`."""
        return [Place(one.id, one.node_id, one.inference_id) for one in self._premises.get(inference_id, ())]

    def is_full(self, place: Place) -> bool:
        """As `Tree.is_full`."""
        return place.node_id not in self._shared or self._tree.is_full(place)

    def walk(self, tops: Sequence[Place]) -> Iterator[Place]:
        """Every place from these on, depth first: as `Tree.walk`."""
        waiting = [*tops][::-1]
        while waiting:
            place = waiting.pop()
            yield place
            if self.is_full(place):
                below = [child for step in self.row(place.node_id) for child in self.premises(step.id)]
                waiting += below[::-1]

    def _read_steps(self) -> None:
        for step in self._tree.document.all(Inference):
            if step.target_inference_id is not None:
                self._undercuts.setdefault(step.target_inference_id, []).append(step)
            else:
                self._steps.setdefault(step.target_node_id, []).append(step)
        for steps in (*self._steps.values(), *self._undercuts.values()):
            if len(steps) > 1:
                steps.sort(key=BY_ORDER)
        for step_id in self._undercuts:
            doubted = self._tree.document.find(Inference, step_id)
            self._doubted_rows.add(doubted.target_node_id if doubted is not None else None)

    def _read_premises(self) -> None:
        seen = set(self._tree.document.root_ids)
        for premise in self._tree.document.all(Premise):
            self._premises.setdefault(premise.inference_id, []).append(premise)
            if premise.node_id in seen:
                self._shared.add(premise.node_id)
            seen.add(premise.node_id)
        for premises in self._premises.values():
            if len(premises) > 1:
                premises.sort(key=BY_ORDER)

    def _with_undercuts(self, steps: Sequence[Inference]) -> Iterable[Inference]:
        row: list[Inference] = []
        waiting = [*steps][::-1]
        while waiting:
            step = waiting.pop()
            row.append(step)
            waiting += self._undercuts.get(step.id, ())[::-1]
        return row
