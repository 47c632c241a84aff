"""Where words stand in a text, whatever their case, their accents and the spaces between them; in code points."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

SLICE = 50_000  # code points that are searched at once
OVERLAP = 2_000  # code points beyond a slice in which what begins there may end
ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")

Stretch = tuple[int, int]


def find_words(text: str, query: str) -> Iterator[list[Stretch]]:
    """The places of a query in a text, slice by slice in its order; those of a slice may be none.

    A letter is found with and without its accents, however they are written; a letter that stands for two, as ß for ss,
    is found whole.
    """
    plain = _Plain()
    wanted = re.compile(r"\s+".join(map(re.escape, query.translate(plain).split())))
    if not wanted.pattern:
        return
    done = 0
    for start in range(0, len(text), SLICE):
        piece = text[start : start + SLICE + OVERLAP]
        places = [(start + first, start + last) for first, last in _places(piece, wanted, plain)]
        yield [one for one in places if done <= one[0] < start + SLICE]
        done = max([done, *(last for first, last in places if first < start + SLICE)])


class _Plain(dict[int, str]):
    """What each character is compared as, by its code; for `str.translate`."""

    def __missing__(self, code: int) -> str:
        folded = chr(code).casefold()
        apart = unicodedata.normalize("NFD", folded)
        bare = ACCENTS.sub("", apart)
        self[code] = bare if bare != apart else folded
        return self[code]


class _Places:
    """The way from a folded text back to the piece it was made of, by the letters that became none or several."""

    def __init__(self, piece: str, plain: _Plain) -> None:
        self._begins, self._sources = [0], [0]  # in turn of what kept its length and of a letter that did not
        odd = "".join(letter for letter in set(piece) if len(plain[ord(letter)]) != 1)
        grown = 0
        for match in re.finditer(f"[{re.escape(odd)}]", piece) if odd else ():
            begin = match.start() + grown
            width = len(plain[ord(match[0])])
            self._begins += [begin, begin + width]
            self._sources += [match.start(), match.end()]
            grown += width - 1

    def start(self, offset: int) -> int:
        """Where the folded letter at an offset begins in the piece."""
        number = bisect_right(self._begins, offset) - 1
        return self._sources[number] + (0 if number % 2 else offset - self._begins[number])

    def end(self, offset: int) -> int:
        """Where the folded letter before an offset ends in the piece, with the accents that follow it."""
        number = bisect_right(self._begins, offset) - 1
        into = offset - self._begins[number]
        return self._sources[number] + (min(into, 1) if number % 2 else into)


def _places(piece: str, wanted: re.Pattern[str], plain: _Plain) -> Iterator[Stretch]:
    places, done = _Places(piece, plain), 0
    for found in wanted.finditer(piece.translate(plain)):
        start, end = places.start(found.start()), places.end(found.end())
        if start >= done:  # either half of a letter that stands for two leads to the whole
            yield start, end
            done = end
