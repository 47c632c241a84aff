"""Labels and strengths as values that flow from point to point, so that ripples can be followed through them."""

from collections import ChainMap
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from argmap.core.stopping import Check, unchecked
from argmap.reasoning.status.components import components
from argmap.reasoning.status.energy import Point, in_units, settle, strength_by, strengths, turned_round
from argmap.reasoning.status.grounded import Framework, Label, grounded

T = TypeVar("T")


class _Found(dict[int, T]):
    """What `find` finds of a point, once it is asked about: most never are."""

    def __init__(self, find: Callable[[int], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, point: int) -> T:
        self[point] = found = self._find(point)
        return found


class _Pull(NamedTuple):
    """What pulls a point either way, and with how many units together."""

    supporters: frozenset[int]
    attackers: frozenset[int]
    support: int
    attack: int


class LabelFlow:
    """The grounded labels of a framework."""

    def __init__(self, framework: Framework, labels: list[Label] | None = None, check: Check = unchecked) -> None:
        """`labels` are those of the framework, where they are known already."""
        self.values = labels if labels is not None else grounded(framework, check=check)
        self.leads_to, self.led_by = framework.attacked, framework.attackers
        self.knots = components(framework.attacked)
        check()
        self._framework = framework
        self._attacked_by = _Found(self._attacks_on)

    def _attacks_on(self, argument: int) -> tuple[int, int]:
        """How many of its attackers are in, and how many not out; one that attacks itself counts as the latter."""
        attackers = self._framework.attackers[argument]
        labels = [self.values[attacker] for attacker in attackers if attacker != argument]
        return labels.count(Label.IN), len(attackers) - labels.count(Label.OUT)

    def is_tied(self, knot: list[int]) -> bool:
        """Arguments that attack each other; one that attacks itself is out or undecided by what else attacks it."""
        return len(knot) > 1

    def value_at(self, point: int, stirred: list[int], changed: dict[int, Label]) -> Label:
        hits, alive = self._attacked_by[point]
        for attacker in stirred:
            before, now = self.values[attacker], changed[attacker]
            hits += (now is Label.IN) - (before is Label.IN)
            alive += (before is Label.OUT) - (now is Label.OUT)
        if hits:
            return Label.OUT
        return Label.UNDECIDED if alive else Label.IN

    def tie(self, knot: list[int], changed: dict[int, Label], fixed: int | None) -> dict[int, Label]:
        """The knot as a framework of its own, with what is in or undecided outside as what attacks it.

        Grounded labels can be found so since they are directional (Baroni and Giacomin 2007, section 4.7).
        """
        alone = Framework()
        numbers = {member: alone.add() for member in knot}
        outside = {Label.IN: alone.add(), Label.UNDECIDED: alone.add_unsettled()}
        for member, number in numbers.items():
            attackers = self._framework.attackers[member]
            labels = {changed.get(one, self.values[one]) for one in attackers if one not in numbers}
            for one in attackers:
                if one in numbers:
                    alone.attack(numbers[one], number)
            for label in labels - {Label.OUT}:
                alone.attack(outside[label], number)
        labels_now = grounded(alone, {numbers[fixed]: changed[fixed]} if fixed is not None else {})
        return {member: labels_now[number] for member, number in numbers.items() if member != fixed}


class StrengthFlow:
    """The strengths of a weighted bipolar graph."""

    def __init__(self, points: list[Point], check: Check = unchecked) -> None:
        self.led_by = [point.inputs() for point in points]
        self.leads_to = turned_round(self.led_by)
        check()
        self.knots = components(self.leads_to)
        check()
        self.values = strengths(points, knots=self.knots)
        check()
        self._points = points
        self._pulled_by = _Found(self._pull_on)

    def _pull_on(self, point: int) -> _Pull:
        supporters, attackers = self._points[point].supporters, self._points[point].attackers
        support, attack = (sum(in_units(self.values[one]) for one in some) for some in (supporters, attackers))
        return _Pull(frozenset(supporters), frozenset(attackers), support, attack)

    def is_tied(self, knot: list[int]) -> bool:
        return len(knot) > 1 or knot[0] in self.leads_to[knot[0]]

    def value_at(self, point: int, stirred: list[int], changed: dict[int, float]) -> float:
        supporters, attackers, support, attack = self._pulled_by[point]
        for one in stirred:
            more = in_units(changed[one]) - in_units(self.values[one])
            support += more if one in supporters else 0
            attack += more if one in attackers else 0
        return strength_by(
            self._points[point], support, attack, lambda one: changed[one] if one in changed else self.values[one]
        )

    def tie(self, knot: list[int], changed: dict[int, float], fixed: int | None) -> dict[int, float]:
        found = ChainMap(dict(changed), dict(enumerate(self.values)))
        settle(self._points, knot, found, {fixed: changed[fixed]} if fixed is not None else {})
        return {member: found[member] for member in knot if member != fixed}
