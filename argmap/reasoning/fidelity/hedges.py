"""Where a text drops what made its quote careful ("may", "sometimes"), or is certain where the quote is not."""

from collections.abc import Iterator

from argmap.reasoning.fidelity.sides import Sides
from argmap.reasoning.tokens import Found, Lookup, Phrase, Token, has_any, lookup, phrases_in, split
from argmap.reasoning.word_lists import Rung, Words

CAREFUL: tuple[Rung, ...] = ("few", "some", "many", "most", "nearly_all")


class Hedges:
    """The hedges of a language, what is as careful as they are, and what is certain instead."""

    def __init__(self, words: Words) -> None:
        frequencies = [words.frequencies[rung] for rung in CAREFUL]
        groups = [*(group.words for group in words.hedges), *frequencies]
        self._frequent = len(words.hedges)
        hedges = [phrase for group in groups for phrase in group]
        self._groups = {split(phrase): at for at, group in reversed([*enumerate(groups)]) for phrase in group}
        self._hedges, self._wide = lookup(hedges, words.not_hedges), lookup(hedges)
        amounts = (phrase for rung in CAREFUL for phrase in (*words.amounts[rung], *words.degrees[rung]))
        frequency = lookup((*words.keeps_frequency, *amounts), words.certainties)
        keepers = (lookup(group.kept_by, words.certainties) for group in words.hedges)
        self._keepers = [*keepers, *(frequency for _ in frequencies)]
        self._certain = lookup(words.certainties, words.not_certainties)
        self._weakened = [(lookup(one.words).wanted, lookup(one.beside)) for one in words.weakened]

    def dropped(self, sides: Sides) -> Iterator[tuple[Token, ...]]:
        """The hedges of each clause for which nothing in the text stands: neither itself nor a new one."""
        for clause in sides.clauses:
            found = self._first(clause.tokens)
            if found is not None and not self._is_kept(found, clause.tokens, sides):
                yield _tokens(clause.tokens, found)

    def _is_kept(self, found: Found, clause: tuple[Token, ...], sides: Sides) -> bool:
        """Whether the text has a hedge of the clause as strong as this one, or a new one that stands for no "often"."""
        group = self._groups[found.phrase]
        text, quote = self._keeping(sides.text, group), self._keeping(sides.quote, group)
        if any(self._groups[one] <= group for one in text & _phrases(clause, self._wide)):
            return True
        replaced = {self._groups[one] for one in quote - text if self._groups.get(one, 0) >= self._frequent} - {group}
        return any(self._groups.get(one) not in replaced for one in text - quote)

    def _keeping(self, tokens: tuple[Token, ...], group: int) -> set[Phrase]:
        """The phrases that can stand for a hedge of a group."""
        return _phrases(tokens, self._wide) | _phrases(tokens, self._keepers[group])

    def raised(self, sides: Sides) -> Iterator[tuple[tuple[Token, ...], tuple[Token, ...]]]:
        """What a text is certain by ("proves"), and what its quotes hedge with instead."""
        sure, kept = next(phrases_in(sides.text, self._certain), None), self._first(sides.text)
        hedges = ((clause.tokens, self._first(clause.tokens)) for clause in sides.clauses)
        tokens, hedge = next(((tokens, one) for tokens, one in hedges if one is not None), ((), None))
        if sure is None or hedge is None or has_any(sides.quote, self._certain):
            return
        if kept is None or self._groups[kept.phrase] > self._groups[hedge.phrase]:
            yield _tokens(sides.text, sure), _tokens(tokens, hedge)

    def _first(self, tokens: tuple[Token, ...]) -> Found | None:
        """The hedge that must not be dropped: the first of those in the first group."""
        weak = {phrase for words, beside in self._weakened if has_any(tokens, beside) for phrase in words}
        needed = [
            one for one in phrases_in(tokens, self._hedges) if one.phrase not in weak and not _is_name_like(tokens, one)
        ]
        return min(needed, key=lambda one: self._groups[one.phrase], default=None)


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
