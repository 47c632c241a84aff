"""Where a text says more, or oftener, than its quotes: "all" for "some", "always" for "usually"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from argmap.reasoning.fidelity.numbers import Number
from argmap.reasoning.tokens import Span, Token, lookup, phrases_in, span_of, split
from argmap.reasoning.word_lists import Ladder, Rung, Words

RUNGS: tuple[str, ...] = get_args(Rung)
FEW, SOME, MANY, MOST, ALL = (RUNGS.index(one) for one in ("few", "some", "many", "most", "all"))
SHARES = ((0.8, RUNGS.index("nearly_all")), (0.5, MOST), (0.25, MANY))


@dataclass(frozen=True, slots=True)
class Amount:
    """A word for how many or how often, and its rung from 0 for few to 5 for all."""

    rung: int
    span: Span


@dataclass(frozen=True, slots=True)
class Side:
    """A text, its words and its numbers."""

    text: str
    tokens: tuple[Token, ...]
    numbers: tuple[Number, ...]


def changed_amounts(said: Side, quoted: Side, words: Words) -> Iterator[tuple[Span, Span]]:
    """What the text says and what the quotes say instead: something higher on the ladder, or few for many.

    Where the quotes count otherwise, by "half of them" or by "often", a text that says "all" is held against that.
    """
    ladders = (words.amounts, words.frequencies)
    for ladder, other in (ladders, ladders[::-1]):
        mine, theirs = _amounts(said, ladder, words), _amounts(quoted, ladder, words)
        if mine and not theirs:
            mine = [one for one in mine if one.rung >= MOST]
            theirs = _shares(quoted.numbers) or (_amounts(quoted, other, words) if _highest(mine) == ALL else [])
        yield from _changed(mine, theirs)


def _amounts(side: Side, ladder: Ladder, words: Words) -> list[Amount]:
    """The words of a ladder in a text; longer phrases of any rung go before shorter ones."""
    rungs = {split(phrase): RUNGS.index(rung) for rung, phrases in ladder.items() for phrase in phrases}
    looked_for = lookup((phrase for phrases in ladder.values() for phrase in phrases), words.not_quantifiers)
    return [
        Amount(rungs[found.phrase], span_of(side.text, side.tokens, found))
        for found in phrases_in(side.tokens, looked_for)
    ]


def _shares(numbers: tuple[Number, ...]) -> list[Amount]:
    """The shares among numbers, on the rung on which one would put them in words."""
    return [
        Amount(next((rung for least, rung in SHARES if number.share > least), SOME), number.span)
        for number in numbers
        if number.share is not None
    ]


def _highest(amounts: list[Amount]) -> int:
    return max((one.rung for one in amounts), default=-1)


def _changed(said: list[Amount], quoted: list[Amount]) -> Iterator[tuple[Span, Span]]:
    top, limit = _highest(said), _highest(quoted)
    if not said or not quoted:
        return
    highest = next(one for one in quoted if one.rung == limit)
    if top > limit:
        yield next(one for one in said if one.rung == top).span, highest.span
    elif limit >= MANY and FEW in {one.rung for one in said} - {one.rung for one in quoted}:
        yield next(one for one in said if one.rung == FEW).span, highest.span
