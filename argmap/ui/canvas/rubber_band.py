"""A rectangle drawn with the mouse, which selects the cards it touches."""

from collections.abc import Sequence

from argmap.core.records import RecordId
from argmap.layout.geometry import Point, Rect


class RubberBand:
    """Its corners are places in the map, so that it may be drawn on while the map scrolls."""

    def __init__(self, start: Point, kept: Sequence[RecordId] = ()) -> None:
        self._start = start
        self._end = start
        self.kept = dict.fromkeys(kept)  # what stays selected besides

    def stretch_to(self, point: Point) -> None:
        self._end = point

    @property
    def rect(self) -> Rect:
        (x, y), (other_x, other_y) = self._start, self._end
        return Rect(min(x, other_x), min(y, other_y), abs(x - other_x), abs(y - other_y))

    def selected(self, touched: Sequence[RecordId]) -> list[RecordId]:
        """The selection when the band touches these cards."""
        return [*self.kept, *(one for one in touched if one not in self.kept)]
