"""Which words a negation turns round, by where they stand: "not fully support", "has no data", "a cut is unlikely"."""

from collections.abc import Sequence

from argmap.reasoning.tokens import Found, Token, lookup
from argmap.reasoning.word_lists import Words

BEHIND_NOT = 4  # words between a "not" and what it turns: "not fully support"
BEHIND_SUBJECT = 8  # "none of the towns has ever approved"
BEFORE_OBJECT = 3  # "applies to no town"
BEFORE_PREDICATE = 8  # "a cut before the autumn is unlikely"


class Reach:
    """The negations of a language by the way in which they stand to what they turn."""

    def __init__(self, words: Words) -> None:
        self.of_things = lookup(words.negators_of_things).wanted
        self._of_objects = lookup(words.negators_of_objects).wanted
        self._of_predicates = lookup(words.lessening_behind).wanted
        self._joining = frozenset(words.numbers.joining)

    def reaches(self, negation: Found, word: Found, tokens: tuple[Token, ...]) -> bool:
        """Whether a negation is near enough to a word, on the side on which it turns words."""
        before, behind = negation.first - word.after, word.first - negation.after
        if negation.phrase in self.of_things:
            return behind == 0
        if negation.phrase in self._of_predicates:
            return 0 <= before < BEFORE_PREDICATE
        if negation.phrase not in self._of_objects:
            return 0 <= behind < BEHIND_NOT
        is_object = 0 <= before < BEFORE_OBJECT
        joins = is_object and any(token.key in self._joining for token in tokens[word.after : negation.first])
        return (is_object and not joins) or 0 <= behind < BEHIND_SUBJECT

    def turns(self, negation: Found, word: Found, words: Sequence[Found], tokens: tuple[Token, ...]) -> bool:
        """Whether it turns a word round: the first of the `words` behind it, or all where it may be the subject."""
        first = min((one.first for one in words if one.first >= negation.after), default=None)
        is_first = word.first in (first, *range(negation.first)) or negation.phrase in self._of_objects
        return is_first and self.reaches(negation, word, tokens)
