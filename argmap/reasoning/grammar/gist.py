"""What a card claims, in whatever words and order: by that the same claim is known again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from argmap.reasoning.grammar.phrases import Phrases
from argmap.reasoning.grammar.sentence import Sentence, words_of
from argmap.reasoning.grammar.terms import Terms
from argmap.reasoning.grammar.told import Told
from argmap.reasoning.grammar.words import GistWords

FEWEST = 2  # terms, below which a text says too little to be known by them
FEWEST_COMMON = 3  # terms, of which a further one makes another claim: quiet trams, new quiet trams
GISTS_KEPT = 256
ASKING = "?"


@dataclass(frozen=True, slots=True)
class Gist:
    """The terms of a text; what else makes it another claim: amounts, numbers, what is compared, a question; whether
    it is denied, and whether it says what should be."""

    terms: frozenset[str]
    marks: frozenset[str]
    is_denied: bool
    is_demand: bool

    def is_near(self, other: "Gist") -> bool:
        """Whether one of the two has a term more than the other, and all else in common."""
        if (self.marks, self.is_denied, self.is_demand) != (other.marks, other.is_denied, other.is_demand):
            return False
        is_part = self.terms <= other.terms or other.terms <= self.terms
        return is_part and len(self.terms & other.terms) >= FEWEST_COMMON and len(self.terms ^ other.terms) <= 1


class Gists:
    """Tells of one language what its texts claim, and who does it.

    `of` gives the gist of a text, or None where it has too few terms; what was asked last is kept.
    """

    def __init__(self, words: GistWords, terms: Terms) -> None:
        self._words, self._terms, self._demands = words, terms, Phrases(words.demanding)
        self.of = lru_cache(GISTS_KEPT)(self._of)
        self._converse = dict(words.converse)
        self._marks = {form: family[0] for family in words.marks for form in family}
        self._keys = Told(lambda word: terms.key(word) if self._is_telling(word) else None)
        self._denies = Told(lambda word: word in words.denying or word.endswith(words.denying_ends))
        self._is_marking = Told(lambda word: word[0].isdigit() or word in self._marks or word in words.comparing)

    def _of(self, text: str) -> Gist | None:
        words, less = self._turned(words_of(text))
        terms = frozenset([key for word in words if (key := self._keys[word]) is not None])
        if len(terms) < FEWEST:
            return None
        marks = frozenset([*self._marks_in(words, less), *([ASKING] if text.rstrip().endswith(ASKING) else [])])
        denials = sum(map(self._denies.__getitem__, words))
        is_demand = any(self._demands.at(words, number) for number in self._demands.beginnings(words))
        return Gist(terms, marks, denials % 2 == 1, is_demand)

    def actor(self, sentence: Sentence) -> str | None:
        """Who does something in a sentence of one clause, where that can be told; what is done to stands elsewhere."""
        words, lists = sentence.words, self._words
        verbs = [number for number in sentence.verbs if number - 1 not in sentence.verbs]  # is bred by
        if len(verbs) != 1 or not lists.acting or words[0] in lists.placing:
            return None
        verb = verbs[0]
        if words[verb] in lists.passive:
            agent = next((number for number in range(verb, len(words)) if words[number] in lists.agents), len(words))
            return self._head(words[agent + 1 :])
        does = self._terms.is_term(words[verb]) or words[verb] in lists.before_verb
        return self._head(words[:verb]) if does else None

    def _head(self, words: Sequence[str]) -> str | None:
        subject = self._terms.subject(words)
        return subject.head if subject is not None else None

    def _is_telling(self, word: str) -> bool:
        return word not in self._words.faint and word not in self._marks and self._terms.is_term(word)

    def _turned(self, words: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
        """The words, in which of two things compared one is more instead of the other less; and that other, if so."""
        if self._words.comparing.isdisjoint(words):
            return words, None
        compared = next((number for number, word in enumerate(words) if word in self._words.comparing), 0)
        low = [number for number in range(compared) if words[number] in self._converse]
        lesser = next((self._terms.key(word) for word in words if self._is_telling(word)), None)
        if len(low) != 1 or lesser is None:
            return words, None
        return (*words[: low[0]], self._converse[words[low[0]]], *words[low[0] + 1 :]), lesser

    def _marks_in(self, words: Sequence[str], less: str | None) -> Iterator[str]:
        marking = self._is_marking
        for number, word in [(number, word) for number, word in enumerate(words) if marking[word]]:
            if word[0].isdigit():
                yield word
            elif word in self._marks:
                yield self._marks[word]
            elif word in self._words.comparing:
                behind = [self._terms.key(one) for one in words[number + 1 :] if self._is_telling(one)]
                yield " ".join([word, *([less] if less is not None else behind[:1])])
