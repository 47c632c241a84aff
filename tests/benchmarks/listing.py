"""Rows as tables: what was aimed at, and below it the same at several sizes, a column each."""

from collections.abc import Iterable, Iterator

from tests.benchmarks.results import Row
from tests.benchmarks.tables import Table, aligned

HEADS = ("Row", "What", "Ours", "Peer", "Ratio", "Goal", "Met")
NONE = "–"
SIZED = """What was done at several sizes: our time or size, and its ratio to the peer's, as above. Sizes are nodes of a
random tree; a chain is one card below the other, a star has all of them below one."""


def goals(rows: Iterable[Row]) -> Iterator[str]:
    """The lines of a Markdown table in the order of the numbers, each shown where it begins.

    What has a size but no goal stands in the table by size alone.
    """
    kept = [row for row in rows if row.goal != NONE or not row.size]
    return aligned(HEADS, list(once(_cells(row) for row in sorted(kept, key=lambda row: row.number))))


def _cells(row: Row) -> tuple[str, ...]:
    met = NONE if row.is_met is None else "yes" if row.is_met else "no"
    what = f"{row.what}, {row.size}" if row.size else row.what
    return str(row.number), what, row.ours, row.peer, row.ratio, row.goal, met


def by_size(rows: Iterable[Row]) -> Table | None:
    """A line for each thing done and each peer, a column for each size; None if nothing was done at several."""
    sized = sorted((row for row in rows if row.size), key=lambda row: row.number)
    if not sized:
        return None
    sizes = sorted({row.size: None for row in sized}, key=_order)
    lines: dict[tuple[str, str, str], dict[str, str]] = {}
    for row in sized:
        cells = lines.setdefault((str(row.number), row.what, row.against if row.ratio != NONE else row.peer), {})
        cells[row.size] = f"{row.ours} · {row.ratio}" if row.ratio != NONE else row.ours
    filled = once((*named, *(cells.get(size, "") for size in sizes)) for named, cells in lines.items())
    heads = ("Row", "What", "Peer", *(size.removesuffix(" nodes") for size in sizes))
    return Table("At several sizes", SIZED.replace("\n", " "), heads, list(filled))


def _order(size: str) -> tuple[bool, int]:
    """Trees before other shapes, each from small to large."""
    count = int("".join(letter for letter in size if letter.isdigit()) or 0)
    return not size.endswith(" nodes"), count


def once(lines: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The lines, each first cell only where it is another than before."""
    last = ""
    for first, *others in lines:
        yield (first if first != last else "", *others)
        last = first
