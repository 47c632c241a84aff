"""How other programs count the characters of a text: in code points, UTF-16 units or bytes, a line's end as 1 or 2."""

import re
from bisect import bisect_left, bisect_right
from enum import StrEnum
from itertools import accumulate


class Counting(StrEnum):
    """The unit in which offsets are counted; `…_LF` count CR LF as one character."""

    CODE_POINTS = "code points"
    CODE_POINTS_LF = "code points, CR LF as one"
    UTF16 = "UTF-16 units"
    UTF16_LF = "UTF-16 units, CR LF as one"
    UTF8 = "bytes of UTF-8"


TWINS = {
    Counting.CODE_POINTS: (Counting.CODE_POINTS, Counting.CODE_POINTS_LF),
    Counting.UTF16: (Counting.UTF16, Counting.UTF16_LF),
    Counting.UTF8: (Counting.UTF8,),
}
"""What a counting may be besides, where a program does not say how it counts the ends of lines."""

_BREAK, _PAIR, _WIDE = r"\r(?=\n)", "[\U00010000-\U0010ffff]", "[^\x00-\x7f]"
_UNUSUAL = {
    Counting.CODE_POINTS_LF: re.compile(_BREAK),
    Counting.UTF16: re.compile(_PAIR),
    Counting.UTF16_LF: re.compile(f"{_BREAK}|{_PAIR}"),
    Counting.UTF8: re.compile(_WIDE),
}
"""The characters that a counting does not count as one."""


class CountedText:
    """The offsets of one text, in code points and as another program counts them. Made in one pass, asked quickly."""

    def __init__(self, text: str, counting: Counting) -> None:
        unusual = _UNUSUAL[counting].finditer(text) if counting in _UNUSUAL else ()
        found = [(match.start(), _units(match[0], counting) - 1) for match in unusual]
        self._length = len(text)
        self._at = [place for place, _ in found]
        self._more = list(accumulate((more for _, more in found), initial=0))
        self._ends = [at + more + 1 + max(0, own) for (at, own), more in zip(found, self._more, strict=False)]

    def from_code_point(self, offset: int) -> int:
        """The offset of a code point as the other program counts it. Raises `IndexError` outside the text."""
        if not 0 <= offset <= self._length:
            raise IndexError(f"{offset} is outside a text of {self._length} code points")
        return offset + self._more[bisect_left(self._at, offset)]

    def to_code_point(self, offset: int) -> int:
        """The code point at an offset of the other program's; within a character, where it begins.

        Raises `IndexError` outside the text.
        """
        if not 0 <= offset <= self._length + self._more[-1]:
            raise IndexError(f"{offset} is outside a text of {self._length + self._more[-1]}")
        passed = bisect_right(self._ends, offset)
        found = offset - self._more[passed]
        return min(found, self._at[passed]) if passed < len(self._at) else found


def _units(character: str, counting: Counting) -> int:
    """How many a character counts that does not count as one."""
    if character == "\r":
        return 0
    return len(character.encode()) if counting is Counting.UTF8 else 2
