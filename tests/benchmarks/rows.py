"""What every benchmark gives: rows that say ours, the peer's, their ratio and the goal; and how they are measured."""

import argparse
import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import ceil, log10
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.benchmarks.listing import by_size, goals
from tests.benchmarks.results import Result, Row, told
from tests.benchmarks.tables import Picture, Table

ABSENT = "not installed"
LEAST = 100
OUT = Path(__file__).resolve().parents[2] / "out"


Benchmark = Callable[[int, int], Iterable[Result]]
"""Gives its rows, from how many nodes the largest map is to have and how often each thing is to be done."""


def sizes(largest: int) -> tuple[int, ...]:
    """Three sizes of a map: the largest, and the two powers of ten below it; 1,000 and 10,000 below 50,000.

    Smaller ones than a hundred say nothing.
    """
    tenth = 10 ** (ceil(log10(largest)) - 1)
    return (*(size for size in (tenth // 10, tenth) if LEAST <= size < largest), largest)


def faster(
    number: int, what: str, own_s: float, peer: str, peer_s: float | None, times: float | None, size: str = ""
) -> Row:
    """How often ours is to fit into the peer's time; `peer_s` is None where the peer is not installed.

    `times` is None for what is only shown beside the others; `size` names the map where there are several.
    """
    goal = f"≥ {times:g} ×" if times is not None else "–"
    if peer_s is None:
        return Row(number, what, duration(own_s), f"{peer}: {ABSENT}", goal=goal, size=size, against=peer)
    ratio = peer_s / own_s
    is_met = ratio >= times if times is not None else None
    beside = f"{peer} {duration(peer_s)}"
    return Row(number, what, duration(own_s), beside, multiple(ratio), goal, is_met, size, peer)


def within(
    number: int,
    what: str,
    own: float,
    peer: str,
    peers: float | None,
    most: float | None,
    shown: Callable[[float], str] | None = None,
    size: str = "",
) -> Row:
    """How many times the peer's time or size ours may be; `peers` is None where the peer is not installed.

    `most` is None for what is only shown beside the others; `size` names the map where there are several.
    """
    shown = shown or duration
    goal = f"≤ {most:.3g} ×" if most is not None else "–"
    if peers is None:
        return Row(number, what, shown(own), f"{peer}: {ABSENT}", goal=goal, size=size, against=peer)
    ratio = own / peers
    is_met = ratio <= most if most is not None else None
    return Row(number, what, shown(own), f"{peer} {shown(peers)}", multiple(ratio), goal, is_met, size, peer)


def at_most(number: int, what: str, own_s: float, most_s: float | None, size: str = "") -> Row:
    """A time that has a limit of its own, at one of its sizes at least."""
    if most_s is None:
        return Row(number, what, duration(own_s), size=size)
    return Row(number, what, duration(own_s), goal=f"≤ {duration(most_s)}", is_met=own_s <= most_s, size=size)


def multiple(ratio: float) -> str:
    return f"{ratio:,.0f} ×" if ratio >= 100 else f"{ratio:.3g} ×"


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


def main(benchmark: Benchmark, what: str, nodes: int = 50_000) -> None:
    """Run one benchmark as a program: tables for people, or a line of JSON for each result."""
    parser = argparse.ArgumentParser(description=what)
    parser.add_argument("nodes", type=int, nargs="?", default=nodes, help="of the largest map")
    parser.add_argument("--runs", type=int, default=5, help="of which the median counts")
    parser.add_argument("--json", action="store_true", help="a line for each result")
    arguments = parser.parse_args()
    results = benchmark(arguments.nodes, arguments.runs)
    if arguments.json:
        for result in results:
            print(told(result), flush=True)
    else:
        show(list(results))


def show(results: Sequence[Result]) -> None:
    """Print rows and tables, and say where the pictures are."""
    rows = [one for one in results if isinstance(one, Row)]
    if rows:
        print(*goals(rows), sep="\n")
    for one in (by_size(rows), *results):
        if isinstance(one, Table):
            print("", *one.markdown(), sep="\n")
        elif isinstance(one, Picture):
            for path in write_files(one, OUT):
                print(f"{one.title}: {path}")


def write_files(picture: Picture, folder: Path) -> Iterator[Path]:
    """Write a picture's files into a folder; the paths of them."""
    folder.mkdir(exist_ok=True)
    for name, text in picture.files():
        (folder / name).write_text(text, encoding="utf-8")
        yield folder / name
