"""A text as words with their places, and the phrases of a word list found in it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import combining, normalize

TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*|%")
OPENS_SENTENCE = re.compile(r"[.!?:;…\n][\s\"“”„«»'‘’()\[\]]*$")
HYPHENS = ("-", "‐", "\u2011")
BEFORE = 8  # characters in which the end of the sentence before a word is looked for

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A word: as it stands, as it is compared, its stem, where it lies; whether it opens a sentence, or a hyphen joins
    it on."""

    text: str
    key: str
    stem: str
    start: int
    end: int
    opens: bool
    joined: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a text: the numbers of its first word and of the one after its last."""

    phrase: Phrase
    first: int
    after: int


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text in code points, and its words: `text[start:end] == words`."""

    start: int
    end: int
    words: str


def tokens_of(text: str, stems: Mapping[str, str]) -> tuple[Token, ...]:
    """The words of a text, numbers and percent signs among them."""
    return tuple(
        Token(
            one.group(),
            key := key_of(one.group()),
            stems[key],
            one.start(),
            one.end(),
            opens=_opens(text, one.start()),
            joined=text[one.start() - 1 : one.start()] in HYPHENS,
        )
        for one in TOKEN.finditer(text)
    )


@dataclass(frozen=True, slots=True)
class Lookup:
    """Phrases to be looked for, all that take words, and how long those are by their first word; made once."""

    wanted: frozenset[Phrase]
    taking: frozenset[Phrase]
    lengths: dict[str, tuple[int, ...]]
    is_stemmed: bool


def lookup(phrases: Iterable[str], instead: Iterable[str] = (), stems: Mapping[str, str] | None = None) -> Lookup:
    """The phrases of word lists, to be looked for; those `instead` take their words. With `stems`, in every form."""
    unwanted = frozenset(split(phrase, stems) for phrase in instead)
    wanted = frozenset(split(phrase, stems) for phrase in phrases) - unwanted
    lengths: dict[str, set[int]] = {}
    for phrase in wanted | unwanted:
        lengths.setdefault(phrase[0], set()).add(len(phrase))
    longest_first = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
    return Lookup(wanted, wanted | unwanted, longest_first, stems is not None)


def phrases_in(tokens: tuple[Token, ...], looked_for: Lookup) -> Iterator[Found]:
    """Where the phrases stand, at each word the longest; those that take words instead are left out."""
    keys = tuple([token.stem if looked_for.is_stemmed else token.key for token in tokens])
    at = 0
    while at < len(keys):
        here = [keys[at : at + length] for length in looked_for.lengths.get(keys[at], ())]
        phrase = next((one for one in here if one in looked_for.taking), ())
        if phrase in looked_for.wanted:
            yield Found(phrase, at, at + len(phrase))
        at += len(phrase) or 1


def has_any(tokens: tuple[Token, ...], looked_for: Lookup) -> bool:
    """Whether one of the phrases stands there."""
    return next(phrases_in(tokens, looked_for), None) is not None


def split(phrase: str, stems: Mapping[str, str] | None = None) -> Phrase:
    """A phrase of a word list as the keys of its words, or their stems."""
    return _keys(phrase) if stems is None else tuple(map(stems.__getitem__, _keys(phrase)))


@lru_cache(maxsize=20_000)  # more than the phrases of a word list, most of which are looked for in several ways
def _keys(phrase: str) -> Phrase:
    return tuple(map(key_of, TOKEN.findall(phrase)))


def span(text: str, first: Token, last: Token) -> Span:
    """The stretch of the text from one word to another."""
    return Span(first.start, last.end, text[first.start : last.end])


def span_of(text: str, tokens: tuple[Token, ...], found: Found) -> Span:
    """The stretch of the text that a phrase takes."""
    return span(text, tokens[found.first], tokens[found.after - 1])


def key_of(word: str) -> str:
    """A word as it is compared: without capitals, accents and genitive, with a straight apostrophe."""
    key = word.replace("’", "'").casefold().rstrip(".").removesuffix("'s")
    return key if key.isascii() else "".join(letter for letter in normalize("NFKD", key) if not combining(letter))


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - BEFORE) : start]
    return OPENS_SENTENCE.search(before) is not None or not TOKEN.search(text, 0, start)
