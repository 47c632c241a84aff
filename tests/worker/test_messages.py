"""A document and an error come out of their frames as they went in."""

from dataclasses import replace

import pytest

from argmap.sources import errors
from argmap.sources.document import SourceDocument
from argmap.worker.frames import BrokenFrame, Frame
from argmap.worker.messages import TOLD, document_frame, document_of, error_frame, error_of

DOCUMENT = SourceDocument(
    text="One \U0001f600\r\n",
    media_type="text/plain",
    original=b"original",
    locators=((0, "page", "i"),),
    title="T",
    authors="A",
    issued="2024",
    url="https://example.org",
    encoding="utf-8",
    language="en-GB",
    warnings=("One.", "Two."),
)


def test_a_document_comes_back_whole():
    assert document_of(document_frame(DOCUMENT), b"original") == DOCUMENT


@pytest.mark.parametrize("error_type", TOLD.values())
def test_an_error_comes_back_with_its_sentence(error_type):
    error = error_type("a.pdf", "it is blue")
    back = error_of(error_frame(error).header, "a.pdf")
    assert (type(back), str(back)) == (error_type, str(error))


def test_every_error_of_the_readers_can_be_told():
    named = {one for one in vars(errors).values() if isinstance(one, type) and one.__module__ == errors.__name__}
    assert named <= set(TOLD.values())


def test_an_error_that_is_not_known_is_none():
    assert error_of({"error": "SystemExit"}, "a.pdf") is None


@pytest.mark.parametrize(
    "change",
    [
        {"locators": [[1]]},
        {"locators": 5},
        {"locators": [["x", "page", "1"]]},
        {"locators": [[-1, "page", "1"]]},
        {"locators": [[8, "page", "1"]]},
        {"warnings": None},
    ],
)
def test_a_document_that_no_honest_worker_sends_is_refused(change):
    frame = document_frame(DOCUMENT)
    with pytest.raises(BrokenFrame):
        document_of(replace(frame, header=frame.header | change), b"")


def test_a_text_that_is_not_utf_8_is_refused():
    frame = document_frame(DOCUMENT)
    with pytest.raises(BrokenFrame):
        document_of(Frame(frame.header, b"\xff"), b"")
