"""The crux: of which card the main claim depends most on whether one takes it."""

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.core.records import RecordId
from argmap.reasoning.status.flows import LabelFlow, StrengthFlow
from argmap.reasoning.status.grounded import Label
from argmap.reasoning.status.ripples import Ripples
from argmap.reasoning.status.standing import STANDINGS, Standing, distance
from argmap.reasoning.status.status import Status
from argmap.reasoning.status.strength import Energies


@dataclass(frozen=True, slots=True)
class Sway:
    """What becomes of a claim if a card is taken to stand, and if it is taken to fall."""

    card_id: RecordId
    now: Standing
    if_stands: Standing
    if_falls: Standing
    strong: float
    weak: float

    @property
    def moves(self) -> int:
        """How far the claim's standing moves from what it is: 2 between standing and falling, 1 to open, or 0."""
        return max(distance(self.now, self.if_stands), distance(self.now, self.if_falls))

    @property
    def swing(self) -> float:
        """How far the claim's strength moves between a card of full strength and one of none."""
        return abs(self.strong - self.weak)


def sways(status: Status, made: Energies, claim_id: RecordId, order: Iterable[RecordId]) -> list[Sway]:
    """How each card of `order` sways a claim, the one that does most first: by standing, by strength, then in order.

    Equal to turning each card and computing the whole map anew, in a fraction of the time.
    """
    now = status.standings[claim_id]
    labels = Ripples(LabelFlow(status.attacks.framework), status.attacks.arguments[claim_id])
    strengths = Ripples(StrengthFlow(made.points), made.numbers[claim_id])
    found = []
    for card_id in order:
        argument, number = status.attacks.arguments[card_id], made.numbers[card_id]
        stands, falls = (STANDINGS[labels.goal_if(argument, label)] for label in (Label.IN, Label.OUT))
        strong, weak = (strengths.goal_if(number, strength) for strength in (1.0, 0.0))
        found.append(Sway(card_id, now, stands, falls, strong, weak))
    return sorted(found, key=lambda one: (-one.moves, -one.swing))
