"""Where the cards of two maps stand, said so that it can be compared: what each bears on, how, and beside whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from argmap.core.graph import Place, places_of
from argmap.core.records import Inference, Polarity, RecordId
from argmap.core.tree import Tree
from argmap.reasoning.comparing.findings import Spot
from argmap.reasoning.matching import Matching


class Onto(StrEnum):
    """What a card can bear on."""

    CARD = "card"
    STEP = "step"
    ROOT = "root"
    TRAY = "tray"
    NOTHING = "nothing"  # a step without target, as imported ones may be


Target = tuple[Onto, RecordId]
"""What a card bears on, by the id that this has in the second map; one that is in the first alone keeps its own."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One place of a card."""

    spot: Spot
    target: Target
    polarity: Polarity | None
    beside: frozenset[RecordId]  # those in the same step that both maps have, by their ids in the second


class Standings:
    """The standings of one map, in the terms of the second: `cards` and `steps` say how its ids are called there."""

    def __init__(self, tree: Tree, cards: dict[RecordId, RecordId], steps: dict[RecordId, RecordId]) -> None:
        self._tree = tree
        self._cards = cards
        self._steps = steps
        drawn = dict.fromkeys(place.id for place, _ in tree.walk())
        self._order = {place_id: at for at, place_id in enumerate(drawn)}

    def of(self, node_id: RecordId) -> list[Standing]:
        """Every standing of a card, in drawing order."""
        document = self._tree.document
        places = places_of(document, node_id) or [Place(node_id, node_id, None)]
        return [self._standing(place) for place in sorted(places, key=self.turn)]

    def turn(self, place: Place | Spot) -> int:
        """When a place is drawn; what hangs on the tray comes last."""
        place_id = place.id if isinstance(place, Place) else place.place_id
        return self._order.get(place_id, len(self._order))

    def _standing(self, place: Place) -> Standing:
        spot = Spot(place.node_id, place.id, place.inference_id)
        step = self._tree.document.find(Inference, place.inference_id) if place.inference_id is not None else None
        if step is None:
            is_in_tray = place.node_id in self._tree.document.tray_ids
            return Standing(spot, (Onto.TRAY if is_in_tray else Onto.ROOT, ""), None, frozenset())
        others = (one.node_id for one in self._tree.premises(step.id) if one.id != place.id)
        return Standing(spot, self._target(step), step.polarity, self._in_both(others))

    def _target(self, step: Inference) -> Target:
        if step.target_node_id is not None:
            return Onto.CARD, self._cards.get(step.target_node_id, step.target_node_id)
        if step.target_inference_id is not None:
            return Onto.STEP, self._steps.get(step.target_inference_id, step.target_inference_id)
        return Onto.NOTHING, ""

    def _in_both(self, node_ids: Iterable[RecordId]) -> frozenset[RecordId]:
        return frozenset(self._cards[one] for one in node_ids if one in self._cards)


def standings_of(a: Tree, b: Tree, nodes: Matching, steps: dict[RecordId, RecordId]) -> tuple[Standings, Standings]:
    """The standings of both maps, in the terms of the second."""
    return Standings(a, dict(nodes.b_of), steps), Standings(b, {one: one for one in nodes.a_of}, {})
