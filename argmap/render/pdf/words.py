"""Lines of words in the map's own font as strings of glyphs (ISO 32000-1, 9.4)."""

import unicodedata
from itertools import pairwise

from PySide6.QtGui import QFontMetricsF

from argmap.render.fonts import Style, font
from argmap.render.pdf.face import EM, Face

WORDS_KEPT = 50_000
SHAPED = ("M", "C")  # marks, and what is not drawn: Qt says how they are


class NotPlainError(Exception):
    """A letter that the map's own font does not draw by itself."""


class PlainWords(dict[str, str]):
    """Words as glyphs, ready for a line's string: few of a map's words are new.

    With joining off each letter is a glyph, and how near two of them come depends on these two only.
    """

    def __init__(self, style: Style, face: Face) -> None:
        super().__init__()
        self.face = face
        self._letters = _Letters(face)
        self._kerns = _Kerns(style)
        self._space = self._letters[" "]

    def __missing__(self, word: str) -> str:
        if len(self) > WORDS_KEPT:
            self.clear()
        letters, kerns = self._letters, self._kerns
        parts = [letters[letter] + kerns[letter, follower] for letter, follower in pairwise(word)]
        self[word] = said = "".join([*parts, letters[word[-1]]] if word else [])
        return said

    def line(self, text: str) -> str:
        """The operand that shows the text. Raises `NotPlainError`."""
        return f"[<{self._space.join(map(self.__getitem__, text.split(' ')))}>]"


class _Letters(dict[str, str]):
    """The code of each letter."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, letter: str) -> str:
        glyphs = self._face.raw.glyphIndexesForString(letter)
        if len(glyphs) != 1 or not glyphs[0] or unicodedata.category(letter)[0] in SHAPED:
            raise NotPlainError
        self[letter] = code = self._face.code(glyphs[0], letter)
        return code


class _Kerns(dict[tuple[str, str], str]):
    """What stands between the codes of two letters: nothing, or how much nearer than their widths they come."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        whole = font(style)
        whole.setPixelSize(int(EM))
        self._advance = QFontMetricsF(whole).horizontalAdvance

    def __missing__(self, pair: tuple[str, str]) -> str:
        moved = self._advance("".join(pair)) - sum(map(self._advance, pair))
        self[pair] = said = f">{round(-moved)}<" if round(moved) else ""
        return said
