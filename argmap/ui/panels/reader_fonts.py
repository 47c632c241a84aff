"""How the text of a source is set: its fonts, and the room around its lines."""

from PySide6.QtGui import QFont

from argmap.render.fonts import FAMILIES
from argmap.ui.panels.reader_text import ShownText
from argmap.ui.styling import window_font

SERIFS = ["Noto Serif", "Source Serif 4", "Charter", "Georgia", "Times New Roman", "serif"]
TEXT_SIZE = 16  # pixels
HEADING_SIZES = {1: 22, 2: 19, 3: 17}  # pixels; deeper headings are as small as the third
SPACING = 1.6  # line heights to a font size at least; taller scripts have more
HEADING_SPACING = 1.3
COLUMNS = 75  # characters on a line at most
SHORT_LINE = 100  # characters; a text whose lines are shorter was wrapped by hand
EMPTY = TEXT_SIZE // 2  # pixels: the height of a line without words
ABOVE_HEADING, BELOW_HEADING, BELOW_PARAGRAPH = 14, 6, 12  # pixels


def font_of(level: int) -> QFont:
    """The font of a heading of that level; of 0, that of plain text."""
    if not level:
        font = QFont(SERIFS)
        font.setPixelSize(TEXT_SIZE)
        return font
    font = window_font()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(HEADING_SIZES[min(level, 3)])
    font.setWeight(QFont.Weight.Bold)
    return font


def least_line_height(level: int) -> float:
    """How far the lines of a heading of that level, or of plain text, are apart at least, in pixels."""
    return HEADING_SIZES[min(level, 3)] * HEADING_SPACING if level else TEXT_SIZE * SPACING


def room_below(shown: ShownText, number: int, level: int) -> int:
    """The room below a line with words: none within a paragraph that was wrapped by hand."""
    following = shown.line(number + 1).shown if number + 1 < len(shown) else ""
    is_short = max(shown.length(number), len(following)) < SHORT_LINE
    if following.strip() and is_short and not level:
        return 0
    return BELOW_HEADING if level else BELOW_PARAGRAPH
