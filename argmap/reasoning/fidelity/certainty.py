"""Where a text drops what made its quote careful ("may", "sometimes"), or turns a "not" round."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.reasoning.clauses import Clause, stem
from argmap.reasoning.tokens import Found, Lookup, Phrase, Token, lookup, phrases_in
from argmap.reasoning.word_lists import Words

SHORTEST_TURNED = 4  # letters left of a word without its "un"
CAREFUL = ("few", "some", "many", "most", "nearly_all")


@dataclass(frozen=True, slots=True)
class Sides:
    """The words of a text and of the clauses of its quotes that it takes up; `quote` is all that the quotes say."""

    text: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    quote: tuple[Token, ...]


def dropped_hedges(sides: Sides, words: Words) -> Iterator[tuple[Token, ...]]:
    """The hedges of each clause for which nothing in the text stands: neither itself nor another that was not there."""
    hedges = (*words.hedges, *_careful(words))
    keepers, needed, wide = lookup((*hedges, *words.keeps_hedge)), lookup(hedges, words.not_hedges), lookup(hedges)
    kept, there = _phrases(sides.text, keepers), _phrases(sides.quote, keepers)
    if kept - there:
        return
    for clause in sides.clauses:
        found = [one for one in phrases_in(clause.tokens, needed) if not _is_name_like(clause.tokens, one)]
        if found and not kept & _phrases(clause.tokens, wide):
            yield _tokens(clause.tokens, found[0])


def dropped_negations(sides: Sides, words: Words) -> Iterator[tuple[Token, ...]]:
    """The negations of each clause that the text lacks, where no other in it answers for them.

    Of several in a clause only a lacking "not" counts, as long as one of them is there.
    """
    negations = Negations(words)
    text, quote = negations.vocabulary(sides.text), negations.vocabulary(sides.quote)
    answers = negations.answering(sides.text, quote).keys()
    if answers - negations.answering(sides.quote, text).keys():
        return
    for clause in sides.clauses:
        found = negations.needing(clause.tokens, text)
        missing = [
            key for key in found if key not in answers and (key == negations.plain or not found.keys() & answers)
        ]
        if missing:
            yield found[missing[0]]


def added_negations(sides: Sides, words: Words) -> Iterator[tuple[Token, ...]]:
    """The first negation of the text that the quotes lack, where no other in them answers for it."""
    negations = Negations(words)
    text, quote = negations.vocabulary(sides.text), negations.vocabulary(sides.quote)
    answers = negations.answering(sides.quote, text).keys()
    said = negations.needing(sides.text, quote)
    missing = [key for key in said if key not in answers]
    if missing and not answers - negations.answering(sides.text, quote).keys():
        yield said[missing[0]]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a side as compared, and their stems."""

    keys: frozenset[str]
    stems: frozenset[str]


class Negations:
    """The negations of a language, found by what they are compared by: the stem, or "not" for all its forms."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.plain = words.negators[0]
        needing = (*words.negators, *words.turning_words)
        self._needing = lookup(needing, words.not_negators)
        self._answering = lookup((*needing, *words.keeps_negation), words.not_negators)

    def vocabulary(self, tokens: tuple[Token, ...]) -> Vocabulary:
        """The words of a side, for the other to be held against."""
        keys = frozenset(token.key for token in tokens)
        return Vocabulary(keys, frozenset(stem(key, self.words.clauses) for key in keys))

    def needing(self, tokens: tuple[Token, ...], other: Vocabulary) -> dict[str, tuple[Token, ...]]:
        """Those that turn a statement round."""
        return self._found(tokens, other, self._needing)

    def answering(self, tokens: tuple[Token, ...], other: Vocabulary) -> dict[str, tuple[Token, ...]]:
        """Those, and the words that answer for a "not" on the other side."""
        return self._found(tokens, other, self._answering)

    def _found(self, tokens: tuple[Token, ...], other: Vocabulary, looked_for: Lookup) -> dict[str, tuple[Token, ...]]:
        found = {self._key(one.phrase[0]): _tokens(tokens, one) for one in phrases_in(tokens, looked_for)}
        for token in tokens:
            if token.key.endswith(self.words.negative_endings) or self._turns(token.key, other):
                found.setdefault(self._key(token.key), (token,))
        return found

    def _turns(self, key: str, other: Vocabulary) -> bool:
        """Whether a word is the contrary of one on the other side: "ineffective" of "effective"."""
        rests = (key.removeprefix(one) for one in self.words.negative_prefixes if key.startswith(one))
        is_contrary = any(len(one) >= SHORTEST_TURNED and stem(one, self.words.clauses) in other.stems for one in rests)
        return is_contrary and key not in other.keys

    def _key(self, word: str) -> str:
        if word.endswith(self.words.negative_endings):
            return self.plain
        return stem(word, self.words.clauses)


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
