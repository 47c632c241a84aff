"""A stretch of a text that does not begin or end within a word."""

import re
from collections.abc import Iterator

WORD = re.compile(r"\w+(?:['’]\w+)*")
LONGEST = 30  # characters; longer runs are writing without spaces, where a word has no visible end


def whole_words(text: str, start: int, end: int, quote: str) -> tuple[int, int]:
    """The stretch with the words that it cuts taken in or left out, so that it has as many words as the quote.

    Where either would do, a word is taken in if most of it was in. No spaces around; a stretch that would be left
    empty stays as it is.
    """
    wanted = _count(quote)
    choices = [(first, last) for first in _borders(text, start) for last in _borders(text, end)]
    filled = [one for one in choices if text[slice(*one)].strip()] or [(start, end)]

    def unlikeness(one: tuple[int, int]) -> tuple[int, int]:
        return abs(_count(text[slice(*one)]) - wanted), abs(one[0] - start) + abs(one[1] - end)

    first, last = min(filled, key=unlikeness)
    words = text[first:last]
    if not words.strip():
        return start, end
    first += len(words) - len(words.lstrip())
    return first, first + len(words.strip())


def _borders(text: str, at: int) -> Iterator[int]:
    """The ends of the word that an offset cuts; the offset itself if it cuts none."""
    for word in WORD.finditer(text, max(0, at - LONGEST), at + LONGEST):
        begins, ends = word.span()
        if begins < at < ends and ends - begins <= LONGEST:
            yield from (begins, ends)
            return
    yield at


def _count(text: str) -> int:
    return sum(1 for _ in WORD.finditer(text))
