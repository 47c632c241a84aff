"""Code points to UTF-16 units and back: texts are counted in the first, Qt counts in the second."""

import re
from bisect import bisect_left, bisect_right

ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """The offsets of one text in both countings. Made in one pass; each question is a binary search."""

    def __init__(self, text: str) -> None:
        self._code_points = len(text)
        has_pairs = not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)
        self._astral = [match.start() for match in ASTRAL.finditer(text)] if has_pairs else []
        self._second_halves = [offset + number + 1 for number, offset in enumerate(self._astral)]

    def to_utf16(self, code_point_offset: int) -> int:
        """The UTF-16 offset of a code point. Raises `IndexError` outside the text (its end is inside)."""
        if not 0 <= code_point_offset <= self._code_points:
            raise IndexError(f"{code_point_offset} is outside a text of {self._code_points} code points")
        return code_point_offset + bisect_left(self._astral, code_point_offset)

    def to_code_point(self, utf16_offset: int) -> int:
        """The code point at a UTF-16 offset; between the halves of a pair, the one they make. Raises `IndexError`."""
        utf16_length = self._code_points + len(self._astral)
        if not 0 <= utf16_offset <= utf16_length:
            raise IndexError(f"{utf16_offset} is outside a text of {utf16_length} UTF-16 units")
        return utf16_offset - bisect_right(self._second_halves, utf16_offset)
