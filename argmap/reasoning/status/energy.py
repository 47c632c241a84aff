"""Graded strength by the quadratic energy model: how strongly each point of a weighted bipolar graph holds.

Potyka, "Continuous dynamical systems for weighted bipolar argumentation", KR 2018. A point has a weight, and what
supports and attacks it; the difference of both is its energy, which pulls its strength from the weight towards 1 or 0.
Beyond the model, for steps of a map: a point may be only as strong as the weakest of what it takes (joint reasons), and
one may begin at what it says over again instead of at a weight.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from argmap.reasoning.status.components import components

UNIT = 1 << 53
STEEPEST = 0.65  # how fast a strength can follow its energy at most: 3√3/8, rounded up
PRECISION = 1e-10
ROUNDS = 2_000

Strengths = list[float]


class Found(Protocol):
    """Strengths by point, as far as they are found."""

    def __getitem__(self, one: int, /) -> float: ...

    def __setitem__(self, one: int, strength: float, /) -> None: ...


Fixed = Mapping[int, float]
NOTHING_FIXED: Fixed = MappingProxyType({})


@dataclass(slots=True)
class Point:
    """What the strength of one point is made of; all but the numbers are other points."""

    weight: float
    supporters: Sequence[int] = ()
    attackers: Sequence[int] = ()
    takes: Sequence[int] = ()  # it is at most as strong as the weakest of them
    repeats: Sequence[int] = ()  # the weakest of them is its weight
    share: float = 1.0  # how much of its support counts
    idle: float = 0.0  # where it lies while it has no force

    def inputs(self) -> list[int]:
        """All points on which its strength depends."""
        found = [*self.supporters, *self.attackers, *self.takes, *self.repeats]
        return found if len(found) < 2 else [*dict.fromkeys(found)]

    def depends_on(self, one: int) -> bool:
        """Whether a point is one of its inputs."""
        return one in self.supporters or one in self.attackers or one in self.takes or one in self.repeats


def in_units(strength: float) -> int:
    """A strength as a whole number, so that sums of them are exact, whatever their order."""
    return int(strength * UNIT)


def pulled(weight: float, energy: float) -> float:
    """Where an energy pulls a weight: towards 1 if it is positive, towards 0 if it is negative."""
    pull = energy * energy / (1 + energy * energy)
    return weight + (1 - weight) * pull if energy > 0 else weight - weight * pull


def strength_by(point: Point, support: int, attack: int, strength_of: Callable[[int], float]) -> float:
    """The strength of a point with the sums of its supporters and attackers, in units, and the strength of others."""
    weight = min(map(strength_of, point.repeats)) if point.repeats else point.weight
    force = pulled(weight, point.share * (support / UNIT) - attack / UNIT)
    return point.idle + force * (min(map(strength_of, point.takes)) - point.idle) if point.takes else force


def strengths(points: list[Point], fixed: Fixed = NOTHING_FIXED, knots: Iterable[list[int]] | None = None) -> Strengths:
    """The strength of each point; those of `fixed` keep theirs. Exact where no point leads back to itself.

    Where points do, their strengths are those in which the differential equation of the model comes to rest. `knots`
    are the points, each after those on which it depends and with those that depend on it, where these are known.
    """
    found = [point.weight for point in points]
    for one, strength in fixed.items():
        found[one] = strength
    for knot in knots if knots is not None else components(leads_to(points)):
        settle(points, knot, found, fixed)
    return found


def leads_to(points: list[Point]) -> list[list[int]]:
    """By point, those whose strength depends on it."""
    return turned_round([point.inputs() for point in points])


def turned_round(links: list[list[int]]) -> list[list[int]]:
    """By point, those from which a link leads to it."""
    from_there: list[list[int]] = [[] for _ in links]
    for one, there in enumerate(links):
        for upon in there:
            from_there[upon].append(one)
    return from_there


def settle(points: list[Point], knot: list[int], found: Found, fixed: Fixed = NOTHING_FIXED) -> None:
    """Find the strengths of one knot, with those before it found already."""
    if len(knot) == 1 and not points[knot[0]].depends_on(knot[0]):
        if knot[0] not in fixed:
            found[knot[0]] = strength_at(points, knot[0], found)
        return
    free = [one for one in knot if one not in fixed]
    for one in free:
        found[one] = points[one].weight
    _come_to_rest(points, free, found)


def strength_at(points: list[Point], one: int, found: Found) -> float:
    """The strength of a point by those of its neighbours."""
    point = points[one]
    support = sum(in_units(found[other]) for other in point.supporters) if point.supporters else 0
    attack = sum(in_units(found[other]) for other in point.attackers) if point.attackers else 0
    return strength_by(point, support, attack, found.__getitem__)


def _come_to_rest(points: list[Point], free: list[int], found: Found) -> None:
    """Follow the differential equation by Euler's method, in strides that no feedback can make swing.

    That it comes to rest is proven for graphs without circles alone, and was seen in all others that were tried: after
    `ROUNDS` strides what was reached counts.
    """
    stride = 1 / (1 + max((_feedback(points[one], set(free)) for one in free), default=0.0) / 2)
    for _ in range(ROUNDS):
        slopes = [strength_at(points, one, found) - found[one] for one in free]
        for one, slope in zip(free, slopes, strict=True):
            found[one] = found[one] + stride * slope
        if max(map(abs, slopes), default=0.0) < PRECISION:
            return


def _feedback(point: Point, knot: set[int]) -> float:
    """How much at most a point's strength changes by those of its knot, if each of them changes by one."""
    pulling = sum(one in knot for one in [*point.supporters, *point.attackers])
    handing = any(one in knot for one in point.takes) + any(one in knot for one in point.repeats)
    return STEEPEST * pulling + handing
