"""The words of a clause that have a contrary, and what they come to mean by what turns them round."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from argmap.reasoning.fidelity.reach import Reach
from argmap.reasoning.tokens import Found, Phrase, Token

Meaning = tuple[int | str, bool]
"""A group of contraries by its number, or a root that is also there with an "un"; and whether the first is meant."""


@dataclass(frozen=True, slots=True)
class Worded:
    """A word that has a contrary, as stems, and what it means where it stands, behind a "not" the contrary."""

    stems: Phrase
    tokens: tuple[Token, ...]
    meanings: frozenset[Meaning]

    @property
    def opposite(self) -> frozenset[Meaning]:
        """What it does not mean."""
        return opposite(self.meanings)


class Meant:
    """The words of a clause that have a contrary, with what they mean by themselves."""

    def __init__(
        self, tokens: tuple[Token, ...], words: Sequence[tuple[Found, frozenset[Meaning]]], reach: Reach
    ) -> None:
        self.tokens, self._words, self._reach = tokens, words, reach
        self._found = [found for found, _ in words]

    def own(self, negation: Found) -> frozenset[Meaning]:
        """What a negation means as a word that has a contrary."""
        return frozenset(
            meaning for found, meanings in self._words if overlaps(found, negation) for meaning in meanings
        )

    def turned_by(self, negation: Found) -> frozenset[Meaning]:
        """What the words mean that a negation turns round."""
        return frozenset(
            meaning for found, meanings in self._words if self._turns(negation, found) for meaning in meanings
        )

    def worded(self, plain: Sequence[Found], others: Sequence[Found]) -> Iterator[Worded]:
        """The words with what they come to mean; a "not" and a "failed to" lift each other."""
        for found, meanings in self._words:
            is_denied = any(self._turns(one, found) for one in plain)
            is_turned = is_denied != any(self._turns(one, found) for one in others)
            yield Worded(
                found.phrase, self.tokens[found.first : found.after], opposite(meanings) if is_turned else meanings
            )

    def _turns(self, negation: Found, word: Found) -> bool:
        return self._reach.turns(negation, word, self._found, self.tokens)


def opposite(meanings: Iterable[Meaning]) -> frozenset[Meaning]:
    """The contraries of what is meant."""
    return frozenset((group, not is_first) for group, is_first in meanings)


def overlaps(one: Found, other: Found) -> bool:
    """Whether two phrases share a word."""
    return one.first < other.after and other.first < one.after
