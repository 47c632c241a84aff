"""A text's clauses and the words of content in them, and which clauses of a quote a paraphrase takes up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from argmap.reasoning.tokens import Token, lookup, phrases_in
from argmap.reasoning.word_lists import ClauseWords

BREAK = re.compile(r"[!?;()\n]|[.,:](?!\d)|\s[-–]\s|—")
FEW, LONE = 4, 2  # so many words before a comma, and before a word that parts clauses, are a clause
LONGEST_ROOT = 6  # letters by which words of content are compared: measurable and measurably
TAKEN_UP, TAKEN_WORDS = 0.34, 2  # so much of a clause's content in the text, and the text speaks of it


@dataclass(frozen=True, slots=True)
class Clause:
    """The words between two breaks."""

    tokens: tuple[Token, ...]


class Clauses:
    """How a language parts its sentences, and which of its words carry content."""

    def __init__(self, words: ClauseWords) -> None:
        self._breaks, self._small_words = lookup(words.breaks), frozenset(words.small_words)

    def within(self, text: str, tokens: tuple[Token, ...]) -> Iterator[Clause]:
        """The clauses of a text, parted by punctuation and by words such as "but".

        A few words that open a sentence, and a single one before a "who", are none for themselves ("In some cases,").
        """
        breaks = {found.first for found in phrases_in(tokens, self._breaks)}
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

    def taken_up(self, clauses: Sequence[Clause], text: tuple[Token, ...]) -> list[Clause]:
        """The clauses that a paraphrase speaks of: the one with most of its content in it, and all with some of it."""
        said = self.content(text)
        contents = [self.content(clause.tokens) for clause in clauses]
        best = max((_share(content, said) for content in contents), default=0)
        least = min(best, TAKEN_UP)
        taken = [_share(content, said) >= least or len(content & said) >= TAKEN_WORDS for content in contents]
        return [clause for clause, is_taken in zip(clauses, taken, strict=True) if is_taken]

    def content(self, tokens: tuple[Token, ...]) -> set[str]:
        """The roots of the words that carry content."""
        return {token.stem[:LONGEST_ROOT] for token in tokens if self.is_content(token)}

    def is_content(self, token: Token) -> bool:
        """Whether a word says something by itself, as "the" and "with" do not."""
        return token.key not in self._small_words


def _share(content: set[str], said: set[str]) -> float:
    return len(content & said) / len(content) if content else 0.0
