"""Where the cards of two maps stand, said so that it can be compared: what each bears on, how, and beside whom."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from argmap.core.graph import Place, base_node_id, in_order, places_of
from argmap.core.records import Inference, Polarity, Premise, RecordId
from argmap.core.tree import Tree
from argmap.reasoning.comparing.findings import Spot
from argmap.reasoning.comparing.turns import Turns
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

    def __init__(
        self, tree: Tree, cards: Mapping[RecordId, RecordId], steps: Mapping[RecordId, RecordId], turns: Turns
    ) -> None:
        self._tree = tree
        self._cards = cards
        self._steps = steps
        self._turns = turns

    def of(self, node_id: RecordId) -> list[Standing]:
        """Every standing of a card, in drawing order."""
        document = self._tree.document
        places = places_of(document, node_id) or [Place(node_id, node_id, None)]
        if len(places) > 1:
            places.sort(key=self._turns.of)
        return [self._standing(place) for place in places]

    def turn_in_row(self, spot: Spot) -> int | None:
        """When a place is drawn among those beside it; None in the tray and upon nothing, where there is no order."""
        if spot.inference_id is None:
            is_root = spot.node_id in self._tree.document.root_ids
            return self._turns.tops().get(spot.place_id) if is_root else None
        step = self._tree.document.find(Inference, spot.inference_id)
        base_id = base_node_id(self._tree.document, step) if step is not None else None
        return self._turns.row(base_id).get(spot.place_id) if base_id is not None else None

    def order_of(self, spot: Spot) -> tuple[str, ...]:
        """What says when a place is drawn among those beside it."""
        find = self._tree.document.find
        premise, step = find(Premise, spot.place_id), find(Inference, spot.inference_id or "")
        if premise is None or step is None:
            return (in_order(self._tree.node(spot.node_id)),)
        return in_order(step), in_order(premise)

    def cards_onto(self, target: Target) -> set[RecordId]:
        """The cards that bear on a target of this map."""
        onto, target_id = target
        document = self._tree.document
        if onto is Onto.ROOT:
            return set(document.root_ids)
        field = {Onto.CARD: "target_node_id", Onto.STEP: "target_inference_id"}.get(onto)
        steps = document.where(Inference, field, target_id) if field is not None else []
        return {one.node_id for step in steps for one in document.where(Premise, "inference_id", step.id)}

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


class Themselves(Mapping[RecordId, RecordId]):
    """Some ids, each as it is."""

    def __init__(self, ids: Mapping[RecordId, object]) -> None:
        self._ids = ids

    def __getitem__(self, one_id: RecordId) -> RecordId:
        self._ids[one_id]
        return one_id

    def __iter__(self) -> Iterator[RecordId]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def standings_of(
    a: Tree, b: Tree, nodes: Matching, steps: Mapping[RecordId, RecordId], turns: tuple[Turns, Turns]
) -> tuple[Standings, Standings]:
    """The standings of both maps, in the terms of the second."""
    return Standings(a, nodes.b_of, steps, turns[0]), Standings(b, Themselves(nodes.a_of), {}, turns[1])
