"""An X display as a person has it: keys pressed by XTEST, pixels of the root window, and nothing else known."""

import ctypes
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import mss

from scripts.with_display import display, running, wait_until
from tests.benchmarks.installed import installed

NEEDED = ("Xvfb", "openbox", "xdotool")


def missing_tools() -> list[str]:
    """What a display of our own needs and this machine lacks."""
    return [tool for tool in NEEDED if shutil.which(tool) is None]


@contextmanager
def own_display(size: str) -> Iterator[dict[str, str]]:
    """The environment of an installed application, with a fresh display that has a window manager."""
    with ExitStack() as stack:
        environment = stack.enter_context(display(size, stack.enter_context(installed())))
        if shutil.which("dbus-daemon"):
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            environment["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(session_bus(folder))
        yield environment


@contextmanager
def session_bus(folder: Path) -> Iterator[str]:
    """The address of a D-Bus of its own, without which vym does not start."""
    address = f"unix:path={folder / 'bus'}"
    with running(["dbus-daemon", "--session", "--nofork", f"--address={address}"]):
        wait_until((folder / "bus").exists)
        yield address


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle of the screen, in pixels."""

    left: int
    top: int
    width: int
    height: int


class Eyes:
    """Looks at the pixels of a display's root window."""

    def __init__(self, display: str) -> None:
        self._screen = mss.MSS(display=display)

    def look(self, region: Region | None = None) -> bytes:
        """Four bytes a pixel, of the region or of the whole screen."""
        if region is None:
            return bytes(self._screen.grab(self._screen.monitors[0]).raw)
        area = {"left": region.left, "top": region.top, "width": region.width, "height": region.height}
        return bytes(self._screen.grab(area).raw)

    def close(self) -> None:
        self._screen.close()


class Hands:
    """Presses keys on a display."""

    def __init__(self, display: str) -> None:
        self._x, self._xtest = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XStringToKeysym.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))

    def press(self, *names: str) -> None:
        """Press keys together and let go of them, by X's names, such as "Control_L" and "z"; returns once X knows."""
        codes = [self._code(name) for name in names]
        for code in codes:
            self._xtest.XTestFakeKeyEvent(self._display, code, True, ctypes.c_ulong(0))
        for code in reversed(codes):
            self._xtest.XTestFakeKeyEvent(self._display, code, False, ctypes.c_ulong(0))
        self._x.XSync(self._display, False)

    def point_away(self) -> None:
        """Move the mouse to the corner, where it hovers over nothing."""
        self._xtest.XTestFakeMotionEvent(self._display, -1, 0, 0, ctypes.c_ulong(0))
        self._x.XSync(self._display, False)

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)

    def _code(self, name: str) -> int:
        keysym = ctypes.c_ulong(self._x.XStringToKeysym(name.encode()))
        return int(self._x.XKeysymToKeycode(self._display, keysym))


def has_window(title: str, environment: dict[str, str]) -> bool:
    """Whether a window with these words in its title is shown."""
    command = ["xdotool", "search", "--onlyvisible", "--name", title]
    return subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 0
