"""When a main claim can be read and a key is answered, seen from outside: for ours and for any other program.

Nobody has to know where a program draws what. A map, and one with other letters in its main claim, are first looked at
to the end: where the two pictures differ are glyphs of the main claim. Likewise, what a key changes is where pictures
from before and after it differ. Then the program is started anew, and those pixels are waited for.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen

from tests.benchmarks.first_paint import GLANCE_S, PATIENCE_S, NothingShown, program, wait_for_bare_screen, watch
from tests.benchmarks.x11 import Eyes, Hands, Region, has_window

QUIET_S = 3.0  # longer than a program stands still while it does what nobody waits for
AGAIN_S = 0.25  # after which a key that went nowhere is pressed again: no window had the keyboard yet
UNDERNEATH = 0.05  # of what a key changes is where something lies under it that is not there yet
PIXEL = 4  # bytes


@dataclass(frozen=True, slots=True)
class Opener:
    """A program, a file for it, and one that differs in the main claim alone.

    `title` is in the name of its window then; `key` changes how the main claim is shown, such as letting go of it.
    """

    command: Sequence[str]
    path: Path
    other: Path
    title: str
    key: str


@dataclass(frozen=True, slots=True)
class Readable:
    """Seconds from the start until the main claim is there to be read, and until a key pressed then is answered."""

    read: float
    answered: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of the screen, what it looks like at last, and in which bits it looked otherwise before."""

    region: Region
    picture: int
    bits: int

    def is_seen(self, eyes: Eyes, but: float = 0.0) -> bool:
        """Whether it looks like that now, in all these bits but for a share of them."""
        wrong = (as_number(eyes.look(self.region)) ^ self.picture) & self.bits
        return wrong.bit_count() <= but * self.bits.bit_count()


class Watcher:
    """Starts a program again and again, knowing from two starts before where to look and what for."""

    def __init__(self, opener: Opener, environment: dict[str, str], width: int) -> None:
        self._opener = opener
        self._environment = environment
        shown, after = self._learn(opener.path)
        other, _ = self._learn(opener.other)
        self._claim = mark(other, shown, width)
        self._answer = mark(shown, after, width)

    def start(self) -> Readable:
        """Start it, and press the key as soon as the main claim can be read. Raises `NothingShown`."""
        key = self._opener.key
        with senses(self._environment) as (eyes, hands):
            began = time.perf_counter()
            with self._running(self._opener.path, eyes) as process:
                read = wait(process, lambda: self._claim.is_seen(eyes))
                hands.press(key)
                answered = wait(process, lambda: self._answer.is_seen(eyes, UNDERNEATH), lambda: hands.press(key))
        return Readable(read - began, answered - began)

    def _learn(self, path: Path) -> tuple[bytes, bytes]:
        """The screen when the map is open and all is done, and when the key is answered too."""
        with senses(self._environment) as (eyes, hands):
            bare = eyes.look()
            with self._running(path, eyes) as process:
                is_open = lambda: has_window(self._opener.title, self._environment)  # noqa: E731
                *_, (_, shown) = watch(eyes, process, bare, is_open, QUIET_S)
                hands.press(self._opener.key)
                *_, (_, after) = watch(eyes, process, shown, quiet_s=QUIET_S)
        return shown, after

    @contextmanager
    def _running(self, path: Path, eyes: Eyes) -> Iterator[Popen[bytes]]:
        bare = eyes.look()
        with program([*self._opener.command, str(path)], self._environment) as process:
            yield process
        wait_for_bare_screen(eyes, bare)


@contextmanager
def senses(environment: dict[str, str]) -> Iterator[tuple[Eyes, Hands]]:
    """Eyes and hands on the display, with the mouse out of the way."""
    eyes, hands = Eyes(environment["DISPLAY"]), Hands(environment["DISPLAY"])
    hands.point_away()
    try:
        yield eyes, hands
    finally:
        hands.close()
        eyes.close()


def wait(process: Popen[bytes], is_so: Callable[[], bool], again: Callable[[], None] | None = None) -> float:
    """When it was so first; `again` is done from time to time until then. Raises `NothingShown`."""
    now = time.perf_counter()
    until, next_time = now + PATIENCE_S, now + AGAIN_S
    while not is_so():
        now = time.perf_counter()
        if process.poll() is not None or now > until:
            raise NothingShown(f"{process.args} ended, or did not show what it should")
        if again is not None and now > next_time:
            again()
            next_time = now + AGAIN_S
        time.sleep(GLANCE_S)
    return time.perf_counter()


def mark(before: bytes, after: bytes, width: int) -> Mark:
    """Where and how two pictures of a screen of that width differ."""
    pairs = zip(memoryview(before).cast("I"), memoryview(after).cast("I"), strict=True)
    places = [place for place, (one, other) in enumerate(pairs) if one != other]
    columns = [place % width for place in places]
    left, top, right, bottom = min(columns), places[0] // width, max(columns) + 1, places[-1] // width + 1
    region = Region(left, top, right - left, bottom - top)
    first, last = (as_number(cut(picture, region, width)) for picture in (before, after))
    return Mark(region, last, first ^ last)


def cut(picture: bytes, region: Region, width: int) -> bytes:
    """A part of a picture of the whole screen."""
    rows = range(region.top, region.top + region.height)
    starts = [(row * width + region.left) * PIXEL for row in rows]
    return b"".join(picture[start : start + region.width * PIXEL] for start in starts)


def as_number(picture: bytes) -> int:
    return int.from_bytes(picture, "little")
