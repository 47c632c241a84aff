"""Every way in which a text says more than the quotes it rests on, or something else.

Saying less is no fault: a text may add a "may", leave out a clause, or speak of some where its quote speaks of most.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from argmap.reasoning.fidelity.figures import Figures
from argmap.reasoning.fidelity.lexicon import Lexicon
from argmap.reasoning.fidelity.negations import Negations
from argmap.reasoning.fidelity.sides import Side, Sides, sides_of
from argmap.reasoning.tokens import Span, Token, span

BETWEEN_QUOTES = "\n"


class DifferenceKind(StrEnum):
    HEDGE = "hedge"
    QUANTIFIER = "quantifier"
    NEGATION = "negation"
    NUMBER = "number"
    NAME = "name"


Found = tuple[DifferenceKind, Span | None, Span | None]
"""A kind of difference, where the text has it and where the quotes do."""


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


def differences(text: str, quotes: Sequence[str], lexicon: Lexicon, around: str = "") -> tuple[Difference, ...]:
    """What a text says that its quotes do not, in the order of the kinds. Nothing without a text or without quotes.

    Names and numbers from `around` the quotes are known too: where a quote says "it", a text rightly says who that is.
    """
    quotes = [quote.replace("\r", " ").replace(BETWEEN_QUOTES, " ") for quote in quotes]
    joined = BETWEEN_QUOTES.join(quotes)
    if not text.strip() or not joined.strip():
        return ()
    said, quoted, near = lexicon.side(text), lexicon.side(joined, True), lexicon.side(around, True)
    figures = Figures(said, quoted, near, lexicon.measures, lexicon.amounts.most_in(quoted))
    known = lexicon.names.known_in((*quoted.tokens, *near.tokens))
    rests, sides = list(figures.rests()), sides_of(said, quoted, lexicon.clauses)
    negations = Negations(lexicon.polarity, sides)
    bounds = list(figures.changed_bounds())
    is_turned = negations.change is not None and bool(rests or bounds)  # 60 % have none where 40 % have one
    is_rest = negations.change is not None or lexicon.measures.speaks_of_rest((*said.tokens, *quoted.tokens))
    found = (
        *_hedges(sides, said, quoted, lexicon),
        *(() if is_turned else _negations(negations, said, quoted)),
        *(
            (DifferenceKind.QUANTIFIER, *pair)
            for pair in lexicon.amounts.changed(said, quoted, figures.quoted, negations.denies)
        ),
        *((DifferenceKind.QUANTIFIER, *pair) for pair in (() if is_turned else bounds)),
        *((DifferenceKind.NUMBER, one, None) for one in figures.unknown(with_rests=not is_rest)),
        *((DifferenceKind.NAME, one, None) for one in lexicon.names.unknown(text, said.tokens, known)),
    )
    changed = [theirs for kind, _, theirs in found if kind is DifferenceKind.QUANTIFIER]
    return tuple(
        Difference(kind, mine, _in_quote(theirs, quotes))
        for kind, mine, theirs in found
        if kind is not DifferenceKind.HEDGE or theirs not in changed
    )


def _hedges(sides: Sides, said: Side, quoted: Side, lexicon: Lexicon) -> Iterator[Found]:
    raised = list(lexicon.hedges.raised(sides))
    for sure, hedge in raised:
        yield DifferenceKind.HEDGE, _span(said.text, sure), _span(quoted.text, hedge)
    for hedge in () if raised else lexicon.hedges.dropped(sides):
        yield DifferenceKind.HEDGE, None, _span(quoted.text, hedge)


def _negations(negations: Negations, said: Side, quoted: Side) -> Iterator[Found]:
    change = negations.change
    if change is not None and change.is_added:
        yield DifferenceKind.NEGATION, _span(said.text, change.tokens), None
    elif change is not None:
        yield DifferenceKind.NEGATION, None, _span(quoted.text, change.tokens)


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
