"""A source's text as the reader shows it: lines of bearable length, and the way from what is shown to the stored text.

Every code point is shown as one code point, so that a selection is found again; what hides or reorders is shown as a
mark. Offsets are code points of the stored text; positions within a line are UTF-16 units, as Qt counts. Of a long
text only the beginnings of lines are kept; a line is made ready when it is asked for.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from argmap.intake.offsets import Utf16Map
from argmap.render.visible import HIDDEN, JOINERS, LINE_ENDS, MARK

LINE = 5_000  # code points; a longer one can hang any text widget
WINDOWS_END = "\r\n"


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is shown: `shown` has as many code points as `text[start:end]`."""

    start: int
    end: int
    shown: str


class ShownText:
    """The lines of one text, and offsets from the text to the lines and back."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = _starts(text)
        """The offset at which each line begins."""

    def __len__(self) -> int:
        """How many lines there are; never none."""
        return len(self.starts)

    def line(self, number: int) -> Line:
        """A line as it is shown, without its end."""
        start, end = self.starts[number], self._end(number)
        return Line(start, end, _shown(self.text[start:end]))

    def length(self, number: int) -> int:
        """How many code points a line takes, its end among them; so no more than one is an empty line."""
        return self._following(number) - self.starts[number]

    def line_at(self, offset: int) -> int:
        """The number of the line an offset lies on; an offset within a line end lies on the line before."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def locate(self, offset: int) -> tuple[int, int]:
        """The line of an offset, and its UTF-16 position there."""
        number = self.line_at(offset)
        line = self.line(number)
        return number, Utf16Map(line.shown).to_utf16(min(offset, line.end) - line.start)

    def offset(self, number: int, position: int) -> int:
        """The offset in the text of a UTF-16 position on a line."""
        return self.starts[number] + Utf16Map(self.line(number).shown).to_code_point(position)

    def _following(self, number: int) -> int:
        return self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)

    def _end(self, number: int) -> int:
        start, following = self.starts[number], self._following(number)
        return following - _length_of_end(self.text[max(start, following - 2) : following])


def _starts(text: str) -> "array[int]":
    """Where each line begins. `str.splitlines` knows the same line ends as `LINE_ENDS`, and is ten times as fast."""
    parts = text.splitlines(keepends=True)
    starts = array("q", accumulate(map(len, parts), initial=0))
    if parts and not _length_of_end(parts[-1][-2:]):
        starts.pop()
    if max(map(len, parts), default=0) > LINE:
        return array("q", _cut(parts, starts))
    return starts


def _cut(parts: list[str], starts: "array[int]") -> Iterator[int]:
    """The beginnings of lines of which the long ones are cut."""
    for start, part in zip(starts, [*parts, ""], strict=False):
        yield start
        yield from range(start + LINE, start + len(part) - _length_of_end(part[-2:]), LINE)


def _length_of_end(tail: str) -> int:
    """How many code points the line end takes with which a line ends, of which the last two are given."""
    if tail == WINDOWS_END:
        return 2
    return int(tail[-1:] == "\n" or LINE_ENDS.fullmatch(tail[-1:]) is not None)


def _shown(text: str) -> str:
    shown = text.replace("\t", " ")
    if not shown.isascii() or not shown.isprintable():
        shown = JOINERS.sub(MARK, HIDDEN.sub(MARK, shown))
    return shown
