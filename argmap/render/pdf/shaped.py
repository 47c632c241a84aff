"""Runs that Qt has to shape, as operators of a page: other scripts and other fonts than the map's own."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from PySide6.QtGui import QGlyphRun, QRawFont

from argmap.render.drawing import Text
from argmap.render.fallbacks import one_line
from argmap.render.font_use import MIRRORED
from argmap.render.numbers import written
from argmap.render.pdf.face import EM, Face

BOLD = 600
BOLDER = 1 / 32  # of the size: the line around letters of a font that has no bold ones
FORMS = (*range(0xFB1D, 0xFE00), *range(0xFE70, 0xFF00))  # of letters from right to left, several in one among them
NO_LETTER = "\ufffd"
FaceOf = Callable[[QRawFont], Face]
Glyph = tuple[int, float, float]
"""Its number in the font, and where it begins, y up from the baseline."""


class Cluster(NamedTuple):
    """Glyphs of one font that belong together, and the letters that each stands for."""

    raw: QRawFont
    glyphs: list[Glyph]
    letters: list[str]


class Placed(NamedTuple):
    """A glyph as it is written, in pixels from the beginning of the line."""

    face: Face
    code: str
    x: float
    y: float
    advance: float


def clusters(run: Text) -> list[Cluster]:
    """What Qt draws the run with, from left to right."""
    layout = one_line(run)
    baseline = layout.lineAt(0).ascent()
    whole = layout.glyphRuns()
    if len(whole) == 1 and not run.is_rtl:
        raw, glyphs = whole[0].rawFont(), _glyphs(whole[0], baseline)
        if [glyph for glyph, _, _ in glyphs] == raw.glyphIndexesForString(run.text) and len(glyphs) == len(run.text):
            return [Cluster(raw, glyphs, list(run.text))]  # as most of Chinese, Japanese and Korean is
    made: list[tuple[QRawFont, list[Glyph], str]] = []
    at = 0
    for letter in run.text:
        units = 1 + (ord(letter) > 0xFFFF)
        found = [(one.rawFont(), _glyphs(one, baseline), letter) for one in layout.glyphRuns(at, units)]
        at += units
        if made and found and not set(found[0][1]).isdisjoint(made[-1][1]):
            made[-1] = _joined(*made[-1], *found[0][1:])
        else:
            made += found
    drawn = [Cluster(raw, glyphs, _letters(raw, glyphs, letters)) for raw, glyphs, letters in made]
    return sorted(drawn, key=lambda one: min(x for _, x, _ in one.glyphs))


def _glyphs(run: QGlyphRun, baseline: float) -> list[Glyph]:
    numbers, places = run.glyphIndexes(), run.positions()
    return [(number, place.x(), baseline - place.y()) for number, place in zip(numbers, places, strict=True)]


def _joined(
    raw: QRawFont, glyphs: list[Glyph], letters: str, others: list[Glyph], more: str
) -> tuple[QRawFont, list[Glyph], str]:
    """Two parts of one cluster, which share a glyph."""
    return raw, [*glyphs, *(one for one in others if one not in glyphs)], letters + more


def shaped_operators(run: Text, drawn: Iterable[Cluster], face_of: FaceOf) -> Iterator[str]:
    """The operators that show the run, between those that begin and end a text."""
    size = run.style.size
    glyphs = (one for cluster in drawn for one in _placed(cluster, face_of(cluster.raw), size))
    for (face, y), alike in groupby(glyphs, lambda one: (one.face, one.y)):
        is_thin = run.style.weight >= BOLD > face.weight
        mode = f"2 Tr {written(size * BOLDER)} w" if is_thin else "0 Tr"
        start, string = _string(alike, size)
        place = f"1 0 0 -1 {written(run.x + start)} {written(run.baseline - y)} Tm"
        yield f"/{face.resource} {size} Tf {mode} {place} [<{string}>] TJ"
    yield "0 Tr"


def _placed(cluster: Cluster, face: Face, size: float) -> Iterator[Placed]:
    for (glyph, x, y), letters in zip(cluster.glyphs, cluster.letters, strict=True):
        code = face.code(glyph, letters if glyph else NO_LETTER)
        yield Placed(face, code, x, y, face.advances[glyph] * size / EM)


def _letters(raw: QRawFont, glyphs: list[Glyph], letters: str) -> list[str]:
    """What each glyph of a cluster stands for: its own letter where the font has one, else all that is left over."""
    left = list(letters)
    own = []
    for glyph, _, _ in glyphs:
        letter = next((one for one in left if glyph in raw.glyphIndexesForString(one)), "")
        if letter:
            left.remove(letter)
        own.append(letter or _mirrored(raw, glyph, letters))
    if left and "" in own:
        own[own.index("")] = _together("".join(left))
    return own


def _together(letters: str) -> str:
    """Letters that one glyph shows, as readers of a page that goes from left to right find them again.

    Such a reader turns a line of Arabic around, and with it the letters of one glyph, but for those that are one
    character by themselves.
    """
    if len(letters) == 1 or unicodedata.bidirectional(letters[0]) not in ("R", "AL"):
        return letters
    return next((form for form in map(chr, FORMS) if unicodedata.normalize("NFKC", form) == letters), letters[::-1])


def _mirrored(raw: QRawFont, glyph: int, letters: str) -> str:
    """The bracket that a glyph shows which stands for the other one, from right to left."""
    other = letters.translate(MIRRORED)
    return other if other != letters and glyph in raw.glyphIndexesForString(other) else ""


def _string(glyphs: Iterable[Placed], size: float) -> tuple[float, str]:
    """Where glyphs on one level begin, and their codes, with how much nearer each comes than it would by itself."""
    start, end = 0.0, 0.0
    parts: list[str] = []
    for one in glyphs:
        if not parts:
            start = end = one.x
        nearer = round((end - one.x) * EM / size)
        parts.append(f">{nearer}<{one.code}" if nearer else one.code)
        end += one.advance - nearer * size / EM
    return start, "".join(parts)
