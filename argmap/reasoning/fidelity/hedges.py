"""Where a text drops what made its quote careful ("may", "sometimes"), or is certain where the quote is not."""

from collections.abc import Iterator

from argmap.reasoning.fidelity.sides import Sides
from argmap.reasoning.tokens import Found, Lookup, Phrase, Token, has_any, lookup, phrases_in
from argmap.reasoning.word_lists import Words

CAREFUL = ("few", "some", "many", "most", "nearly_all")


class Hedges:
    """The hedges of a language, what is as careful as they are, and what is certain instead."""

    def __init__(self, words: Words) -> None:
        hedges = (*words.hedges, *_careful(words))
        self._wide, self._hedges = lookup(hedges), lookup(hedges, words.not_hedges)
        self._keepers = lookup((*hedges, *words.keeps_hedge), words.certainties)
        self._certain = lookup(words.certainties, words.not_certainties)
        self._reported, self._reporting = lookup(words.reported_hedges).wanted, lookup(words.reporting)

    def dropped(self, sides: Sides) -> Iterator[tuple[Token, ...]]:
        """The hedges of each clause for which nothing in the text stands: neither itself nor a new one."""
        kept, there = _phrases(sides.text, self._keepers), _phrases(sides.quote, self._keepers)
        if kept - there:
            return
        for clause in sides.clauses:
            found = self._first(clause.tokens)
            if found and not kept & _phrases(clause.tokens, self._wide):
                yield found

    def raised(self, sides: Sides) -> Iterator[tuple[tuple[Token, ...], tuple[Token, ...]]]:
        """What a text is certain by ("proves"), and what its quotes hedge with instead."""
        sure = next(phrases_in(sides.text, self._certain), None)
        hedge = next((found for clause in sides.clauses if (found := self._first(clause.tokens))), None)
        if sure is None or hedge is None or self._first(sides.text) or has_any(sides.quote, self._certain):
            return
        yield _tokens(sides.text, sure), hedge

    def _first(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """The first hedge that must not be dropped; without words if there is none."""
        reporting = next((one.first for one in phrases_in(tokens, self._reporting)), len(tokens))
        for one in phrases_in(tokens, self._hedges):
            is_reported = one.phrase in self._reported and reporting < one.first
            if not is_reported and not _is_name_like(tokens, one):
                return _tokens(tokens, one)
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
