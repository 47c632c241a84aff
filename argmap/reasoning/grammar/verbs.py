"""Which words of a sentence are finite verbs, as far as lists, endings and neighbours tell."""

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.reasoning.grammar.forms import first_forms, looks_plural
from argmap.reasoning.grammar.sentence import Sentence
from argmap.reasoning.grammar.told import Told
from argmap.reasoning.grammar.words import VerbWords

DOING = "ing"
YEAR = 4  # digits
CLAUSE = 3  # words at least of one that opens a sentence: wenn es regnet
SHORTEST_ORDER = 4  # words of an order that begins as a note may: ban cars from the centre


class Verbs:
    """Finds the finite verbs of one language."""

    def __init__(self, words: VerbWords) -> None:
        self._words = words
        self._traits = Told(self.traits)
        self._first_forms = words.regular | {forms[0] for forms in words.irregular}
        self._past = frozenset(form for forms in words.irregular for form in forms[1:])
        self._no_object = words.prepositions | words.joining | {""}
        self._either = frozenset(forms[0] for forms in words.irregular if len(forms) == 1)

    def finite(self, sentence: Sentence) -> list[int]:
        """The numbers of the words that are finite verbs. Where none seems to be, one is that can be nothing else."""
        found = [number for number in range(len(sentence.words)) if self._is_finite(sentence, number)]
        if not found:
            return [number for number in range(1, len(sentence.words)) if self._is_verb_alone(sentence, number)][:1]
        if len(found) > 1 and found[0] == 0 and self._may_be_noun(sentence):
            found = found[1:]
        return [number for number in found if number - 1 not in found or not self._is_done_to(sentence, number)]

    def may_state(self, sentence: Sentence) -> bool:
        """Whether a word behind the first one may be a verb, by its form alone."""
        forms = self._words.endings + self._words.past
        return any(self._may_end(word, forms) or word in self._first_forms for word in sentence.words[1:])

    def _is_verb_alone(self, sentence: Sentence, number: int) -> bool:
        """Whether a word is no noun, and stands where a verb may: cod eat herring."""
        word, before = sentence.words[number], sentence.words[number - 1]
        is_verb = word in self._first_forms and word not in self._words.nouns_too
        return is_verb and before not in self._words.not_behind and before not in self._words.infinitive

    def _is_done_to(self, sentence: Sentence, number: int) -> bool:
        """Whether what looks like a verb behind another one is what that does something to: ends quarrels."""
        return looks_plural(sentence.words[number]) and sentence.words[number - 1] not in self._words.always

    def _may_be_noun(self, sentence: Sentence) -> bool:
        """Whether the first word may be a noun, as there is another verb: lead pipes poison infants."""
        first, second = sentence.words[:2]
        is_always = first in self._words.always or first.endswith(self._words.always_ends)
        return not is_always and second not in self._words.articles

    def _is_finite(self, sentence: Sentence, number: int) -> bool:
        words, lists = sentence.words, self._words
        word, before = words[number], words[number - 1] if number else ""
        traits = self._traits[word]
        if before in lists.infinitive or (traits.is_name and self._is_name(sentence, number)):
            return False
        if traits.is_always:
            return not lists.capital_nouns or number == 0 or not sentence.as_written[number][:1].isupper()
        if traits.slips and not lists.behind_slips.isdisjoint(words[number + 1 : number + 2]):
            return True
        if lists.capital_nouns:
            return self._is_by_shape(sentence, number)
        if before in lists.not_behind and before not in lists.plural and not self._is_past_behind(word, before):
            return False
        is_by_form = traits.may_be_form and self._is_by_form(sentence, number, traits, before)
        return is_by_form or (traits.is_open and self._is_where_verbs_stand(sentence, number))

    def _is_name(self, sentence: Sentence, number: int) -> bool:
        """Since May: a month, and no verb."""
        word = sentence.words[number]
        return number > 0 and sentence.as_written[number] == word.capitalize()

    def _is_by_form(self, sentence: Sentence, number: int, traits: "Traits", before: str) -> bool:
        lists, so_far = self._words, sentence.words[:number]
        if traits.is_past:
            return number > 0
        if before in lists.joining and not any(one in lists.always for one in so_far):
            return False
        if traits.is_first:
            word = traits.word
            return self._opens_order(sentence, word) if number == 0 else self._is_of_several(word, so_far)
        is_of_doing = sentence.words[0].endswith(DOING)  # training teachers costs money
        if self._is_named(sentence, number, is_of_doing):
            return False
        is_behind_head = not looks_plural(before) or is_of_doing or not lists.prepositions.isdisjoint(so_far)
        return number > 0 and traits.has_ending and is_behind_head

    def _is_named(self, sentence: Sentence, number: int, is_of_doing: bool) -> bool:
        """Whether what is a noun as well is one here: health risks of smoking; rising rents in the suburbs."""
        lists, follows = self._words, sentence.words[number + 1] if number + 1 < len(sentence.words) else ""
        is_noun_too = any(form in lists.nouns_too for form in first_forms(sentence.words[number], lists.endings))
        return is_noun_too and (follows in lists.behind_nouns or (is_of_doing and follows in self._no_object))

    def _is_of_several(self, word: str, so_far: Sequence[str]) -> bool:
        """Whether a plain form stands behind something that is several: two weeks before the vote, members leave."""
        return word in self._either or any(map(self._is_plural, so_far))

    def _is_past_behind(self, word: str, before: str) -> bool:
        """A car-free Monday began: what has a form of its own is taken for a verb behind an adjective too."""
        return word in self._past and before not in self._words.articles and before not in self._words.prepositions

    def _opens_order(self, sentence: Sentence, word: str) -> bool:
        follows = sentence.words[1] if len(sentence.words) > 1 else ""
        may_be_noun = word in self._words.nouns_too and len(sentence.words) < SHORTEST_ORDER
        return follows in self._words.articles or not (may_be_noun or follows in self._no_object)

    def _is_plural(self, word: str) -> bool:
        return word in self._words.plural or looks_plural(word) or word.endswith("ly") or word.isdigit()

    def traits(self, word: str) -> "Traits":
        """What a word is wherever it stands."""
        lists = self._words
        is_past, is_first = word in self._past or self._may_end(word, lists.past), word in self._first_forms
        has_ending = self._may_end(word, lists.endings)
        return Traits(
            word,
            word in lists.names,
            word in lists.always or word.endswith(lists.always_ends),
            word in lists.slips,
            is_past,
            is_first,
            has_ending,
            is_past or is_first or has_ending,
            word.isalpha() and word not in lists.no_verbs and not word.endswith(("ly", "ing")),
        )

    def _may_end(self, word: str, endings: tuple[str, ...]) -> bool:
        return any(form in self._first_forms for form in first_forms(word, endings))

    def _is_where_verbs_stand(self, sentence: Sentence, number: int) -> bool:
        """An open word before an article, or between a plural and what tells how or where, is a verb.

        But for those that may stand there: half the town, roads near a school.
        """
        words = sentence.words
        if not 0 < number < len(words) - 1 or sentence.before[number + 1].strip():
            return False
        follows = words[number + 1]
        if follows in self._words.articles:
            return True
        is_between = looks_plural(words[number - 1]) and (follows in self._words.prepositions or follows.endswith("ly"))
        return is_between and not looks_plural(words[number])

    def _is_by_shape(self, sentence: Sentence, number: int) -> bool:
        """A word in small letters with the ending of a verb, where it is no adjective before a noun.

        Between two nouns stands a verb, behind an article an adjective, unless its ending is that of verbs alone. Where
        a card begins with a small letter capitals say nothing.
        """
        word, written = sentence.words[number], sentence.as_written
        if number == 0 or written[number] != word or word in self._words.no_verbs or word in self._words.articles:
            return False
        if not word.endswith(self._words.shapes) or word[:1].isdigit():
            return False
        is_before_noun = number + 1 < len(written) and written[number + 1][:1].isupper()
        if sentence.is_hurried or not is_before_noun:
            return not self._is_counted(sentence, number)
        before, articles = sentence.words[number - 1], self._words.articles
        if self._is_noun(sentence, number - 1) and before not in articles:
            return True
        if before in self._words.inverting or self._is_behind_clause(sentence, number):
            return True
        return (before in articles or before.isdigit()) and word.endswith(self._words.shapes[:1])

    def _is_behind_clause(self, sentence: Sentence, number: int) -> bool:
        """Whether a clause ends with its verb right before a word: wenn der Zug ausfällt, nehmen Pendler das Auto."""
        if number < CLAUSE or not sentence.is_behind(",", number):
            return False
        verb = sentence.words[number - 1]
        return verb in self._words.always or (
            self._is_noun(sentence, number - 2)
            and verb not in self._words.no_verbs
            and verb.endswith(self._words.shapes)
        )

    def _is_counted(self, sentence: Sentence, number: int) -> bool:
        """Whether a word stands behind a number and no noun is in sight: 40 taufen."""
        before = sentence.words[number - 1]
        is_few = before.isdigit() and len(before) < YEAR
        return is_few and not any(one[:1].isupper() for one in sentence.as_written)

    def _is_noun(self, sentence: Sentence, number: int) -> bool:
        """Whether a word has a capital, or is the number of one that has it inside the sentence: bei Tempo 30."""
        written = sentence.as_written
        is_numbered = number > 1 and written[number].isdigit() and written[number - 1][:1].isupper()
        return written[number][:1].isupper() or is_numbered


@dataclass(frozen=True, slots=True)
class Traits:
    """What is told by a word alone: whether it is a verb anywhere, or may be one by its form, or where verbs stand."""

    word: str
    is_name: bool
    is_always: bool
    slips: bool
    is_past: bool
    is_first: bool
    has_ending: bool
    may_be_form: bool
    is_open: bool
