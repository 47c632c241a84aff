"""How alike two texts are by their letters: three in a row, of which rare ones count more.

The measure is that of Dice ("Measures of the amount of ecologic association between species", 1945), weighted by
rarity (Spärck Jones, "A statistical interpretation of term specificity", 1972). It forgives endings and another order
of words, and needs no word lists, so that it works in any language.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log

from argmap.reasoning.tokens import TOKEN, key_of

LETTERS = 3

Profile = Mapping[str, int]
"""How often each three letters in a row stand in a text."""


class Likeness:
    """Compares texts; what is rare is read off all of the texts that will be compared."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._profiles = {text: _profile(text) for text in dict.fromkeys(texts)}
        spread = Counter(letters for profile in self._profiles.values() for letters in profile)
        self._weights = {letters: log(1 + len(self._profiles) / count) for letters, count in spread.items()}
        self._sizes = {text: self._weigh(profile) for text, profile in self._profiles.items()}

    def of(self, one: str, other: str) -> float:
        """From 0 (nothing in common) to 1 (the same but for signs and capitals); texts without words are like none."""
        sizes = self._sizes[one] + self._sizes[other]
        return 2 * self._weigh(_common(self._profiles[one], self._profiles[other])) / sizes if sizes else 0.0

    def letters_of(self, text: str) -> Iterable[str]:
        """The threes of letters by which texts like this one can be found."""
        return self._profiles[text]

    def _weigh(self, profile: Profile) -> float:
        return sum(self._weights[letters] * profile[letters] for letters in sorted(profile))  # one order, one sum


def _profile(text: str) -> Profile:
    words = f" {' '.join(map(key_of, TOKEN.findall(text)))} "
    return Counter(words[at : at + LETTERS] for at in range(len(words) - LETTERS + 1))


def _common(one: Profile, other: Profile) -> Profile:
    return {letters: min(count, other[letters]) for letters, count in one.items() if letters in other}
