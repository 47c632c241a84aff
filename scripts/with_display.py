"""Runs a command on a screen of its own: Xvfb on a free display, with a window manager, both gone afterwards.

`with_display.py [--size 1680x1050] COMMAND …` exits with the command's code.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

WAIT_S = 20
HIDDEN = ("WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "XAUTHORITY")
"""The variables that name another screen."""


@contextmanager
def running(command: list[str], **options: object) -> Iterator[subprocess.Popen[bytes]]:
    """The process of `command`, ended when the block is left."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)  # type: ignore[call-overload]  # as given
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(WAIT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def screen(size: str) -> Iterator[str]:
    """The name of a fresh display of `size`, such as ":7"; the X server picks a free one itself."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"]
    with running(command, pass_fds=[writing]), os.fdopen(reading) as announced:
        os.close(writing)
        number = announced.readline().strip()
        if not number:
            sys.exit("with_display: Xvfb did not start")
        yield f":{number}"


@contextmanager
def window_manager(environment: dict[str, str], folder: Path) -> Iterator[None]:
    """Openbox, once it manages the display of `environment`; it says so by making a file in `folder`."""
    ready = folder / "ready"
    with running(["openbox", "--sm-disable", "--startup", f"touch {ready}"], env=environment) as process:
        wait_until(lambda: ready.exists() or process.poll() is not None)
        if not ready.exists():
            sys.exit("with_display: openbox did not start")
        yield


def wait_until(holds: Callable[[], bool]) -> None:
    """Return as soon as it holds, or after WAIT_S."""
    deadline = time.monotonic() + WAIT_S
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.02)


@contextmanager
def display(size: str, environment: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """That environment, but Qt finds a screen of its own in it and no other, for as long as the block lasts."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        changed = {name: value for name, value in environment.items() if name not in HIDDEN}
        changed |= {"DISPLAY": stack.enter_context(screen(size)), "QT_QPA_PLATFORM": "xcb"}
        stack.enter_context(window_manager(changed, folder))
        yield changed


def run(command: list[str], size: str) -> int:
    """The exit code of `command`, run on a screen of its own."""
    with display(size, os.environ) as environment:
        process = subprocess.Popen(command, env=environment)
        try:
            return process.wait()
        finally:
            process.terminate()
            process.wait()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="1680x1050")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the screen goes with a runner that is ended
    return run(arguments.command, arguments.size)


if __name__ == "__main__":
    sys.exit(main())
