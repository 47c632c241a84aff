"""How wide each word is in one style, and where a plain paragraph breaks: the fast half of line breaking."""

import re
from bisect import bisect_right
from itertools import accumulate, pairwise, repeat
from math import inf
from typing import NamedTuple

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QFontMetricsF, QRawFont

from argmap.render.fonts import Style, StyleFonts

WORDS_KEPT = 200_000
SIMPLE = re.compile(
    "[!-~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]+"
)
STICKY = re.compile(r"[\])}!?/,.;:»”’›…‐-―].*|.*[(\[{«“‘„‚‹‐-―]")
"""Words that Unicode's line breaking (annex 14) may hold to their neighbour across a space: Qt decides there."""

ENDS = ".,:;!?"
"""Before these no line breaks (annex 14, LB13), nor between them."""

Letter = str | tuple[str, str]
"""A letter that begins a word, or one after another."""


class Breaks(NamedTuple):
    """Where a paragraph breaks: a line ends before each unit that `stops` names.

    `ends` are the advances up to and with each unit and the space after it.
    """

    units: list[str]
    between: str  # what stands between two units: a space, or nothing where the units carry their spaces
    ends: list[float]
    stops: list[int]
    space: float

    def lines(self) -> tuple[list[str], list[float]]:
        """The text of each line, and the advance of each in pixels."""
        ends = [self.ends[stop - 1] for stop in self.stops]
        texts = [self.between.join(self.units[start:stop]) for start, stop in pairwise((0, *self.stops))]
        spaces = repeat(self.space) if self.between else [self.space if text[-1:] == " " else 0.0 for text in texts]
        widths = [end - space - start for start, end, space in zip((0.0, *ends), ends, spaces, strict=False)]
        return texts if self.between else [text.rstrip(" ") for text in texts], widths


class Letters(dict[Letter, float]):
    """What a letter adds to the width of a word: at its beginning, or after another letter, kerning included.

    Joining is off, so that no letter looks further back. In a third of the time that Qt takes to shape a word.
    """

    def __init__(self, metrics: QFontMetricsF) -> None:
        super().__init__()
        self._metrics = metrics

    def __missing__(self, letter: Letter) -> float:
        start = self[letter[0]] if len(letter) == 2 else 0.0
        self[letter] = self._metrics.horizontalAdvance("".join(letter)) - start
        return self[letter]


class Advances(dict[str, float]):
    """The advance of each word with the space after it; infinite for a word that holds a break or needs shaping."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.fonts = StyleFonts(style)
        self._metrics = self.fonts.plain_metrics
        self._raw = QRawFont.fromFont(self.fonts.plain)
        self._pieces: dict[str, tuple[list[str], list[float]]] = {}
        self._overhangs: dict[str, float] = {}
        self._widest_overhang = style.size / 6
        self._letters = Letters(self._metrics)
        self._space = self._metrics.horizontalAdvance(" ")
        slack = style.pitch - self._metrics.ascent() - self._metrics.descent()
        self.baseline = float(round(slack / 2 + self._metrics.ascent()))
        self[""] = inf

    def __missing__(self, word: str) -> float:
        if len(self) > WORDS_KEPT:
            self.clear()
            self._pieces.clear()
            self[""] = inf
        self[word] = self._measured(word)
        return self[word]

    def breaks(self, paragraph: str, width: float) -> Breaks | None:
        """Where the paragraph breaks at that width; None where Qt has to break it."""
        words = paragraph.split(" ")
        ends = list(accumulate(map(self.__getitem__, words)))
        if ends[-1] < inf:
            return self._broken(words, " ", ends, ends, width + self._space)
        if paragraph:
            return self._broken_in_words(words, width + self._space)
        return Breaks([""], "", [0.0], [1], self._space)

    def line_count(self, paragraph: str, width: float) -> int | None:
        """How many lines `breaks` gives, in less time."""
        words = paragraph.split(" ")
        ends = list(accumulate(map(self.__getitem__, words)))
        if ends[-1] < inf:
            stops = self._stops(words, ends, ends, width + self._space)
        else:
            breaks = self.breaks(paragraph, width)
            stops = breaks.stops if breaks is not None else None
        return len(stops) if stops is not None else None

    def _broken(
        self, units: list[str], between: str, ends: list[float], fits: list[float], limit: float
    ) -> Breaks | None:
        stops = self._stops(units, ends, fits, limit)
        return Breaks(units, between, ends, stops, self._space) if stops is not None else None

    def _stops(self, units: list[str], ends: list[float], fits: list[float], limit: float) -> list[int] | None:
        """Greedy breaks; `fits` are the right edges that count, a space added. None if a unit is wider than a line."""
        stops: list[int] = []
        count, start, edge = len(units), 0, limit
        safe = self._widest_overhang
        while start < count:
            stop = bisect_right(fits, edge, start)
            room = edge - fits[stop - 1]
            if room < safe and stop > start:
                stop -= self._hangs_over(units[stop - 1], room)
            if stop == start:
                return None
            stops.append(stop)
            start, edge = stop, ends[stop - 1] + limit
        return stops

    def _broken_in_words(self, words: list[str], limit: float) -> Breaks | None:
        """As `_broken`, with the breaks that words like "well-known" hold."""
        units: list[str] = []
        advances: list[float] = []
        for word in words:
            if self[word] < inf:
                units.append(word + " ")
                advances.append(self[word])
            elif word in self._pieces:
                units += self._pieces[word][0]
                advances += self._pieces[word][1]
            else:
                return None
        ends = list(accumulate(advances))
        fits = [end if unit[-1] == " " else end + self._space for unit, end in zip(units, ends, strict=True)]
        return self._broken(units, "", ends, fits, limit)

    def _measured(self, word: str) -> float:
        if word.isascii() and word.rstrip(ENDS).isalnum():
            return self._letters[word[0]] + sum(map(self._letters.__getitem__, pairwise(word))) + self._space
        if SIMPLE.fullmatch(word) is None or STICKY.fullmatch(word) or not self._draws(word):
            return inf
        pieces = _pieces(word)
        if len(pieces) == 1:
            return self._metrics.horizontalAdvance(word) + self._space
        self._pieces[word] = [*pieces[:-1], pieces[-1] + " "], self._piece_advances(pieces)
        return inf

    def _draws(self, word: str) -> bool:
        return word.isascii() or all(self._raw.supportsCharacter(ord(letter)) for letter in word)

    def _piece_advances(self, pieces: list[str]) -> list[float]:
        """What each piece adds to those before it, kerning included."""
        ends = [self._metrics.horizontalAdvance(so_far) for so_far in accumulate(pieces)]
        ends[-1] += self._space
        return [end - start for start, end in zip([0.0, *ends], ends, strict=False)]

    def _hangs_over(self, unit: str, room: float) -> bool:
        """Whether the last letter's ink would reach beyond the edge that its advance keeps."""
        letter = unit.rstrip(" ")[-1]
        if letter not in self._overhangs:
            self._overhangs[letter] = -min(0.0, self._metrics.rightBearing(letter))
        return self._overhangs[letter] > room


def _pieces(word: str) -> list[str]:
    """The word cut where Unicode's line breaking allows it; each of its letters is one UTF-16 unit."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, word)
    pieces, start = [], 0
    for stop in range(1, len(word) + 1):
        finder.setPosition(stop)
        if finder.isAtBoundary():
            pieces.append(word[start:stop])
            start = stop
    return pieces
