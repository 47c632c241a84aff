"""How time and memory of each operation grow with the map, up to the largest that argmap opens: tables and a plot."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from math import log
from statistics import linear_regression

from argmap.render.theme import Tone
from argmap.storage.creating import create_map
from tests.benchmarks.cost import Cost, cost, in_child
from tests.benchmarks.disk import folder_on_disk
from tests.benchmarks.maps import Shape, random_map
from tests.benchmarks.operations import OPERATIONS, YARDSTICK, Subject
from tests.benchmarks.plot import Curve, Panel, plots
from tests.benchmarks.results import Result, Row
from tests.benchmarks.rows import duration, main, mebibytes
from tests.benchmarks.tables import Picture, Table

SIZES = {Shape.TREE: (100, 1_000, 10_000, 50_000, 100_000), Shape.STAR: (1_000, 10_000), Shape.CHAIN: (100, 1_000)}
ROW = 18
UPPER = 3  # sizes whose growth counts; below them what is done once outweighs what is done for each node
LINEAR = 1.3  # n log n and what the caches cost make up to 1.25 of what is linear; what is quadratic comes near 2
HARDLY = 0.5
TELLING = 10 * 2**20  # bytes; less says more about Python than about the map
UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns"))
MEBIBYTE = float(2**20)
Costs = dict[int, Cost]
TIME = f"""Each operation with a map of so many nodes, a passage to each; the largest is the largest that argmap opens.
The last column is the exponent of growth over the {UPPER} largest: 1 is linear, 0 not at all. Somewhat more than 1 is
what the processor's caches cost, which hold less and less of a larger map, as the last line shows: all records put into
a plain dictionary and looked up. More than {LINEAR} counts as worse than linear. Figures are medians of up to a hundred
times, or of one that takes more than a second."""
MEMORY = """What the process grew by at the most during the operation, beyond the map that it works on. Where that is
little there is no exponent."""
SHAPES = "The same operations with all nodes below one, and with one below the other."
PLOT = f"""Time and memory of each operation over the number of nodes, with the exponent of growth. Steeper than the
dashed line is worse than linear; what is (an exponent above {LINEAR}) is drawn thick and red, what hardly grows grey.
"""


@dataclass(frozen=True, slots=True)
class Growth:
    """What one operation cost in maps of each size."""

    name: str
    costs: Costs

    @property
    def times(self) -> dict[int, float]:
        return {size: one.seconds for size, one in self.costs.items()}

    @property
    def memory(self) -> dict[int, float]:
        """Without sizes where little is needed or the system does not tell it; empty where only one is left."""
        known = {size: one.memory for size, one in self.costs.items() if (one.memory or 0.0) >= TELLING}
        return known if len(known) > 1 else {}


def slope(values: dict[int, float]) -> float:
    """The exponent of growth over the largest sizes: the slope of a line through the logarithms."""
    upper = sorted(values)[-UPPER:]
    return linear_regression([log(size) for size in upper], [log(max(values[size], 1e-9)) for size in upper]).slope


def rows(nodes: int, _runs: int) -> Iterator[Result]:
    trees, stars, chains = (growths(shape, nodes) for shape in Shape)
    own = [one for one in trees if one.name != YARDSTICK]
    yield reached("operations whose time grows at most linearly", [one.times for one in own])
    yield reached("operations whose memory does", [one.memory for one in own if one.memory])
    yield Picture("Growth", one_line(PLOT), "growth", *plots(list(panels(own)), "Time and memory over nodes"))
    yield time_table(trees)
    yield memory_table(trees)
    yield shapes_table(stars, chains)


def growths(shape: Shape, nodes: int) -> list[Growth]:
    """What every operation costs in maps of this shape, up to so many nodes."""
    counts = [count for turn, count in enumerate(SIZES[shape]) if turn < 2 or count <= nodes]
    costs = {count: in_child(partial(costs_of, shape, count)) for count in counts}
    return [Growth(name, {count: costs[count][name] for count in counts}) for name in OPERATIONS]


def costs_of(shape: Shape, nodes: int) -> dict[str, Cost]:
    """What every operation costs in one map, each in a process that the others do not touch."""
    with folder_on_disk() as (folder, _):
        subject = Subject(random_map(nodes, passages=True, shape=shape), folder)
        in_child(partial(create_map, subject.path, subject.records))
        return {name: in_child(lambda make=make: cost(make(subject))) for name, make in OPERATIONS.items()}


def reached(what: str, values: list[dict[int, float]]) -> Row:
    met = sum(slope(one) <= LINEAR for one in values)
    return Row(ROW, what, f"{met} of {len(values)}", goal=f"{len(values)}", is_met=met == len(values))


def panels(trees: list[Growth]) -> Iterator[Panel]:
    """Time at the left, memory at the right."""
    yield Panel("Time", [curve(one.name, one.times) for one in trees], named_time)
    memory = [curve(one.name, scaled(one.memory)) for one in trees if one.memory]
    if memory:
        yield Panel("Memory beyond the map", memory, lambda value: f"{value:,.0f} MiB", least=1.0)


def scaled(memory: dict[int, float]) -> dict[int, float]:
    """In mebibytes."""
    return {size: value / MEBIBYTE for size, value in memory.items()}


def named_time(seconds: float) -> str:
    """A power of ten in words, such as "10 ms"."""
    unit, name = next((unit, name) for unit, name in UNITS if seconds >= unit * 0.99)
    return f"{seconds / unit:,.0f} {name}"


def curve(name: str, values: dict[int, float]) -> Curve:
    growth = slope(values)
    tone = Tone.OPPOSES if growth > LINEAR else Tone.SUPPORTS if growth > HARDLY else Tone.NEUTRAL
    return Curve(f"{name}, {growth:.2f}", tone, sorted(values.items()))


def time_table(trees: list[Growth]) -> Table:
    sizes = list(trees[0].costs)
    heads = ("Operation", *(f"{size:,}" for size in sizes), "Growth")
    lines = [(one.name, *timed(one)) for one in trees]
    return Table("Time", one_line(TIME), heads, lines)


def memory_table(trees: list[Growth]) -> Table:
    sizes = list(trees[0].costs)
    heads = ("Operation", *(f"{size:,}" for size in sizes), "Growth")
    lines = [(one.name, *(amount(cost.memory) for cost in one.costs.values()), exponent(one.memory)) for one in trees]
    return Table("Memory", one_line(MEMORY), heads, lines)


def shapes_table(stars: list[Growth], chains: list[Growth]) -> Table:
    heads = [f"{shape} of {size:,}" for shape in (Shape.STAR, Shape.CHAIN) for size in SIZES[shape]]
    lines = [(one.name, *timed(one), *timed(other)) for one, other in zip(stars, chains, strict=True)]
    return Table("Stars and chains", SHAPES, ("Operation", *heads[:2], "Growth", *heads[2:], "Growth"), lines)


def timed(one: Growth) -> tuple[str, ...]:
    """The cells of times and how they grow."""
    grown = f"{slope(one.times):.2f}" if one.name == YARDSTICK else exponent(one.times)
    return *map(duration, one.times.values()), grown


def exponent(values: dict[int, float]) -> str:
    if not values:
        return "–"
    growth = slope(values)
    return f"{growth:.2f}, worse than linear" if growth > LINEAR else f"{growth:.2f}"


def amount(memory: float | None) -> str:
    if memory is None:
        return "–"
    return mebibytes(memory) if memory >= MEBIBYTE else "< 1 MiB"


def one_line(words: str) -> str:
    return words.replace("\n", " ").strip()


if __name__ == "__main__":
    main(rows, __doc__ or "", nodes=max(SIZES[Shape.TREE]))
