"""What the window and the worker say to each other about the highlights and notes in a PDF, as frames."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from argmap.sources.page import Original
from argmap.sources.pdf_mark import PdfMark
from argmap.worker.frames import BrokenFrame, Frame

MARKS = "marks"


def marks_request(original: Original, data: bytes, stored: Sequence[str], batch_seconds: float) -> Frame:
    """Ask for what is marked and noted on all pages; see `OpenPdf.marks`."""
    said = {"name": original.name, "password": original.password, "batch_seconds": batch_seconds}
    return Frame({"wants": MARKS, "stored": list(stored)} | said, data)


def marks_frame(marks: Sequence[PdfMark]) -> Frame:
    return Frame({"says": MARKS, "marks": [asdict(mark) for mark in marks]})


def marks_of(frame: Frame, stored: Sequence[str]) -> list[PdfMark]:
    """The marks that a frame holds. Raises `BrokenFrame` for one that no honest worker sends."""
    if frame.header.get("says") != MARKS:
        raise BrokenFrame("tells of no marks")
    try:
        marks = [_mark(one) for one in frame.header["marks"]]
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenFrame("holds no marks") from error
    for mark in marks:
        if not 0 <= mark.page < len(stored):
            raise BrokenFrame("has a mark on no page")
        if any(not 0 <= start < end <= len(stored[mark.page]) for start, end in mark.stretches):
            raise BrokenFrame("has a mark outside its text")
    return marks


def _mark(said: dict[str, Any]) -> PdfMark:
    return PdfMark(
        page=int(said["page"]),
        stretches=tuple((int(start), int(end)) for start, end in said["stretches"]),
        replies=tuple((str(text), str(created)) for text, created in said["replies"]),
        **{name: str(said[name]) for name in ("kind", "key", "comment", "created", "words")},
    )
