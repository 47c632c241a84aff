"""Every way in which a text says more than the quotes it rests on, or something else.

Saying less is no fault: a text may add a "may", leave out a clause, or speak of some where its quote speaks of most.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from argmap.reasoning.fidelity.amounts import changed_amounts, most_in
from argmap.reasoning.fidelity.figures import Figures
from argmap.reasoning.fidelity.hedges import dropped_hedges, raised_hedges
from argmap.reasoning.fidelity.names import known_in, unknown_names
from argmap.reasoning.fidelity.negations import changed_negations
from argmap.reasoning.fidelity.sides import Side, side_of, sides_of
from argmap.reasoning.tokens import Span, Token, span
from argmap.reasoning.word_lists import Words

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
    said, quoted, near = side_of(text, words), side_of(joined, words, True), side_of(around, words, True)
    figures = Figures(said, quoted, near, words.numbers, most_in(quoted, words))
    tokens = (*quoted.tokens, *near.tokens)
    found = (
        *_certainty(said, quoted, words),
        *((DifferenceKind.QUANTIFIER, *pair) for pair in changed_amounts(said, quoted, figures.quoted, words)),
        *((DifferenceKind.QUANTIFIER, *pair) for pair in figures.changed_bounds()),
        *((DifferenceKind.NUMBER, one, None) for one in figures.unknown()),
        *((DifferenceKind.NAME, one, None) for one in unknown_names(text, said.tokens, known_in(tokens), words.names)),
    )
    changed = [theirs for kind, _, theirs in found if kind is DifferenceKind.QUANTIFIER]
    return tuple(
        Difference(kind, mine, _in_quote(theirs, quotes))
        for kind, mine, theirs in found
        if kind is not DifferenceKind.HEDGE or theirs not in changed
    )


def _certainty(said: Side, quoted: Side, words: Words) -> Iterator[tuple[DifferenceKind, Span | None, Span | None]]:
    sides = sides_of(said, quoted, words)
    raised = list(raised_hedges(sides, words))
    for sure, hedge in raised:
        yield DifferenceKind.HEDGE, _span(said.text, sure), _span(quoted.text, hedge)
    for hedge in () if raised else dropped_hedges(sides, words):
        yield DifferenceKind.HEDGE, None, _span(quoted.text, hedge)
    for negation, is_added in changed_negations(sides, words):
        found = _span(said.text if is_added else quoted.text, negation)
        yield DifferenceKind.NEGATION, found if is_added else None, None if is_added else found


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
