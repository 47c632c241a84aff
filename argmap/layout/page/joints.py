"""Where the joints of steps are on a page, and the lines from steps that bear on other steps."""

from collections.abc import Collection, Mapping

from argmap.layout.blocks import Block
from argmap.layout.geometry import Point
from argmap.layout.page.gaps import PageGaps
from argmap.layout.page.routing import Way
from argmap.layout.routing import BACKING_RISE, Doubt


class Joints:
    """The joints of the children of one block; `from_left`: how high a line comes in from the left."""

    def __init__(self, from_left: Mapping[Block, float], doubts: Collection[Doubt], gaps: PageGaps) -> None:
        self._from_left = from_left
        self._gaps = gaps
        self._lanes = {one.doubted: sum(two.doubted is one.doubted for two in doubts) for one in doubts}

    def at(self, child: Block) -> Point:
        """The joint on the last stretch of a child's line."""
        is_doubted = child in self._lanes
        if child in self._from_left:
            x = self._lane(child, 0) if is_doubted else child.across - self._gaps.joint
            return Point(x, self._from_left[child])
        rise = self._gaps.doubted_joint if is_doubted else self._gaps.joint
        return Point(self._entry(child), child.along - rise)

    def line_onto(self, doubt: Doubt, child: Block) -> Way:
        """The line from the joint of what is doubted to one of the steps that doubt it."""
        entry = self._entry(child)
        end = Point(entry, child.along)
        tip = self.tip_of(doubt)
        if doubt.doubted not in self._from_left:
            return tip, Point(entry, tip.y), end
        turn = self._turn(child)
        return tip, Point(tip.x, turn), Point(entry, turn), end

    def tip_of(self, doubt: Doubt) -> Point:
        """Where the arrow onto a joint ends."""
        joint = self.at(doubt.doubted)
        if doubt.doubted in self._from_left:
            return Point(self._lane(doubt.doubted, doubt.level), joint.y + self._gaps.joint_reach)
        return Point(joint.x + self._gaps.joint_reach, joint.y - doubt.level * BACKING_RISE)

    def word_of(self, doubt: Doubt) -> Point:
        """The middle of the word on the line onto a joint."""
        first, tip = doubt.children[0], self.tip_of(doubt)
        if doubt.doubted in self._from_left:
            beyond = self._lane(doubt.doubted, self._lanes[doubt.doubted] - 1) + self._gaps.room.gap / 2
            return Point(beyond + self._gaps.word_width / 2, self._turn(first))
        return Point(first.across - self._gaps.room.gap / 2, tip.y)

    def _lane(self, doubted: Block, level: int) -> float:
        """Where the line onto the joint of a block in a column runs: to the left of all that is below that block."""
        left = doubted.across + doubted.low - self._gaps.doubt_lane * self._lanes[doubted]
        return left + self._gaps.doubt_lane * (level + 0.5)

    def _turn(self, child: Block) -> float:
        """Where the line onto a joint turns from its lane toward a block below, beside its word."""
        return child.along - self._gaps.word_strip * 0.6

    def _entry(self, child: Block) -> float:
        """Where a line comes down to a block: in its middle, or beyond the word if that stands on the same line."""
        middle = child.across + child.breadth / 2
        if child.doubted is None or child.doubted not in self._from_left:
            return middle
        beyond = child.across + self._gaps.word_width + 2 * self._gaps.room.gap
        return max(middle, min(beyond, child.across + child.breadth - self._gaps.room.gap))
