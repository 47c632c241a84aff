"""The words of one line of the outline: broken where their script breaks, in a few lines, the rest left out."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

UNIT = 2  # bytes of a UTF-16 unit, in which Qt counts


def broken_text(text: str, font: QFont, width: float, most: int) -> QTextLayout:
    """The text in at most that many lines of `width` pixels; what is left out is an ellipsis at the end."""
    layout = _broken(text, font, width, most + 1)
    if layout.lineCount() <= most:
        return layout
    start = layout.lineAt(most - 1).textStart()
    units = text.encode("utf-16-le")
    kept, rest = units[: UNIT * start].decode("utf-16-le"), units[UNIT * start :].decode("utf-16-le")
    end = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return _broken(kept + end, font, width, most)


def fade(layout: QTextLayout, length: int, colour: QColor) -> None:
    """Draw the first `length` UTF-16 units in a quieter colour."""
    quiet = QTextLayout.FormatRange()
    quiet.start, quiet.length = 0, length
    quiet.format = QTextCharFormat()
    quiet.format.setForeground(colour)
    layout.setFormats([quiet])


def _broken(text: str, font: QFont, width: float, most: int) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    pitch = QFontMetricsF(font).lineSpacing()
    layout.beginLayout()
    while layout.lineCount() < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, pitch * (layout.lineCount() - 1)))
    layout.endLayout()
    return layout
