"""What every benchmark gives: rows that say ours, the peer's, their ratio and the goal; and how they are measured."""

import argparse
import gc
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from statistics import median
from time import perf_counter

HEADS = ("Row", "What", "Ours", "Peer", "Ratio", "Goal", "Met")
ABSENT = "not installed"


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison; `number` is its row in the list of goals. `is_met` is None where nothing could be compared."""

    number: int
    what: str
    ours: str
    peer: str = "–"
    ratio: str = "–"
    goal: str = "–"
    is_met: bool | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        met = "–" if self.is_met is None else "yes" if self.is_met else "no"
        return str(self.number), self.what, self.ours, self.peer, self.ratio, self.goal, met


Benchmark = Callable[[int, int], Iterable[Row]]
"""Gives its rows, from how many nodes the largest map is to have and how often each thing is to be done."""


def faster(number: int, what: str, own_s: float, peer: str, peer_s: float | None, times: float | None) -> Row:
    """How often ours is to fit into the peer's time; `peer_s` is None where the peer is not installed.

    `times` is None for what is only shown beside the others.
    """
    goal = f"≥ {times:g} ×" if times is not None else "–"
    if peer_s is None:
        return Row(number, what, duration(own_s), f"{peer}: {ABSENT}", goal=goal)
    ratio = peer_s / own_s
    is_met = ratio >= times if times is not None else None
    return Row(number, what, duration(own_s), f"{peer} {duration(peer_s)}", f"{ratio:.3g} ×", goal, is_met)


def within(
    number: int,
    what: str,
    own: float,
    peer: str,
    peers: float | None,
    most: float,
    shown: Callable[[float], str] | None = None,
) -> Row:
    """How many times the peer's time or size ours may be; `peers` is None where the peer is not installed."""
    shown = shown or duration
    goal = f"≤ {most:.3g} ×"
    if peers is None:
        return Row(number, what, shown(own), f"{peer}: {ABSENT}", goal=goal)
    ratio = own / peers
    return Row(number, what, shown(own), f"{peer} {shown(peers)}", f"{ratio:.3g} ×", goal, ratio <= most)


def at_most(number: int, what: str, own_s: float, most_s: float) -> Row:
    """A time that has a limit of its own."""
    return Row(number, what, duration(own_s), goal=f"≤ {duration(most_s)}", is_met=own_s <= most_s)


def duration(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1e3:.3g} ms"


def mebibytes(size: float) -> str:
    return f"{size / 2**20:.0f} MiB"


def seconds(act: Callable[[], object]) -> float:
    """The time of one call; what it returns is let go of afterwards."""
    start = perf_counter()
    kept = act()
    taken = perf_counter() - start
    del kept
    return taken


def typical(act: Callable[[], object], runs: int) -> float:
    """The median time of several calls, in seconds."""
    gc.collect()
    return median(seconds(act) for _ in range(runs))


def table(rows: Iterable[Row]) -> Iterator[str]:
    """The lines of a Markdown table that is also easy to read as it stands."""
    cells = [HEADS, *(row.cells for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for number, line in enumerate(cells):
        yield "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |"
        if not number:
            yield "| " + " | ".join("-" * width for width in widths) + " |"


def main(benchmark: Benchmark, what: str, nodes: int = 50_000) -> None:
    """Run one benchmark as a program: a table for people, or a line of JSON for each row."""
    parser = argparse.ArgumentParser(description=what)
    parser.add_argument("nodes", type=int, nargs="?", default=nodes, help="of the largest map")
    parser.add_argument("--runs", type=int, default=5, help="of which the median counts")
    parser.add_argument("--json", action="store_true", help="a line for each row")
    arguments = parser.parse_args()
    rows = benchmark(arguments.nodes, arguments.runs)
    if arguments.json:
        for row in rows:
            print(json.dumps(asdict(row)), flush=True)
    else:
        print("\n".join(table(rows)))
