"""The names in a text that its quotes do not hold: inflected, turned into an adjective or abbreviated they do."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import combining, normalize

from argmap.reasoning.tokens import Span, Token, span
from argmap.reasoning.word_lists import NameWords

MOSTLY = 0.6  # so many words of a text with a capital make it a title, in which capitals say nothing
FEW_WORDS = 4
SHORTEST_ROOT = 3
LISTED_ROOT = 4  # a place is not every word that looks like it: Mali, male
LONGEST_NAME = 10  # words of an organisation's name
SHORTEST_ACRONYM = 2
LONG_ACRONYM = 3
SHORT_WORD = 3


@dataclass(frozen=True, slots=True)
class Known:
    """The words of the quotes, as compared and as they stand."""

    keys: frozenset[str]
    tokens: tuple[Token, ...]


def known_in(tokens: tuple[Token, ...]) -> Known:
    """What quotes say that a name can be found in; Viet Nam is also Vietnam."""
    joined = {
        one.key + other.key for one, other in pairwise(tokens) if one.text[0].isupper() and other.text[0].isupper()
    }
    return Known(frozenset(map(_plain, joined.union(token.key for token in tokens))), tokens)


def unknown_names(text: str, tokens: tuple[Token, ...], known: Known, words: NameWords) -> Iterator[Span]:
    """The names in a text that are not in the quotes, neighbours as one."""
    if _is_title(tokens):
        return
    strange = [
        number for number, token in enumerate(tokens) if _is_name(token, words) and not _is_known(token, known, words)
    ]
    spelled_out = {number for run in _expansions(tokens, known) for number in run}
    left = [one for one in strange if one not in spelled_out]
    first: int | None = None
    for number, following in pairwise([*left, -1]):
        first = number if first is None else first
        if following != number + 1:
            yield span(text, tokens[first], tokens[number])
            first = None


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


def _is_title(tokens: tuple[Token, ...]) -> bool:
    alphabetic = [token for token in tokens if token.text[0].isalpha()]
    capitals = sum(token.text[0].isupper() for token in alphabetic)
    return len(alphabetic) >= FEW_WORDS and capitals > MOSTLY * len(alphabetic)


def _is_name(token: Token, words: NameWords) -> bool:
    if token.key in words.not_names or token.key in words.articles:
        return False
    return is_acronym(token) or (token.text[0].isupper() and (not token.opens or _is_listed(token.key, words)))


def _is_listed(key: str, words: NameWords) -> bool:
    """Whether a word is a listed name, or one of a listed place: Kenya, Kenyan."""
    bare = _plain(key)
    return any(bare in group for group in words.same) or any(
        _is_same(bare, place, words, shortest=LISTED_ROOT) for place in words.places
    )


def _plain(key: str) -> str:
    """A word without a genitive and without accents: Bogotá is also Bogota."""
    parted = normalize("NFKD", key.removesuffix("'s"))
    return "".join(letter for letter in parted if not combining(letter))


def _is_known(token: Token, known: Known, words: NameWords) -> bool:
    key = _plain(token.key)
    if any(_is_same(key, other, words) for other in known.keys):
        return True
    short = {other for group in words.same if key in group for other in group if len(other) == SHORTEST_ACRONYM}
    acronyms = short | ({key} if is_acronym(token) else set())
    runs = [known.tokens[first:] for first in range(len(known.tokens) if acronyms else 0)]
    return any(spelled_by(acronym, run) is not None for acronym in acronyms for run in runs)


def _is_same(one: str, other: str, words: NameWords, shortest: int = SHORTEST_ROOT) -> bool:
    if one == other or any(one in group and other in group for group in words.same):
        return True
    rests = {"", *words.endings}
    roots = range(shortest, min(len(one), len(other)) + 1)
    return any(one[:at] == other[:at] and one[at:] in rests and other[at:] in rests for at in roots)


def _expansions(tokens: tuple[Token, ...], known: Known) -> Iterator[range]:
    """The stretches of a text that spell out an acronym of the quotes."""
    for acronym in {token.key for token in known.tokens if is_acronym(token)}:
        for first in range(len(tokens)):
            count = spelled_by(acronym, tokens[first:])
            if count is not None:
                yield range(first, first + count)
