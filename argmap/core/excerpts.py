"""A few words of a text around what was found in it, on one line."""

import re
from collections.abc import Iterator, Sequence

from argmap.core.finding import Stretch

SPACES = re.compile(r"\s+")

Piece = tuple[str, bool]
"""Some words, and whether they are what was found."""


def excerpt(text: str, places: Sequence[Stretch], length: int) -> list[Piece]:
    """About `length` characters of a text, where most different words of those at `places` stand close together."""
    first, last = _window(text, places, length)
    pieces = [("…", False), *_pieces(text, places, first, last), ("…", False)]
    within = pieces[0 if first > 0 else 1 : len(pieces) if last < len(text) else -1]
    return [(SPACES.sub(" ", words), is_found) for words, is_found in within if words]


def densest(text: str, places: Sequence[Stretch], length: int) -> Stretch:
    """The first of the places behind which most different words are found within two thirds of the length."""
    return max(places, key=lambda one: len(_words(text, places, one[0], length * 2 // 3)), default=(0, 0))


def _pieces(text: str, places: Sequence[Stretch], first: int, last: int) -> Iterator[Piece]:
    done = first
    for start, end in places:
        if first <= start and end <= last:
            yield text[done:start], False
            yield text[start:end], True
            done = end
    yield text[done:last], False


def _window(text: str, places: Sequence[Stretch], length: int) -> Stretch:
    """From where to where, at words if there are any; the whole text if it is short."""
    if len(text) <= length:
        return 0, len(text)
    start, end = densest(text, places, length)
    first = max(0, min(start - length // 3, len(text) - length))
    first = (text.find(" ", first, start) + 1 or first) if first else 0
    last = min(len(text), max(first + length, end))
    between_words = text.rfind(" ", end, last) if last < len(text) else -1
    return first, between_words if between_words > 0 else last


def _words(text: str, places: Sequence[Stretch], first: int, length: int) -> set[str]:
    return {text[start:end].casefold() for start, end in places if first <= start and end <= first + length}
