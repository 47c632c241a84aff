"""A PDF: its text page by page, with the pages' printed labels and the document's own outline."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it comes without types
from pypdfium2 import PdfDocument, PdfiumError

from argmap.core.limits import SOURCE_TEXT
from argmap.intake.errors import DamagedFile
from argmap.sources.document import LOCATORS, Locator, Progress, SourceDocument, no_progress
from argmap.sources.errors import (
    PasswordNeeded,
    ProtectedDocument,
    TooLarge,
    WrongPassword,
)
from argmap.sources.parts import joined, starts_of
from argmap.sources.pdf_hyphens import words_of
from argmap.sources.pdf_lines import UNKNOWN, Line, lines_of
from argmap.sources.pdf_paragraphs import running_text
from argmap.sources.pdf_turning import upright_text
from argmap.sources.plain import loss_warnings

PAGES = 2_000
NAMED_PAGES = 10  # in one warning
MADE_UP = {"untitled", "anonymous", "unknown", "unspecified", "title", "author"}
"""What programs write where nobody gave a title or an author."""


def read(data: bytes, name: str, password: str = "", progress: Progress = no_progress) -> SourceDocument:
    """The text of every page, in the page's own order. `progress` is told each page that is done.

    Raises `PasswordNeeded`, `WrongPassword`, `ProtectedDocument`, `DamagedFile` or `TooLarge`.
    """
    document = open_pdf(data, name, password)
    try:
        return _read(document, data, name, progress)
    finally:
        document.close()


def _read(document: PdfDocument, data: bytes, name: str, progress: Progress) -> SourceDocument:
    if len(document) > PAGES:
        raise TooLarge(name, f"it has {len(document):,} pages, and {PAGES:,} is the most")
    labels = [_sound(document.get_page_label, index) or str(index + 1) for index in range(len(document))]
    lines = list(_lines_by_page(document, name, progress))
    texts = _texts(lines)
    starts = starts_of(texts)
    pages = [(start, "page", label) for start, label in zip(starts, labels, strict=True)]
    text = joined(texts)
    return SourceDocument(
        text=text,
        media_type="application/pdf",
        original=data,
        locators=(*pages, *_outline(document, texts, starts)),
        title=_given(_sound(document.get_metadata_value, "Title")).removeprefix("Microsoft Word - "),
        authors=_given(_sound(document.get_metadata_value, "Author")),
        warnings=_warnings(labels, lines) + loss_warnings(text.count(UNKNOWN), name),
    )


def open_pdf(data: bytes, name: str, password: str) -> PdfDocument:
    """The document, to be closed by the caller. Raises the errors of `read` for one that cannot be opened."""
    try:
        return PdfDocument(data, password=password or None)
    except PdfiumError as error:
        if _has_no_pages(data, password):
            raise DamagedFile(name, "it has no pages") from error
        match error.err_code:
            case pdfium.FPDF_ERR_PASSWORD:
                raise (WrongPassword if password else PasswordNeeded)(name) from error
            case pdfium.FPDF_ERR_SECURITY:
                raise ProtectedDocument(name) from error
            case _:
                raise DamagedFile(name, "it cannot be read as PDF") from error


def _has_no_pages(data: bytes, password: str) -> bool:
    """Whether PDFium did load it: of what has no pages it is then told the error of the document before it."""
    loaded = pdfium.FPDF_LoadMemDocument64(data, len(data), password.encode() + b"\0" if password else None)
    pdfium.FPDF_CloseDocument(loaded)
    return bool(loaded)


def _lines_by_page(document: PdfDocument, name: str, progress: Progress) -> Iterator[list[Line]]:
    """The lines of each page; none for a page that is damaged. Raises `TooLarge` as soon as it is."""
    size = 0
    for index in range(len(document)):
        lines = _page_lines(document, index)
        size += sum(len(line.text.encode("utf-8")) for line in lines)
        if size > SOURCE_TEXT:
            raise TooLarge(name, f"its text takes more than {SOURCE_TEXT / 1e6:.0f} MB")
        yield lines
        progress(index + 1, len(document))


def _page_lines(document: PdfDocument, index: int) -> list[Line]:
    try:
        page = document[index]
    except PdfiumError:
        return []
    text_page = upright_text(page)
    lines = lines_of(text_page)
    text_page.close()
    page.close()
    return lines


def _texts(pages: Sequence[Sequence[Line]]) -> list[str]:
    words = words_of(line for lines in pages for line in lines)
    return [running_text(lines, words) for lines in pages]


def _outline(document: PdfDocument, texts: Sequence[str], starts: Sequence[int]) -> Iterator[Locator]:
    """The document's bookmarks as headings: at their words on the page they lead to, else at its beginning."""
    for bookmark in islice(document.get_toc(max_depth=6), LOCATORS + 1):
        target = bookmark.get_dest()
        page = target.get_index() if target is not None else None
        title = " ".join(_sound(bookmark.get_title).split())
        if page is not None and 0 <= page < len(texts) and title:
            yield starts[page] + max(0, texts[page].find(title)), f"heading{bookmark.level + 1}", title


def _sound(ask: Callable[..., str], *about: object) -> str:
    """What pdfium says of something; nothing where the document has no sound text there."""
    try:
        return ask(*about)
    except UnicodeDecodeError:
        return ""


def _given(text: str) -> str:
    return "" if text.strip().lower() in MADE_UP else text.strip()


def _warnings(labels: Sequence[str], lines: Sequence[Sequence[Line]]) -> tuple[str, ...]:
    without = [label for label, found in zip(labels, lines, strict=True) if not found]
    if not without:
        return ()
    if len(without) == len(labels):
        return ("No page has text: they are pictures or empty. Words are quoted by drawing a frame around them.",)
    more = f" and {len(without) - NAMED_PAGES:,} more" if len(without) > NAMED_PAGES else ""
    if len(without) == 1:
        return (f"Page {without[0]} has no text: it is a picture or empty.",)
    return (f"Pages {', '.join(without[:NAMED_PAGES])}{more} have no text: they are pictures or empty.",)
