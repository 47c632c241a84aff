"""Which font draws which letters of a drawing: what a picture that carries its fonts has to carry."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtGui import QRawFont

from argmap.render.drawing import Lines, Text
from argmap.render.fonts import Style, font

MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
PICTURES = ("CBDT", "sbix")
COLOURED = (*PICTURES, "COLR", "SVG ")
MAY_NOT_EMBED = 0x0002  # in fsType
EMOJI = re.compile("[\\d#*]\ufe0f?\u20e3|[^\ufe0f]\ufe0f")


@dataclass(slots=True, eq=False)
class UsedFont:
    """A font that Qt draws with, and the letters it draws."""

    raw: QRawFont
    letters: set[str] = field(default_factory=set)

    @property
    def family(self) -> str:
        return self.raw.familyName()

    def shrinkage(self) -> float:
        """How much smaller Qt draws the font than its size says: 1 for all but those whose letters are pictures."""
        if not has_table(self.raw, PICTURES):  # pictures of a fixed size, as those of many emoji fonts are
            return 1.0
        glyphs = self.raw.glyphIndexesForString("".join(sorted(self.letters)))
        drawn = max((advance.x() for advance in self.raw.advancesForGlyphIndexes(glyphs)), default=0.0)
        meant = max((_advance(self.raw, glyph) for glyph in glyphs), default=0.0) * self.raw.pixelSize()
        return drawn / meant if drawn and meant else 1.0


def has_table(raw: QRawFont, tables: Iterable[str]) -> bool:
    """Whether the font has one of these tables."""
    return any(raw.fontTable(table).size() for table in tables)


def number_at(raw: QRawFont, table: str, place: int) -> int:
    """The unsigned number in the two bytes at that place of a font's table."""
    return int.from_bytes(bytes(raw.fontTable(table).data())[place : place + 2], "big")


def may_be_embedded(raw: QRawFont) -> bool:
    """Whether the font's maker lets it be taken along in a file (OpenType 1.9, "OS/2")."""
    return not number_at(raw, "OS/2", 8) & MAY_NOT_EMBED


class FontUse:
    """Collects, run by run, which fonts draw which letters."""

    def __init__(self) -> None:
        self.fonts: dict[tuple[str, str], UsedFont] = {}  # by family and style name
        self._own: dict[Style, tuple[tuple[UsedFont], set[str]]] = {}  # and the letters that are known to be in it

    def add(self, run: Text | Lines) -> tuple[UsedFont, ...]:
        """The fonts that draw this run, or these lines, the map's own last."""
        own, known = self._own.get(run.style) or self._own_font(run.style)
        if isinstance(run, Lines):
            text = "".join(run.texts)
            if not known.issuperset(text):
                _draws(own[0], known, text)
            return own
        if not run.is_joined and (known.issuperset(run.text) or _draws(own[0], known, run.text)):
            return own
        return (*self._fallbacks(run, own[0]), *own)

    def _own_font(self, style: Style) -> tuple[tuple[UsedFont], set[str]]:
        return self._own.setdefault(style, ((self._font(QRawFont.fromFont(font(style))),), set()))

    def _font(self, raw: QRawFont) -> UsedFont:
        return self.fonts.setdefault((raw.familyName(), raw.styleName()), UsedFont(raw))

    def _fallbacks(self, run: Text, own: UsedFont) -> list[UsedFont]:
        """The fonts that Qt takes for what the map's own cannot draw. Of an emoji, every part goes to its font."""
        from argmap.render.fallbacks import raw_fonts  # late, as most maps need none

        emoji = {letter for found in EMOJI.findall(run.text) for letter in found}
        letters = set(run.text) | (set(run.text.translate(MIRRORED)) if run.is_rtl else set())
        plain = {letter for letter in letters - emoji if own.raw.supportsCharacter(ord(letter))}
        own.letters |= plain
        fallbacks = [self._font(raw) for raw in raw_fonts(run) if raw.familyName() != own.family]
        for one in fallbacks:
            one.letters |= {letter for letter in letters - plain if one.raw.supportsCharacter(ord(letter))}
        return fallbacks


def _draws(own: UsedFont, known: set[str], text: str) -> bool:
    """Whether the map's own font draws all of the text; what it draws is known from then on."""
    new = set(text) - known
    drawn = {letter for letter in new if own.raw.supportsCharacter(ord(letter))}
    known |= drawn
    own.letters |= drawn
    return drawn == new


def _advance(raw: QRawFont, glyph: int) -> float:
    """The advance that the font itself gives, in ems (OpenType 1.9, "head", "hhea", "hmtx")."""
    count = number_at(raw, "hhea", 34)
    return number_at(raw, "hmtx", 4 * min(glyph, count - 1)) / number_at(raw, "head", 18)
