"""Where a text drops what made its quote careful ("may", "sometimes"), or turns a "not" round."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.reasoning.clauses import Clause, stem
from argmap.reasoning.tokens import Found, Token, phrases_in
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
    keepers = (*hedges, *words.keeps_hedge)
    kept, there = _phrases(sides.text, keepers), _phrases(sides.quote, keepers)
    for clause in sides.clauses:
        found = [
            one for one in phrases_in(clause.tokens, hedges, words.not_hedges) if not _is_name_like(clause.tokens, one)
        ]
        if found and not kept & _phrases(clause.tokens, hedges) and not kept - there:
            yield _tokens(clause.tokens, found[0])


def dropped_negations(sides: Sides, words: Words) -> Iterator[tuple[Token, ...]]:
    """The negations of each clause that the text lacks, where no other in it answers for them.

    Of several in a clause only a lacking "not" counts, as long as one of them is there.
    """
    answers = _negations(sides.text, sides.quote, words, is_wide=True)
    there = _negations(sides.quote, sides.text, words, is_wide=True).keys()
    for clause in sides.clauses:
        found = _negations(clause.tokens, sides.text, words, is_wide=False)
        missing = [
            key
            for key in found
            if key not in answers and (key == words.negators[0] or not found.keys() & answers.keys())
        ]
        if missing and not answers.keys() - there:
            yield found[missing[0]]


def added_negations(sides: Sides, words: Words) -> Iterator[tuple[Token, ...]]:
    """The negations of the text that the quotes lack, where no other in them answers for them."""
    answers = _negations(sides.quote, sides.text, words, is_wide=True).keys()
    said = _negations(sides.text, sides.quote, words, is_wide=False)
    there = _negations(sides.text, sides.quote, words, is_wide=True).keys()
    missing = [key for key in said if key not in answers]
    if missing and not answers - there:
        yield said[missing[0]]


def _careful(words: Words) -> tuple[str, ...]:
    return tuple(phrase for rung, phrases in words.frequencies.items() if rung in CAREFUL for phrase in phrases)


def _phrases(tokens: tuple[Token, ...], phrases: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {one.phrase for one in phrases_in(tokens, phrases) if not _is_name_like(tokens, one)}


def _is_name_like(tokens: tuple[Token, ...], found: Found) -> bool:
    """Whether a hedge is a name: "May" with a capital within a sentence, or before a year."""
    first = tokens[found.first]
    if not first.text[:1].isupper():
        return False
    following = tokens[found.after].text if found.after < len(tokens) else ""
    return not first.opens or following.isdigit()


def _tokens(tokens: tuple[Token, ...], found: Found) -> tuple[Token, ...]:
    return tokens[found.first : found.after]


def _negations(
    tokens: tuple[Token, ...], other: tuple[Token, ...], words: Words, is_wide: bool
) -> dict[str, tuple[Token, ...]]:
    """The negations among words by what they are compared by; the wide ones answer for others, and need no answer."""
    lists = (*words.negators, *words.turning_words, *(words.keeps_negation if is_wide else ()))
    plain = {
        _negation_key(found.phrase[0], words): _tokens(tokens, found)
        for found in phrases_in(tokens, lists, words.not_negators)
    }
    others = {token.key for token in other}
    stems = {stem(key, words.clauses) for key in others}
    for token in tokens:
        if token.key.endswith(words.negative_endings):
            plain.setdefault(_negation_key(token.key, words), (token,))
        elif token.key not in others and _turns(token.key, stems, words):
            plain.setdefault(token.key, (token,))
    return plain


def _turns(key: str, others: set[str], words: Words) -> bool:
    """Whether a word is the contrary of one on the other side: "ineffective" of "effective"."""
    rests = (key.removeprefix(one) for one in words.negative_prefixes if key.startswith(one))
    return any(len(rest) >= SHORTEST_TURNED and stem(rest, words.clauses) in others for rest in rests)


def _negation_key(word: str, words: Words) -> str:
    if word.endswith(words.negative_endings) or word == "cannot":
        return words.negators[0]
    return stem(word, words.clauses)
