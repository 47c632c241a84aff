"""How the clauses of a sentence hang together: whether it is one at all, and whether it is two."""

from argmap.reasoning.grammar.sentence import Sentence
from argmap.reasoning.grammar.words import ClauseWords

SOON = 3  # words from the beginning of a main clause to its verb
SHORTEST_SENTENCE = 3  # words without a verb, below which they are a cry: “Absurd!”


class Clauses:
    """Tells main clauses from others, by the verbs in them and the words that open clauses."""

    def __init__(self, words: ClauseWords) -> None:
        self._words = words
        self._parting = words.joining | words.subordinators

    def is_sentence(self, sentence: Sentence) -> bool:
        """Whether it has a finite verb, and is more than a clause that hangs on another one."""
        verbs = sentence.verbs
        if not verbs or sentence.words[0] not in self._words.fragments:
            return bool(verbs) and not self._only_tells_which(sentence)
        return len(verbs) > 1 or any(sentence.is_behind(",", number) for number in range(1, verbs[0] + 1))

    def _only_tells_which(self, sentence: Sentence) -> bool:
        """Whether the one verb belongs to a clause that tells more of a noun: parents who wait."""
        first, last = sentence.verbs[0], sentence.verbs[-1]
        is_one = last - first < len(sentence.verbs)
        opens = first > 1 and sentence.words[first - 1] in self._words.telling_which
        return is_one and opens and not sentence.is_behind(",", first - 1)

    def is_statement(self, sentence: Sentence) -> bool:
        """Whether it says something beside another sentence, as a cry does not."""
        return bool(sentence.verbs) or len(sentence.words) >= SHORTEST_SENTENCE

    def is_plain(self, sentence: Sentence) -> bool:
        """Whether it says one thing, on no condition."""
        is_open = sentence.words[0] not in self._words.fragments
        return bool(sentence.verbs) and is_open and not self.says_two_things(sentence)

    def is_simple(self, sentence: Sentence) -> bool:
        """Whether it says one thing, of what stands before its verb."""
        opens = sentence.words[0] in self._words.subordinators
        return bool(sentence.verbs) and not opens and not self.says_two_things(sentence)

    def is_order(self, sentence: Sentence) -> bool:
        """Whether it may only say what is to be done, by a verb at its end: Böller verbieten."""
        return self._words.infinitive_last and sentence.verbs == (len(sentence.words) - 1,)

    def start(self, sentence: Sentence, number: int) -> int:
        """Where the clause begins in which a word stands: at a comma, an "and" or a word that opens clauses."""
        parts = self._parting
        here = range(number, 0, -1)
        return next((one for one in here if sentence.is_behind(",;:", one) or sentence.words[one] in parts), 0)

    def says_two_things(self, sentence: Sentence) -> bool:
        """Whether two main clauses are joined, each with a subject and a verb."""
        return self.joint(sentence) is not None

    def joint(self, sentence: Sentence) -> tuple[int, int] | None:
        """The word behind which the first of two main clauses ends, and the one with which the other begins."""
        if len(sentence.verbs) < 2 or sentence.words[0] in self._words.subordinators:
            return None
        joining, words = self._words.joining, sentence.words
        parting = ";," if self._words.splicing else ";"
        before = sentence.before
        number = next(
            (
                one
                for one in range(2, len(words) - 1)
                if (words[one] in joining or (before[one] != " " and sentence.is_behind(parting, one)))
                and self._are_two(sentence, one)
            ),
            None,
        )
        return None if number is None else (number, self._right_of(sentence, number))

    def _right_of(self, sentence: Sentence, number: int) -> int:
        return number + (sentence.words[number] in self._words.joining)

    def _are_two(self, sentence: Sentence, number: int) -> bool:
        """Whether a main clause stands on either side of what joins."""
        right = self._right_of(sentence, number)
        if not self._is_main(sentence, 0, number) or not self._is_main(sentence, right, len(sentence.words)):
            return False
        if not self._has_subject(sentence, right):
            return False
        if right == number and not sentence.is_behind(";", number):
            return self._is_spliced(sentence, right)
        return sentence.is_behind(",;", number) or self._begins_anew(sentence, right)

    def _is_spliced(self, sentence: Sentence, start: int) -> bool:
        """Whether a main clause begins behind a mere comma: its verb comes soon, and is not its last word."""
        lists, words = self._words, sentence.words
        end = next((one for one in range(start + 1, len(words)) if sentence.is_behind(",;", one)), len(words))
        verb = next(one for one in sentence.verbs if one >= start)
        is_named = sentence.as_written[start][:1].isupper() or words[start] in lists.subjects or sentence.is_hurried
        is_second = verb - start <= SOON and verb < end - 1 and is_named and words[start] not in lists.adverbs
        hangs_on = end - 1 in sentence.verbs and words[start] in lists.relatives
        is_said = not lists.reporting.isdisjoint(words[:start])
        return is_second and not hangs_on and not is_said and lists.infinitive.isdisjoint(words[start:end])

    def _is_main(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether a part of a sentence has a verb more than it has words that open clauses of their own."""
        verbs = len([verb for verb in sentence.verbs if start <= verb < end])
        return verbs > 0 and verbs > sum(map(self._words.subordinators.__contains__, sentence.words[start:end]))

    def _has_subject(self, sentence: Sentence, start: int) -> bool:
        """Whether what a clause is about stands before its verb."""
        verb = next(one for one in sentence.verbs if one >= start)
        has_own = any(word not in self._words.adverbs for word in sentence.words[start:verb])
        return has_own and sentence.words[start] not in self._words.subordinators

    def _begins_anew(self, sentence: Sentence, start: int) -> bool:
        """Whether a clause joined on without a comma begins as clauses do, and hangs on none before it."""
        is_free = self._words.subordinators.isdisjoint(sentence.words[:start])
        last = len(sentence.words) - self._words.infinitive_last  # the towns should build paths and cars ban
        return is_free and sentence.words[start] in self._words.subjects and sentence.has_verb(start, last)
