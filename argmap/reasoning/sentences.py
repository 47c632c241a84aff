"""A text as sentences, in code points; abbreviations, initials, decimals and lines that only wrap end none."""

import re
from collections.abc import Iterator

END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|[。！？]+[」』”）]*|\n[^\S\n]*(?:\n\s*)?")
WORD_BEFORE = re.compile(r"[^\s(\[\"“]*$")
LONGEST_WORD = 40


def sentences(text: str, abbreviations: frozenset[str], may_begin_small: bool = False) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, without the space around it.

    `abbreviations` are lower case and without their last dot. Where a small letter follows, a mark ends nothing, as in
    “Why?” they asked; nor does the end of a line, which else may be that of a heading. An empty line always does.
    Where sentences `may_begin_small`, a full stop ends one before a small letter as well.
    """
    start = 0
    for found in END.finditer(text):
        if _ends(text, found, abbreviations, may_begin_small):
            yield from _stripped(text, start, found.end())
            start = found.end()
    yield from _stripped(text, start, len(text))


def _ends(text: str, found: re.Match[str], abbreviations: frozenset[str], may_begin_small: bool) -> bool:
    mark = found.group()
    if mark.count("\n") > 1:
        return True
    if _next_letter(text, found.end()).islower() and not (may_begin_small and mark == "."):
        return False
    before = WORD_BEFORE.search(text, max(0, found.start() - LONGEST_WORD), found.start())
    return mark != "." or before is None or not _is_short(before.group(), abbreviations)


def _is_short(word: str, abbreviations: frozenset[str]) -> bool:
    """Whether a dot behind a word shortens it: "e.g", or an initial."""
    return word.casefold() in abbreviations or (len(word) == 1 and word.isupper())


def _next_letter(text: str, at: int) -> str:
    """The first character behind a place that is neither space nor an opening mark."""
    rest = text[at : at + LONGEST_WORD].lstrip(" \t\u00a0\r\n\"'“‘«([")
    return rest[:1]


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    if words.strip():
        yield start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
