"""Lines of a text that needs shaping, broken and ordered by Qt and handed back as runs of one direction each."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextLayout, QTextLine, QTextOption

from argmap.render.fonts import StyleFonts
from argmap.render.runs import Run

LONGEST = 5_000  # code points; Qt slows down with the square of an unbroken paragraph
PLAIN = re.compile("[\0-\u058f\u1d00-\u200b\u2010-\u2bff\ua640-\ua69f\ua700-\ua7ff\ufb00-\ufb06]")
"""Latin, Greek, Cyrillic, Armenian, punctuation and symbols: legible without joining letters."""
ALL_PLAIN = re.compile(f"(?:{PLAIN.pattern})*")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
EMOJI_SIGN = "\ufe0f"


class ShapedLine(NamedTuple):
    runs: tuple[Run, ...]
    width: float
    ascent: float
    descent: float
    is_rtl: bool


def shape(paragraph: str, fonts: StyleFonts, width: float) -> Iterator[ShapedLine]:
    """The lines of a paragraph without newlines at that width."""
    is_rtl = _starts_right_to_left(paragraph)
    for first in range(0, max(len(paragraph), 1), LONGEST):
        layout = _broken(paragraph[first : first + LONGEST], fonts, width, is_rtl)
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            yield ShapedLine(_runs(layout, line, fonts), line.naturalTextWidth(), line.ascent(), line.descent(), is_rtl)


def line_heights(paragraph: str, fonts: StyleFonts, width: float) -> Iterator[tuple[float, float]]:
    """Ascent and descent of each line that `shape` would give."""
    is_rtl = _starts_right_to_left(paragraph)
    for first in range(0, max(len(paragraph), 1), LONGEST):
        layout = _broken(paragraph[first : first + LONGEST], fonts, width, is_rtl)
        for index in range(layout.lineCount()):
            yield layout.lineAt(index).ascent(), layout.lineAt(index).descent()


def is_plain(text: str) -> bool:
    """Whether the text is legible without letters that join or stack."""
    return ALL_PLAIN.fullmatch(text) is not None


def _starts_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction of its own goes from right to left (Unicode annex 9, P2)."""
    if RIGHT_TO_LEFT.search(text) is None:
        return False
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((one != "L" for one in directions if one in ("L", "R", "AL")), False)


def _broken(text: str, fonts: StyleFonts, width: float, is_rtl: bool) -> QTextLayout:
    layout = QTextLayout(text, fonts.joined)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.setFormats(_plain_formats(text, fonts))
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return layout


def _plain_formats(text: str, fonts: StyleFonts) -> list[QTextLayout.FormatRange]:
    """Formats that switch joining off where it is not needed; Qt can switch it off in a range, but not on."""
    plain = QTextCharFormat()
    plain.setFont(fonts.plain)
    formats, start = [], 0
    for stretch, is_joined in _stretches(text):
        length = _units(stretch)
        if not is_joined:
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = start, length, plain
            formats.append(one)
        start += length
    return formats


def _stretches(text: str) -> Iterator[tuple[str, bool]]:
    """The text cut where letters that have to join begin and end; spaces and marks go with what precedes them."""
    if is_plain(text):
        yield text, False
        return
    start, is_joined = 0, False
    for index, letter in enumerate(text):
        joins = _joins(text, index, letter, is_joined)
        if joins != is_joined:
            if index > start:
                yield text[start:index], is_joined
            start, is_joined = index, joins
    yield text[start:], is_joined


def _joins(text: str, index: int, letter: str, before: bool) -> bool:
    if index and (letter in "\u200c\u200d\ufe0e\ufe0f" or unicodedata.category(letter)[0] == "M"):
        return before
    if letter == " ":
        return before and index + 1 < len(text) and PLAIN.match(text, index + 1) is None
    return PLAIN.match(letter) is None or text[index + 1 : index + 2] == EMOJI_SIGN


def _runs(layout: QTextLayout, line: QTextLine, fonts: StyleFonts) -> tuple[Run, ...]:
    """The line's runs as they stand from left to right."""
    text = _slice(layout.text(), line.textStart(), line.textLength()).rstrip(" ")
    pieces: list[tuple[str, bool, bool]]
    if RIGHT_TO_LEFT.search(layout.text()) is None:
        pieces = [(stretch, is_joined, False) for stretch, is_joined in _stretches(text)]
    else:
        pieces = _ordered(layout, text, line.textStart())
    runs, x = [], 0.0
    for piece, is_joined, is_rtl in pieces:
        width = (fonts.joined_metrics if is_joined else fonts.plain_metrics).horizontalAdvance(piece)
        runs.append(Run(piece, x, width, is_joined, is_rtl))
        x += width
    return tuple(runs)


def _ordered(layout: QTextLayout, text: str, start: int) -> list[tuple[str, bool, bool]]:
    """Pieces of one font and direction, from left to right: text, whether it is joined, whether right to left."""
    placed: list[tuple[float, str, bool, bool]] = []
    for stretch, is_joined in _stretches(text):
        placed += [(x, piece, is_joined, is_rtl) for piece, is_rtl, x in _directed(layout, stretch, start)]
        start += _units(stretch)
    return [piece[1:] for piece in sorted(placed, key=lambda piece: piece[0])]


def _directed(layout: QTextLayout, text: str, start: int) -> Iterator[tuple[str, bool, float]]:
    """The text cut where its direction changes, with the leftmost x of each piece. `start` counts UTF-16 units."""
    first, is_rtl = 0, None
    at = start
    for index, letter in enumerate(text):
        glyphs = layout.glyphRuns(at, _units(letter))
        turns = glyphs[0].isRightToLeft() if glyphs else is_rtl
        if turns != is_rtl and is_rtl is not None:
            yield text[first:index], is_rtl, _leftmost(layout, start, at)
            start, first = at, index
        is_rtl = turns
        at += _units(letter)
    if text:
        yield text[first:], bool(is_rtl), _leftmost(layout, start, at)


def _leftmost(layout: QTextLayout, start: int, stop: int) -> float:
    glyphs = layout.glyphRuns(start, stop - start)
    return min((point.x() for run in glyphs for point in run.positions()), default=0.0)


def _units(text: str) -> int:
    """The length of the text in UTF-16 units, in which Qt counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _slice(text: str, start: int, length: int) -> str:
    """The part of the text that begins at `start` and has `length`, both in UTF-16 units."""
    if text.isascii():
        return text[start : start + length]
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : 2 * (start + length)].decode("utf-16-le", "surrogatepass")
