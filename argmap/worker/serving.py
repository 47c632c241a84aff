"""Inside the worker process: read requests, parse, answer. Whatever goes wrong beyond the known ends the process."""

import faulthandler
import gc
import os
import queue
import threading
from pathlib import Path
from typing import BinaryIO, TextIO

from argmap.intake.errors import FileTrouble
from argmap.worker.answering import Desk
from argmap.worker.frames import Frame, read_frame, write_frame
from argmap.worker.messages import READY, error_frame, progress_frame

THRESHOLDS = (50_000, 20, 20)
"""What is read is made by the hundred thousands and stays: by Python's own, a quarter of the time goes into looking for
garbage in it."""


def main() -> None:
    """Serve until the other side closes the pipe."""
    gc.set_threshold(*THRESHOLDS)
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_RDWR)
    os.dup2(silence, 0)
    os.dup2(silence, 1)  # nothing that a parser prints may get among the frames
    os.dup2(silence, 2)  # nor words of a document into a log
    serve(requests, answers)


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer each request with progress and then what was asked for, or an error."""
    waiting: queue.SimpleQueue[Frame] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests, waiting), daemon=True).start()
    desk = Desk()
    write_frame(answers, Frame({"says": READY}))
    with Path(os.devnull).open("w") as nowhere:
        while True:
            request = waiting.get()
            write_frame(answers, _answer(request, desk, answers, nowhere))


def _listen(requests: BinaryIO, waiting: "queue.SimpleQueue[Frame]") -> None:
    """Pass requests on; leave at once when the window is gone, even from the midst of a document."""
    try:
        while (frame := read_frame(requests)) is not None:
            waiting.put(frame)
    finally:
        os._exit(0)


def _answer(request: Frame, desk: Desk, answers: BinaryIO, nowhere: TextIO) -> Frame:
    seconds = 2 * float(request.header["batch_seconds"])

    def progress(done: int, total: int) -> None:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        write_frame(answers, progress_frame(done, total))

    # a parser that is stuck keeps every Python thread waiting: this clock needs none, should the window be gone
    faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
    try:
        return desk.answer(request, progress)
    except FileTrouble as error:
        return error_frame(error)
    finally:
        faulthandler.cancel_dump_traceback_later()
