"""What follows from the numbers of a quote by counting: 28 % from "halved" and "56 %", seven years from two dates."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from argmap.reasoning.fidelity.measures import Measured

YEARS = range(1000, 2101)
LEAST_SUM = 13  # smaller sums and differences are often there by chance
MOST_RECKONED = 12  # so many numbers of a quote; nobody adds up a table


class Derived:
    """What somebody gets who reckons with two numbers of a quote, or with a share and its rest.

    `values` are the shares, multiples, sums and differences, `years` the times between two years.
    """

    def __init__(self, quoted: Sequence[Measured]) -> None:
        quoted = quoted[:MOST_RECKONED]
        shares = [one.number.least for one in quoted if one.number.is_share]
        counts = [one for one in quoted if not one.number.is_share and not is_year(one)]
        years = sorted({one.number.greatest for one in quoted if is_year(one)})
        of_same = [
            sorted((one.number.greatest, other.number.greatest))
            for one, other in combinations(counts, 2)
            if one.context.unit == other.context.unit
        ]
        ratios = {low / high for low, high in (*of_same, *map(sorted, combinations(shares, 2))) if 0 < low < high}
        rests = (1 - share for share in (*ratios, *shares))
        parts = (share * one.number.greatest for share in shares for one in counts)
        parts_of_parts = (one * other for one, other in combinations(shares, 2))
        multiples = (1 / ratio for ratio in ratios)
        self.values = frozenset((*ratios, *rests, *parts, *parts_of_parts, *multiples, *_sums(of_same)))
        self.years = frozenset(late - early for early, late in combinations(years, 2))


def is_year(one: Measured) -> bool:
    """Whether a number counts the years of our era."""
    return one.context.unit is None and one.number.greatest in YEARS and one.number.span.words.isdigit()


def _sums(pairs: Sequence[Sequence[Fraction]]) -> Iterator[Fraction]:
    found = (value for low, high in pairs for value in (low + high, high - low))
    return (value for value in found if value >= LEAST_SUM)
