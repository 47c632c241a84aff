"""The heights of a text's lines as they stack up: estimated until they are laid out, so that a long text can scroll.

Lines are kept in groups. Of a group that was never looked at only the sum is estimated, so that a new width costs
little however long the text is.
"""

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

GROUP = 64  # lines


class Heights:
    """Heights in whole pixels by the number of the line, and where each line begins."""

    def __init__(self, count: int, of_line: Callable[[int], int], of_lines: Callable[[int, int], int]) -> None:
        """`of_line` estimates the height of a line, `of_lines` those from one line up to another in all."""
        self._count = count
        self._of_line = of_line
        self._sums = [of_lines(at, min(at + GROUP, count)) for at in range(0, count, GROUP)]
        self._known: dict[int, list[int]] = {}
        self._tops: list[int] = []

    @property
    def total(self) -> int:
        """The height of all lines."""
        return self._group_tops()[-1]

    def top(self, number: int) -> int:
        """Where a line begins."""
        group, within = divmod(number, GROUP)
        heights = self._heights(group)
        return self._group_tops()[group] + sum(heights[:within])

    def height(self, number: int) -> int:
        group, within = divmod(number, GROUP)
        return self._heights(group)[within]

    def put(self, number: int, height: int) -> None:
        """State the height of a line that was laid out."""
        group, within = divmod(number, GROUP)
        heights = self._heights(group)
        if heights[within] != height:
            heights[within] = height
            self._sum_up(group)

    def number_at(self, y: float) -> int:
        """The line at a height; above the first the first, below the last the last."""
        group = min(max(bisect_right(self._group_tops(), y) - 1, 0), len(self._sums) - 1)
        heights = self._heights(group)
        tops = list(accumulate(heights, initial=self._group_tops()[group]))
        within = max(bisect_right(tops, y) - 1, 0)
        if within < len(heights):
            return group * GROUP + within
        return min((group + 1) * GROUP, self._count - 1)  # the group turned out to be lower than was estimated

    def _heights(self, group: int) -> list[int]:
        if group not in self._known:
            first = group * GROUP
            self._known[group] = [self._of_line(number) for number in range(first, min(first + GROUP, self._count))]
            self._sum_up(group)
        return self._known[group]

    def _sum_up(self, group: int) -> None:
        self._sums[group] = sum(self._known[group])
        self._tops = []

    def _group_tops(self) -> list[int]:
        if not self._tops:
            self._tops = list(accumulate(self._sums, initial=0))
        return self._tops
