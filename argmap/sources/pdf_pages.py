"""The pages of a PDF as they are to be seen: their sizes, their pictures, where their words stand, what marks them."""

from collections.abc import Sequence
from math import isfinite, sqrt

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it comes without types
from pypdfium2 import PdfBitmap, PdfDocument, PdfiumError, PdfPage

from argmap.sources.document import Progress, no_progress
from argmap.sources.errors import NoSuchPage, TooLarge
from argmap.sources.page import PIXELS, Page, PageImage, Size
from argmap.sources.pdf import PAGES, open_pdf
from argmap.sources.pdf_mark import PdfMark
from argmap.sources.pdf_marks import marks_on
from argmap.sources.pdf_places import words_on

MARKS = 20_000  # of one document
LETTER = (612.0, 792.0)  # points; what a page without a size is taken for, as pdfium does
WHITE = (255, 255, 255, 255)


class OpenPdf:
    """A PDF that is kept open while its pages are looked at."""

    def __init__(self, data: bytes, name: str, password: str = "") -> None:
        """Raises the errors of `sources.pdf.read` for one that cannot be opened."""
        self._name = name
        self._document = open_pdf(data, name, password)
        if len(self._document) > PAGES:
            self.close()
            raise TooLarge(name, f"it has more than {PAGES:,} pages")
        self._document.init_forms()

    def sizes(self) -> list[Size]:
        """The size of each page as it is shown, turned if the document says so."""
        return [_size(self._document, index) for index in range(len(self._document))]

    def page(self, index: int, width: int, stored: str | None = None) -> Page:
        """A page, `width` pixels wide or as wide as it may be. Raises `NoSuchPage` for one that is damaged.

        With `stored`, what the source's text has of this page, also where its words stand; see `Page`.
        """
        try:
            page = self._document[index]
        except (PdfiumError, IndexError) as error:
            raise NoSuchPage(self._name, str(index + 1)) from error
        try:
            image = _image(page, *_pixels(_size(self._document, index), width))
            return Page(image, None if stored is None else words_on(page, stored))
        finally:
            page.close()

    def marks(self, stored: Sequence[str], progress: Progress = no_progress) -> list[PdfMark]:
        """What is marked and noted on all pages. `stored` has the source's text of each; of others nothing is said."""
        marks: list[PdfMark] = []
        for index in range(min(len(stored), len(self._document))):
            marks += self._marks_on(index, stored[index])
            progress(index + 1, len(stored))
        return marks[:MARKS]

    def _marks_on(self, index: int, stored: str) -> list[PdfMark]:
        try:
            page = self._document[index]
        except PdfiumError:
            return []
        try:
            return marks_on(page, index, stored)
        finally:
            page.close()

    def close(self) -> None:
        self._document.close()


def _size(document: PdfDocument, index: int) -> Size:
    try:
        width, height = document.get_page_size(index)
    except PdfiumError:
        return LETTER
    return (width, height) if all(isfinite(one) and one > 0 for one in (width, height)) else LETTER


def _pixels(size: Size, width: int) -> tuple[int, int]:
    """Width and height in pixels of a page that is to be `width` wide, within what a picture may have."""
    ratio = size[1] / size[0]
    width = min(width, int(sqrt(PIXELS / ratio)))
    return max(1, width), min(PIXELS, max(1, round(width * ratio)))


def _image(page: PdfPage, width: int, height: int) -> PageImage:
    bitmap = PdfBitmap.new_native(width, height, pdfium.FPDFBitmap_BGRx)
    bitmap.fill_rect(WHITE, 0, 0, width, height)
    where = (bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT)
    pdfium.FPDF_RenderPageBitmap(*where)
    if page.formenv:
        pdfium.FPDF_FFLDraw(page.formenv, *where)
    pixels = bytes(bitmap.buffer)
    bitmap.close()
    return PageImage(width, height, pixels)
