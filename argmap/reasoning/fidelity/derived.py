"""What follows from the numbers of a quote by counting: 28 % from "halved" and "56 %", seven years from two dates."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from argmap.reasoning.fidelity.measures import YEAR, Measured, Unit

FIRST_YEAR, LAST_YEAR = 1000, 2100
LEAST_SUM = 13  # smaller sums and differences are often there by chance
LEAST_PRODUCT, LEAST_CHANGED = 1000, 100  # and so are smaller products, and what a count was before it rose by a share
MOST_RECKONED = 12  # so many numbers of a quote; nobody adds up a table

Pairs = Sequence[tuple[Fraction, Fraction]]
"""Two numbers each, the lower one first."""


class Derived:
    """What somebody gets who reckons with two numbers of a quote, or with a share.

    `values` are shares, multiples, sums, differences and dates, `rests` what is left of a whole, `years` the times
    between two dates.
    """

    def __init__(self, quoted: Sequence[Measured], units: Iterable[Unit]) -> None:
        quoted = quoted[:MOST_RECKONED]
        shares = [one.number.least for one in quoted if one.number.is_share]
        counted = [one for one in quoted if not one.number.is_share and not is_year(one)]
        counts = [one.number.greatest for one in counted]
        dates = sorted({one.number.greatest for one in quoted if is_year(one)})
        of_same = [_sorted(one, other) for one, other in combinations(counted, 2) if _may_be_added(one, other)]
        ratios = {low / high for low, high in (*of_same, *combinations(sorted(shares), 2)) if 0 < low < high}
        multiples = (1 / ratio for ratio in ratios)
        parts_of_parts = (one * other for one, other in combinations(shares, 2))
        products = (one * other for one, other in combinations(counts, 2) if one * other >= LEAST_PRODUCT)
        values = (*ratios, *multiples, *parts_of_parts, *products, *_changes(of_same), *_sums(of_same))
        self.values = frozenset((*values, *_parts(shares, counts), *_dates(dates, counted, units)))
        rests = [1 - share for share in (*ratios, *shares)]
        left = (max(one.number.parts) - min(one.number.parts) for one in quoted if one.number.parts)
        self.rests = frozenset((*rests, *left, *(rest * count for rest in rests for count in counts)))
        self.years = frozenset(late - early for early, late in combinations(dates, 2))


def is_year(one: Measured) -> bool:
    """Whether a number counts the years of our era."""
    is_bare = one.context.unit is None and one.number.span.words.isdigit()
    return is_bare and FIRST_YEAR <= one.number.greatest <= LAST_YEAR


def _may_be_added(one: Measured, other: Measured) -> bool:
    return None in (one.context.unit, other.context.unit) or one.context.unit == other.context.unit


def _sorted(one: Measured, other: Measured) -> tuple[Fraction, Fraction]:
    values = one.number.greatest, other.number.greatest
    return min(values), max(values)


def _sums(pairs: Pairs) -> Iterator[Fraction]:
    found = ((low, value) for low, high in pairs for value in (low + high, high - low))
    return (value for low, value in found if value >= LEAST_SUM or low.denominator > 1)


def _changes(pairs: Pairs) -> Iterator[Fraction]:
    """By what share one number is more or less than another."""
    return (change for low, high in pairs if low > 0 for change in (1 - low / high, high / low - 1))


def _parts(shares: Sequence[Fraction], counts: Sequence[Fraction]) -> Iterator[Fraction]:
    """The shares of counts, and counts before they rose or fell by a share, and after."""
    for share in shares:
        for count in counts:
            yield share * count
            changed = (count * (1 + share), count * (1 - share), count / (1 + share), count / (1 - share))
            yield from (value for value in changed if value >= LEAST_CHANGED)


def _dates(dates: Sequence[Fraction], counted: Sequence[Measured], units: Iterable[Unit]) -> Iterator[Fraction]:
    """The years as many years before and after the dates as are counted."""
    times = [(one.number.greatest, one.context.unit) for one in counted if one.context.unit is not None]
    spans = {
        span for count, unit in (*times, *((Fraction(1), unit) for unit in units)) for span in _years_of(count, unit)
    }
    return (value for date in dates for span in spans for value in (date + span, date - span))


def _years_of(count: Fraction, unit: Unit) -> Iterator[Fraction]:
    """How many years that is, if they are whole years."""
    if unit.measure == YEAR.measure and unit.size >= YEAR.size:
        yield count * round(unit.size / YEAR.size)
