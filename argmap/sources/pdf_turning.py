"""How the text of a PDF page is turned, and how the page is laid so that most of it stands upright."""

from collections import Counter
from math import pi

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it comes without types
from pypdfium2 import PdfPage, PdfTextPage

SAMPLE = 200  # characters of a page that are asked how they are turned


def upright_text(page: PdfPage) -> PdfTextPage:
    """The text of the page, turned so that most of it runs to the right: of text upside down pdfium mixes up words.

    The page itself stays as it is turned; boxes of characters do not depend on that.
    """
    text_page, rotation = page.get_textpage(), page.get_rotation()
    turns = _usual_turns(text_page)
    if turns is None or rotation == 90 * turns:
        return text_page
    text_page.close()
    page.set_rotation(90 * turns)
    text_page = page.get_textpage()
    page.set_rotation(rotation)
    return text_page


def turns_of(page: PdfTextPage, index: int) -> int:
    """How many quarters a character is turned counter-clockwise, on the page as it is without its rotation."""
    angle: float = pdfium.FPDFText_GetCharAngle(page, index)
    return -round(angle / (pi / 2)) % 4  # pdfium counts clockwise


def _usual_turns(page: PdfTextPage) -> int | None:
    count = page.count_chars()
    some = range(0, count, max(1, count // SAMPLE))
    turns = Counter(turns_of(page, index) for index in some if not pdfium.FPDFText_IsGenerated(page, index))
    return max(turns, key=lambda one: (turns[one], -one), default=None)
