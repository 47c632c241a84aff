"""Whatever a document does to the worker, the window gets a document or one named error, and the next one works."""

import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Iterator

import psutil
import pytest

from argmap.core.errors import MapError
from argmap.intake.decoding import UnknownEncoding
from argmap.sources.errors import PasswordNeeded, TooLarge, WrongPassword
from argmap.sources.reading import read_source
from argmap.worker.client import Worker
from argmap.worker.errors import Cancelled, NoWorker, ReadingFailed, TookTooLong, TooMuchMemory
from argmap.worker.frames import read_frame, write_frame
from argmap.worker.messages import request
from argmap.worker.starting import start, worker_command
from tests.sources.pdf_making import Words, pdf

HANGS = b"<div>" * 1_000_000  # lexbor needs minutes for so deep a page
HELLO = b"hello"


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.close()


READY = (
    "import os, sys, time\n"
    "from argmap.worker.frames import Frame, read_frame, write_frame\n"
    "from argmap.worker.messages import progress_frame\n"
    "out, into = os.fdopen(1, 'wb'), os.fdopen(0, 'rb')\n"
    "write_frame(out, Frame({'says': 'ready'}))\n"
)


def script(body: str) -> list[str]:
    """A worker that says it is ready, takes one request, and then does as it is told here."""
    return [sys.executable, "-c", f"{READY}read_frame(into)\n{body}"]


def swollen_pdf(megabytes: int) -> bytes:
    """A PDF with one page, whose content is that many megabytes of spaces, packed twice."""
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(b" " * 2**20) for _ in range(megabytes)) + packer.flush()
    twice = zlib.compress(once, 9)
    content = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%b\nendstream" % (len(twice), twice)
    return pdf([]).replace(b"<< /Length 0 >>\nstream\n\nendstream", content)


def deaf() -> list[str]:
    """A worker that says it is ready and then takes no request."""
    return [sys.executable, "-c", f"{READY}time.sleep(60)"]


def reading(worker: Worker, data: bytes = HELLO, **more: object) -> str:
    return worker.read_source(data, "a.txt", **more).text


def test_a_document_comes_back_as_the_reader_gives_it(worker):
    data = pdf([Words("One")], [], info="/Title (T)")
    assert worker.read_source(data, "a.pdf") == read_source(data, "a.pdf")


def test_one_process_reads_many_documents(worker):
    process = worker.process_id
    assert process is None
    ids = [(reading(worker), worker.process_id)[1] for _ in range(3)]
    assert len(set(ids)) == 1


def test_errors_keep_their_names_and_the_process_stays(worker):
    with pytest.raises(UnknownEncoding, match=r"“a\.txt” is not text"):
        reading(worker, bytes(range(256)))
    process = worker.process_id
    locked = pdf([Words("Secret")], password="open")
    with pytest.raises(PasswordNeeded):
        worker.read_source(locked, "a.pdf")
    with pytest.raises(WrongPassword):
        worker.read_source(locked, "a.pdf", "shut")
    assert worker.read_source(locked, "a.pdf", "open").text == "Secret"
    assert worker.process_id == process


def test_progress_is_told_while_reading(worker):
    told = []
    worker.read_source(pdf(*[[Words("x")]] * 3), "a.pdf", progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_document_too_large_is_refused_without_a_process(worker):
    with pytest.raises(TooLarge):
        reading(worker, bytes(64 * 2**20 + 1))
    assert worker.process_id is None


def test_a_document_that_hangs_is_given_up_and_the_next_is_read():
    worker = Worker(batch_seconds=0.5)
    reading(worker)
    before = worker.process_id
    with pytest.raises(TookTooLong, match=r"“a\.html” could not be read: it took longer than 0\.5 seconds"):
        worker.read_source(HANGS, "a.html")
    assert not psutil.pid_exists(before)
    assert reading(worker) == "hello"
    worker.close()


def test_each_report_of_progress_gives_another_batch_of_time():
    body = "for n in range(1, 9):\n    time.sleep(0.2)\n    write_frame(out, progress_frame(n, 8))\nsys.exit(3)"
    worker = Worker(script(body), batch_seconds=1)
    with pytest.raises(ReadingFailed) as caught:
        reading(worker)
    assert not isinstance(caught.value, TookTooLong)
    worker.close()


def test_progress_gives_no_time_beyond_that_of_a_whole_document():
    body = "for n in range(1, 1000):\n    time.sleep(0.05)\n    write_frame(out, progress_frame(n, 1000))"
    worker = Worker(script(body), batch_seconds=1, whole_seconds=1.5)
    told = []
    with pytest.raises(TookTooLong, match=r"it took longer than 1\.5 seconds"):
        worker.read_source(b"x", "a.txt", progress=lambda done, total: told.append(done))

    assert told[-1] > 1
    assert worker.process_id is None
    worker.close()


def test_the_same_progress_again_gives_no_time():
    worker = Worker(
        script("while True:\n    time.sleep(0.05)\n    write_frame(out, progress_frame(1, 8))"), batch_seconds=0.5
    )
    with pytest.raises(TookTooLong):
        reading(worker)
    worker.close()


def test_a_document_that_eats_memory_is_given_up():
    worker = Worker(script("hoard = [b'x' * 2**20 for _ in range(2000)]\ntime.sleep(60)"), memory=300 * 2**20)
    with pytest.raises(TooMuchMemory, match=r"it took more than 0\.315 GB of memory"):
        reading(worker)
    assert worker.process_id is None
    worker.close()


def test_a_real_document_that_eats_memory_is_given_up():
    worker = Worker(memory=200 * 2**20)
    with pytest.raises(TooMuchMemory):
        worker.read_source(b"<p>a<b>b</b>" * 1_500_000, "a.html")
    assert reading(worker) == "hello"
    worker.close()


def test_a_pdf_of_a_few_kilobytes_that_unfolds_to_half_a_gigabyte_is_given_up():
    worker = Worker(memory=250 * 2**20)
    bomb = swollen_pdf(500)
    assert len(bomb) < 5_000
    with pytest.raises(TooMuchMemory):
        worker.read_source(bomb, "a.pdf")
    assert reading(worker) == "hello"
    worker.close()


@pytest.mark.parametrize(
    "body",
    [
        "os.abort()",
        "sys.exit(0)",
        "raise RecursionError",
        "os.write(1, b'Warning: something printed')",
        "os.write(1, b'\\xff' * 12)",
        "write_frame(out, Frame({}))\ntime.sleep(60)",
        "write_frame(out, Frame({'says': 'document'}, b'no more'))\ntime.sleep(60)",
        "write_frame(out, Frame({'says': 'error', 'error': 'SystemExit'}))\ntime.sleep(60)",
        "write_frame(out, progress_frame(2, 1))\ntime.sleep(60)",
        "write_frame(out, Frame({'says': 'progress', 'done': 'x'}))\ntime.sleep(60)",
    ],
)
def test_a_worker_that_dies_or_talks_nonsense_is_one_named_error(body):
    worker = Worker(script(body))
    with pytest.raises(ReadingFailed, match=r"“a\.txt” could not be read: it is damaged, or not what its name says"):
        reading(worker)
    assert worker.process_id is None
    worker.close()


def test_a_worker_that_never_listens_holds_nobody_up():
    worker = Worker(deaf(), batch_seconds=0.5)
    with pytest.raises(TookTooLong):
        reading(worker, b"x" * 5_000_000)
    worker.close()


def test_a_worker_that_talks_without_end_is_given_up():
    worker = Worker(
        script("n = 0\nwhile True:\n    n = n % 100 + 1\n    write_frame(out, progress_frame(n, 100))"),
        batch_seconds=0.5,
    )
    with pytest.raises(TookTooLong):
        reading(worker)
    worker.close()


@pytest.mark.parametrize(
    "command", [["/no/such/program"], [sys.executable, "-c", ""], [sys.executable, "-c", "print('x' * 99)"]]
)
def test_a_worker_that_does_not_start_is_named(command):
    worker = Worker(command)
    with pytest.raises(NoWorker, match=r"“a\.txt” could not be read, because the reading process did not start"):
        reading(worker)
    worker.close()


def test_cancelling_ends_the_reading_at_once(worker):
    asked = []
    with pytest.raises(Cancelled, match=r"Reading “a\.html” was cancelled"):
        worker.read_source(HANGS, "a.html", is_cancelled=lambda: len(asked) == 3 or bool(asked.append(1)))
    assert worker.process_id is None
    assert reading(worker) == "hello"


def test_closing_ends_a_reading_in_another_thread():
    worker = Worker()
    ended = []

    def read() -> None:
        try:
            worker.read_source(HANGS, "a.html")
        except MapError as error:
            ended.append(type(error))

    thread = threading.Thread(target=read)
    thread.start()
    while worker.process_id is None:
        time.sleep(0.01)
    process = worker.process_id
    worker.close()
    thread.join(5)
    assert ended == [Cancelled]
    assert not psutil.pid_exists(process)


def test_a_closed_worker_reads_no_more(worker):
    worker.close()
    with pytest.raises(Cancelled):
        reading(worker)


def test_after_somebody_who_listened_failed_the_next_answer_is_that_to_the_next(worker):
    def fail(done: int, total: int) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        worker.read_source(pdf([Words("one")], [Words("two")]), "a.pdf", progress=fail)
    assert reading(worker, b"three") == "three"


def test_threads_take_turns(worker):
    texts = []
    threads = [
        threading.Thread(target=lambda text=text: texts.append(reading(worker, text.encode()))) for text in "abcdef"
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(texts) == list("abcdef")


def test_the_worker_leaves_when_the_window_dies():
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import threading, time\n"
            "from argmap.worker.client import Worker\n"
            "worker = Worker(batch_seconds=60)\n"
            "worker.read_source(b'hello', 'a.txt')\n"
            "print(worker.process_id, flush=True)\n"
            "worker.read_source(b'<div>' * 40_000, 'a.html')\n"
            "time.sleep(60)\n",
        ],
        stdout=subprocess.PIPE,
    )
    child = psutil.Process(int(parent.stdout.readline()))
    parent.kill()
    parent.communicate()
    assert child.wait(30) in (0, None)


def test_a_stuck_worker_ends_by_itself_when_nobody_is_left_to_end_it():
    with start(worker_command()) as process:
        read_frame(process.stdout)
        write_frame(process.stdin, request(HANGS, "a.html", "", batch_seconds=0.2))
        assert process.wait(30) == 1


def test_the_worker_loads_neither_qt_nor_sqlite():
    code = (
        "import sys, argmap.worker.serving\n"
        "from argmap.sources import html, markdown, pdf, plain\n"
        "print(*{name.split('.')[0] for name in sys.modules} & {'PySide6', 'shiboken6', 'sqlite3', 'pydantic'})"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.strip() == ""


def test_the_bundled_application_starts_itself_as_the_worker(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command() == [sys.executable, "--worker"]


def test_the_worker_takes_no_module_from_the_folder_it_is_started_in(tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit('taken from here')")
    monkeypatch.chdir(tmp_path)
    worker = Worker()
    assert reading(worker) == "hello"
    worker.close()
