"""The words of one line of a list: broken where their script breaks, in a few lines, the rest left out."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette, QTextCharFormat, QTextLayout, QTextOption

from argmap.core.finding import Stretch

FormatRange = QTextLayout.FormatRange
WASH = 64  # of 255: opacity of the accent behind what was found
SLACK = 3  # pixels by which letters in formats of their own may be wider than the metrics say
UNIT = 2  # bytes of a UTF-16 unit, in which Qt counts


def broken_text(text: str, font: QFont, width: float, most: int, formats: Sequence[FormatRange] = ()) -> QTextLayout:
    """The text in at most that many lines of `width` pixels, parts of it in formats of their own (see `formatted`).

    What is left out is an ellipsis at the end.
    """
    layout = _broken(text, font, width, most + 1, formats)
    if layout.lineCount() <= most:
        return layout
    start = layout.lineAt(most - 1).textStart()
    units = text.encode("utf-16-le")
    kept, rest = units[: UNIT * start].decode("utf-16-le"), units[UNIT * start :].decode("utf-16-le")
    end = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width - SLACK)
    return _broken(kept + end, font, width, most, formats)


def formatted(text: str, start: int, end: int, look: QTextCharFormat) -> FormatRange:
    """A format for the code points of a text between two offsets."""
    one = FormatRange()
    one.start = len(text[:start].encode("utf-16-le")) // UNIT
    one.length = len(text[start:end].encode("utf-16-le")) // UNIT
    one.format = look
    return one


def quiet_lead(lead: str, colour: str) -> FormatRange:
    """A format for what stands before a text, in a colour of its own."""
    quiet = QTextCharFormat()
    quiet.setForeground(QColor(colour))
    return formatted(lead, 0, len(lead), quiet)


def mark_formats(words: str, marks: Sequence[Stretch], palette: QPalette) -> list[FormatRange]:
    """What was found, washed in the accent."""
    wash = palette.accent().color()
    wash.setAlpha(WASH)
    look = QTextCharFormat()
    look.setBackground(wash)
    return [formatted(words, start, end, look) for start, end in marks]


def _broken(text: str, font: QFont, width: float, most: int, formats: Sequence[FormatRange]) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(list(formats))
    pitch = QFontMetricsF(font).lineSpacing()
    layout.beginLayout()
    while layout.lineCount() < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, pitch * (layout.lineCount() - 1)))
    layout.endLayout()
    return layout
