"""A text as words with their places, and the phrases of a word list found in it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*|%")
OPENS_SENTENCE = re.compile(r"[.!?:;…\n][\s\"“”„«»'‘’()\[\]]*$")
HYPHENS = ("-", "‐", "\u2011")
BEFORE = 8  # characters in which the end of the sentence before a word is looked for

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A word: as it stands, as it is compared, where it lies, whether it opens a sentence or a hyphen joins it on."""

    text: str
    key: str
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


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a text, numbers and percent signs among them."""
    return tuple(
        Token(
            one.group(),
            _key(one.group()),
            one.start(),
            one.end(),
            opens=_opens(text, one.start()),
            joined=text[one.start() - 1 : one.start()] in HYPHENS,
        )
        for one in TOKEN.finditer(text)
    )


@dataclass(frozen=True, slots=True)
class Lookup:
    """Phrases to be looked for, and phrases that take their words instead; made once for many texts."""

    wanted: frozenset[Phrase]
    unwanted: frozenset[Phrase]
    lengths: tuple[int, ...]


def lookup(phrases: Iterable[str], instead: Iterable[str] = ()) -> Lookup:
    """The phrases of word lists, to be looked for."""
    wanted, unwanted = frozenset(map(split, phrases)), frozenset(map(split, instead))
    return Lookup(wanted, unwanted, tuple(sorted({len(one) for one in wanted | unwanted}, reverse=True)))


def phrases_in(tokens: tuple[Token, ...], looked_for: Lookup) -> Iterator[Found]:
    """Where the phrases stand, at each word the longest; those that take words instead are left out."""
    wanted, unwanted, lengths = looked_for.wanted, looked_for.unwanted, looked_for.lengths
    keys = tuple(token.key for token in tokens)
    at = 0
    while at < len(keys):
        here = (keys[at : at + length] for length in lengths)
        phrase = next((one for one in here if one in wanted or one in unwanted), None)
        if phrase in wanted and phrase is not None:
            yield Found(phrase, at, at + len(phrase))
        at += len(phrase) if phrase is not None else 1


@lru_cache(maxsize=10_000)  # more than the phrases of a word list, which are looked for in every card
def split(phrase: str) -> Phrase:
    """A phrase of a word list as the keys of its words."""
    return tuple(_key(one.group()) for one in TOKEN.finditer(phrase))


def span(text: str, first: Token, last: Token) -> Span:
    """The stretch of the text from one word to another."""
    return Span(first.start, last.end, text[first.start : last.end])


def span_of(text: str, tokens: tuple[Token, ...], found: Found) -> Span:
    """The stretch of the text that a phrase takes."""
    return span(text, tokens[found.first], tokens[found.after - 1])


def _key(word: str) -> str:
    return word.replace("’", "'").casefold().rstrip(".")


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - BEFORE) : start]
    return OPENS_SENTENCE.search(before) is not None or not TOKEN.search(text, 0, start)
