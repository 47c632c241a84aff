"""Pages one below the other: where each lies in a column of one width, in pixels from the column's top."""

from bisect import bisect_right
from collections.abc import Sequence

from argmap.sources.page import Size

MARGIN = 10  # pixels around the column
GAP = 30  # pixels between two pages, where the label of the upper one stands


class PageColumn:
    """Every page is as wide as the column, whatever its size on paper."""

    def __init__(self, sizes: Sequence[Size], width: float) -> None:
        self.width = width
        self.ratios = [height / width for width, height in sizes]
        self.tops: list[float] = []
        top = float(MARGIN)
        for ratio in self.ratios:
            self.tops.append(top)
            top += ratio * width + GAP
        self.height = top if self.ratios else 0.0

    def page_at(self, y: float) -> int:
        """The page that lies at a height, or else the one above; the first one above all."""
        return max(0, bisect_right(self.tops, y) - 1)

    def pages_between(self, top: float, bottom: float) -> range:
        """The pages of which something lies between two heights."""
        if not self.tops:
            return range(0)
        return range(self.page_at(top), self.page_at(bottom) + 1)

    def height_of(self, page: int) -> float:
        return self.ratios[page] * self.width
