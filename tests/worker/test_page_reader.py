"""Pages of a PDF come from a process of their own, to which its bytes go once; whatever it says is checked."""

import sys
import threading
from array import array
from collections.abc import Iterator

import pytest

from argmap.sources.errors import NoSuchPage, PasswordNeeded, WrongPassword
from argmap.sources.page import PIXELS, Original, Page, PageImage, PageWords
from argmap.sources.pdf_pages import OpenPdf
from argmap.worker.client import Worker
from argmap.worker.errors import Cancelled, ReadingFailed, TookTooLong
from argmap.worker.frames import BrokenFrame, Frame
from argmap.worker.page_messages import page_frame, page_of, sizes_frame, sizes_of
from argmap.worker.page_reader import PageReader, patient
from tests.sources.pdf_making import Words, pdf

TWO = pdf([Words("One")], [Words("Two")])


class Kept:
    """A PDF that counts how often its bytes are read."""

    def __init__(self, data: bytes, password: str = "") -> None:
        self.times = 0
        self._data = data
        self.original = Original(str(hash(data)), "a.pdf", self._read, password)

    def _read(self) -> bytes:
        self.times += 1
        return self._data


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.close()


@pytest.fixture
def reader(worker: Worker) -> PageReader:
    return PageReader(worker)


def same(page: Page, other: Page) -> bool:
    assert page.image == other.image
    return page.words == other.words


def test_a_page_comes_back_as_it_was_drawn(reader):
    kept = Kept(TWO)
    assert reader.sizes(kept.original) == ((612.0, 792.0), (612.0, 792.0))
    assert same(reader.page(kept.original, 1, 300, "Two"), OpenPdf(TWO, "a.pdf").page(1, 300, "Two"))


def test_the_bytes_go_to_the_process_once(reader):
    kept = Kept(TWO)
    reader.sizes(kept.original)
    for index in (0, 1, 0):
        reader.page(kept.original, index, 100)
    assert kept.times == 1


def test_a_page_of_another_document_or_with_another_password_opens_that_first(reader):
    one, locked = Kept(TWO), Kept(pdf([Words("Secret")], password="open"), "open")
    assert reader.page(one.original, 0, 100, "One").words is not None
    assert reader.page(locked.original, 0, 100, "Secret").words is not None
    assert reader.page(one.original, 0, 100, "One").words is not None
    assert (one.times, locked.times) == (2, 1)


def test_after_the_process_has_died_the_bytes_are_sent_again(reader, worker):
    kept = Kept(TWO)
    reader.sizes(kept.original)
    with pytest.raises(Cancelled):
        worker.read_source(b"hello", "a.txt", is_cancelled=lambda: True)
    assert worker.process_id is None
    assert reader.page(kept.original, 1, 100, "Two").words is not None
    assert kept.times == 2


def test_a_page_is_not_asked_of_a_process_that_grew_and_was_ended():
    reader = PageReader(Worker(memory=4 * 2**20 * 12))  # a quarter of which the process exceeds by being there
    kept = Kept(TWO)
    reader.sizes(kept.original)
    assert reader.page(kept.original, 0, 50, "One").words is not None
    assert kept.times == 2
    reader.close()


def test_errors_keep_their_names_and_the_process_stays(reader, worker):
    locked = pdf([Words("Secret")], password="open")
    with pytest.raises(PasswordNeeded):
        reader.sizes(Kept(locked).original)
    with pytest.raises(WrongPassword):
        reader.sizes(Kept(locked, "shut").original)
    process = worker.process_id
    kept = Kept(locked, "open")
    with pytest.raises(NoSuchPage, match=r"Page 9 of “a\.pdf” is damaged and cannot be shown"):
        reader.page(kept.original, 8, 100)
    assert reader.page(kept.original, 0, 100, "Secret").words is not None
    assert worker.process_id == process


def test_after_trouble_with_another_document_the_pages_are_those_of_the_right_one(reader):
    one, other = Kept(TWO), Kept(pdf([Words("Other")]))
    assert reader.page(one.original, 0, 100, "One").words is not None
    with pytest.raises(NoSuchPage):
        reader.page(other.original, 5, 100)
    assert reader.page(one.original, 0, 100, "One").words is not None


def test_a_page_that_is_not_wanted_any_more_may_come_to_its_end(reader, worker):
    kept = Kept(TWO)
    reader.sizes(kept.original)
    process = worker.process_id
    reader.page(kept.original, 0, 100, is_cancelled=lambda: True)
    assert worker.process_id == process


def test_patience_has_an_end():
    now = [False]
    is_over = patient(lambda: now[0], seconds=0.0)
    assert not is_over()
    now[0] = True
    is_over()
    assert is_over()


SLEEPS = (
    "import os, time\n"
    "from argmap.worker.frames import Frame, read_frame, write_frame\n"
    "out, into = os.fdopen(1, 'wb'), os.fdopen(0, 'rb')\n"
    "write_frame(out, Frame({'says': 'ready'}))\n"
    "read_frame(into)\n"
    "time.sleep(60)\n"
)


def after(times: int):  # a function
    """Cancelled from the time on that it was asked so often."""
    asked = []
    return lambda: len(asked) >= times or bool(asked.append(1))


def test_a_page_that_takes_long_and_is_not_wanted_any_more_is_given_up():
    worker = Worker([sys.executable, "-c", SLEEPS])
    with pytest.raises(Cancelled):
        PageReader(worker).page(Kept(TWO).original, 0, 100, is_cancelled=after(2))
    worker.close()


def test_a_page_that_takes_too_long_is_given_up():
    worker = Worker([sys.executable, "-c", SLEEPS], batch_seconds=1)
    with pytest.raises(TookTooLong, match=r"“a\.pdf” could not be read: it took longer than 1 seconds"):
        PageReader(worker).page(Kept(TWO).original, 0, 100)
    worker.close()


def test_closing_ends_what_is_asked_in_another_thread():
    reader = PageReader(Worker([sys.executable, "-c", SLEEPS]))
    ended = []

    def look() -> None:
        try:
            reader.page(Kept(TWO).original, 0, 100)
        except Cancelled as error:
            ended.append(error)

    thread = threading.Thread(target=look)
    thread.start()
    reader.close()
    thread.join(10)
    assert len(ended) == 1


GOOD = Page(PageImage(2, 1, bytes(8)), PageWords(((0, 1), (1, 2)), array("f", [0.0] * 8)))


def test_frames_keep_a_page():
    assert same(page_of(page_frame(GOOD), "ab"), GOOD)
    assert page_of(page_frame(GOOD), None).words is None
    assert sizes_of(sizes_frame([(1.5, 2.0)])) == ((1.5, 2.0),)


@pytest.mark.parametrize(
    ("header", "body"),
    [
        ({"says": "document"}, None),
        ({"width": 3}, None),
        ({"width": "x"}, None),
        ({"width": -1, "height": -2}, None),
        ({"width": PIXELS, "height": 2}, None),
        ({"lines": [[0, 3]]}, None),
        ({"lines": [[1, 2], [0, 1]]}, None),
        ({"lines": [[0]]}, None),
        ({"lines": 7}, None),
        ({}, bytes(8)),
        ({}, bytes(8) + array("f", [float("nan")] * 8).tobytes()),
        ({}, bytes(8) + array("f", [float("inf")] * 8).tobytes()),
        ({}, bytes(7)),
    ],
)
def test_a_page_that_no_honest_worker_sends_is_refused(header, body):
    frame = page_frame(GOOD)
    with pytest.raises(BrokenFrame):
        page_of(Frame(frame.header | header, frame.body if body is None else body), "ab")


@pytest.mark.parametrize("sizes", [[], [[1]], [[0, 1]], [[-1, 1]], [[float("nan"), 1]], "ab", [[1, 1]] * 2001])
def test_sizes_that_no_honest_worker_sends_are_refused(sizes):
    with pytest.raises(BrokenFrame):
        sizes_of(Frame({"says": "sizes", "sizes": sizes}))


@pytest.mark.parametrize("frame", ["Frame({'says': 'page'})", "Frame({})"])
def test_nonsense_is_one_named_error(frame):
    body = SLEEPS.replace("time.sleep", f"write_frame(out, {frame})\ntime.sleep")
    worker = Worker([sys.executable, "-c", body])
    with pytest.raises(ReadingFailed, match=r"“a\.pdf” could not be read"):
        PageReader(worker).sizes(Kept(TWO).original)
    assert worker.process_id is None
    worker.close()
