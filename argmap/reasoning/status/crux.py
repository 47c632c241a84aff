"""The crux: of which card the main claim depends most on whether one takes it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

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
    strong: float = 0.0  # the claim's strength with a card of full strength
    weak: float = 0.0  # and with one of none

    @property
    def moves(self) -> int:
        """How far the claim's standing moves from what it is: 2 between standing and falling, 1 to open, or 0."""
        return max(distance(self.now, self.if_stands), distance(self.now, self.if_falls))

    @property
    def swing(self) -> float:
        """How far the claim's strength moves between a card of full strength and one of none."""
        return abs(self.strong - self.weak)


def crux(status: Status, made: Energies, claim_id: RecordId, order: Iterable[RecordId]) -> Sway | None:
    """The first of `sways`, found without the strengths that cannot matter for it; None if `order` is empty."""
    turns = _turns(status, claim_id, order)
    furthest = max((one.moves for one in turns), default=0)
    return next(iter(_in_order(made, claim_id, [one for one in turns if one.moves == furthest])), None)


def sways(status: Status, made: Energies, claim_id: RecordId, order: Iterable[RecordId]) -> list[Sway]:
    """How each card of `order` sways a claim, the one that does most first: by standing, by strength, then in order.

    Equal to turning each card and computing the whole map anew, in a fraction of the time.
    """
    return _in_order(made, claim_id, _turns(status, claim_id, order))


def _turns(status: Status, claim_id: RecordId, order: Iterable[RecordId]) -> list[Sway]:
    """How each card sways a claim's standing."""
    now, numbers = status.standings[claim_id], status.attacks.arguments
    ripples = Ripples(LabelFlow(status.attacks.framework), numbers[claim_id])
    found = []
    for one in order:
        stands, falls = ripples.goal_if(numbers[one], Label.IN), ripples.goal_if(numbers[one], Label.OUT)
        found.append(Sway(one, now, STANDINGS[stands], STANDINGS[falls]))
    return found


def _in_order(made: Energies, claim_id: RecordId, turns: list[Sway]) -> list[Sway]:
    """The same with how each sways the claim's strength, the one that does most first."""
    ripples, numbers = Ripples(StrengthFlow(made.points), made.numbers[claim_id]), made.numbers
    found = [
        replace(
            one,
            strong=ripples.goal_if(numbers[one.card_id], 1.0),
            weak=ripples.goal_if(numbers[one.card_id], 0.0),
        )
        for one in turns
    ]
    return sorted(found, key=lambda one: (-one.moves, -one.swing))
