"""Every way in which a text says more than the quotes it rests on, or something else.

Saying less is no fault: a text may add a "may", leave out a clause, or speak of some where its quote speaks of most.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from argmap.reasoning.clauses import clauses_of, taken_up
from argmap.reasoning.fidelity.amounts import Side, changed_amounts
from argmap.reasoning.fidelity.certainty import Sides, added_negations, dropped_hedges, dropped_negations
from argmap.reasoning.fidelity.names import known_in, unknown_names
from argmap.reasoning.fidelity.numbers import Number, numbers_in
from argmap.reasoning.tokens import Span, Token, span, tokens_of
from argmap.reasoning.word_lists import Words

ROUGHLY = 10  # "about 500" is true of what differs from it by a tenth at most
BETWEEN_QUOTES = "\n"


class DifferenceKind(StrEnum):
    HEDGE = "hedge"
    QUANTIFIER = "quantifier"
    NEGATION = "negation"
    NUMBER = "number"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class QuoteSpan(Span):
    """A stretch of one of the quotes, which are counted from 0."""

    quote: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What the text says and its quotes do not, or what a quote says and the text dropped; a change has both."""

    kind: DifferenceKind
    said: Span | None = None
    quoted: QuoteSpan | None = None


def differences(text: str, quotes: Sequence[str], words: Words, around: str = "") -> tuple[Difference, ...]:
    """What a text says that its quotes do not, in the order of the kinds. Nothing without a text or without quotes.

    Names and numbers from `around` the quotes are known too: where a quote says "it", a text rightly says who that is.
    """
    quotes = [quote.replace("\r", " ").replace(BETWEEN_QUOTES, " ") for quote in quotes]
    joined = BETWEEN_QUOTES.join(quotes)
    if not text.strip() or not joined.strip():
        return ()
    said, quoted, near = _side(text, words), _side(joined, words), _side(around, words)
    counted = frozenset(value for number in (*quoted.numbers, *near.numbers) for value in number.values)
    tokens = (*quoted.tokens, *near.tokens)
    found = (
        *_certainty(said, quoted, words),
        *((DifferenceKind.QUANTIFIER, mine, theirs) for mine, theirs in changed_amounts(said, quoted, words)),
        *((DifferenceKind.NUMBER, one.span, None) for one in said.numbers if not _is_counted(one, counted)),
        *((DifferenceKind.NAME, one, None) for one in unknown_names(text, said.tokens, known_in(tokens), words.names)),
    )
    changed = [theirs for kind, _, theirs in found if kind is DifferenceKind.QUANTIFIER]
    return tuple(
        Difference(kind, mine, _in_quote(theirs, quotes))
        for kind, mine, theirs in found
        if kind is not DifferenceKind.HEDGE or theirs not in changed
    )


def _side(text: str, words: Words) -> Side:
    return Side(text, tokens_of(text), tuple(numbers_in(text, words.numbers)))


def _certainty(said: Side, quoted: Side, words: Words) -> Iterator[tuple[DifferenceKind, Span | None, Span | None]]:
    clauses = list(clauses_of(quoted.text, quoted.tokens, words.clauses))
    sides = Sides(said.tokens, tuple(taken_up(clauses, said.tokens, words.clauses)), quoted.tokens)
    for hedge in dropped_hedges(sides, words):
        yield DifferenceKind.HEDGE, None, _span(quoted.text, hedge)
    for negation in dropped_negations(sides, words):
        yield DifferenceKind.NEGATION, None, _span(quoted.text, negation)
    for negation in added_negations(sides, words):
        yield DifferenceKind.NEGATION, _span(said.text, negation), None


def _is_counted(number: Number, known: frozenset[Fraction]) -> bool:
    """Whether a number is known, all parts of it, or where it is rough one that is near."""
    if number.readings & known or (number.parts and number.parts - {1} <= known):
        return True
    return number.is_rough and any(abs(one - near) * ROUGHLY <= near for one in number.readings for near in known)


def _span(text: str, tokens: tuple[Token, ...]) -> Span:
    return span(text, tokens[0], tokens[-1])


def _in_quote(found: Span | None, quotes: Sequence[str]) -> QuoteSpan | None:
    """A stretch of the joined quotes as one of the quote it lies in."""
    if found is None:
        return None
    begin = 0
    for number, quote in enumerate(quotes):
        if found.start < begin + len(quote):
            return QuoteSpan(found.start - begin, found.end - begin, found.words, number)
        begin += len(quote) + len(BETWEEN_QUOTES)
    raise ValueError("a stretch that lies in no quote")
