"""Row 4: from a key press to the change painted and acknowledged by the disk, in the real window of a large map."""

import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles

import psutil

from argmap.storage.creating import create_map
from tests.benchmarks import damage
from tests.benchmarks.bare_window import TITLE as BARE_TITLE
from tests.benchmarks.damage import Ears
from tests.benchmarks.disk import folder_on_disk
from tests.benchmarks.first_paint import NothingShown, program, wait_for_rest, watch
from tests.benchmarks.installed import OURS
from tests.benchmarks.maps import random_map
from tests.benchmarks.rows import ABSENT, Row, main, sizes, within
from tests.benchmarks.start import BARE_WINDOW, MAP_TITLE, SIZE
from tests.benchmarks.x11 import Eyes, Hands, Region, has_window, missing_tools, own_display

BAR = Region(0, 52, 1366, 40)  # with "Saving…" and "All changes saved" in it
MAP = Region(498, 100, 860, 660)
QUIET_S = 0.3  # longer than the rest between two steps of a glide
PATIENCE_S = 20
FRAME_S = 1 / 60
WHAT = "key press to painted and acknowledged"
ROUNDS = 4  # for each run
WALK = ("Down", "Right")
TURN, UNDO, TAKE, DELETE = ("t",), ("Control_L", "z"), ("Return",), ("Delete",)


def rows(nodes: int, runs: int) -> Iterator[Row]:
    if missing := missing_tools() + ([] if damage.is_there() else [damage.NAME]):
        yield Row(4, WHAT, f"{', '.join(missing)}: {ABSENT}")
        return
    for count in sizes(nodes):
        with folder_on_disk() as (folder, kind), own_display(SIZE) as environment:
            path = folder / "map.argmap"
            create_map(path, random_map(count))
            painted, acknowledged = zip(*measured(path, environment, ROUNDS * runs), strict=True)
        most, size = 1 if count == nodes else None, f"{count:,} nodes"
        yield within(4, f"{WHAT}, {kind}, p95", p95(acknowledged), "one 60 Hz frame", FRAME_S, most, size=size)
        yield within(4, f"{WHAT}, {kind}, median", median(acknowledged), "one 60 Hz frame", FRAME_S, most, size=size)
        yield within(4, "key press to painted, median", median(painted), "one 60 Hz frame", FRAME_S, most, size=size)
    with own_display(SIZE) as environment:
        bare = of_bare_window(environment, ROUNDS * runs)
    for name, seconds in (("p95", p95(bare)), ("median", median(bare))):
        yield within(4, f"a bare window that paints one card, {name}", seconds, "one 60 Hz frame", FRAME_S, None)


def p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[-1]


def measured(path: Path, environment: dict[str, str], rounds: int) -> list[tuple[float, float]]:
    """Seconds to the first change in the map and to the last word on saving, for each edit made by a key."""
    with at_work([OURS, str(path)], MAP_TITLE, environment) as person:
        return [one for step in islice(cycle(WALK), rounds) for one in person.work(step)]


def of_bare_window(environment: dict[str, str], rounds: int) -> list[float]:
    """Seconds to the changed pixels of a window that has nothing else to do: what machine, Qt and X server take."""
    with at_work(BARE_WINDOW, BARE_TITLE, environment) as person:
        person.edit(*TURN)  # the first one wakes it
        return [person.edit(*TURN)[0] for _ in range(rounds)]


@contextmanager
def at_work(command: Sequence[str], title: str, environment: dict[str, str]) -> Iterator["Person"]:
    """Somebody in front of a program that has come to rest."""
    display = environment["DISPLAY"]
    eyes, hands = Eyes(display), Hands(display)
    hands.point_away()
    bare = eyes.look()
    with program(command, environment) as process:
        for _ in watch(eyes, process, bare, lambda: has_window(title, environment)):
            pass
        wait_for_rest(psutil.Process(process.pid))
        with Ears(display) as ears:
            yield Person(process, eyes, ears, hands)
    hands.close()
    eyes.close()


class Person:
    """Works at the open map, and watches what comes of each key."""

    def __init__(self, process: subprocess.Popen[bytes], eyes: Eyes, ears: Ears, hands: Hands) -> None:
        self._process = process
        self._eyes = eyes
        self._ears = ears
        self._hands = hands

    def work(self, step: str) -> Iterator[tuple[float, float]]:
        """Go on to another card and edit it in four ways; the times of each."""
        self._press(step)
        yield self.edit(*TURN)
        yield self.edit(*UNDO)
        self._press("o")
        self._press("x")
        yield self.edit(*TAKE)
        yield self.edit(*DELETE)

    def edit(self, *keys: str) -> tuple[float, float]:
        """Press keys that change the map; the seconds to the first change of its pixels, and of the bar as well."""
        in_map, in_bar = self._press(*keys, patience_s=PATIENCE_S)
        if not in_map:
            raise NothingShown(f"nothing came of {keys}")
        return in_map[0], max([in_map[0], *in_bar])

    def _press(self, *keys: str, patience_s: float = QUIET_S) -> tuple[list[float], list[float]]:
        """Press keys; when the map and the bar changed after that, in seconds, until neither does any more.

        `patience_s` is how long to wait for the first change.
        """
        self._ears.listen(0)
        last = {region: self._eyes.look(region) for region in (MAP, BAR)}
        seen: dict[Region, list[float]] = {region: [] for region in last}
        began = changed = time.perf_counter()
        self._hands.press(*keys)
        while (left := changed + (QUIET_S if changed > began else patience_s) - time.perf_counter()) > 0:
            painted = self._ears.listen(left)
            for region in last:
                heard = [one.seconds for one in painted if one.is_in(region)]
                if heard and (picture := self._eyes.look(region)) != last[region]:
                    last[region], changed = picture, heard[0]
                    seen[region].append(heard[0] - began)
        if self._process.poll() is not None:
            raise NothingShown("the application ended")
        return seen[MAP], seen[BAR]


if __name__ == "__main__":
    main(rows, __doc__ or "")
