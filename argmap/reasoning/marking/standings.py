"""Where the cards of two maps stand among those that both have, said in the ids of the key.

What one map alone has is passed over: what bears on a card that the other lacks bears on what that card bears on. So a
missing card costs its own points and no others, and a card of the student's own costs nothing.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from argmap.core.graph import Place, base_node_id, opposes, places_of
from argmap.core.records import Inference, RecordId
from argmap.core.tree import Tree
from argmap.reasoning.comparing.findings import Spot
from argmap.reasoning.marking.standing import Onto, Standing


class Height(NamedTuple):
    """How many cards of both maps a place stands below, and 1 or -1: whether it speaks for the top or against it."""

    depth: int
    side: int


TOP = Height(-1, 1)
"""Where what bears on nothing would stand."""


class Standings:
    """The standings of one map; `names` are the key's ids of its cards that both maps have."""

    def __init__(self, tree: Tree, names: Mapping[RecordId, RecordId]) -> None:
        self._tree = tree
        self._names = names
        self._own = {name: own for own, name in names.items()}
        self._heights: dict[RecordId, Height] = {}

    def of(self, name: RecordId) -> list[Standing]:
        """Every standing of a card, where it is drawn in full first."""
        return self._every(self._own[name])

    def at(self, node_id: RecordId) -> Standing:
        """Where any card of the map is drawn in full, by its own id."""
        return self._every(node_id)[0]

    def height(self, standing: Standing) -> Height:
        """How high a place stands; one that doubts a step stands below the step's cards."""
        above = min(standing.targets, default=None)
        return _below(standing, self._height(above) if above is not None else TOP)

    def _every(self, node_id: RecordId) -> list[Standing]:
        full = self._tree.full_place(node_id)
        places = places_of(self._tree.document, node_id) or [Place(node_id, node_id, None)]
        return [self._standing(place) for place in sorted(places, key=lambda one: one != full)]

    def _height(self, name: RecordId) -> Height:
        way: dict[RecordId, Standing] = {}
        current: RecordId | None = name
        while current is not None and current not in self._heights and current not in way:
            way[current] = self.of(current)[0]
            current = min(way[current].targets, default=None)
        height = self._heights.get(current, TOP) if current is not None else TOP
        for one, standing in reversed(way.items()):
            height = self._heights[one] = _below(standing, height)
        return height

    def _standing(self, place: Place) -> Standing:
        spot, step = Spot(place.node_id, place.id, place.inference_id), self._step(place)
        if step is None:
            is_in_tray = place.node_id in self._tree.document.tray_ids
            return Standing(spot, Onto.TRAY if is_in_tray else Onto.TOP)
        others = [one.node_id for one in self._tree.premises(step.id) if one.id != place.id]
        beside = frozenset(self._names[one] for one in others if one in self._names)
        return replace(self._bearing(step, spot), beside=beside, has_step=True)

    def _bearing(self, step: Inference, spot: Spot) -> Standing:
        """What a step bears on among the cards of both maps, and the cards over which it does."""
        sign, passed, seen = 1, list[RecordId](), set[RecordId]()
        current: Inference | None = step
        while current is not None and current.id not in seen:
            seen.add(current.id)
            sign *= -1 if opposes(current) else 1
            cards = self._targets(current)
            names = frozenset(self._names[one] for one in cards if one in self._names)
            if names:
                onto = Onto.CARD if current.target_node_id is not None else Onto.STEP
                return Standing(spot, onto, names, self._base(current), sign, through=tuple(passed))
            passed += cards
            current = self._above(current)
        return Standing(spot, self._end(passed, current is None), sign=sign, through=tuple(passed))

    def _targets(self, step: Inference) -> tuple[RecordId, ...]:
        """The card that a step bears on, or the cards of the step that it does."""
        if step.target_node_id is not None:
            return (step.target_node_id,)
        return tuple(one.node_id for one in self._tree.premises(step.target_inference_id or ""))

    def _above(self, step: Inference) -> Inference | None:
        """The step with which what a step bears on goes on."""
        if step.target_node_id is None:
            return self._tree.document.find(Inference, step.target_inference_id or "")
        place = self._tree.full_place(step.target_node_id)
        return self._step(place) if place is not None else None

    def _end(self, passed: list[RecordId], is_top: bool) -> Onto:
        """Where the way up ends that led over cards of this map alone."""
        if not passed or not is_top:
            return Onto.NOTHING
        return Onto.TRAY if passed[-1] in self._tree.document.tray_ids else Onto.TOP

    def _base(self, step: Inference) -> RecordId | None:
        return self._names.get(base_node_id(self._tree.document, step) or "")

    def _step(self, place: Place) -> Inference | None:
        step_id = place.inference_id
        return self._tree.document.find(Inference, step_id) if step_id is not None else None


def _below(standing: Standing, above: Height) -> Height:
    return Height(above.depth + 1, above.side * standing.sign)
