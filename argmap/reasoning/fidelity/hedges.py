"""Where a text drops what made its quote careful ("may", "sometimes"), or is certain where the quote is not."""

from collections.abc import Iterator

from argmap.reasoning.clauses import Clause
from argmap.reasoning.fidelity.sides import Sides
from argmap.reasoning.tokens import Found, Lookup, Phrase, Token, lookup, phrases_in
from argmap.reasoning.word_lists import Words

CAREFUL = ("few", "some", "many", "most", "nearly_all")


def dropped_hedges(sides: Sides, words: Words) -> Iterator[tuple[Token, ...]]:
    """The hedges of each clause for which nothing in the text stands: neither itself nor another that was not there."""
    hedges = (*words.hedges, *_careful(words))
    keepers, wide = lookup((*hedges, *words.keeps_hedge), words.certainties), lookup(hedges)
    kept, there = _phrases(sides.text, keepers), _phrases(sides.quote, keepers)
    if kept - there:
        return
    needed = Needed(words)
    for clause in sides.clauses:
        found = needed.first(clause)
        if found and not kept & _phrases(clause.tokens, wide):
            yield found


def raised_hedges(sides: Sides, words: Words) -> Iterator[tuple[tuple[Token, ...], tuple[Token, ...]]]:
    """What a text is certain by ("proves"), and what its quotes hedge with instead."""
    certain = lookup(words.certainties, words.not_certainties)
    sure, needed = next(phrases_in(sides.text, certain), None), Needed(words)
    hedge = next((found for clause in sides.clauses if (found := needed.first(clause))), None)
    if sure is None or hedge is None or needed.first(Clause(sides.text)):
        return
    if not _phrases(sides.quote, certain):
        yield _tokens(sides.text, sure), hedge


class Needed:
    """The hedges of a language that must not be dropped."""

    def __init__(self, words: Words) -> None:
        self._hedges = lookup((*words.hedges, *_careful(words)), words.not_hedges)
        self._reported, self._reporting = lookup(words.reported_hedges).wanted, lookup(words.reporting)

    def first(self, clause: Clause) -> tuple[Token, ...]:
        """The first one in a clause; without words if there is none."""
        reporting = next((one.first for one in phrases_in(clause.tokens, self._reporting)), len(clause.tokens))
        for one in phrases_in(clause.tokens, self._hedges):
            is_reported = one.phrase in self._reported and reporting < one.first
            if not is_reported and not _is_name_like(clause.tokens, one):
                return _tokens(clause.tokens, one)
        return ()


def _careful(words: Words) -> tuple[str, ...]:
    return tuple(phrase for rung, phrases in words.frequencies.items() if rung in CAREFUL for phrase in phrases)


def _phrases(tokens: tuple[Token, ...], looked_for: Lookup) -> set[Phrase]:
    return {one.phrase for one in phrases_in(tokens, looked_for) if not _is_name_like(tokens, one)}


def _is_name_like(tokens: tuple[Token, ...], found: Found) -> bool:
    """Whether a hedge is a name: "May" with a capital within a sentence, or before a year."""
    first = tokens[found.first]
    if not first.text[:1].isupper():
        return False
    following = tokens[found.after].text if found.after < len(tokens) else ""
    return not first.opens or following.isdigit()


def _tokens(tokens: tuple[Token, ...], found: Found) -> tuple[Token, ...]:
    return tokens[found.first : found.after]
