"""Words that point to what a card does not say itself: "this", "such", "it", "they"."""

from collections.abc import Sequence

from argmap.reasoning.grammar.clauses import Clauses
from argmap.reasoning.grammar.forms import looks_plural
from argmap.reasoning.grammar.sentence import Sentence
from argmap.reasoning.grammar.terms import Terms
from argmap.reasoning.grammar.words import PointingWords

FEW = 4  # words behind an "it" in which it is said what it stands for: makes it far too easy to


class Pointing:
    """Finds the words of a card that point out of it."""

    def __init__(self, words: PointingWords, clauses: Clauses, terms: Terms) -> None:
        self._words, self._clauses, self._terms = words, clauses, terms
        self._pronouns = words.one | words.several
        self._pointing = self._pronouns | words.demonstratives | words.opening

    def dangles(self, sentences: Sequence[Sentence]) -> bool:
        """Whether the first sentence points to something that it does not name.

        What later ones point to stands in the ones before, as far as anybody can tell without understanding them.
        """
        first = sentences[0]
        if self._pointing.isdisjoint(first.words):
            return False
        return any(self._is_loose(first, number) for number, word in enumerate(first.words) if word in self._pointing)

    def _is_loose(self, sentence: Sentence, number: int) -> bool:
        word = sentence.words[number]
        if word in self._words.demonstratives:
            return self._is_loose_demonstrative(sentence, number)
        if word in self._pronouns:
            return not self._is_idle(sentence, number) and not self._is_named(sentence, number)
        is_opening = word in self._words.opening and number == 0 and self._is_before_verb(sentence)
        return is_opening and not (word in self._words.it and self._announces(sentence))

    def _announces(self, sentence: Sentence) -> bool:
        """Whether an "es" only opens what a noun or a clause says, or nothing: es fehlen Ärzte; es regnet.

        In a card without any capitals that cannot be told.
        """
        has_noun = sentence.is_hurried or any(one[:1].isupper() for one in sentence.as_written[1:])
        has_clause = any(sentence.is_behind(",", number) for number in range(1, len(sentence.words)))
        return has_noun or has_clause or not self._words.of_itself.isdisjoint(sentence.words)

    def _is_loose_demonstrative(self, sentence: Sentence, number: int) -> bool:
        words, lists = sentence.words, self._words
        follows = words[number + 1] if number + 1 < len(words) else ""
        verbs = sentence.verbs
        if verbs and verbs[0] < self._clauses.start(sentence, max(0, number - 1)):
            return False
        if words[number] in lists.with_verb:
            return self._stands_alone(sentence, number)
        is_told = follows in lists.deictic or (number > 0 and words[number - 1] in lists.fixed_before)
        is_compared = words[number] in lists.compared and (
            not lists.told_behind.isdisjoint(words[number + 1 :]) or follows.endswith(lists.told_ends)
        )
        return not is_told and not is_compared and not self._is_repeated(words, number)

    def _is_repeated(self, words: Sequence[str], number: int) -> bool:
        """Whether the noun behind a demonstrative stands before it as well: a test, if such tests."""
        named = {self._terms.key(word) for word in words[:number] if self._terms.is_term(word)}
        return number + 1 < len(words) and self._terms.key(words[number + 1]) in named

    def _stands_alone(self, sentence: Sentence, number: int) -> bool:
        """Whether a "that" is what a sentence is about, or what is done to: that helps; they tested that in May."""
        if number + 1 in sentence.verbs:
            return number == 0 or sentence.words[number - 1] in self._words.opens_clause
        is_done_to = number - 1 in sentence.verbs and not sentence.has_verb(number)
        return is_done_to and not sentence.is_behind(",", number)

    def _is_idle(self, sentence: Sentence, number: int) -> bool:
        """Whether an "it" stands for what only follows: it is wrong to, it seems, it rains, makes it hard to."""
        words, lists = sentence.words, self._words
        if words[number] not in lists.it:
            return False
        behind, is_short = words[number + 1 :], words[number] not in lists.it_alone
        if number + 1 in sentence.verbs or is_short:
            return not lists.it_is_to.isdisjoint(behind[not is_short :]) or not lists.of_itself.isdisjoint(behind[:2])
        return not lists.it_is_to.isdisjoint(behind[1:FEW])

    def _is_named(self, sentence: Sentence, number: int) -> bool:
        """Whether a word stands where the pronoun may mean it."""
        words = sentence.words
        is_object = words[number] in self._words.objects and number + 1 not in sentence.verbs
        before = self._before_own_clause(sentence, number) if is_object else words[:number]
        named = any(self._may_be_named(word, words[number]) for word in before)
        return named or self._is_named_behind(sentence, number)

    def _before_own_clause(self, sentence: Sentence, number: int) -> tuple[str, ...]:
        """What is named before a pronoun but for what does something to it: that would be called itself.

        Where a clause stands in a clause, or the pronoun belongs to no finite verb, all of it may be meant.
        """
        words, before = sentence.words, [one for one in sentence.verbs if one < number]
        is_bound = words[number - 1].endswith(self._words.unbound_ends) or words[number - 1] in self._words.unbound
        if not before or is_bound or not self._words.infinitive.isdisjoint(words[before[-1] : number]):
            return words[:number]
        own = self._clauses.start(sentence, number)
        if before[-1] < own:
            return words[:own]
        start = self._clauses.start(sentence, before[-1])
        first = next(one for one in before if one >= start)
        is_nested = any(self._terms.is_term(word) for word in words[first + 1 : before[-1]])
        return words[: before[-1] if is_nested else start]

    def _may_be_named(self, word: str, pronoun: str) -> bool:
        lists = self._words
        if word in lists.persons:
            return pronoun in lists.several
        if not self._terms.is_term(word):
            return False
        has_number = pronoun not in lists.own and lists.plural_ends
        return not has_number or looks_plural(word) == (pronoun in lists.several)

    def _is_named_behind(self, sentence: Sentence, number: int) -> bool:
        """If they come near herds, wolves should be shot."""
        commas = [one for one in range(number, len(sentence.words)) if sentence.is_behind(",", one)]
        return bool(commas) and number > 0 and any(self._terms.is_term(word) for word in sentence.words[commas[0] :])

    def _is_before_verb(self, sentence: Sentence) -> bool:
        return 1 in sentence.verbs and not (sentence.is_hurried and 2 in sentence.verbs)  # das fernsehen zahlt
