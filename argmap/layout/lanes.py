"""Where the lines of each polarity leave a row's target, and which of them runs above which.

All numbers are across the direction of drawing, but levels, which count lanes from the target downward.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

from argmap.core.records import Polarity

PORT_ORDER = (Polarity.SUPPORTS, Polarity.RESTATES, Polarity.ANSWERS, Polarity.OPPOSES)
"""From the left of a card to its right, or from its top to its bottom."""

LARGEST_SEARCH = 4  # bundles whose every order is tried; more keep the order of their cards
APART = 5.0  # between two lines that run the same way and must not look like one
SNAP = 4.0  # a port beside others moves this far to stand right above one of its steps
SNAP_ALONE = 24.0  # and one that has the card to itself


@dataclass(slots=True)
class Bundle:
    """The lines of one polarity to one card: where they come up from their steps, where they leave the card, on what
    level they run."""

    low: float
    high: float  # the card's edges
    polarity: Polarity
    legs: Sequence[float]
    port: float = 0.0
    level: int = 0
    span: tuple[float, float] = (0.0, 0.0)

    def leave_at(self, port: float) -> None:
        self.port = port
        self.span = (min(port, *self.legs), max(port, *self.legs))


def place_ports(bundles: Sequence[Bundle], port_step: float) -> None:
    """Give each bundle its port on its card: in the middle, or side by side, and clear of the others' legs.

    The bundles of one card stand together, in `PORT_ORDER`.
    """
    for low, high in dict.fromkeys((bundle.low, bundle.high) for bundle in bundles):
        on_card = [bundle for bundle in bundles if (bundle.low, bundle.high) == (low, high)]
        step = min(port_step, 0.75 * (high - low) / max(1, len(on_card) - 1))
        for index, bundle in enumerate(on_card):
            wanted = (low + high) / 2 + (index - (len(on_card) - 1) / 2) * step
            snap = SNAP_ALONE if len(on_card) == 1 else SNAP
            foreign = [leg for other in bundles if other is not bundle for leg in other.legs]
            bundle.leave_at(clear_of(_snapped(wanted, bundle.legs, min(snap, (high - low) / 4)), foreign))


def place_levels(bundles: Sequence[Bundle]) -> int:
    """Give each bundle its level, with as few crossings as there can be; returns how many levels there are.

    Bundles whose spans meet never share a level.
    """
    ranked = min(permutations(bundles), key=_crossings) if 1 < len(bundles) <= LARGEST_SEARCH else bundles
    placed: list[Bundle] = []
    for bundle in ranked:
        above = [other.level for other in placed if _meet(bundle, other)]
        bundle.level = max(above, default=-1) + 1
        placed.append(bundle)
    return max((bundle.level for bundle in bundles), default=0) + 1


def _snapped(wanted: float, legs: Sequence[float], snap: float) -> float:
    nearest = min(legs, key=lambda leg: abs(leg - wanted))
    return nearest if abs(nearest - wanted) <= snap else wanted


def clear_of(wanted: float, foreign: Sequence[float]) -> float:
    """The place nearest to the wanted one that is clear of every foreign leg."""
    if not foreign:
        return wanted
    clear = [wanted, *(leg + side for leg in foreign if abs(leg - wanted) < 2 * APART for side in (-APART, APART))]
    free = [place for place in clear if all(abs(leg - place) >= APART for leg in foreign)]
    return min(free or clear, key=lambda place: abs(place - wanted))


def _meet(one: Bundle, two: Bundle) -> bool:
    return one.span[0] - APART < two.span[1] and two.span[0] - APART < one.span[1]


def _crossings(order: Sequence[Bundle]) -> int:
    return sum(_crossed(upper, lower) for index, upper in enumerate(order) for lower in order[index + 1 :])


def _crossed(upper: Bundle, lower: Bundle) -> int:
    """How often the lines of two bundles cross if one runs above the other."""
    return (upper.span[0] < lower.port < upper.span[1]) + sum(lower.span[0] < leg < lower.span[1] for leg in upper.legs)
