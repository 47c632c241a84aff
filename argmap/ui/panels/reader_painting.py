"""Paints one line of a source as it was laid out: its words, what is washed with a colour, and what is underlined."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout, QTextLine

from argmap.intake.offsets import Utf16Map
from argmap.ui.panels.reader_text import Line

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
BELOW_BASELINE = 3.0  # pixels from the baseline to the first underline
LANE = 3.0  # pixels from one underline to the next
THICKNESS = 1.4


@dataclass(frozen=True, slots=True)
class Wash:
    """Code points that have a colour behind them."""

    start: int
    end: int
    colour: QColor


@dataclass(frozen=True, slots=True)
class Underline:
    """Code points with a line below; those that overlap lie in lanes of their own."""

    start: int
    end: int
    colour: QColor
    lane: int = 0


@dataclass(frozen=True, slots=True)
class Decor:
    """What lies behind and below the words of a stretch of the text; of the washes the last lies on top."""

    washes: tuple[Wash, ...] = ()
    underlines: tuple[Underline, ...] = ()


Ranges = list[QTextLayout.FormatRange]
Decoration = TypeVar("Decoration", Wash, Underline)


def paint_line(
    painter: QPainter, layout: QTextLayout, line: Line, decor: Decor, selected: Ranges, clip: QRectF
) -> None:
    """Paint a line where its layout stands; what is selected lies over what is washed."""
    places, at = Utf16Map(line.shown), layout.position()
    ranges = [format_range(*_within(one, line, places), _background(one.colour)) for one in _on(line, decor.washes)]
    layout.draw(painter, QPointF(), ranges + selected, clip)
    underlines = [(one, *_within(one, line, places)) for one in _on(line, decor.underlines)]
    is_mixed = bool(RIGHT_TO_LEFT.search(line.shown))
    for row in _rows_in(layout, clip):
        below = round(at.y() + row.y() + row.ascent()) + BELOW_BASELINE  # of the same thickness everywhere
        for one, start, end in underlines:
            for left, right in _extents(row, start, end, is_mixed):
                painter.fillRect(QRectF(at.x() + left, below + LANE * one.lane, right - left, THICKNESS), one.colour)


def _rows_in(layout: QTextLayout, clip: QRectF) -> Iterator[QTextLine]:
    """The rows of which something is seen: a paragraph may be far longer than the view. Underlines may hang below."""
    top = layout.position().y()
    for row in map(layout.lineAt, range(layout.lineCount())):
        if top + row.y() < clip.bottom() and top + row.y() + 2 * row.height() > clip.top():
            yield row


def format_range(start: int, end: int, char_format: QTextCharFormat) -> QTextLayout.FormatRange:
    """A format for UTF-16 units of a line."""
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, char_format
    return made


def _on(line: Line, decorations: Iterable[Decoration]) -> Iterator[Decoration]:
    return (one for one in decorations if one.start < line.end and one.end > line.start)


def _within(one: Wash | Underline, line: Line, places: Utf16Map) -> tuple[int, int]:
    first, last = max(one.start, line.start), min(one.end, line.end)
    return places.to_utf16(first - line.start), places.to_utf16(last - line.start)


def _background(colour: QColor) -> QTextCharFormat:
    char_format = QTextCharFormat()
    char_format.setBackground(colour)
    return char_format


def _extents(row: QTextLine, start: int, end: int, is_mixed: bool) -> Iterator[tuple[float, float]]:
    """From where to where on a row some units reach; where directions mix, in several pieces."""
    first, last = max(start, row.textStart()), min(end, row.textStart() + row.textLength())
    if first >= last:
        return
    if not is_mixed:
        yield _x(row, first), min(_x(row, last), row.naturalTextRect().right())  # without the space where it wraps
        return
    for run in row.glyphRuns(first, last - first):
        ink = run.boundingRect()
        yield ink.left(), ink.right()


def _x(row: QTextLine, unit: int) -> float:
    found: Any = row.cursorToX(unit)  # the stubs say float; it is the place and the unit
    return float(found[0])
