"""The names in a text that its quotes do not hold: inflected, turned into an adjective or abbreviated they do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from argmap.reasoning.tokens import Phrase, Span, Token, lookup, phrases_in, span, split
from argmap.reasoning.word_lists import NameWords

MOSTLY = 0.6  # so many words of a text with a capital make it a title, in which capitals say nothing
FEW_WORDS = 4
SHORTEST_ROOT = 3
LONGEST_NAME = 10  # words of an organisation's name
SHORTEST_ACRONYM = 2
LONG_ACRONYM = 3
SHORT_WORD = 3


@dataclass(frozen=True, slots=True)
class Known:
    """What can be found of a name in quotes: their words, what is left of them without an ending, what is the same."""

    tokens: tuple[Token, ...]
    keys: frozenset[str]
    roots: frozenset[str]
    groups: frozenset[int]


@dataclass(frozen=True, slots=True)
class Listed:
    """A listed name in a text: the things that it may stand for, and whether it is one in every place."""

    groups: frozenset[int]
    keys: frozenset[str]
    is_general: bool


class Names:
    """What tells the names of a language from other words, and from each other."""

    def __init__(self, words: NameWords) -> None:
        self._no_names = frozenset((*words.not_names, *words.articles))
        self._rests = frozenset(("", *words.endings))
        self._groups: dict[Phrase, set[int]] = {}
        for number, group in enumerate((*words.same, *((place,) for place in words.places))):
            for name in group:
                self._groups.setdefault(split(name), set()).add(number)
        self._general = frozenset(map(split, words.general))
        self._lookup = lookup(map(" ".join, self._groups))

    def known_in(self, tokens: tuple[Token, ...]) -> Known:
        """What quotes say that a name can be found in; Viet Nam is also Vietnam."""
        joined = {one.key + other.key for one, other in pairwise(tokens) if _is_capital(one) and _is_capital(other)}
        keys = frozenset(joined.union(token.key for token in tokens))
        groups = (number for listed in self._listed(tokens).values() for number in listed.groups)
        return Known(tokens, keys, self._roots(keys), frozenset(groups))

    def unknown(self, text: str, tokens: tuple[Token, ...], known: Known) -> Iterator[Span]:
        """The names in a text that are not in the quotes, neighbours as one."""
        if _is_title(tokens):
            return
        listed = self._listed(tokens)
        names = [(at, token) for at, token in enumerate(tokens) if self._is_name(token, listed.get(at))]
        strange = [at for at, token in names if not self._is_known(token, listed.get(at), known)]
        spelled_out = {number for run in _expansions(tokens, known) for number in run} if strange else set()
        left = [one for one in strange if one not in spelled_out]
        first: int | None = None
        for number, following in pairwise([*left, -1]):
            first = number if first is None else first
            if following != number + 1:
                yield span(text, tokens[first], tokens[number])
                first = None

    def _listed(self, tokens: tuple[Token, ...]) -> dict[int, Listed]:
        """The listed names among words, by the number of each of their words."""
        found_here = {}
        for found in phrases_in(tokens, self._lookup):
            is_general = found.phrase in self._general
            if is_general or _is_capital(tokens[found.first]):
                listed = Listed(frozenset(self._groups[found.phrase]), frozenset(found.phrase), is_general)
                found_here.update(dict.fromkeys(range(found.first, found.after), listed))
        return found_here

    def _is_name(self, token: Token, listed: Listed | None) -> bool:
        if token.key in self._no_names:
            return False
        is_told = not token.opens or (listed is not None and not listed.is_general)
        return is_acronym(token) or (_is_capital(token) and is_told)

    def _is_known(self, token: Token, listed: Listed | None, known: Known) -> bool:
        """Whether a name is in the quotes, with another ending, by another name or spelled out."""
        if listed is not None and (listed.groups & known.groups or listed.keys <= known.keys):
            return True
        if listed is None and self._roots([token.key]) & known.roots:
            return True
        runs = [known.tokens[at : at + LONGEST_NAME] for at in range(len(known.tokens) if is_acronym(token) else 0)]
        return any(spelled_by(token.key, run) is not None for run in runs)

    def _roots(self, keys: Iterable[str]) -> frozenset[str]:
        """What is left of words without one of the endings."""
        return frozenset(
            key[:at]
            for key in keys
            for at in range(min(SHORTEST_ROOT, len(key)), len(key) + 1)
            if key[at:] in self._rests
        )


def spelled_by(acronym: str, tokens: tuple[Token, ...]) -> int | None:
    """How many words, from the first on, make an acronym: each gives its first letter; None if they do not.

    Of long acronyms, a word may give more of its letters in order (ASEAN), and words without a capital may give one too
    (value added tax). Short words without a capital, and what a hyphen joins to a word, may give none.
    """
    letters, is_long = acronym.replace(".", "").casefold(), len(acronym) >= LONG_ACRONYM
    ends = {0}
    for number, token in enumerate(tokens[:LONGEST_NAME], 1):
        is_lower = token.text[:1].islower()
        skipping = ends if is_lower and number > 1 and (token.joined or len(token.key) <= SHORT_WORD) else set()
        gives = not is_lower or is_long
        ends = {end for at in ends if gives for end in _taken(letters, at, token.key, is_long)} | skipping
        if len(letters) in ends and number > 1:
            return number
    return None


def is_acronym(token: Token) -> bool:
    """Whether a word is written in capitals: EU, U.N., G20; not A."""
    letters = token.text.replace(".", "")
    return len(letters) >= SHORTEST_ACRONYM and letters[0].isalpha() and letters.isupper()


def _taken(letters: str, begin: int, word: str, takes_more: bool) -> set[int]:
    """Where in an acronym one can stand behind a word, having taken its first letter at least."""
    if not word.startswith(letters[begin : begin + 1]) or begin == len(letters):
        return set()
    ends, place = {begin + 1}, 1
    for end in range(begin + 1, len(letters) if takes_more else 0):
        place = word.find(letters[end], place) + 1
        if not place:
            break
        ends.add(end + 1)
    return ends


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper()


def _is_title(tokens: tuple[Token, ...]) -> bool:
    alphabetic = [token for token in tokens if token.text[0].isalpha()]
    capitals = sum(map(_is_capital, alphabetic))
    return len(alphabetic) >= FEW_WORDS and capitals > MOSTLY * len(alphabetic)


def _expansions(tokens: tuple[Token, ...], known: Known) -> Iterator[range]:
    """The stretches of a text that spell out an acronym of the quotes."""
    for acronym in {token.key for token in known.tokens if is_acronym(token)}:
        for first in range(len(tokens)):
            count = spelled_by(acronym, tokens[first : first + LONGEST_NAME])
            if count is not None:
                yield range(first, first + count)
