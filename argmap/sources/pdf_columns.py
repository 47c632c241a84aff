"""Lines that a page draws row by row across its columns, put into the order in which they are read.

Most pages draw one column after the other and stay as they are; so do tables of short cells, which are read by rows.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Generic, Protocol, TypeVar

ROWS = 4  # that must follow each other with one gutter
WIDE = 10.0  # of a line's height: how wide the lines of a column are at least, half of them
CLIMB = 0.4  # of a line's height: what the next row may stand higher
GOES_ON = 1.35  # of the usual distance of rows: up to there a line below them goes on in the left column
EDGE = 0.5  # points that the left edge of a column is sharp to
LONGEST = 300  # lines that are looked at for one gutter
COLUMNS = 4


class Placed(Protocol):
    """What is asked of a line; see `pdf_lines.Line`."""

    @property
    def left(self) -> float: ...
    @property
    def right(self) -> float: ...
    @property
    def baseline(self) -> float: ...
    @property
    def height(self) -> float: ...


L = TypeVar("L", bound=Placed)


@dataclass(frozen=True, slots=True)
class Gap(Generic[L]):
    """A wide space within a line: from where to where, and the two lines that it would part."""

    left: float
    right: float
    before: L
    after: L


@dataclass(frozen=True, slots=True)
class Row(Generic[L]):
    """A line and how it lies to a gutter: parted by a gap, or else on one side of it.

    `widths` are those of the unbroken stretches to the left and right of the gap, in heights of the line.
    """

    line: L
    gap: Gap[L] | None
    is_right: bool
    widths: tuple[float, float]


def columns_apart(lines: Sequence[L], gaps: Callable[[L], Sequence[Gap[L]]]) -> list[L]:
    """The lines, those that a page draws across columns in halves, and one column after the other."""
    for _ in range(COLUMNS - 1):
        found = [(line, gaps(line)) for line in lines]
        apart = [line for part in _parts(found) for line in part]
        if len(apart) == len(lines):
            return apart
        lines = apart
    return list(lines)


def _parts(found: Sequence[tuple[L, Sequence[Gap[L]]]]) -> Iterator[list[L]]:
    at = 0
    while at < len(found):
        rows = _rows_from(found, at)
        yield _by_column(rows) if rows else [found[at][0]]
        at += max(1, len(rows))


def _rows_from(found: Sequence[tuple[L, Sequence[Gap[L]]]], at: int) -> list[Row[L]]:
    """The rows of a stretch in columns that begins there; none where none does."""
    if not found[at][1]:
        return []
    edges = sorted({gap.right for _, gaps in found[at : at + ROWS] for gap in gaps})
    for edge in edges:
        rows = _without_what_follows(list(_rows(found[at : at + LONGEST], edge - EDGE)))
        if _is_in_columns(rows):
            return rows
    return []


def _rows(found: Sequence[tuple[L, Sequence[Gap[L]]]], gutter: float) -> Iterator[Row[L]]:
    """The lines as rows along a gutter, down to the first that stands across it or higher than the one before."""
    before = found[0][0]
    for line, gaps in found:
        gap = next((one for one in gaps if one.left <= gutter <= one.right), None)
        is_right = line.left >= gutter
        climbs = line.baseline - before.baseline > CLIMB * line.height
        if climbs or not (gap or is_right or line.right <= gutter):
            return
        yield Row(line, gap, is_right, _widths(line, gap, gaps) if gap else (0.0, 0.0))
        before = line


def _widths(line: L, gap: Gap[L], gaps: Sequence[Gap[L]]) -> tuple[float, float]:
    left = max((one.right for one in gaps if one.right <= gap.left), default=line.left)
    right = min((one.left for one in gaps if one.left >= gap.right), default=line.right)
    return (gap.left - left) / line.height, (right - gap.right) / line.height


def _without_what_follows(rows: list[Row[L]]) -> list[Row[L]]:
    """The rows down to the last of the right column, and what goes on below it in the left one."""
    drops = [above.line.baseline - below.line.baseline for above, below in pairwise(rows)]
    usual = median(drops) if drops else 0.0
    end = max((number for number, row in enumerate(rows) if row.gap or row.is_right), default=-1) + 1
    while 0 < end < len(rows) and drops[end - 1] <= GOES_ON * usual:
        end += 1
    return rows[:end]


def _is_in_columns(rows: Sequence[Row[L]]) -> bool:
    widths = [row.widths for row in rows if row.gap]
    return len(widths) >= ROWS and all(median(side) >= WIDE for side in zip(*widths, strict=True))


def _by_column(rows: Sequence[Row[L]]) -> list[L]:
    left: list[L] = []
    right: list[L] = []
    for row in rows:
        if row.gap:
            left.append(row.gap.before)
            right.append(row.gap.after)
        else:
            (right if row.is_right else left).append(row.line)
    return left + right
