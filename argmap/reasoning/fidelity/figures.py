"""Where a text has other numbers than its quotes, or has them as another bound: "at most 40" for "at least 40"."""

from collections.abc import Iterator, Set
from fractions import Fraction

from argmap.reasoning.fidelity.derived import Derived
from argmap.reasoning.fidelity.measures import CONVERTED, YEAR, Bound, Context, Measured, Measures, are_same, is_as_much
from argmap.reasoning.fidelity.sides import Side
from argmap.reasoning.tokens import Span

ROUGHLY = Fraction(1, 10)  # "about 500" is true of what differs from it by a tenth at most
WITHIN = Fraction(3, 10)  # "more than 500" is said of what exceeds it by so much at most
SHARES_ROUGHLY = Fraction(2, 100)
UNROUNDED = Fraction(4, 1000)  # 33 % are a third
ROUND = range(1, 11)
PLACES, MANY = 6, 20  # digits behind the point that are looked at; more than any number has that is written
OPPOSITE: dict[Bound | None, set[Bound]] = {
    "least": {"most", "nearly"},
    "most": {"least"},
    "nearly": {"least"},
    None: {"most"},
}


class Figures:
    """The numbers of a text beside those of its quotes and those around them. `most` of a thing is more than half."""

    def __init__(self, said: Side, quoted: Side, near: Side, measures: Measures, most: Span | None = None) -> None:
        self._measures, self._text = measures, said.tokens
        self._said = list(measures.within(said))
        self.quoted = list(measures.within(quoted))
        derived = Derived(self.quoted, measures.single_units(quoted))
        self._derived, self._rests = derived.values, derived.rests
        self._known: dict[Fraction, dict[Context, Span]] = {}
        for one in (*self.quoted, *measures.within(near)):
            for value in one.number.values:
                self._known.setdefault(value, {}).setdefault(one.context, one.span)
        if most is not None:
            self._known.setdefault(Fraction(1, 2), {}).setdefault(Context("least"), most)
        self._units = {(1.0, unit) for side in (quoted, near) for unit in measures.single_units(side)}
        self._units |= {(float(years), YEAR) for years in derived.years}
        self._units |= {
            (float(value), context.unit)
            for value, contexts in self._known.items()
            for context in contexts
            if context.unit is not None
        }

    def unknown(self, with_rests: bool) -> Iterator[Span]:
        """The numbers of the text that its quotes and what stands around them do not hold, as far as one can tell."""
        strange = (one for one in self._said if not self._is_known(one))
        return (one.number.span for one in strange if with_rests or not self._is_rest(one))

    def rests(self) -> Iterator[Span]:
        """The numbers of the text that are what the quotes leave of a whole: 60 % are not where 40 % are."""
        return (one.number.span for one in self._said if self._is_rest(one))

    def changed_bounds(self) -> Iterator[tuple[Span, Span]]:
        """Where both sides have a number, one as the least and the other as the most; and where "up to" was dropped."""
        is_limited = self._measures.is_limited(self._text)
        for one in self._said:
            contexts, is_vague = self._contexts(one), is_limited or one.number.is_rough
            bounds = {context.bound for context in contexts}
            is_dropped = one.context.bound is None and is_vague
            if bounds and not is_dropped and bounds <= OPPOSITE[one.context.bound]:
                yield one.span, next(iter(contexts.values()))

    def _contexts(self, one: Measured) -> dict[Context, Span]:
        return {context: span for value in one.number.readings for context, span in self._known.get(value, {}).items()}

    def _is_known(self, one: Measured) -> bool:
        contexts, parts = self._contexts(one), one.number.parts
        if contexts:
            return any(are_same(one.context, context) for context in contexts)
        if parts and parts - {1} <= self._known.keys():
            return True
        others = self._derived.union(self._known, self._measures.per_period(one.context.period, self._known))
        return self._is_one_of(one, others) or self._is_as_much(one)

    def _is_rest(self, one: Measured) -> bool:
        return self._is_one_of(one, self._rests)

    def _is_one_of(self, one: Measured, others: Set[Fraction]) -> bool:
        return any(_agrees(one, value, other) for value in one.number.readings for other in others)

    def _is_as_much(self, one: Measured) -> bool:
        """Whether it is the same in another unit."""
        unit = one.context.unit
        tolerance = WITHIN if one.context.bound is not None else ROUGHLY if one.number.is_rough else CONVERTED
        return unit is not None and any(
            is_as_much(float(value), unit, other, of, float(tolerance))
            for value in one.number.readings
            for other, of in self._units
            if of != unit or of == YEAR
        )


def _agrees(one: Measured, value: Fraction, other: Fraction) -> bool:
    """Whether a number read as a value is said of another: of the same, or of one that it rounds."""
    difference, is_share = abs(value - other), value < 1 and other < 1
    is_in_words = value == one.number.share  # "three in five" is said of 61 %
    if difference == 0 or (is_share and difference <= SHARES_ROUGHLY and (is_in_words or one.number.is_rough)):
        return True
    if not is_rounder(value, other):
        return is_share and is_rounder(other, value) and difference <= UNROUNDED
    if is_share and difference <= UNROUNDED:
        return True
    if one.number.is_rough and difference <= ROUGHLY * other:
        return True
    return one.context.bound is not None and _is_within(value, one.context.bound, other)


def is_rounder(one: Fraction, other: Fraction) -> bool:
    """Whether a number has fewer digits than another."""
    return digits(one) < digits(other)


def digits(value: Fraction) -> int:
    """How many digits a number has without the zeros behind; thirds, quarters and the like are as round as one."""
    if value < 1 and value.denominator in ROUND:
        return 1
    scaled = value * 10**PLACES
    if scaled.denominator != 1:
        return MANY
    return len(str(scaled.numerator).rstrip("0"))


def _is_within(limit: Fraction, bound: Bound, value: Fraction) -> bool:
    low, high = (limit, value) if bound == "least" else (value, limit)
    return 0 < low <= high <= low * (1 + WITHIN)
