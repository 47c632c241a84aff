"""The connectors of a block on a page."""

from collections.abc import Sequence

from argmap.core.records import Polarity
from argmap.layout.blocks import Block
from argmap.layout.connectors import Connector
from argmap.layout.geometry import Point
from argmap.layout.lanes import PORT_ORDER
from argmap.layout.page.gaps import PageGaps
from argmap.layout.page.joints import Joints
from argmap.layout.page.placing import Plan
from argmap.layout.page.routing import Way, Ways
from argmap.layout.routing import FindStep, doubts_below, targets_below, unbent


def connectors_on_page(
    block: Block, x: float, y: float, plan: Plan, find: FindStep, gaps: PageGaps, elbow: float
) -> list[Connector]:
    """The connectors from a block that stands at (x, y) to its children, whose steps `find` knows."""
    steps = {child: step for child in block.children if (step := find(child.id)) is not None}
    targets, doubts = targets_below(block, steps), doubts_below(steps)
    ways = Ways(block, plan, targets, gaps)
    joints = Joints(ways.from_left, doubts, gaps)
    pen = _Pen(Point(x, y), joints, elbow)
    found = [
        pen.connector(PORT_ORDER[target[1]], children, [ways.ends[child] for child in children], ways.words[target])
        for target, children in targets.items()
    ]
    for doubt in doubts:
        lines = [joints.line_onto(doubt, child) for child in doubt.children]
        found.append(pen.connector(doubt.polarity, doubt.children, lines, joints.word_of(doubt)))
    return found


class _Pen:
    """Draws connectors from a block at its place on the page."""

    def __init__(self, origin: Point, joints: Joints, elbow: float) -> None:
        self._origin = origin
        self._joints = joints
        self._elbow = elbow

    def connector(self, polarity: Polarity, children: Sequence[Block], lines: Sequence[Way], word: Point) -> Connector:
        points = [unbent([self._at(point) for point in line]) for line in lines]
        return Connector(
            polarity=polarity,
            inference_ids=[child.id for child in children],
            points=points,
            joint_at=[self._at(self._joints.at(child)) for child in children],
            tip=points[0][0],
            word_at=self._at(word),
            is_undercut=children[0].is_undercut,
            radius=self._elbow,
        )

    def _at(self, point: Point) -> Point:
        return Point(point.x + self._origin.x, point.y + self._origin.y)
