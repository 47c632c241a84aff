"""Labels and strengths as values that flow from point to point, so that ripples can be followed through them."""

from collections import ChainMap

from argmap.core.stopping import Check, unchecked
from argmap.reasoning.status.components import components
from argmap.reasoning.status.energy import Point, in_units, leads_to, settle, strength_by, strengths
from argmap.reasoning.status.grounded import Framework, Label, grounded


class LabelFlow:
    """The grounded labels of a framework."""

    def __init__(self, framework: Framework, labels: list[Label] | None = None, check: Check = unchecked) -> None:
        """`labels` are those of the framework, where they are known already."""
        self.values = labels if labels is not None else grounded(framework, check=check)
        self.leads_to = framework.attacked
        self.knots = components(framework.attacked)
        check()
        self._framework = framework
        self._hits = [0] * len(framework)  # how many attackers of each are in, itself left out
        self._alive = [0] * len(framework)  # how many are not out; one that attacks itself counts as one always
        for argument, attackers in enumerate(framework.attackers):
            labels = [self.values[attacker] for attacker in attackers if attacker != argument]
            self._hits[argument] = labels.count(Label.IN)
            self._alive[argument] = len(attackers) - labels.count(Label.OUT)

    def is_tied(self, knot: list[int]) -> bool:
        """Arguments that attack each other; one that attacks itself is out or undecided by what else attacks it."""
        return len(knot) > 1

    def value_at(self, point: int, stirred: list[int], changed: dict[int, Label]) -> Label:
        hits, alive = self._hits[point], self._alive[point]
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
        self.leads_to = leads_to(points)
        check()
        self.knots = components(self.leads_to)
        check()
        self.values = strengths(points, knots=self.knots)
        check()
        self._points = points
        self._units = [in_units(strength) for strength in self.values]
        self._supporters = [frozenset(point.supporters) for point in points]
        self._attackers = [frozenset(point.attackers) for point in points]
        self._support = [sum(self._units[one] for one in point.supporters) for point in points]
        self._attack = [sum(self._units[one] for one in point.attackers) for point in points]

    def is_tied(self, knot: list[int]) -> bool:
        return len(knot) > 1 or knot[0] in self.leads_to[knot[0]]

    def value_at(self, point: int, stirred: list[int], changed: dict[int, float]) -> float:
        support, attack = self._support[point], self._attack[point]
        for one in stirred:
            more = in_units(changed[one]) - self._units[one]
            support += more if one in self._supporters[point] else 0
            attack += more if one in self._attackers[point] else 0
        return strength_by(
            self._points[point], support, attack, lambda one: changed[one] if one in changed else self.values[one]
        )

    def tie(self, knot: list[int], changed: dict[int, float], fixed: int | None) -> dict[int, float]:
        found = ChainMap(dict(changed), dict(enumerate(self.values)))
        settle(self._points, knot, found, {fixed: changed[fixed]} if fixed is not None else {})
        return {member: found[member] for member in knot if member != fixed}
