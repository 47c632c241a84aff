"""How alike two texts are by their letters: three in a row, of which rare ones count more.

The measure is that of Dice ("Measures of the amount of ecologic association between species", 1945), weighted by
rarity (Spärck Jones, "A statistical interpretation of term specificity", 1972). It forgives endings and another order
of words, and needs no word lists, so that it works in any language.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from math import log

from argmap.core.stopping import Check, unchecked, with_checks
from argmap.reasoning.tokens import TOKEN, key_of

LETTERS = 3
SCALE = 1_000  # weights are whole numbers, whose sum is the same in any order

Profile = frozenset[str]
"""The threes of letters in a text; one that stands there a second time is another, with a 2 behind it."""


class Likeness:
    """Compares texts; what is rare is read off all of the texts that will be compared."""

    def __init__(self, texts: Iterable[str], check: Check = unchecked) -> None:
        self._profiles = {text: _profile(text) for text in with_checks(dict.fromkeys(texts), check)}
        spread = Counter(letters for profile in with_checks(self._profiles.values(), check) for letters in profile)
        count = len(self._profiles)
        self._weights = {letters: round(SCALE * log(1 + count / some)) for letters, some in spread.items()}
        self._sizes = {text: self._weigh(profile) for text, profile in with_checks(self._profiles.items(), check)}

    def of(self, one: str, other: str) -> float:
        """From 0 (nothing in common) to 1 (the same but for signs and capitals); texts without words are like none."""
        sizes = self._sizes[one] + self._sizes[other]
        return 2 * self._weigh(self._profiles[one] & self._profiles[other]) / sizes if sizes else 0.0

    def telling(self, text: str, least: float) -> Iterator[str]:
        """The rarest letters of a text: any other that is `least` like it or more has one of its own in common.

        The others together weigh too little for that (Chaudhuri, Ganti and Kaushik, "A primitive operator for
        similarity joins in data cleaning", 2006).
        """
        left = self._sizes[text]
        for letters in sorted(self._profiles[text], key=lambda one: (-self._weights[one], one)):
            if left < least * self._sizes[text] / (2 - least):
                return
            left -= self._weights[letters]
            yield letters

    def _weigh(self, profile: Profile) -> int:
        return sum(map(self._weights.__getitem__, profile))


def plain_words(text: str) -> str:
    """The words of a text as they are compared: without signs, capitals and accents."""
    return " ".join(map(key_of, TOKEN.findall(text)))


def _profile(text: str) -> Profile:
    words = f" {plain_words(text)} "
    found = Counter(words[at : at + LETTERS] for at in range(len(words) - LETTERS + 1))
    again = (f"{letters}{turn}" for letters, count in found.items() for turn in range(2, count + 1))
    return frozenset((*found, *again))
