"""How processes of our own are started: by this Python, or by the bundled application itself."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from math import inf
from pathlib import Path
from time import monotonic

import psutil  # type: ignore[import-untyped]  # it comes without types

import argmap

LOOK_S = 0.05
PATIENCE_S = 0.5
WORKER_ARGUMENT = "--worker"
"""What a bundled application is started with to be the worker: its first step must be to look for it."""
GIVES_WAY = 10
"""So much nicer than who begins it is what nobody waits for."""


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


def always_wanted() -> bool:
    """For who waits for a command however long it takes."""
    return False


def run_command(
    *arguments: str, gives_way: bool = True, is_unwanted: Callable[[], bool] = always_wanted
) -> "subprocess.CompletedProcess[str]":
    """Run a command of the command line aside and wait for it. Raises `OSError`.

    It gives way to everything else, unless somebody waits for it. Once it is unwanted it is interrupted, which gives it
    a moment to take away what it was making, and is ended then: a disk that does not answer may hold it for ever.
    """
    own = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-P", "-m", "argmap"]
    process = subprocess.Popen(
        [*own, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    if gives_way:
        with suppress(psutil.Error):  # it may be done already
            psutil.Process(process.pid).nice(_priority_below())
    said, trouble = _words_of(process, is_unwanted)
    return subprocess.CompletedProcess(arguments, process.returncode, said, trouble)


def _priority_below() -> int:
    """Below this process's own: a name of Windows's, or a niceness, of which 19 is the most."""
    if sys.platform == "win32":
        return int(psutil.BELOW_NORMAL_PRIORITY_CLASS)
    return min(os.nice(0) + GIVES_WAY, 19)


def _words_of(process: "subprocess.Popen[str]", is_unwanted: Callable[[], bool]) -> tuple[str, str]:
    until = inf
    while True:
        try:
            return process.communicate(timeout=LOOK_S)
        except subprocess.TimeoutExpired:
            if until == inf and is_unwanted():
                until = monotonic() + PATIENCE_S
                _interrupt(process)
            if monotonic() > until:
                process.kill()


def _interrupt(process: "subprocess.Popen[str]") -> None:
    if sys.platform != "win32":  # which knows it of all processes of a console alone
        process.send_signal(signal.SIGINT)


def _environment() -> dict[str, str]:
    """This process's own, and where the worker finds the package that started it."""
    paths = [os.environ.get("PYTHONPATH", ""), str(Path(argmap.__file__).parents[1])]
    return os.environ | {"PYTHONPATH": os.pathsep.join(path for path in paths if path)}
