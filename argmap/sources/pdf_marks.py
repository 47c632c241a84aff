"""What somebody marked or noted on the pages of a PDF, as Zotero, Acrobat and others write it into the file."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ctypes import c_ushort
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it comes without types
from pypdfium2 import PdfPage

from argmap.sources.page import PageWords
from argmap.sources.pdf_mark import PdfMark
from argmap.sources.pdf_places import Box, onto_page, words_on

MARKING = {
    pdfium.FPDF_ANNOT_HIGHLIGHT: "highlight",
    pdfium.FPDF_ANNOT_UNDERLINE: "underline",
    pdfium.FPDF_ANNOT_SQUIGGLY: "squiggly",
    pdfium.FPDF_ANNOT_STRIKEOUT: "strikeout",
}
"""Annotations that mark words."""

NOTING = {
    pdfium.FPDF_ANNOT_TEXT: "note",
    pdfium.FPDF_ANNOT_FREETEXT: "text",
    pdfium.FPDF_ANNOT_SQUARE: "square",
    pdfium.FPDF_ANNOT_CIRCLE: "circle",
    pdfium.FPDF_ANNOT_INK: "ink",
    pdfium.FPDF_ANNOT_LINE: "line",
    pdfium.FPDF_ANNOT_CARET: "caret",
    pdfium.FPDF_ANNOT_STAMP: "stamp",
}
"""Annotations that stand for themselves: of use where they say something."""

UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
MOST = 5_000  # on one page
COMMENT = 100_000  # characters
DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)")


def marks_on(page: PdfPage, index: int, stored: str) -> list[PdfMark]:
    """The annotations on a page, in the order of the text that they mark. `stored` is what the source has of it."""
    count = min(MOST, pdfium.FPDFPage_GetAnnotCount(page))
    if count == 0:
        return []
    marks: dict[int, PdfMark] = {}
    replies: dict[int, tuple[str, str, PdfMark | None]] = {}
    above: dict[int, int] = {}
    place = _Placing(page, stored)
    for number in range(count):
        with _annotation(pdfium.FPDFPage_GetAnnot(page, number)) as annotation:
            mark, answered = _mark(annotation, index, place), _answered(page, annotation)
            if answered is not None:
                above[number] = answered
                replies[number] = _text(annotation, "Contents"), _date(annotation), mark
            elif mark is not None:
                marks[number] = mark
    _put_replies(marks, replies, above)
    return sorted(marks.values(), key=lambda mark: mark.stretches[:1] or ((0, 0),))


def _put_replies(
    marks: dict[int, PdfMark], replies: dict[int, tuple[str, str, PdfMark | None]], above: dict[int, int]
) -> None:
    """Each reply, also to a reply, under the mark that it began with; one whose mark is not there stands for itself."""
    for number, (words, created, mark) in replies.items():
        way, top = set[int](), number
        while top in above and top not in way:
            way.add(top)
            top = above[top]
        above.update(dict.fromkeys(way, top))  # so that long threads are not walked again for each reply
        if top in marks and words.strip():
            marks[top] = replace(marks[top], replies=(*marks[top].replies, (words, created)))
        elif top not in marks and mark is not None:
            marks[number] = mark


class _Placing:
    """Finds what stands under a mark; the page is read for the first one only."""

    def __init__(self, page: PdfPage, stored: str) -> None:
        self._page, self._stored = page, stored
        self._onto_page = onto_page(page)
        self._words: PageWords | None = None
        self._is_read = False

    def stretches(self, quads: Sequence[Box]) -> tuple[tuple[int, int], ...]:
        """What is marked of the stored text; nothing where that is not what the page says."""
        if not self._is_read:
            self._words, self._is_read = words_on(self._page, self._stored), True
        words = self._words
        if words is None:
            return ()
        shown = [self._onto_page(quad) for quad in quads]
        found = (self._trimmed(start, end) for start, end in _stretches(words, shown))
        return tuple((start, end) for start, end in found if start < end)

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        said = self._stored[start:end]
        return start + len(said) - len(said.lstrip()), start + len(said.rstrip())

    def words(self, quads: Sequence[Box]) -> str:
        """What pdfium reads there."""
        text_page = self._page.get_textpage()
        found = " ".join(text_page.get_text_bounded(*quad) for quad in quads)
        text_page.close()
        return " ".join(found.split())

    def said(self, stretches: Sequence[tuple[int, int]]) -> str:
        return " ".join(self._stored[start:end] for start, end in stretches)


def _mark(annotation: Any, index: int, place: _Placing) -> PdfMark | None:  # noqa: ANN401  # pdfium's handle
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    comment = _text(annotation, "Contents").strip()[:COMMENT]
    if pdfium.FPDFAnnot_GetFlags(annotation) & UNSEEN or _text(annotation, "StateModel"):
        return None
    key = _text(annotation, "NM").strip()
    if kind in MARKING:
        quads = _quads(annotation)
        stretches = place.stretches(quads)
        words = "" if stretches else place.words(quads)
        quote = place.said(stretches) or words
        if not quote and not comment:
            return None
        comment = "" if _plain(comment) == _plain(quote) else comment  # some programs put the words there
        key = key or _digest(index, MARKING[kind], quads, comment + quote)
        return PdfMark(index, MARKING[kind], key, comment, _date(annotation), stretches, words)
    if kind in NOTING and comment:
        key = key or _digest(index, NOTING[kind], [_rect(annotation)], comment)
        return PdfMark(index, NOTING[kind], key, comment, _date(annotation))
    return None


def _stretches(words: PageWords, quads: Sequence[Box]) -> list[tuple[int, int]]:
    """The letters whose middle lies in a quad, as stretches; what has no place, such as spaces, parts none."""
    found: list[tuple[int, int]] = []
    goes_on = False
    for index in range(words.count):
        left, top, right, bottom = words.boxes[4 * index : 4 * index + 4]
        if right <= left:
            continue
        x, y = (left + right) / 2, (top + bottom) / 2
        if not any(quad[0] <= x <= quad[2] and quad[1] <= y <= quad[3] for quad in quads):
            goes_on = False
        else:
            start = found.pop()[0] if goes_on else index
            found.append((start, index + 1))
            goes_on = True
    return found


def _quads(annotation: Any) -> list[Box]:  # noqa: ANN401  # pdfium's handle
    """Left, bottom, right and top of each quadrilateral; of the annotation itself where it names none."""
    found = []
    points = pdfium.FS_QUADPOINTSF()
    for number in range(min(MOST, pdfium.FPDFAnnot_CountAttachmentPoints(annotation))):
        if pdfium.FPDFAnnot_GetAttachmentPoints(annotation, number, points):
            xs, ys = (points.x1, points.x2, points.x3, points.x4), (points.y1, points.y2, points.y3, points.y4)
            found.append((min(xs), min(ys), max(xs), max(ys)))
    return found or [_rect(annotation)]


def _rect(annotation: Any) -> Box:  # noqa: ANN401  # pdfium's handle
    rect = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, rect)
    return rect.left, rect.bottom, rect.right, rect.top


def _answered(page: PdfPage, annotation: Any) -> int | None:  # noqa: ANN401  # pdfium's handle
    """The number of the annotation that this one is a reply to."""
    if not pdfium.FPDFAnnot_HasKey(annotation, b"IRT") or _text(annotation, "StateModel"):
        return None
    with _annotation(pdfium.FPDFAnnot_GetLinkedAnnot(annotation, b"IRT")) as linked:
        number: int = pdfium.FPDFPage_GetAnnotIndex(page, linked) if linked else -1
    return number if number >= 0 else None


@contextmanager
def _annotation(handle: Any) -> Iterator[Any]:  # noqa: ANN401  # pdfium's handle
    try:
        yield handle
    finally:
        if handle:
            pdfium.FPDFPage_CloseAnnot(handle)


def _text(annotation: Any, key: str) -> str:  # noqa: ANN401  # pdfium's handle
    name = key.encode("ascii")
    length = pdfium.FPDFAnnot_GetStringValue(annotation, name, None, 0)
    buffer = (c_ushort * (length // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(annotation, name, buffer, length)
    return bytes(buffer).decode("utf-16-le", "replace").split("\0", 1)[0].replace("\r\n", "\n").replace("\r", "\n")


def _date(annotation: Any) -> str:  # noqa: ANN401  # pdfium's handle
    found = DATE.match(_text(annotation, "CreationDate") or _text(annotation, "M"))
    return "{}-{}-{}T{}:{}:{}".format(*found.groups()) if found else ""


def _plain(text: str) -> str:
    return "".join(text.split())


def _digest(index: int, kind: str, boxes: Sequence[Box], words: str) -> str:
    """In place of a name, where the program gave none: the same for the same mark in the same place."""
    places = [[round(one) for one in box] for box in boxes]
    return sha256(repr((index, kind, places, words)).encode()).hexdigest()[:32]
