"""Where on a PDF page each code point of its text stands: the text is made again, by the code that made the stored one.

A page whose text comes out otherwise than it is stored has no places: a wrong box would make a passage lie.
"""

from array import array
from collections.abc import Callable, Iterator, Sequence
from ctypes import c_int

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it comes without types
from pypdfium2 import PdfiumError, PdfPage, PdfTextPage

from argmap.sources.page import PageWords
from argmap.sources.pdf_letters import letters_of
from argmap.sources.pdf_lines import HYPHEN, Line, character_at, lines_of
from argmap.sources.pdf_paragraphs import pieces_of
from argmap.sources.pdf_turning import upright_text

Box = tuple[float, float, float, float]
NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)
GRID = 1_000_000  # device units across a page, in which pdfium says where a point lies
REACH = 1_000  # points


def words_on(page: PdfPage, stored: str) -> PageWords | None:
    """Where the words of a page stand, or None if they are not those that are stored of it."""
    put = onto_page(page)
    text_page = upright_text(page)
    try:
        lines = lines_of(text_page)
        pieces = _with_hyphens(pieces_of(lines), stored)
        return _placed(text_page, lines, pieces, put) if "".join(pieces) == stored else None
    finally:
        text_page.close()


def _with_hyphens(pieces: Sequence[str], stored: str) -> list[str]:
    """The pieces with the hyphens at line ends that the stored text kept: it knew the words of all pages."""
    resolved: list[str] = []
    offset = 0
    for number, piece in enumerate(pieces):
        is_open = number % 2 == 1 and piece == HYPHEN
        is_kept = is_open and stored.startswith("-" + pieces[number + 1], offset)
        resolved.append(("-" if is_kept else "") if is_open else piece)
        offset += len(resolved[-1])
    return resolved


def _placed(
    text_page: PdfTextPage, lines: Sequence[Line], pieces: Sequence[str], put: Callable[[Box], Box]
) -> PageWords:
    boxes = array("f")
    spans: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        start = len(boxes) // 4
        for index in _sources(text_page, line):
            boxes.extend(put(_box(text_page, index)))
        joint = pieces[2 * number + 1] if 2 * number + 1 < len(pieces) else ""
        is_hyphen = line.is_hyphenated and joint == "-"
        spans.append((start, len(boxes) // 4 + is_hyphen))
        for _ in joint:
            boxes.extend(put(_box(text_page, line.last)) if is_hyphen else NOWHERE)
    return PageWords(tuple(spans), boxes)


def _sources(text_page: PdfTextPage, line: Line) -> Iterator[int]:
    """For each code point of the line, the page's character that it comes from."""
    order = line.order or range(line.first, line.last)
    characters = [character_at(text_page, index) for index in order]
    return (order[index] for _, index in letters_of(characters))


def _box(text_page: PdfTextPage, index: int) -> Box:
    try:
        left, bottom, right, top = text_page.get_charbox(index, loose=True)
    except PdfiumError:
        return NOWHERE
    return left, bottom, right, top


def onto_page(page: PdfPage) -> Callable[[Box], Box]:
    """From a box in the page's own space to shares of the page as it is shown, from its upper left corner."""
    (x0, y0), (x1, y1), (x2, y2) = (_device(page, *point) for point in ((0, 0), (REACH, 0), (0, REACH)))
    a, b, c, d = ((x1 - x0) / REACH, (x2 - x0) / REACH, (y1 - y0) / REACH, (y2 - y0) / REACH)

    def put(box: Box) -> Box:
        left, bottom, right, top = box
        if left >= right or bottom >= top:
            return NOWHERE
        xs = sorted((x0 + a * x + b * y) / GRID for x, y in ((left, bottom), (right, top)))
        ys = sorted((y0 + c * x + d * y) / GRID for x, y in ((left, bottom), (right, top)))
        return xs[0], ys[0], xs[1], ys[1]

    return put


def _device(page: PdfPage, x: float, y: float) -> tuple[int, int]:
    across, down = c_int(), c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, GRID, GRID, 0, x, y, across, down)
    return across.value, down.value
