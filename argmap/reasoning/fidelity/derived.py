"""What follows from the numbers of a quote by counting: 28 % from "halved" and "56 %", seven years from two dates."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from argmap.reasoning.fidelity.measures import YEAR, Measured, Unit

FIRST_YEAR, LAST_YEAR = 1000, 2100
LEAST_SUM = 13  # smaller sums and differences are often there by chance
LEAST_PRODUCT = 1000
MOST_RECKONED = 12  # so many numbers of a quote; nobody adds up a table


class Derived:
    """What somebody gets who reckons with two numbers of a quote, or with a share.

    `values` are shares, multiples, sums, differences and dates, `rests` what is left of a whole, `years` the times
    between two dates.
    """

    def __init__(self, quoted: Sequence[Measured], units: Iterable[Unit]) -> None:
        quoted = quoted[:MOST_RECKONED]
        shares = [one.number.least for one in quoted if one.number.is_share]
        counts = [one for one in quoted if not one.number.is_share and not is_year(one)]
        years = sorted({one.number.greatest for one in quoted if is_year(one)})
        of_same = [
            sorted((one.number.greatest, other.number.greatest))
            for one, other in combinations(counts, 2)
            if None in (one.context.unit, other.context.unit) or one.context.unit == other.context.unit
        ]
        of_any = combinations([one.number.greatest for one in counts], 2)
        ratios = {low / high for low, high in (*of_same, *map(sorted, combinations(shares, 2))) if 0 < low < high}
        rests = [1 - share for share in (*ratios, *shares)]
        parts = [share * one.number.greatest for share in shares for one in counts]
        changed = [(share, one.number.greatest) for share in shares for one in counts]
        before_and_after = (
            value
            for share, count in changed
            for sign in (1, -1)
            for value in (count * (1 + sign * share), count / (1 + sign * share))
        )
        products = (low * high for low, high in of_any if low * high >= LEAST_PRODUCT)
        parts_of_parts = (one * other for one, other in combinations(shares, 2))
        changes = (change for low, high in of_same if low > 0 for change in (1 - low / high, high / low - 1))
        multiples = (1 / ratio for ratio in ratios)
        counted = [(one.number.greatest, one.context.unit) for one in counts if one.context.unit is not None]
        spans = {
            span
            for count, unit in (*counted, *((Fraction(1), unit) for unit in units))
            for span in _years_of(count, unit)
        }
        later = (year + sign * span for year in years for span in spans for sign in (1, -1))
        self.values = frozenset(
            (
                *ratios,
                *parts,
                *before_and_after,
                *parts_of_parts,
                *products,
                *changes,
                *multiples,
                *_sums(of_same),
                *later,
            )
        )
        left = (max(one.number.parts) - min(one.number.parts) for one in quoted if one.number.parts)
        self.rests = frozenset((*rests, *left, *(rest * one.number.greatest for rest in rests for one in counts)))
        self.years = frozenset(late - early for early, late in combinations(years, 2))


def is_year(one: Measured) -> bool:
    """Whether a number counts the years of our era."""
    is_bare = one.context.unit is None and one.number.span.words.isdigit()
    return is_bare and FIRST_YEAR <= one.number.greatest <= LAST_YEAR


def _sums(pairs: Sequence[Sequence[Fraction]]) -> Iterator[Fraction]:
    found = ((low, value) for low, high in pairs for value in (low + high, high - low))
    return (value for low, value in found if value >= LEAST_SUM or low.denominator > 1)


def _years_of(count: Fraction, unit: Unit) -> Iterator[Fraction]:
    """How many years that is, if they are whole years."""
    if unit.measure == YEAR.measure and unit.size >= YEAR.size:
        yield count * round(unit.size / YEAR.size)
