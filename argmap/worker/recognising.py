"""Reading the words in a picture by tesseract, a program of its own, where it is installed."""

import shutil
import subprocess
import time
from collections.abc import Callable

from argmap.core.errors import MapError

PROGRAM = "tesseract"
SECONDS = 30.0
TICK_SECONDS = 0.1
ONE_BLOCK = "6"  # of tesseract's ways to look at a picture: a piece of even text


class NotRecognised(MapError):
    """The words in a picture could not be read."""


def can_recognise() -> bool:
    """Whether the program is there."""
    return shutil.which(PROGRAM) is not None


def recognise(png: bytes, is_cancelled: Callable[[], bool] = lambda: False) -> str:
    """The words in a picture, each line as it stands. Blocks for seconds. Raises `NotRecognised`."""
    try:
        words = _run(png, is_cancelled).decode("utf-8", "replace").strip()
    except (OSError, subprocess.SubprocessError) as error:
        raise NotRecognised("The words in the frame could not be recognised; type what you see.") from error
    if not words:
        raise NotRecognised("No words were recognised in the frame; type what you see.")
    return words


def _run(png: bytes, is_cancelled: Callable[[], bool]) -> bytes:
    """What the program says; it is ended when it takes too long, or is not wanted any more."""
    command = [shutil.which(PROGRAM) or PROGRAM, "stdin", "stdout", "--psm", ONE_BLOCK]
    end = time.monotonic() + SECONDS
    given: bytes | None = png
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        while True:
            try:
                found, _ = process.communicate(given, timeout=TICK_SECONDS)
            except subprocess.TimeoutExpired:
                given = None  # it has it
                if is_cancelled() or time.monotonic() > end:
                    process.kill()
                    raise
            else:
                break
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, PROGRAM)
    return found
