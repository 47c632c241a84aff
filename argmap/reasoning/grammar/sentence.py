"""A card's text as sentences of words with their verbs, without what it quotes."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from argmap.reasoning.sentences import sentences

QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|»[^«]*«")
QUOTATION = "…"
ONE = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
WORD = re.compile(rf"([\W_]*)({ONE.pattern})")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence, in small letters and as they stand; the signs before each; which are finite verbs.

    `start` is where the sentence begins in its text, in code points.
    """

    words: tuple[str, ...]
    as_written: tuple[str, ...]
    before: tuple[str, ...]
    verbs: tuple[int, ...] = ()
    start: int = 0

    @property
    def is_hurried(self) -> bool:
        """Whether it begins with a small letter, as what is written in a hurry does: its capitals tell nothing."""
        return self.as_written[0][:1].islower()

    def is_behind(self, signs: str, number: int) -> bool:
        """Whether one of the signs stands before a word."""
        before = self.before[number]
        return before != " " and any(sign in before for sign in signs)

    def noun_behind(self, number: int) -> tuple[str, ...]:
        """The words behind one, up to the first that is written with a capital; none if there is none."""
        behind = range(number + 1, len(self.words))
        noun = next((one for one in behind if self.as_written[one][:1].isupper()), number)
        return self.words[number + 1 : noun + 1]

    def place(self, number: int) -> int:
        """Where a word begins in the text, in which nothing is quoted."""
        behind = sum(len(self.before[one]) + len(self.as_written[one]) for one in range(number))
        return self.start + behind + len(self.before[number])

    def has_verb(self, start: int, end: int | None = None) -> bool:
        """Whether a finite verb stands from one word to before another, or to the end."""
        last = len(self.words) if end is None else end
        return any(start <= verb < last for verb in self.verbs)


FindVerbs = Callable[[Sentence], Sequence[int]]


@lru_cache(maxsize=16)  # several checks ask for the words of the same few cards
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, with straight apostrophes."""
    return tuple([_plain(word) for word in ONE.findall(text)])


def own_sentences(text: str, abbreviations: frozenset[str], find_verbs: FindVerbs) -> Iterator[Sentence]:
    """The sentences of a text; what stands between quotation marks is somebody else's, and left out."""
    own = QUOTED.sub(QUOTATION, text)
    for start, end in sentences(own, abbreviations, may_begin_small=text[:1].islower()):
        found = WORD.findall(own[start:end])
        as_written, signs = tuple([word for _, word in found]), tuple([sign for sign, _ in found])
        if found:
            bare = Sentence(tuple(map(_plain, as_written)), as_written, signs)
            yield Sentence(bare.words, as_written, signs, tuple(find_verbs(bare)), start)


@lru_cache(maxsize=8_192)  # the same words come again and again
def _plain(word: str) -> str:
    return word.lower().replace("’", "'")
