"""Letters as they are compared when words are looked for: whatever their case, their accents and how they are joined.

Made equal are upper and lower case, letters with and without their marks (also the vowel signs of Arabic and Hebrew,
and hamza on its letter), ß and ss, æ and ae, œ and oe, joined letters such as ﬁ, a letter and the same with a stroke
(ł, ø, đ, ħ), and the dotless ı and i. Vowel signs of Indian scripts are part of their words, and stay; so do letters of
full width, digits in circles or raised, and different spellings.
"""

import re
import unicodedata
from bisect import bisect_right

MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
"""Accents, the points of Hebrew, the vowel signs of Arabic and the stroke that stretches its words."""

LIKE = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i"}
"""Letters that Unicode takes for letters of their own, and keyboards of other countries lack."""


class Plain(dict[int, str]):
    """What each character is compared as, by its code; for `str.translate`. Fills itself as characters come."""

    def __missing__(self, code: int) -> str:
        folded = chr(code).casefold()
        apart = unicodedata.normalize("NFD", folded)
        bare = MARKS.sub("", apart)
        self[code] = LIKE.get(bare, bare) if bare != apart else LIKE.get(folded, folded)
        return self[code]

    def fold(self, text: str) -> str:
        """A text as it is compared."""
        return text.lower() if text.isascii() else text.translate(self)


class Folded:
    """A folded text, and the way back to the one it was made of, by the letters that became none or several."""

    def __init__(self, text: str, plain: Plain) -> None:
        self.text = plain.fold(text)
        self._begins, self._sources = [0], [0]  # in turn of what kept its length and of a letter that did not
        odd = "" if text.isascii() else "".join(one for one in set(text) if len(plain[ord(one)]) != 1)
        grown = 0
        for match in re.finditer(f"[{re.escape(odd)}]", text) if odd else ():
            begin = match.start() + grown
            width = len(plain[ord(match[0])])
            self._begins += [begin, begin + width]
            self._sources += [match.start(), match.end()]
            grown += width - 1

    def start(self, offset: int) -> int:
        """Where the folded letter at an offset begins in the text."""
        number = bisect_right(self._begins, offset) - 1
        return self._sources[number] + (0 if number % 2 else offset - self._begins[number])

    def end(self, offset: int) -> int:
        """Where the folded letter before an offset ends in the text, with the accents that follow it."""
        number = bisect_right(self._begins, offset) - 1
        into = offset - self._begins[number]
        return self._sources[number] + (min(into, 1) if number % 2 else into)
