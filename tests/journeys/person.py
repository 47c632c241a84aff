"""A person at the real window: keys and mouse by XTEST, eyes on the pixels of the root window; knows no widget."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import mss
import psutil
from mss.screenshot import ScreenShot
from PySide6.QtGui import QImage

from tests.journeys.file_to_drag import HEIGHT, NAME, WIDTH
from tests.journeys.sight import Box, box_of, differs

PATIENCE_S = 60.0  # beyond which something hangs; what is waited for takes a tenth of it
FRAME = 40  # pixels that the window manager's frame takes at most, at the left and above
PACKED_LITTLE = 90  # of a PNG: to pack it well takes a fifth of a second of a processor
TICK_S = 0.02  # between two looks at whether the application works
ACCENT = "#2F6FED"  # the ring around what is selected, in the light theme
WELL = "#F4F5F7"  # what the tray lies in
SUPPORTS = "#2F5C9E"

INSTALLED = Path(sys.executable).with_name("argmap")


class Person:
    """Starts the application, as a rule the installed one, and works it."""

    def __init__(self, data: Path, shots: Path, size: tuple[int, int] = (1680, 980), program: Path = INSTALLED) -> None:
        self.shots = shots
        self._program = program
        self._size = size
        self._number = 0
        self._environment = {**os.environ, "ARGMAP_DATA": str(data), "QT_QPA_PLATFORM": "xcb"}
        self._said = data / "stderr.txt"
        self._process: subprocess.Popen[bytes] | None = None
        self._screen = mss.MSS()
        shots.mkdir(parents=True, exist_ok=True)

    def start(self, *arguments: str, title: str = "argmap") -> None:
        """Start the application and wait until its window has the keyboard, and `title` in its title bar."""
        with self._said.open("wb") as said:
            self._process = subprocess.Popen([self._program, *arguments], env=self._environment, stderr=said)
        self._window = self.wait_for(lambda: self._find_window(title))
        self.wait_for(self._stays_in_the_corner)
        self._tool("windowactivate", "--sync", self._window)
        if arguments:
            self.wait_for(self._sees_tray)
        self.settle()

    def _stays_in_the_corner(self) -> bool:
        """Put the window there, and see whether it stays: one just opened may yet be given the place it asked for."""
        self._tool("windowmove", self._window, "0", "0")
        self._tool("windowsize", self._window, *map(str, self._size))
        self.settle()
        told = self._ask("getwindowgeometry", "--shell", self._window).splitlines()
        here = {name: int(value) for name, value in (line.split("=") for line in told)}
        return (here["WIDTH"], here["HEIGHT"]) == self._size and here["X"] < FRAME and here["Y"] < FRAME

    def _sees_tray(self) -> bool:
        """Whether the panels are there, which come a moment after the map."""
        height = self._size[1]
        return box_of(self.look(), WELL, Box(30, height - 110, 470, height - 30)) is not None

    def quit(self) -> None:
        """Close by the keyboard, and wait for the end."""
        self.keys("ctrl+q")
        assert self._process is not None
        code = self._process.wait(PATIENCE_S)
        assert code == 0, f"ended with {code}: {self.complaints()}"

    def end(self) -> None:
        """Leave nothing running."""
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._screen.close()

    def processes(self) -> list[psutil.Process]:
        """The application's own process first, then those that it started; none once it has ended."""
        assert self._process is not None
        try:
            first = psutil.Process(self._process.pid)
            return [first, *first.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []

    def libraries(self) -> set[Path]:
        """The shared libraries that the application's processes have loaded."""
        mapped = (Path(one.path) for process in self.processes() for one in process.memory_maps())
        return {path for path in mapped if ".so" in path.suffixes}

    def complaints(self) -> str:
        """What the application wrote on stderr."""
        return self._said.read_text()

    # -- hands

    def keys(self, *names: str) -> None:
        """Press keys as xdotool names them: "ctrl+z", "Return", "o"."""
        for name in names:
            self._tool("key", "--clearmodifiers", name)
            self.settle()

    def type(self, text: str) -> None:
        self._tool("type", "--delay", "4", text)
        self.settle()

    def click(self, x: int, y: int, button: int = 1, times: int = 1) -> None:
        self._tool("mousemove", "--sync", str(x), str(y))
        self._tool("click", "--repeat", str(times), "--delay", "60", str(button))
        self.settle()

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press, move in steps as a hand does, and let go."""
        self.press_and_move(start, end)
        self.let_go()

    def press_and_move(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        self._tool("mousemove", "--sync", *map(str, start))
        self._tool("mousedown", "1")
        steps = 12
        for step in range(1, steps + 1):
            at = [start[i] + (end[i] - start[i]) * step // steps for i in (0, 1)]
            self._tool("mousemove", "--sync", *map(str, at))
            time.sleep(0.02)
        self.settle()

    def let_go(self) -> None:
        self._tool("mouseup", "1")
        self.settle()

    def drop_file(self, path: Path, at: tuple[int, int]) -> None:
        """Drag a file from another program's window, below this one, and let it go there."""
        below = self._size[1] + 10
        command = [sys.executable, "-m", "tests.journeys.file_to_drag", str(path), "10", str(below)]
        other = subprocess.Popen(command, env=self._environment)
        try:
            self.wait_for(lambda: self._ask("search", "--onlyvisible", "--name", NAME))
            self.settle()
            self.press_and_move((10 + WIDTH // 2, below + HEIGHT // 2), at)
            self.shot("a file over the window")
            self.let_go()
            other.wait(PATIENCE_S)
        finally:
            other.kill()
            other.wait()

    # -- eyes

    def look(self) -> QImage:
        """The screen as it is now."""
        shot = self._grab()
        return QImage(shot.raw, shot.width, shot.height, 4 * shot.width, QImage.Format.Format_RGB32).copy()

    def _grab(self) -> ScreenShot:
        return self._screen.grab(self._screen.monitors[0])

    def shot(self, name: str) -> Path:
        """Keep a picture of the screen, to be looked at."""
        self._number += 1
        path = self.shots / f"{self._number:02d}-{name}.png"
        self.look().save(str(path), quality=PACKED_LITTLE)
        return path

    def settle(self, quiet_s: float = 0.12) -> None:
        """Wait until the application sleeps and the screen stays as it is; a blinking cursor does not count.

        The screen is looked at before and after a quiet time only: a look costs more than most of what is waited for.
        """
        until = time.monotonic() + PATIENCE_S
        before, quiet_since = self._grab(), time.monotonic()
        while time.monotonic() < until:
            time.sleep(TICK_S)
            if self._is_at_work():
                quiet_since = time.monotonic()
            elif time.monotonic() - quiet_since >= quiet_s:
                now = self._grab()
                if not differs(before, now):
                    return
                before, quiet_since = now, time.monotonic()

    def _is_at_work(self) -> bool:
        """Whether anything of the application runs, or would if it got a processor or the disk answered."""
        assert self._process is not None
        return any(_works(one) for one in _family(self._process.pid))

    def ring(self) -> Box:
        """Where the ring of the selection is on the map."""
        return self.wait_for(lambda: box_of(self.look(), ACCENT, self.map_region))

    def first_chip(self) -> tuple[int, int]:
        """Where the first claim in the tray lies: right of the first mark in its colour."""
        height = self._size[1]
        box = self.wait_for(lambda: box_of(self.look(), SUPPORTS, Box(60, height - 140, 490, height - 10), rows=3))
        return box.left + 30, box.top + 4

    @property
    def map_region(self) -> Box:
        """The part of the screen where the map lies in a wide window: right of the reader, left of the inspector."""
        width, height = self._size
        return Box(505, 80, width - 300, height - 30)

    def wait_for(self, question: Callable[[], object]):  # whatever the question answers
        """Ask until there is an answer. Fails with what stands on stderr when nothing comes."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            answer = question()
            if answer:
                return answer
            if self._process is None or self._process.poll() is not None:
                break
            time.sleep(0.05)
        self.shot("waited in vain")
        raise AssertionError(f"nothing came of it; stderr says: {self.complaints() or 'nothing'}")

    def wait_for_title(self, title: str) -> None:
        """Wait until the title bar says so."""
        self.wait_for(lambda: self._find_window(title))
        self.settle()

    def name_file(self, title: str, path: Path) -> None:
        """Type a path into the file dialog of that title, and press Enter until it is taken."""
        self.wait_for_title(title)
        self.type(str(path))
        self.shot(title)
        self.wait_for(lambda: self._is_accepted(title, path))

    def _is_accepted(self, title: str, path: Path) -> bool:
        """Press Enter, which may end a list first, and once more. Type the path again where that came to nothing.

        While a folder is being read, the dialog may leave but the last part of what was typed, or none of it; of a part
        it may complain.
        """
        for _ in range(2):
            self.keys("Return")
            self.settle(0.6)
            if not self._windows(title):
                return True
        self.shot(f"{title} did not take it")
        if len(self._windows(title)) > 1:
            self.keys("Return")
        self.keys("ctrl+a")
        self.type(str(path))
        return False

    def _find_window(self, title: str) -> str:
        """The id of the application's window with `title` in its title bar; empty if there is none."""
        return next(iter(self._windows(title)), "")

    def _windows(self, title: str) -> list[str]:
        ids = self._ask("search", "--onlyvisible", "--class", "argmap").split()
        return [one for one in ids if title in self._ask("getwindowname", one)]

    def _ask(self, *arguments: str) -> str:
        return subprocess.run(["xdotool", *arguments], capture_output=True, text=True, check=False).stdout

    def _tool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], check=True, timeout=PATIENCE_S)


def _family(process_id: int) -> Iterator[int]:
    """The process and all that it started, by what Linux knows of each; psutil would look at all of the machine."""
    yield process_id
    for known in Path(f"/proc/{process_id}/task").glob("*/children"):
        with suppress(OSError):  # ended just now
            for child in known.read_text().split():
                yield from _family(int(child))


def _works(process_id: int) -> bool:
    """Whether a thread of the process is in the state "R" or "D" of Linux; one that ends just now counts."""
    try:
        said = [one.read_text() for one in Path(f"/proc/{process_id}/task").glob("*/stat")]
    except OSError:
        return True
    return any(one.rpartition(")")[2].split()[0] in "RD" for one in said)
