"""The sheet of paper that a page is made for, and how many of them a large page takes."""

from math import ceil
from typing import NamedTuple


class Sheet(NamedTuple):
    """The room on a sheet; only its shape matters unless `least` says at which scale a page goes on to other sheets.

    `head` is the height of what stands above the map, in the map's units; the other lengths are in the sheet's own.
    """

    width: float
    height: float
    least: float = 0.0
    overlap: float = 0.0
    head: float = 0.0

    def scale(self, width: float, height: float) -> float:
        """The scale at which a map of that size just fits one sheet."""
        return min(self.width / max(width, 1.0), self.height / max(height + self.head, 1.0))

    def number_for(self, width: float, height: float) -> int:
        """How many sheets the map takes: one, or as many as it covers at the least scale."""
        if self.scale(width, height) >= self.least:
            return 1
        rows, columns = self.grid(width, height + self.head)
        return rows * columns

    def grid(self, width: float, height: float) -> tuple[int, int]:
        """How many rows and columns of overlapping sheets cover a rectangle at the least scale."""
        return _needed(height * self.least, self.height, self.overlap), _needed(
            width * self.least, self.width, self.overlap
        )


def _needed(length: float, side: float, overlap: float) -> int:
    return max(1, ceil((length - side) / (side - overlap)) + 1)
