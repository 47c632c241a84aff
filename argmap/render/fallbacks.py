"""The fonts that Qt takes for a text that the map's own font cannot draw."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QRawFont, QTextLayout, QTextOption

from argmap.render.drawing import Text
from argmap.render.fonts import font


def one_line(run: Text) -> QTextLayout:
    """The run as Qt lays it out, in one line from (0, 0)."""
    layout = QTextLayout(run.text, font(run.style, run.is_joined))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if run.is_rtl else Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout


def raw_fonts(run: Text) -> list[QRawFont]:
    """Every font that Qt draws the run with."""
    return [glyphs.rawFont() for glyphs in one_line(run).glyphRuns()]
