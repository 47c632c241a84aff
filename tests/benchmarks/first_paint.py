"""When a program has painted its window, seen from outside: the same question for ours and for any other."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryDirectory

import psutil

from tests.benchmarks.x11 import Eyes, has_window

GLANCE_S = 0.004
QUIET_S = 0.7  # longer than any program here stands still while it paints its first window
PATIENCE_S = 60
REST_PATIENCE_S = 120
LITTLE_S = 0.03  # of work between two looks, by which a program counts as at rest
STILL_TO_COME = 0.02  # of the pixels that a program changes in all, when its window counts as painted


class NothingShown(Exception):
    """A program that ended, or showed nothing."""


@dataclass(frozen=True, slots=True)
class Start:
    """How long a program took to paint its window, and what it then holds in memory, in bytes."""

    seconds: float
    memory: int


def start(command: Sequence[str], environment: dict[str, str], title: str = "") -> Start:
    """Start a program, wait until its window has `title` and changes no more, and end it. Raises `NothingShown`."""
    eyes = Eyes(environment["DISPLAY"])
    try:
        bare = eyes.look()
        began = time.perf_counter()
        with program(command, environment) as process:
            frames = list(watch(eyes, process, bare, lambda: not title or has_window(title, environment)))
            memory = psutil.Process(process.pid).memory_info().rss
        wait_for_bare_screen(eyes, bare)
    finally:
        eyes.close()
    return Start(painted(frames, bare) - began, memory)


@contextmanager
def program(command: Sequence[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """The running program, gone when the block is left, with what it started in turn, as Freeplane's script does.

    Ours gets a data folder of its own: in that of a run that was killed it would open again what that had open.
    """
    quiet = subprocess.DEVNULL
    with TemporaryDirectory(ignore_cleanup_errors=True) as data:
        own = {**environment, "ARGMAP_DATA": data}
        process = subprocess.Popen(command, env=own, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
        try:
            yield process
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def watch(
    eyes: Eyes,
    process: subprocess.Popen[bytes],
    bare: bytes,
    is_done: Callable[[], bool] = lambda: True,
    quiet_s: float = QUIET_S,
) -> Iterator[tuple[float, bytes]]:
    """Each new picture of the screen and when it was seen, until it is done and nothing changes for a while."""
    last, now = bare, time.perf_counter()
    until, changed = now + PATIENCE_S, now
    while last == bare or now - changed < quiet_s or not is_done():
        if now - changed >= quiet_s:
            changed = now  # asked in vain; to ask all the time would slow down what is watched
        if process.poll() is not None or now > until:
            raise NothingShown(f"{process.args} ended, or nothing more came of it")
        time.sleep(GLANCE_S)
        picture, now = eyes.look(), time.perf_counter()
        if picture != last:
            last, changed = picture, now
            yield now, picture


def wait_for_rest(process: psutil.Process) -> None:
    """Wait until a program does nothing any more: all of a large map is there. Raises `NothingShown`."""
    until, used = time.monotonic() + REST_PATIENCE_S, 0.0
    while (now := sum(process.cpu_times()[:2])) - used > LITTLE_S:
        if time.monotonic() > until:
            raise NothingShown("the window does not come to rest")
        used = now
        time.sleep(QUIET_S)


def painted(frames: list[tuple[float, bytes]], bare: bytes) -> float:
    """When nearly everything was there that is there in the end."""
    final = frames[-1][1]
    most = STILL_TO_COME * difference(bare, final)
    return next(seen for seen, picture in frames if difference(picture, final) <= most)


def difference(one: bytes, other: bytes) -> int:
    """The number of pixels in which two pictures differ."""
    pairs = zip(memoryview(one).cast("I"), memoryview(other).cast("I"), strict=True)
    return sum(a != b for a, b in pairs)


def wait_for_bare_screen(eyes: Eyes, bare: bytes) -> None:
    """Until the window of the program that ended is gone."""
    until = time.perf_counter() + PATIENCE_S
    while eyes.look() != bare and time.perf_counter() < until:
        time.sleep(GLANCE_S)
