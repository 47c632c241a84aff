"""The fonts of a map: Inter as shipped, in pixels, with every feature off that would join or swap letters."""

from enum import Enum

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from argmap.resources import resource_path

FAMILIES = ("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans")
FILES = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Bold")
NO_WARNINGS = "qt.text.font.db=false"  # Qt reports each script that a font lacks before it takes the next font
JOINING = ("calt", "liga", "clig", "ccmp", "dlig")


class Style(Enum):
    """A use of text: size in pixels, weight, and the distance of its lines in pixels."""

    HEADING = (11, QFont.Weight.Bold, 14)
    BODY = (14, QFont.Weight.Normal, 17)
    CLAIM = (17, QFont.Weight.DemiBold, 21)
    FOOTER = (11, QFont.Weight.Normal, 14)
    WORD = (12, QFont.Weight.Bold, 16)
    QUIET = (12, QFont.Weight.DemiBold, 16)
    TITLE = (26, QFont.Weight.Bold, 32)
    SUBTITLE = (14, QFont.Weight.Normal, 19)
    NOTE = (12, QFont.Weight.Normal, 16)

    def __init__(self, size: int, weight: QFont.Weight, pitch: int) -> None:
        self.size = size
        self.weight = weight
        self.pitch = pitch

    __hash__ = object.__hash__  # what is kept by style is looked up for every run; Enum's own takes four times as long


def register_fonts() -> None:
    """Make the fonts that were shipped known to Qt. Needs a running application; doing it twice adds nothing."""
    QLoggingCategory.setFilterRules(NO_WARNINGS)
    if any(FAMILIES[0] in QFontDatabase.applicationFontFamilies(number) for number in range(len(FILES))):
        return
    for name in FILES:
        for suffix in (".otf", ".ttf"):
            path = resource_path(f"fonts/{name}{suffix}")
            if path.is_file():
                QFontDatabase.addApplicationFont(str(path))


def font(style: Style, joined: bool = False) -> QFont:
    """The font of a style. `joined` leaves the joining features on, which other scripts need to be legible.

    Off, a text comes out of a PDF as it went in: Inter would draw "->" as an arrow. Without hinting, advances do not
    depend on the screen, so that lines break at the same words on paper and in the window.
    """
    made = QFont(list(FAMILIES))
    made.setPixelSize(style.size)
    made.setWeight(style.weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if not joined:
        for tag in JOINING:
            made.setFeature(QFont.Tag(tag), 0)
    return made


class StyleFonts:
    """The two fonts of a style, with and without joining, and what measures them."""

    def __init__(self, style: Style) -> None:
        self.plain = font(style)
        self.joined = font(style, joined=True)
        self.plain_metrics = QFontMetricsF(self.plain)
        self.joined_metrics = QFontMetricsF(self.joined)
