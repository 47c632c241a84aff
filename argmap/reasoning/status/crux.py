"""The crux: of which card the main claim depends most on whether one takes it."""

from collections.abc import Iterable
from typing import NamedTuple

from argmap.core.records import RecordId
from argmap.core.stopping import Check, unchecked
from argmap.reasoning.status.flows import LabelFlow, StrengthFlow
from argmap.reasoning.status.grounded import Label
from argmap.reasoning.status.ripples import Ripples
from argmap.reasoning.status.standing import STANDINGS, Standing, distance
from argmap.reasoning.status.status import Status
from argmap.reasoning.status.strength import Energies

ROUNDING = 1e-9
"""So much more than a card above it may one seem to sway the claim, as strengths are rounded."""


class Sway(NamedTuple):
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
        if self.now is self.if_stands is self.if_falls:
            return 0
        return max(distance(self.now, self.if_stands), distance(self.now, self.if_falls))

    @property
    def swing(self) -> float:
        """How far the claim's strength moves between a card of full strength and one of none."""
        return abs(self.strong - self.weak)


def crux(
    status: Status, made: Energies, claim_id: RecordId, order: Iterable[RecordId], check: Check = unchecked
) -> Sway | None:
    """The first of `sways`, found without the strengths that cannot matter for it; None if `order` is empty."""
    turns = _turns(status, claim_id, order, check)
    moves = [one.moves for one in turns]
    furthest = max(moves, default=0)
    return _strongest(made, claim_id, [one for one, far in zip(turns, moves, strict=True) if far == furthest], check)


def sways(status: Status, made: Energies, claim_id: RecordId, order: Iterable[RecordId]) -> list[Sway]:
    """How each card of `order` sways a claim, the one that does most first: by standing, by strength, then in order.

    Equal to turning each card and computing the whole map anew, in a fraction of the time.
    """
    ripples = Ripples(StrengthFlow(made.points), made.numbers[claim_id])
    found = [_with_strengths(one, ripples, made) for one in _turns(status, claim_id, order, unchecked)]
    return sorted(found, key=lambda one: (-one.moves, -one.swing))


def _turns(status: Status, claim_id: RecordId, order: Iterable[RecordId], check: Check) -> list[Sway]:
    """How each card sways a claim's standing. Where all goes through one that cannot, none below it can."""
    now, numbers = status.standings[claim_id], status.attacks.arguments
    ripples = Ripples(LabelFlow(status.attacks.framework, status.labels, check), numbers[claim_id], check)
    idle: set[int] = set()
    found = []
    for one in order:
        check()
        start = numbers[one]
        if start in idle:
            found.append(Sway(one, now, now, now))
            continue
        stands, falls = STANDINGS[ripples.goal_if(start, Label.IN)], STANDINGS[ripples.goal_if(start, Label.OUT)]
        found.append(Sway(one, now, stands, falls))
        if stands is falls is now is STANDINGS[ripples.goal_if(start, Label.UNDECIDED)]:
            ripples.shut_behind(start, idle)
    return found


def _strongest(made: Energies, claim_id: RecordId, turns: list[Sway], check: Check) -> Sway | None:
    """Which of them sways the claim's strength most, with how it does; of several the first.

    On a way on which each point has one that follows, no card sways the claim more than what it leads to: strengths
    only rise or only fall with each other there.
    """
    goal = made.numbers[claim_id]
    ripples = Ripples(StrengthFlow(made.points, check), goal, check)
    most = {goal: 1.0}  # how far at most the claim's strength moves with a point
    best: Sway | None = None
    for one in turns:
        check()
        start = made.numbers[one.card_id]
        above = next((point for point in ripples.passed_by(start) if point in most), None)
        limit = most[above] if above is not None else 1.0
        if best is None or limit + ROUNDING >= best.swing:
            swayed = _with_strengths(one, ripples, made)
            limit = min(limit, swayed.swing)
            best = swayed if best is None or swayed.swing > best.swing else best
        if above is not None:
            most[start] = limit
    return best


def _with_strengths(one: Sway, ripples: Ripples[float], made: Energies) -> Sway:
    """The same with how a card sways the claim's strength."""
    number = made.numbers[one.card_id]
    return one._replace(strong=ripples.goal_if(number, 1.0), weak=ripples.goal_if(number, 0.0))
