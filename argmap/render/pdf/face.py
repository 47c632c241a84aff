"""A font as the pages of a file draw with it: its glyphs, and the letters that each of them stands for."""

from collections.abc import Iterator
from functools import cached_property

from PySide6.QtGui import QRawFont

from argmap.render.font_use import COLOURED, has_table, may_be_embedded, number_at
from argmap.render.pdf.cff import glyph_numbers

EM = 1000.0  # units of a PDF in the size of a letter (ISO 32000-1, 9.2.4)


class Face:
    """One font of a file, with what was drawn with it so far."""

    def __init__(self, raw: QRawFont, resource: str) -> None:
        self.resource = resource
        """What the pages call it."""
        self.raw = QRawFont(raw)
        self.raw.setPixelSize(EM)
        self.letters: dict[int, str] = {}
        """What each glyph stands for; nothing, where the glyph before it says it all."""
        self.advances: dict[int, float] = {}
        """Of each glyph, in thousandths of the size."""
        self._codes: dict[int, str] = {}
        self._numbers = glyph_numbers(bytes(raw.fontTable("CFF ").data()))

    @cached_property
    def weight(self) -> int:
        """How bold its outlines are, from 1 to 1000, which may be less than what was asked for."""
        return number_at(self.raw, "OS/2", 4)

    @cached_property
    def is_embeddable(self) -> bool:
        """Whether its letters are outlines of one colour, and its maker lets them be taken along."""
        return may_be_embedded(self.raw) and not has_table(self.raw, COLOURED)

    def code(self, glyph: int, letters: str) -> str:
        """The glyph as it is written on a page, in hexadecimal digits; `letters` are what it stands for there."""
        if glyph not in self._codes:
            number = self._numbers[glyph] if self._numbers else glyph
            self._codes[glyph] = f"{number:04X}"
            self.advances[glyph] = self.raw.advancesForGlyphIndexes([glyph])[0].x()
        if not self.letters.get(glyph):
            self.letters[glyph] = letters
        return self._codes[glyph]

    def coded(self) -> Iterator[tuple[str, int, str]]:
        """Each code that was drawn, in order, its glyph and its letters."""
        return ((code, glyph, self.letters[glyph]) for code, glyph in sorted((c, g) for g, c in self._codes.items()))
