"""A text's clauses and the words of content in them, and which clauses of a quote a paraphrase takes up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from argmap.reasoning.tokens import Token, lookup, phrases_in
from argmap.reasoning.word_lists import ClauseWords

BREAK = re.compile(r"[!?;()\n]|[.,:](?!\d)|\s[-–]\s|—")
FEW, LONE = 4, 2  # so many words before a comma, and before a word that parts clauses, are a clause
SHORTEST_STEM = 3
LONGEST_ROOT = 6  # letters by which words of content are compared: measurable and measurably
TAKEN_UP = 0.34  # so much of a clause's content in the text, and the text speaks of it


@dataclass(frozen=True, slots=True)
class Clause:
    """The words between two breaks."""

    tokens: tuple[Token, ...]


def clauses_of(text: str, tokens: tuple[Token, ...], words: ClauseWords) -> Iterator[Clause]:
    """The clauses of a text, parted by punctuation and by words such as "but".

    A few words that open a sentence, and a single one before a "who", are none for themselves ("In some cases,").
    """
    breaks = {found.first for found in phrases_in(tokens, lookup(words.breaks))}
    first = 0
    for number in range(1, len(tokens)):
        between = text[tokens[number - 1].end : tokens[number].start + 1]
        stop = BREAK.search(between)
        is_opening = stop is not None and stop[0] == "," and tokens[first].opens
        shortest = FEW if is_opening else LONE if stop is None else 1
        if (stop is not None or number in breaks) and number - first >= shortest:
            yield Clause(tokens[first:number])
            first = number
    yield Clause(tokens[first:])


def taken_up(clauses: list[Clause], text: tuple[Token, ...], words: ClauseWords) -> list[Clause]:
    """The clauses that a paraphrase speaks of: the one with most of its content in it, and all with a good part."""
    said = content_of(text, words)
    shares = [_share(content_of(clause.tokens, words), said) for clause in clauses]
    best = max(shares, default=0)
    return [clause for clause, share in zip(clauses, shares, strict=True) if share >= min(best, TAKEN_UP)]


def content_of(tokens: tuple[Token, ...], words: ClauseWords) -> set[str]:
    """The roots of the words that carry content."""
    return {stem(token.key, words)[:LONGEST_ROOT] for token in tokens if token.key not in words.small_words}


@lru_cache(maxsize=10_000)
def stem(word: str, words: ClauseWords) -> str:
    """A word without its ending, roughly; what the ending doubled is single again (stopped: stop)."""
    word = word.removesuffix("'s")
    ending = next((one for one in words.endings if word.endswith(one) and len(word) - len(one) >= SHORTEST_STEM), "")
    bare = word.removesuffix(ending)
    return bare[:-1] if ending and bare[-2:-1] == bare[-1:] else bare


def _share(content: set[str], said: set[str]) -> float:
    return len(content & said) / len(content) if content else 0.0
