"""Numbers with what stands around them: "at least 40", "45 euros per month"."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, takewhile
from typing import Literal

from argmap.reasoning.fidelity.numbers import Number
from argmap.reasoning.fidelity.sides import Side
from argmap.reasoning.tokens import Found, Span, Token, has_any, lookup, phrases_in, split
from argmap.reasoning.word_lists import NumberWords, Phrases

CONVERTED = 0.03  # a month has no certain number of days
BEFORE, BEHIND = 8, 5  # words around a number in which its bound and its period stand
DENIED_WITHIN = 10  # words between a "no" and the number of "more than six"
UNIT_BEHIND = 2  # square kilometres

Bound = Literal["least", "most", "nearly"]


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted: a measure such as time or length, and the size of the unit; money has a currency instead."""

    measure: str
    size: float
    is_convertible: bool = True


YEAR = Unit("time", 365)


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a number. `period` tells by its place in the word list what the number is counted by."""

    bound: Bound | None = None
    unit: Unit | None = None
    period: int | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with its context, and the stretch from its bound on."""

    number: Number
    context: Context
    span: Span


class Measures:
    """The units, bounds and periods of a language."""

    def __init__(self, words: NumberWords, negators: Phrases) -> None:
        self._negators, self._rests = lookup(negators), lookup(words.rests)
        self._before, self._behind = (
            Bounds(words.at_least, words.at_most, words.nearly),
            Bounds(words.least_behind, words.most_behind, ()),
        )
        self._of = frozenset(words.of)
        self._limits = lookup(words.limits)
        self._periods = [lookup(period.phrases) for period in words.periods]
        self._sizes = [Fraction(period.in_year) for period in words.periods]
        sizes = ((key, Unit(measure, size)) for measure, units in words.measures.items() for key, size in units.items())
        currencies = ((key, number) for number, names in enumerate(words.currencies) for key in names)
        self._units = dict(sizes) | {key: Unit("money", one, is_convertible=False) for key, one in currencies}

    def within(self, side: Side) -> Iterator[Measured]:
        """The numbers of a text with what stands around them."""
        starts = [token.start for token in side.tokens]
        for number in side.numbers:
            first, after = bisect_left(starts, number.span.start), bisect_right(starts, number.span.end - 1)
            before, behind = side.tokens[max(0, first - BEFORE) : first], _sentence(side.tokens[after : after + BEHIND])
            bound, begin = self._before.before(before)
            bound, begin = bound or self._behind.behind(behind), number.span.start if begin is None else begin
            denied = [token for token in side.tokens[max(0, first - DENIED_WITHIN) : first] if token.start < begin]
            if bound == "least" and has_any(tuple(denied), self._negators):
                bound = "most"  # "cannot last longer than six weeks"
            context = Context(
                bound, self._unit_at(side.text, number.span, before, behind), self._period(before, behind)
            )
            yield Measured(number, context, Span(begin, number.span.end, side.text[begin : number.span.end]))

    def is_limited(self, tokens: tuple[Token, ...]) -> bool:
        """Whether a text says that its numbers are limits."""
        return has_any(tokens, self._limits)

    def speaks_of_rest(self, tokens: tuple[Token, ...]) -> bool:
        """Whether a text may say what is left of a whole."""
        return has_any(tokens, self._rests)

    def single_units(self, side: Side) -> Iterator[Unit]:
        """The units that a text may have one of: "a year", "the past year" are twelve months."""
        for before, token in pairwise(side.tokens):
            if not before.key.isdigit() and token.key in self._units:
                yield self._units[token.key]

    def per_period(self, period: int | None, known: Mapping[Fraction, Iterable[Context]]) -> Iterator[Fraction]:
        """What numbers with a period are by another one: 40 million a month are 480 million a year."""
        if period is None:
            return
        for value, contexts in known.items():
            periods = {context.period for context in contexts if context.period is not None}
            yield from (value * self._sizes[other] / self._sizes[period] for other in periods)

    def _unit_at(self, text: str, span: Span, before: tuple[Token, ...], behind: tuple[Token, ...]) -> Unit | None:
        inside = [word.casefold() for word in span.words.split()]
        around = [*inside, text[span.start - 1 : span.start], text[span.end : span.end + 1]]
        keys = [*around, *(token.key for token in self._counted(behind)), *(token.key for token in before[-1:])]
        return next((self._units[key] for key in keys if key in self._units), None)

    def _counted(self, behind: tuple[Token, ...]) -> tuple[Token, ...]:
        """The words behind a number that may say what it counts: "two square kilometres", "a quarter of a year"."""
        is_part = bool(behind) and behind[0].key in self._of
        return behind[: UNIT_BEHIND + is_part]

    def _period(self, before: tuple[Token, ...], behind: tuple[Token, ...]) -> int | None:
        """The only period around a number; of several none."""
        sides = (behind, before)
        found = [at for at, phrases in enumerate(self._periods) for side in sides if has_any(side, phrases)]
        return found[0] if len(found) == 1 else None


class Bounds:
    """Phrases that make a number the least or the most, or say that it is nearly reached."""

    def __init__(self, least: Phrases, most: Phrases, nearly: Phrases) -> None:
        kinds: tuple[tuple[Bound, Phrases], ...] = (("nearly", nearly), ("most", most), ("least", least))
        self._kinds = {split(phrase): bound for bound, phrases in kinds for phrase in phrases}
        self._phrases = lookup((*least, *most, *nearly))

    def before(self, tokens: tuple[Token, ...]) -> tuple[Bound | None, int | None]:
        """What a number behind these words is bounded by, and where that begins."""
        found = next((one for one in phrases_in(tokens, self._phrases) if one.after == len(tokens)), None)
        return (None, None) if found is None else (self._bound(found), tokens[found.first].start)

    def behind(self, tokens: tuple[Token, ...]) -> Bound | None:
        """What a number before these words is bounded by, behind its unit at most."""
        found = next(phrases_in(tokens, self._phrases), None)
        return self._bound(found) if found is not None and found.first <= UNIT_BEHIND else None

    def _bound(self, found: Found) -> Bound:
        return self._kinds[found.phrase]


def _sentence(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Words up to the next sentence."""
    return tuple(takewhile(lambda token: not token.opens, tokens))


def are_same(one: Context, other: Context) -> bool:
    """Whether a number in one context can be the number in the other: not euros and dollars, per month and per year."""
    is_other_period = None not in (one.period, other.period) and one.period != other.period
    mine, theirs = one.unit, other.unit
    return not is_other_period and (mine is None or theirs is None or mine.measure != theirs.measure or mine == theirs)


def is_as_much(one: float, unit: Unit, other: float, of: Unit, tolerance: float) -> bool:
    """Whether two years are 24 months."""
    if unit.measure != of.measure or not unit.is_convertible:
        return False
    return abs(one * unit.size - other * of.size) <= tolerance * other * of.size
