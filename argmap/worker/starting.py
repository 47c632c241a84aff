"""How the worker process is started: by this Python, or by the bundled application itself."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import argmap

WORKER_ARGUMENT = "--worker"
"""What a bundled application is started with to be the worker: its first step must be to look for it."""


def worker_command() -> list[str]:
    """The command that starts the worker process."""
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_ARGUMENT]
    return [sys.executable, "-P", "-m", "argmap.worker"]  # -P: no module is ever taken from the folder of a document


def start(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """A worker process with pipes to it and from it. Raises `OSError`."""
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _environment() -> dict[str, str]:
    """This process's own, and where the worker finds the package that started it."""
    paths = [os.environ.get("PYTHONPATH", ""), str(Path(argmap.__file__).parents[1])]
    return os.environ | {"PYTHONPATH": os.pathsep.join(path for path in paths if path)}
