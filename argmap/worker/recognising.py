"""Reading the words in a picture by tesseract, a program of its own, where it is installed."""

import shutil
import subprocess

from argmap.core.errors import MapError

PROGRAM = "tesseract"
SECONDS = 30
ONE_BLOCK = "6"  # of tesseract's ways to look at a picture: a piece of even text


class NotRecognised(MapError):
    """The words in a picture could not be read."""


def can_recognise() -> bool:
    """Whether the program is there."""
    return shutil.which(PROGRAM) is not None


def recognise(png: bytes) -> str:
    """The words in a picture, each line as it stands. Blocks for seconds. Raises `NotRecognised`."""
    command = [shutil.which(PROGRAM) or PROGRAM, "stdin", "stdout", "--psm", ONE_BLOCK]
    try:
        found = subprocess.run(
            command,
            input=png,
            capture_output=True,
            check=True,
            timeout=SECONDS,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise NotRecognised("The words in the frame could not be recognised; type what you see.") from error
    words = found.stdout.decode("utf-8", "replace").strip()
    if not words:
        raise NotRecognised("No words were recognised in the frame; type what you see.")
    return words
