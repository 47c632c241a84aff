"""Where a text says more, or oftener, than its quotes: "all" for "some", "always" for "usually"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from argmap.reasoning.clauses import Clauses
from argmap.reasoning.fidelity.measures import Measured
from argmap.reasoning.fidelity.sides import Side
from argmap.reasoning.tokens import Found, Span, Token, has_any, lookup, phrases_in, span_of, split
from argmap.reasoning.word_lists import Ladder, Rung, Words

RUNGS: tuple[str, ...] = get_args(Rung)
NONE, FEW, SOME, MANY, MOST, NEARLY_ALL, ALL = range(len(RUNGS))
SHARES = ((0.8, NEARLY_ALL), (0.5, MOST), (0.25, MANY))

DENIED_WITHIN = 2  # words between a "not" and an "often"
LOOKED_AT, THINGS = 8, 3  # words behind an amount that say of what it is one


@dataclass(frozen=True, slots=True)
class Amount:
    """A word for how many or how often, its rung from none to all, and of what it says so.

    `is_limited` says that it means no more than that: "several" are not all, where "some" may be.
    """

    rung: int
    span: Span
    things: tuple[str, ...] = ()
    is_limited: bool = False


class Rungs:
    """A ladder made ready for looking up."""

    def __init__(self, ladder: Ladder, words: Words) -> None:
        self.rungs = {split(phrase): RUNGS.index(rung) for rung, phrases in ladder.items() for phrase in phrases}
        self.looked_for = lookup((phrase for phrases in ladder.values() for phrase in phrases), words.not_quantifiers)


class Amounts:
    """The words of a language for how many and how often."""

    def __init__(self, words: Words, clauses: Clauses) -> None:
        self._clauses = clauses
        self._amounts, self._frequencies = Rungs(words.amounts, words), Rungs(words.frequencies, words)
        self._at_least = frozenset(map(split, words.some_at_least))
        self._any, self._degrees = lookup(words.any_of), Rungs(words.degrees, words)
        of_others = {*words.negators_of_things, *words.negators_of_objects}
        self._negators = lookup(one for one in words.negators if one not in of_others)

    def changed(
        self, said: Side, quoted: Side, counted: Sequence[Measured], denies: bool
    ) -> Iterator[tuple[Span, Span]]:
        """What the text says and what the quotes say instead: something higher on the ladder, or few for many.

        Where the quotes count otherwise, by "half of them" (which is `counted`) or by "often", a text that says "all"
        is held against that. A text that `denies` may say "nearly all" for "hardly any": hardly any had one, nearly all
        had none.
        """
        ladders = (self._amounts, self._frequencies, self._degrees)
        for ladder in ladders:
            mine, theirs = self._within(said, ladder), self._within(quoted, ladder)
            if denies and any(one.rung <= FEW for one in theirs):
                mine = [one for one in mine if one.rung < NEARLY_ALL]
            if mine and not theirs and ladder is not self._degrees:
                mine = [one for one in mine if one.rung >= MOST]
                others = (one for other in ladders if other is not ladder for one in self._within(quoted, other))
                theirs = _shares(counted) or (list(others) if _highest(mine) == ALL else [])
            if has_any(quoted.tokens, self._any):
                mine = [one for one in mine if one.rung < NEARLY_ALL]
            yield from _changed(mine, theirs)

    def most_in(self, side: Side) -> Span | None:
        """Where a text first speaks of most of something."""
        looked_for, rungs = self._amounts.looked_for, self._amounts.rungs
        found = (one for one in phrases_in(side.tokens, looked_for) if rungs[one.phrase] == MOST)
        return next((span_of(side.text, side.tokens, one) for one in found), None)

    def _within(self, side: Side, ladder: Rungs) -> list[Amount]:
        """The words of a ladder in a text; longer phrases of any rung go before shorter ones."""
        return [
            Amount(
                self._rung(ladder, side.tokens, found),
                span_of(side.text, side.tokens, found),
                self._things(side.tokens, found),
                ladder.rungs[found.phrase] == SOME and found.phrase not in self._at_least,
            )
            for found in phrases_in(side.tokens, ladder.looked_for)
        ]

    def _rung(self, ladder: Rungs, tokens: tuple[Token, ...], found: Found) -> int:
        """Where a phrase stands on the ladder; "not often" is rarely, "did not all" some did."""
        rung = ladder.rungs[found.phrase]
        if not has_any(tokens[max(0, found.first - DENIED_WITHIN) : found.first], self._negators):
            return rung
        return {MANY: FEW, MOST: FEW, NEARLY_ALL: SOME, ALL: SOME}.get(rung, rung)

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


def _of_same(one: Amount, quoted: list[Amount]) -> list[Amount]:
    """The amounts of what one is of; those that its first thing tells go before those of which it is one."""
    first = [other for other in quoted if not set(one.things[:1]).isdisjoint(other.things)]
    return first or [other for other in quoted if _are_of_same(one, other)]


def _is_raised(one: Amount, highest: Amount, is_of_same: bool) -> bool:
    """Whether an amount says more than another; none for few, or none for some of the same, does too."""
    if one.rung == NONE:
        return highest.rung == FEW or (is_of_same and FEW < highest.rung < NEARLY_ALL)
    return one.rung > max(highest.rung, SOME) and highest.rung > NONE


def _changed(said: list[Amount], quoted: list[Amount]) -> Iterator[tuple[Span, Span]]:
    """The first amount that stands higher than those which the quotes have of the same things, or of any."""
    if not quoted:
        return
    for one in said:
        if any(one.span.words.casefold() == other.span.words.casefold() for other in quoted):
            continue
        of_same = _of_same(one, quoted) or quoted
        highest = max(of_same, key=lambda other: other.rung)
        if _is_raised(one, highest, any(_are_of_same(one, other) for other in of_same)):
            yield one.span, highest.span
            return
    yield from _lowered(said, quoted)


def _lowered(said: list[Amount], quoted: list[Amount]) -> Iterator[tuple[Span, Span]]:
    """Where a text speaks of few, or of no more than several, and its quotes of far more alone."""
    lowest, highest = min(one.rung for one in quoted), max(quoted, key=lambda other: other.rung)
    for one in said:
        if (one.rung == FEW < MANY <= highest.rung and lowest != FEW) or (one.is_limited and lowest >= NEARLY_ALL):
            yield one.span, highest.span
            return
