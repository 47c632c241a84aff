"""One running worker process as its starter sees it: frames in, frames out, its memory, its end."""

import contextlib
import queue
import threading
from collections.abc import Callable, Sequence
from typing import BinaryIO, cast

import psutil  # type: ignore[import-untyped]  # it comes without types

from argmap.worker.frames import BrokenFrame, Frame, read_frame, write_frame
from argmap.worker.starting import start

FRAMES_WAITING = 8  # a worker that says more than is listened to has to wait


class Ended(Exception):
    """The worker process is gone, or talks nonsense."""


class WorkerProcess:
    """Owns the process, its pipes and the two threads that keep a stuck pipe from holding up anyone else."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process = start(command)
        self._requests, self._answers = cast(BinaryIO, self._process.stdin), cast(BinaryIO, self._process.stdout)
        self._frames: queue.Queue[Frame | None] = queue.Queue(FRAMES_WAITING)
        self._is_over = threading.Event()
        self._threads = [self._in_background(self._listen)]

    @property
    def id(self) -> int:
        return self._process.pid

    def send(self, frame: Frame) -> None:
        """Send a frame without waiting until it is taken."""
        self._threads[1:] = [self._in_background(lambda: self._write(frame))]

    def next_frame(self, timeout_seconds: float) -> Frame | None:
        """The next frame, or None if none came in time. Raises `Ended` once there will be no more."""
        try:
            frame = self._frames.get(timeout=timeout_seconds)
        except queue.Empty:
            return None
        if frame is None:
            raise Ended
        return frame

    def memory(self) -> int:
        """Bytes of memory that the process holds now; 0 once it is gone."""
        try:
            return int(psutil.Process(self._process.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def kill(self) -> None:
        """End the process now, whatever it does, and wait until nothing of it is left."""
        self._is_over.set()
        self._process.kill()
        self._process.wait()
        for thread in self._threads:
            while thread.is_alive():
                self._make_room()
                thread.join(0.01)
        for stream in (self._requests, self._answers):
            with contextlib.suppress(OSError):  # what was never taken cannot be flushed any more
                stream.close()

    def _in_background(self, work: Callable[[], None]) -> threading.Thread:
        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        return thread

    def _listen(self) -> None:
        frame: Frame | None = Frame({})
        while frame is not None and not self._is_over.is_set():
            try:
                frame = read_frame(self._answers)
            except (BrokenFrame, OSError, ValueError):
                frame = None
            self._frames.put(frame)

    def _write(self, frame: Frame) -> None:
        with contextlib.suppress(OSError):  # the listening thread tells that the process is gone
            write_frame(self._requests, frame)

    def _make_room(self) -> None:
        with contextlib.suppress(queue.Empty):
            self._frames.get_nowait()
