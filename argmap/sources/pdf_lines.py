"""The lines of a PDF page, with where each stands, as pdfium finds them in the page's own order."""

import ctypes
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby, pairwise, takewhile
from operator import attrgetter

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it comes without types
from pypdfium2 import PdfTextPage

from argmap.sources.pdf_columns import Gap, columns_apart
from argmap.sources.pdf_direction import is_right_to_left, reading_order, runs_left, with_pairs
from argmap.sources.pdf_letters import cleaned
from argmap.sources.pdf_turning import turns_of

GUTTER = 1.0  # of a line's height: how wide the space between columns is at least
LEVEL = 0.4  # of a line's height: what two lines beside each other may differ
LEAST_HEIGHT = 1.0  # points: what a font says of its letters may leave them none, or less
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
LETTERS_AS_CODES = 0xFF  # up to there a code without a letter still mostly is the letter, as in old TeX
HYPHEN = "\x02"  # what pdfium writes for a hyphen that a line end made
LINE_ENDS = frozenset("\r\n" + HYPHEN)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page. Lengths are in points, in the direction of its text: x grows along it, y upwards."""

    text: str
    left: float
    right: float
    baseline: float
    height: float
    first_word: float  # the width of its first word
    first: int  # the page's character that it begins with, as pdfium counts them
    last: int  # the one after its end
    turns: int = 0  # quarter turns of its text, counter-clockwise
    order: tuple[int, ...] = ()  # its characters as they are read, where that is not as pdfium counts them
    is_leftwards: bool = False  # it is read from right to left, whatever words of the other direction it has
    is_hyphenated: bool = False  # its last word goes on in the next line, and a hyphen was left out


def lines_of(page: PdfTextPage) -> list[Line]:
    """The lines of a page that hold more than spaces, in the page's own order."""
    characters = [character_at(page, index) for index in range(page.count_chars())]
    mostly_leftwards = is_right_to_left(characters)
    lines: list[Line] = []
    for turns, group in groupby(_lines(page, characters, mostly_leftwards), key=attrgetter("turns")):
        turned = list(group)
        # pdfium hands out the lines of text that runs downwards last line first
        is_upside_down = turns != 0 and all(above.baseline < below.baseline for above, below in pairwise(turned))
        lines += reversed(turned) if is_upside_down else turned
    return columns_apart(list(_from_the_right(lines)), partial(_gaps, page, characters))


def _lines(page: PdfTextPage, characters: Sequence[str], mostly_leftwards: bool) -> Iterator[Line]:
    start = 0
    for end in range(len(characters) + 1):
        if end == len(characters) or characters[end] in LINE_ENDS:
            line = _line(page, characters, start, end)
            if line is not None:
                yield _as_read(page, characters, line, mostly_leftwards)
            start = end + 1


def _gaps(page: PdfTextPage, characters: Sequence[str], line: Line) -> list[Gap[Line]]:
    """The spaces in a line that are wide enough to part columns."""
    if line.order:  # of scripts that run left: its characters do not stand in their order
        return []
    if page.count_rects(line.first, line.last - line.first) < 2:  # one stretch of text, as most lines are
        return []
    words = [index for index in range(line.first, line.last) if not characters[index].isspace()]
    neighbours = [(end, begin) for end, begin in pairwise(words) if begin > end + 1]
    return [gap for end, begin in neighbours if (gap := _gap(page, characters, line, end, begin))]


def _gap(page: PdfTextPage, characters: Sequence[str], line: Line, end: int, begin: int) -> Gap[Line] | None:
    """The space between two words, one that ends and one that begins with the characters at these indices."""
    left, right = _box(page, end, line.turns)[2], _box(page, begin, line.turns)[0]
    if right - left < GUTTER * line.height:
        return None
    is_hyphenated = characters[end] == "-" and characters[end - 1].isalpha()  # pdfium marks those of line ends only
    before = _line(page, characters, line.first, end if is_hyphenated else end + 1)
    after = _line(page, characters, begin, line.last)
    if before is None or after is None:
        return None
    before = replace(before, is_hyphenated=is_hyphenated)
    return Gap(left, right, before, replace(after, is_hyphenated=line.is_hyphenated))


def character_at(page: PdfTextPage, index: int) -> str:
    """The character; `UNKNOWN` for the mere number of a glyph, where the font does not tell its letter."""
    code = pdfium.FPDFText_GetUnicode(page, index)
    is_number = code > LETTERS_AS_CODES and pdfium.FPDFText_HasUnicodeMapError(page, index) == 1
    return UNKNOWN if is_number else chr(code)


def _line(page: PdfTextPage, characters: Sequence[str], start: int, end: int) -> Line | None:
    while start < end and characters[start].isspace():
        start += 1
    while end > start and characters[end - 1].isspace():
        end -= 1
    text = cleaned("".join(characters[start:end]))
    if not text:
        return None
    turns = turns_of(page, start)
    left = _box(page, start, turns)[0]
    _, bottom, _, top = _box(page, _middle(characters, start, end), turns)
    return Line(
        text=text,
        left=left,
        right=_box(page, end - 1, turns)[2],
        baseline=_baseline(page, start, turns),
        height=max(LEAST_HEIGHT, top - bottom),
        first_word=_box(page, _word_end(characters, start, end), turns)[2] - left,
        first=start,
        last=end,
        turns=turns,
        is_hyphenated=end < len(characters) and characters[end] == HYPHEN,
    )


def _as_read(page: PdfTextPage, characters: Sequence[str], line: Line, mostly_leftwards: bool) -> Line:
    """The line; with right-to-left letters, its characters as they are read, its edges where the outermost stand."""
    if not any(map(runs_left, line.text)):
        return line
    is_leftwards = mostly_leftwards or is_right_to_left(line.text)
    indices = range(line.first, line.last)
    order = reading_order(characters, indices, lambda index: _box(page, index, line.turns), is_leftwards)
    seen = [index for index in order if not characters[index].isspace()]
    word = takewhile(lambda index: not characters[index].isspace(), order[order.index(seen[0]) :])
    left, right = _edges(page, seen, line.turns)
    first = _edges(page, list(word), line.turns)
    letters = [index for index in order if runs_left(characters[index])]
    _, bottom, _, top = _box(page, letters[len(letters) // 2], line.turns)  # other letters may be of another font
    return replace(
        line,
        text=with_pairs(cleaned("".join(characters[index] for index in order))),
        left=left,
        right=right,
        height=max(LEAST_HEIGHT, top - bottom),
        first_word=first[1] - first[0],
        order=tuple(order),
        is_leftwards=is_leftwards,
    )


def _edges(page: PdfTextPage, indices: Sequence[int], turns: int) -> tuple[float, float]:
    boxes = [_box(page, index, turns) for index in indices]
    return min(box[0] for box in boxes), max(box[2] for box in boxes)


def _from_the_right(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, right-to-left ones that stand beside each other from the right: pdfium parts some in two."""
    levels: list[list[Line]] = []
    for line in lines:
        if levels and _are_level(levels[-1][-1], line):
            levels[-1].append(line)
        else:
            levels.append([line])
    for level in levels:
        yield from sorted(level, key=lambda line: -line.right)


def _are_level(one: Line, other: Line) -> bool:
    are_near = abs(one.baseline - other.baseline) < LEVEL * max(one.height, other.height)
    return are_near and one.turns == other.turns and one.is_leftwards and other.is_leftwards


def _middle(characters: Sequence[str], start: int, end: int) -> int:
    """The index of a character in the midst of a line: at its beginning a bullet may be of another font."""
    middle = (start + end) // 2
    return next((index for index in range(middle, end) if not characters[index].isspace()), start)


def _word_end(characters: Sequence[str], start: int, end: int) -> int:
    """The index of the last character of a line's first word; in scripts without spaces, of its first character."""
    if unicodedata.east_asian_width(characters[start]) in "WF":
        return start
    return next((index - 1 for index in range(start + 1, end) if characters[index].isspace()), end - 1)


def _box(page: PdfTextPage, index: int, turns: int) -> tuple[float, float, float, float]:
    return _turned(page.get_charbox(index, loose=True), turns)


def _turned(box: tuple[float, float, float, float], turns: int) -> tuple[float, float, float, float]:
    """A box (left, bottom, right, top) as it would be if its text ran to the right."""
    left, bottom, right, top = box
    match turns:
        case 1:
            return bottom, -right, top, -left
        case 2:
            return -right, -top, -left, -bottom
        case 3:
            return -top, left, -bottom, right
        case _:
            return box


def _baseline(page: PdfTextPage, index: int, turns: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(page, index, x, y)
    return _turned((x.value, y.value, x.value, y.value), turns)[1]
