"""A reason and what it is a reason for, in one card: words such as "because" between two clauses."""

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.reasoning.grammar.phrases import Phrases
from argmap.reasoning.grammar.sentence import Sentence
from argmap.reasoning.grammar.words import ReasonWords


@dataclass(frozen=True, slots=True)
class Parts:
    """The words from which and up to which the first part reaches, and from which the second; which is the reason."""

    start: int
    end: int
    after: int
    is_reason_behind: bool


class Reasons:
    """Finds reasoning inside a card."""

    def __init__(self, words: ReasonWords) -> None:
        self._words = words
        self._between, self._behind_comma = Phrases(words.between), Phrases(words.behind_comma)
        self._behind, self._before = Phrases(words.reason_behind), Phrases(words.reason_before)
        self._opening, self._not_before = Phrases(words.opening), Phrases(words.not_before)

    def are_in(self, sentences: Sequence[Sentence]) -> bool:
        """Whether one of the sentences gives a reason for itself, or for the one before it."""
        return any(self._is_in(sentence, number > 0) for number, sentence in enumerate(sentences))

    def parts(self, sentence: Sentence) -> Parts | None:
        """Where a claim and the reason for it stand in a sentence, if that can be told from the word between them."""
        for number in range(2, len(sentence.words) - 1):
            if not self._is_at(sentence, number, follows=False):
                continue
            length, is_behind = self._behind.at(sentence.words, number), True
            if not length:
                length, is_behind = self._before.at(sentence.words, number), False
            joined = sentence.words[number - 1] in self._words.joining
            return Parts(0, number - joined, number + length, is_behind) if length else None
        return self._parts_of_opening(sentence)

    def _parts_of_opening(self, sentence: Sentence) -> Parts | None:
        length = self._behind.at(sentence.words, 0)
        if not length or not self._opens(sentence):
            return None
        comma = next(number for number in range(1, len(sentence.words)) if sentence.is_behind(",", number))
        return Parts(length, comma, comma, is_reason_behind=False)

    def _is_in(self, sentence: Sentence, follows: bool) -> bool:
        if len(sentence.verbs) + follows < 2:
            return False
        found = [*self._between.beginnings(sentence.words), *self._behind_comma.beginnings(sentence.words)]
        return self._opens(sentence) or any(self._is_at(sentence, number, follows) for number in found)

    def _is_at(self, sentence: Sentence, number: int, follows: bool) -> bool:
        words, opens = sentence.words, number == 0 and follows
        is_marked = opens or sentence.is_behind(",;–—", number)
        length = self._between.at(words, number) or (self._behind_comma.at(words, number) if is_marked else 0)
        behind = number + length
        if not length or any(self._not_before.at(words, one) for one in range(number, behind)):
            return False
        if words[number - 1] in self._words.not_behind and number:
            return False
        has_both = sentence.has_verb(behind) and (opens or sentence.has_verb(0, number))
        return has_both and not self._tells_time(words[number], words[:number])

    def _opens(self, sentence: Sentence) -> bool:
        """Whether the sentence opens with a reason, up to a comma, and goes on with what that is a reason for."""
        words = sentence.words
        if not self._opening.at(words, 0) or self._not_before.at(words, 0):
            return False
        comma = next((number for number in range(1, len(words)) if sentence.is_behind(",", number)), 0)
        is_report = words[0] in self._words.as_reported and not self._words.reporting.isdisjoint(words[:comma])
        has_both = comma > 0 and sentence.has_verb(0, comma) and sentence.has_verb(comma)
        return has_both and not is_report and not self._tells_time(words[0], words[comma:])

    def _tells_time(self, word: str, other: Sequence[str]) -> bool:
        return word in self._words.times and not self._words.perfect.isdisjoint(other)
