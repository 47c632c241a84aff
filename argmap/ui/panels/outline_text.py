"""The words of one line of the outline: broken where their script breaks, in a few lines, the rest left out."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

UNIT = 2  # bytes of a UTF-16 unit, in which Qt counts


def broken_text(text: str, font: QFont, width: float, most: int, lead: str = "", quiet: str = "") -> QTextLayout:
    """The text behind its lead, which has the colour `quiet`, in at most that many lines of `width` pixels.

    What is left out is an ellipsis at the end.
    """
    layout = _broken(lead + text, font, width, most + 1, len(lead), quiet)
    if layout.lineCount() <= most:
        return layout
    start = layout.lineAt(most - 1).textStart()
    units = (lead + text).encode("utf-16-le")
    kept, rest = units[: UNIT * start].decode("utf-16-le"), units[UNIT * start :].decode("utf-16-le")
    end = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return _broken(kept + end, font, width, most, len(lead), quiet)


def _broken(text: str, font: QFont, width: float, most: int, lead: int, quiet: str) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if lead:
        layout.setFormats([_quiet_range(lead, quiet)])
    pitch = QFontMetricsF(font).lineSpacing()
    layout.beginLayout()
    while layout.lineCount() < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, pitch * (layout.lineCount() - 1)))
    layout.endLayout()
    return layout


def _quiet_range(length: int, colour: str) -> QTextLayout.FormatRange:
    """The first `length` characters of a text in a colour of their own."""
    quiet = QTextLayout.FormatRange()
    quiet.start, quiet.length = 0, length
    quiet.format = QTextCharFormat()
    quiet.format.setForeground(QColor(colour))
    return quiet
