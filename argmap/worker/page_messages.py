"""What the window and the worker say to each other about the pages of a PDF, as frames."""

from array import array
from math import isfinite
from typing import Any

from argmap.sources.page import PIXELS, Original, Page, PageImage, PageWords, Size
from argmap.worker.frames import BrokenFrame, Frame

SIZES = "sizes"
PAGE = "page"
BYTES_A_PIXEL = 4
BYTES_A_LETTER = 16
MOST_PAGES = 2_000


def sizes_request(original: Original, data: bytes, batch_seconds: float) -> Frame:
    """Ask for the sizes of all pages of a PDF, which stays open."""
    return Frame({"wants": SIZES} | _said(original, batch_seconds), data)


def page_request(
    original: Original, data: bytes, index: int, width: int, stored: str | None, batch_seconds: float
) -> Frame:
    """Ask for a page; see `OpenPdf.page`. `data` is empty if the PDF is the one that is open."""
    wanted = {"wants": PAGE, "index": index, "width": width, "stored": stored}
    return Frame(wanted | _said(original, batch_seconds), data)


def _said(original: Original, batch_seconds: float) -> dict[str, Any]:
    return {"name": original.name, "password": original.password, "batch_seconds": batch_seconds}


def sizes_frame(sizes: list[Size]) -> Frame:
    return Frame({"says": SIZES, "sizes": sizes})


def sizes_of(frame: Frame) -> tuple[Size, ...]:
    """The sizes that a frame holds. Raises `BrokenFrame` for one that no honest worker sends."""
    if frame.header.get("says") != SIZES:
        raise BrokenFrame("is no answer to this")
    try:
        sizes = tuple((float(width), float(height)) for width, height in frame.header["sizes"])
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenFrame("holds no sizes") from error
    if not 0 < len(sizes) <= MOST_PAGES or not all(isfinite(one) and one > 0 for size in sizes for one in size):
        raise BrokenFrame("has sizes that no page has")
    return sizes


def page_frame(page: Page) -> Frame:
    words = page.words
    header = {
        "says": PAGE,
        "width": page.image.width,
        "height": page.image.height,
        "lines": None if words is None else words.lines,
    }
    return Frame(header, page.image.pixels + (b"" if words is None else words.boxes.tobytes()))


def page_of(frame: Frame, stored: str | None) -> Page:
    """The page that a frame holds. Raises `BrokenFrame` for one that no honest worker sends."""
    if frame.header.get("says") != PAGE:
        raise BrokenFrame("is no page")
    try:
        width, height, lines = int(frame.header["width"]), int(frame.header["height"]), frame.header["lines"]
        spans = None if lines is None else tuple((int(start), int(end)) for start, end in lines)
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenFrame("holds no page") from error
    length = BYTES_A_PIXEL * width * height
    if width < 1 or height < 1 or width * height > PIXELS or len(frame.body) < length:
        raise BrokenFrame("has no picture of that size")
    image = PageImage(width, height, frame.body[:length])
    return Page(image, None if spans is None or stored is None else _words(frame.body[length:], spans, len(stored)))


def _words(data: bytes, lines: tuple[tuple[int, int], ...], count: int) -> PageWords:
    if len(data) != BYTES_A_LETTER * count:
        raise BrokenFrame("has boxes of another text")
    boxes = array("f", data)
    before = 0
    for start, end in lines:
        if not before <= start <= end <= count:
            raise BrokenFrame("has a line outside its text")
        before = end
    if not all(map(isfinite, boxes)):
        raise BrokenFrame("has boxes that are nowhere")
    return PageWords(lines, boxes)
