"""Highlights and notes come from the worker as they were read; what no honest worker sends is refused."""

from collections.abc import Iterator
from dataclasses import asdict

import pytest

from argmap.sources.page import Original
from argmap.sources.pdf_mark import PdfMark
from argmap.sources.pdf_pages import OpenPdf
from argmap.worker.frames import BrokenFrame, Frame
from argmap.worker.mark_messages import marks_frame, marks_of
from argmap.worker.page_reader import PageReader
from tests.sources.pdf_making import pdf
from tests.sources.test_pdf_marks import FIRST, LINES, highlight, note

GOOD = PdfMark(0, "highlight", "k", "Who says?", "2024-01-31", ((0, 3), (4, 9)), "", (("Me", ""),))
STORED = ["The levy raises forty million euros every year, they say."]


@pytest.fixture
def reader() -> Iterator[PageReader]:
    reader = PageReader()
    yield reader
    reader.close()


def test_marks_come_back_as_they_were_read(reader):
    named = "/Annots [100 0 R 101 0 R]"
    data = pdf(LINES, objects=[highlight(FIRST), note("Compare")], page=named)
    told = []
    marks = reader.marks(Original("x", "a.pdf", lambda: data), STORED, lambda *one: told.append(one))
    assert marks == OpenPdf(data, "a.pdf").marks(STORED)
    assert [mark.kind for mark in marks] == ["note", "highlight"]
    assert told == [(1, 1)]


def test_frames_keep_marks():
    assert marks_of(marks_frame([GOOD]), STORED) == [GOOD]


@pytest.mark.parametrize(
    "wrong",
    [
        {"page": 1},
        {"page": -1},
        {"page": "x"},
        {"stretches": [[0, 99]]},
        {"stretches": [[3, 3]]},
        {"stretches": [[-1, 3]]},
        {"stretches": [[1]]},
        {"stretches": None},
        {"replies": [["x"]]},
    ],
)
def test_a_mark_that_no_honest_worker_sends_is_refused(wrong):
    with pytest.raises(BrokenFrame):
        marks_of(Frame({"says": "marks", "marks": [asdict(GOOD) | wrong]}), STORED)


@pytest.mark.parametrize("header", [{}, {"says": "page"}, {"says": "marks"}, {"says": "marks", "marks": [7]}])
def test_no_marks_at_all_are_refused(header):
    with pytest.raises(BrokenFrame):
        marks_of(Frame(header), STORED)
