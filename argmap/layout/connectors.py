"""A connector: the lines of one polarity from a target's port, or to a doubted step's joint."""

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.core.records import Polarity, RecordId
from argmap.layout.geometry import Point


@dataclass(slots=True)
class Connector:
    """Lines that share a target, a polarity, a port and a word. Lists go by step, in the order of `inference_ids`.

    Each line runs from the target to its step's block, so that the dashes of lines that share a stretch coincide. The
    arrow stands at the start of the lines and points against their first stretch.
    """

    polarity: Polarity
    inference_ids: Sequence[RecordId]
    points: Sequence[Sequence[Point]]
    joint_at: Sequence[Point]
    tip: Point
    word_at: Point  # the middle of the word's pill
    is_undercut: bool
    radius: float  # of the bends

    @property
    def heading(self) -> Point:
        """The direction in which the arrow points: one step to a side, up or down."""
        after = next(point for point in self.points[0][1:] if point != self.tip)
        dx, dy = self.tip.x - after.x, self.tip.y - after.y
        return Point(float((dx > 0) - (dx < 0)), float((dy > 0) - (dy < 0)))
