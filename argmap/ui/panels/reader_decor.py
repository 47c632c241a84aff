"""What decorates the text of a source: underlined passages, the tint of the selected card's, and what others add."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate

from PySide6.QtGui import QColor

from argmap.render.theme import Tone
from argmap.ui.panels.reader_marks import Mark, lanes
from argmap.ui.panels.reader_painting import Decor, Underline, Wash

TINT = 46  # of 255: opacity behind the words of the selected card
LANES = 3  # underlines below one another for which there is room

Decorate = Callable[[int, int], Decor]
"""Tells what decorates the text from one offset to another."""


class Decoration:
    """The passages of one text, and whatever else is added to them."""

    def __init__(self) -> None:
        self._marked: tuple[list[Mark], dict[Tone, str]] = [], {}  # what is underlined, and in which colours
        self._underlines: list[Underline] = []
        self._starts: list[int] = []  # of the underlines
        self._reach: list[int] = []  # how far each and those before it go
        self._tints: list[Wash] = []
        self._more: list[Decorate] = []

    def mark(self, marks: Sequence[Mark], selected: set[str], colours: Mapping[Tone, str]) -> None:
        """Underline passages, which come in the order of the text; tint those whose ids are selected."""
        if self._marked != (marks, colours):
            self._marked = [*marks], {**colours}
            self._underline(marks, colours)
        self._tints = [_tint(mark, colours[mark.tone]) for mark in marks if mark.passage_id in selected]

    def _underline(self, marks: Sequence[Mark], colours: Mapping[Tone, str]) -> None:
        pens = {tone: QColor(colour) for tone, colour in colours.items()}
        self._underlines = [
            Underline(mark.start, mark.end, pens[mark.tone], min(lane, LANES - 1))
            for mark, lane in zip(marks, lanes(marks), strict=True)
        ]
        self._starts = [one.start for one in self._underlines]
        self._reach = [*accumulate((one.end for one in self._underlines), max)]

    def add(self, decorate: Decorate) -> None:
        """Ask this as well; what it tells lies on top of what was there."""
        self._more.append(decorate)

    def between(self, start: int, end: int) -> Decor:
        """What decorates the text from one offset to another."""
        washes = [one for one in self._tints if one.start < end and one.end > start]
        near = self._underlines[bisect_right(self._reach, start) : bisect_left(self._starts, end)]
        underlines = [one for one in near if one.end > start]
        for more in (decorate(start, end) for decorate in self._more):
            washes += more.washes
            underlines += more.underlines
        return Decor(tuple(washes), tuple(underlines))


def _tint(mark: Mark, colour: str) -> Wash:
    tint = QColor(colour)
    tint.setAlpha(TINT)
    return Wash(mark.start, mark.end, tint)
