"""Which hyphens at line ends belong to their word: the document's own other words decide."""

import re
from collections.abc import Iterable

from argmap.sources.pdf_lines import Line

WORD = re.compile(r"\w+(?:[-\u2010]\w+)*")
LAST_PART = re.compile(r"\w+(?:[-\u2010]\w+)*$")
FIRST_PART = re.compile(r"\w+")
COMPOUND = re.compile(r"\w[-\u2010]$")


def words_of(lines: Iterable[Line]) -> set[str]:
    """The words that stand whole in lines, in lower case, with their hyphens."""
    return {word.lower() for line in lines for word in WORD.findall(line.text)}


def hyphen_between(above: str, below: str, words: set[str]) -> str:
    """What stands between the halves of a word whose hyphen was left out at a line end: a hyphen, or nothing.

    A half that begins with a capital or a figure keeps the hyphen ("EU-NATO", "2019-20"), as does a word that the
    document elsewhere writes with it; any word that it elsewhere writes without loses it.
    """
    first, second = LAST_PART.search(above), FIRST_PART.match(below)
    if first is None or second is None:
        return "-"
    if f"{first[0]}{second[0]}".lower() in words:
        return ""
    is_with_hyphen = f"{first[0]}-{second[0]}".lower() in words
    return "-" if is_with_hyphen or second[0][0].isupper() or second[0][0].isdigit() else ""


def is_compound(above: str, below: str) -> bool:
    """Whether a hyphen that was kept at a line end ties two halves of one word."""
    return COMPOUND.search(above) is not None and FIRST_PART.match(below) is not None
