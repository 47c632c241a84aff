"""A stretch of a text that does not begin or end within a word."""

import re

WORD = re.compile(r"\w+(?:['’]\w+)*")
LONGEST = 30  # characters; longer runs are writing without spaces, where a word has no visible end


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with each word that it cuts taken in whole if most of it was in, else left out; no spaces around.

    A stretch that would be left empty stays as it is.
    """
    first, last = _border(text, start), _border(text, end)
    words = text[first:last]
    stripped = words.strip()
    if not stripped:
        return start, end
    first += len(words) - len(words.lstrip())
    return first, first + len(stripped)


def _border(text: str, at: int) -> int:
    """The nearer end of the word that an offset cuts; the offset itself if it cuts none."""
    around = max(0, at - LONGEST)
    for word in WORD.finditer(text, around, at + LONGEST):
        begins, ends = word.span()
        if begins < at < ends and ends - begins <= LONGEST:
            return ends if at - begins > ends - at else begins
    return at
