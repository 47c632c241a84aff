"""Where a text says more, or oftener, than its quotes: "all" for "some", "always" for "usually"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from argmap.reasoning.clauses import Clauses
from argmap.reasoning.fidelity.measures import Measured
from argmap.reasoning.fidelity.sides import Side
from argmap.reasoning.tokens import Found, Span, Token, lookup, phrases_in, span_of, split
from argmap.reasoning.word_lists import Ladder, Rung, Words

RUNGS: tuple[str, ...] = get_args(Rung)
FEW, SOME, MANY, MOST, ALL = (RUNGS.index(one) for one in ("few", "some", "many", "most", "all"))
SHARES = ((0.8, RUNGS.index("nearly_all")), (0.5, MOST), (0.25, MANY))

LOOKED_AT, THINGS = 8, 3  # words behind an amount that say of what it is one


@dataclass(frozen=True, slots=True)
class Amount:
    """A word for how many or how often, its rung from 0 for few to 5 for all, and of what it says so."""

    rung: int
    span: Span
    things: tuple[str, ...] = ()


class Rungs:
    """A ladder made ready for looking up."""

    def __init__(self, ladder: Ladder, words: Words) -> None:
        self.rungs = {split(phrase): RUNGS.index(rung) for rung, phrases in ladder.items() for phrase in phrases}
        self.looked_for = lookup((phrase for phrases in ladder.values() for phrase in phrases), words.not_quantifiers)


class Amounts:
    """The words of a language for how many and how often."""

    def __init__(self, words: Words, clauses: Clauses) -> None:
        self._clauses = clauses
        amounts, frequencies = Rungs(words.amounts, words), Rungs(words.frequencies, words)
        self._amounts, self._ladders = amounts, ((amounts, frequencies), (frequencies, amounts))

    def changed(self, said: Side, quoted: Side, counted: Sequence[Measured]) -> Iterator[tuple[Span, Span]]:
        """What the text says and what the quotes say instead: something higher on the ladder, or few for many.

        Where the quotes count otherwise, by "half of them" (which is `counted`) or by "often", a text that says "all"
        is held against that.
        """
        for ladder, other in self._ladders:
            mine, theirs = self._within(said, ladder), self._within(quoted, ladder)
            if mine and not theirs:
                mine = [one for one in mine if one.rung >= MOST]
                theirs = _shares(counted) or (self._within(quoted, other) if _highest(mine) == ALL else [])
            yield from _changed(mine, theirs)

    def most_in(self, side: Side) -> Span | None:
        """Where a text first speaks of most of something."""
        return next((one.span for one in self._within(side, self._amounts) if one.rung == MOST), None)

    def _within(self, side: Side, ladder: Rungs) -> list[Amount]:
        """The words of a ladder in a text; longer phrases of any rung go before shorter ones."""
        return [
            Amount(ladder.rungs[found.phrase], span_of(side.text, side.tokens, found), self._things(side.tokens, found))
            for found in phrases_in(side.tokens, ladder.looked_for)
        ]

    def _things(self, tokens: tuple[Token, ...], found: Found) -> tuple[str, ...]:
        """The first words of content behind a word for an amount, as stems, up to the next sentence."""
        behind = tokens[found.after : found.after + LOOKED_AT]
        end = next((number for number, token in enumerate(behind) if token.opens), len(behind))
        return tuple(token.stem for token in behind[:end] if self._clauses.is_content(token))[:THINGS]


def _shares(counted: Sequence[Measured]) -> list[Amount]:
    """The shares among numbers, on the rung on which one would put them in words: more than half are most."""
    return [
        Amount(next((rung for least, rung in SHARES if _exceeds(one, least)), SOME), one.span)
        for one in counted
        if one.number.share is not None
    ]


def _exceeds(one: Measured, least: float) -> bool:
    share = one.number.share or 0
    return share > least or (share == least and one.context.bound == "least")


def _highest(amounts: Sequence[Amount]) -> int:
    return max((one.rung for one in amounts), default=-1)


def _are_of_same(one: Amount, other: Amount) -> bool:
    """Whether one amount is of what the other is of, as far as the first thing behind it tells."""
    return not set(one.things[:1]).isdisjoint(other.things) or not set(other.things[:1]).isdisjoint(one.things)


def _changed(said: list[Amount], quoted: list[Amount]) -> Iterator[tuple[Span, Span]]:
    """The first amount that stands higher than those which the quotes have of the same things, or of any."""
    if not quoted:
        return
    for one in said:
        of_same = [other for other in quoted if _are_of_same(one, other)] or quoted
        highest = max(of_same, key=lambda other: other.rung)
        if one.rung > highest.rung:
            yield one.span, highest.span
            return
    highest = max(quoted, key=lambda other: other.rung)
    few = next((one for one in said if one.rung == FEW), None)
    if few is not None and highest.rung >= MANY and all(one.rung != FEW for one in quoted):
        yield few.span, highest.span
