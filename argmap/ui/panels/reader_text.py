"""A source's text as the reader shows it: lines of bearable length, and the way from what is shown to the stored text.

Every code point is shown as one code point, so that a selection is found again; what hides or reorders is shown as a
mark. Offsets are code points of the stored text; positions within a line are UTF-16 units, as Qt counts.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from argmap.intake.offsets import Utf16Map
from argmap.render.visible import HIDDEN, JOINERS, LINE_ENDS, MARK

LINE = 5_000  # code points; a longer one can hang any text widget
ENDS = re.compile(f"{LINE_ENDS.pattern}|\n")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is shown: `shown` has as many code points as `text[start:end]`."""

    start: int
    end: int
    shown: str


class ShownText:
    """The lines of one text, and offsets from the text to the lines and back."""

    def __init__(self, text: str) -> None:
        self.lines = _lines(text)
        self._starts = [line.start for line in self.lines]
        self._maps: dict[int, Utf16Map] = {}

    def line_at(self, offset: int) -> int:
        """The number of the line an offset lies on; an offset within a line end lies on the line before."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def locate(self, offset: int) -> tuple[int, int]:
        """The line of an offset, and its UTF-16 position there."""
        number = self.line_at(offset)
        line = self.lines[number]
        return number, self._map(number).to_utf16(min(offset, line.end) - line.start)

    def offset(self, number: int, position: int) -> int:
        """The offset in the text of a UTF-16 position on a line."""
        return self.lines[number].start + self._map(number).to_code_point(position)

    def _map(self, number: int) -> Utf16Map:
        if number not in self._maps:
            self._maps[number] = Utf16Map(self.lines[number].shown)
        return self._maps[number]


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    start = 0
    for end, following in [*((match.start(), match.end()) for match in ENDS.finditer(text)), (len(text), len(text))]:
        lines += [_line(text, at, min(at + LINE, end)) for at in range(start, end, LINE)] or [Line(start, start, "")]
        start = following
    return lines


def _line(text: str, start: int, end: int) -> Line:
    shown = text[start:end].replace("\t", " ")
    if not shown.isascii() or not shown.isprintable():
        shown = JOINERS.sub(MARK, HIDDEN.sub(MARK, shown))
    return Line(start, end, shown)
