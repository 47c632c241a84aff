"""The lines between a block and the row of its children.

Everything is found along and across the direction of drawing and turned at the end. In the gap above a row stand, one
after the other: the ports' arrows, their words, the lanes, and the joints.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from argmap.core.records import Inference, Polarity, RecordId
from argmap.layout.blocks import Block, Card
from argmap.layout.connectors import Connector
from argmap.layout.geometry import Point
from argmap.layout.lanes import PORT_ORDER, Bundle, place_levels, place_ports
from argmap.layout.spacing import Gaps

FindStep = Callable[[RecordId], Inference | None]
Target = tuple[int, int]
"""A card's index in its block, and a polarity's in `PORT_ORDER`."""

BACKING_RISE = 13.0  # of the line of a second polarity onto the same joint, above the first


def connectors_below(block: Block, x: float, y: float, find: FindStep, gaps: Gaps) -> list[Connector]:
    """The connectors from a block that stands at (x, y) to its children, whose steps `find` knows."""
    if not block.children:
        return []
    across, along = (y, x) if gaps.is_turned else (x, y)
    pen = _Pen(across, along, gaps)
    steps = {child: step for child in block.children if (step := find(child.id)) is not None}
    doubts = doubts_below(steps)
    return _row_connectors(block, steps, bool(doubts), pen) + [_doubt(one, pen) for one in doubts]


class _Pen:
    """Turns what is found along and across, relative to a block, to points on the screen."""

    def __init__(self, across: float, along: float, gaps: Gaps) -> None:
        self.gaps = gaps
        self._across = across
        self._along = along

    def at(self, across: float, along: float) -> Point:
        if self.gaps.is_turned:
            return Point(self._along + along, self._across + across)
        return Point(self._across + across, self._along + along)

    def joint(self, child: Block) -> Point:
        return self.at(leg_of(child), child.along - self.gaps.joint)


def leg_of(child: Block) -> float:
    """Where a step's line arrives at its block, across, relative to the parent block."""
    return child.across + child.breadth / 2


def _row_connectors(block: Block, steps: dict[Block, Inference], is_doubted: bool, pen: _Pen) -> list[Connector]:
    groups = targets_below(block, steps)
    edges = {target: _edges(block.cards[target[0]], pen.gaps) for target in groups}
    bundles = {
        target: Bundle(*edges[target][:2], PORT_ORDER[target[1]], [leg_of(child) for child in children])
        for target, children in groups.items()
    }
    place_ports(list(bundles.values()), pen.gaps.port_step)
    levels = place_levels(list(bundles.values()))
    room = pen.gaps.lane_room if is_doubted else pen.gaps.free_lane_room
    step = min(pen.gaps.lane_step, room / max(1, levels - 1))
    return [
        _connector(groups[target], bundle, (edges[target][2], block.depth, bundle.level * step), pen)
        for target, bundle in bundles.items()
    ]


def targets_below(block: Block, steps: Mapping[Block, Inference]) -> dict[Target, list[Block]]:
    """The children by what they bear on, from the first card to the last and in the order of ports."""
    cards = {card.place.node_id: index for index, card in enumerate(block.cards) if card.is_open}
    first = min(cards.values(), default=0)
    groups: dict[Target, list[Block]] = {}
    for child, step in steps.items():
        if child.doubted is None:
            target = cards.get(step.target_node_id or "", first)
            groups.setdefault((target, PORT_ORDER.index(step.polarity)), []).append(child)
    return dict(sorted(groups.items()))


def _edges(card: Card, gaps: Gaps) -> tuple[float, float, float]:
    """A card's edges across, and the edge from which its lines leave along, relative to the block."""
    if gaps.is_turned:
        return card.y, card.y + card.height, card.x + card.width
    return card.x, card.x + card.width, card.y + card.height


def _connector(children: Sequence[Block], bundle: Bundle, heights: tuple[float, float, float], pen: _Pen) -> Connector:
    """The connector of one bundle. Heights, along: the card's edge, the block's, and the lane below the first one."""
    edge, depth, lane_offset = heights
    lane = depth + pen.gaps.lane + lane_offset
    port, turn = pen.at(bundle.port, edge), pen.at(bundle.port, lane)
    legs = list(zip(children, bundle.legs, strict=True))
    return Connector(
        polarity=bundle.polarity,
        inference_ids=[child.id for child in children],
        points=[_line(port, turn, pen.at(leg, lane), pen.at(leg, child.along)) for child, leg in legs],
        joint_at=[pen.at(leg, child.along - pen.gaps.joint) for child, leg in legs],
        tip=port,
        word_at=pen.at(bundle.port, depth + pen.gaps.word),
        is_undercut=False,
        radius=pen.gaps.elbow,
    )


def _line(port: Point, turn: Point, turn_off: Point, end: Point) -> list[Point]:
    """The line of one step: along the lane, unless it stands right below the port."""
    return [port, end] if turn == turn_off else [port, turn, turn_off, end]


class Doubt(NamedTuple):
    """The steps of one polarity onto one step."""

    doubted: Block
    polarity: Polarity
    children: list[Block]
    level: int  # 0 for the first polarity onto that step, 1 for the next


def doubts_below(steps: Mapping[Block, Inference]) -> list[Doubt]:
    """The steps that bear on another of the same row, by what they bear on and by polarity."""
    groups: dict[tuple[Block, Polarity], list[Block]] = {}
    for child, step in steps.items():
        if child.doubted is not None:
            groups.setdefault((child.doubted, step.polarity), []).append(child)
    found: list[Doubt] = []
    for (doubted, polarity), children in groups.items():
        level = sum(one.doubted is doubted for one in found)
        found.append(Doubt(doubted, polarity, children, level))
    return found


def _doubt(doubt: Doubt, pen: _Pen) -> Connector:
    doubted, polarity, children, level = doubt
    joint = doubted.along - pen.gaps.joint
    along = joint - level * BACKING_RISE
    tip = pen.at(leg_of(doubted) + pen.gaps.joint_reach, along)
    first = children[0]
    word_at = (
        pen.at(leg_of(first), joint + pen.gaps.doubt_word)
        if pen.gaps.is_turned
        else pen.at(first.across - pen.gaps.sibling / 2, along)
    )
    return Connector(
        polarity=polarity,
        inference_ids=[child.id for child in children],
        points=[[tip, pen.at(leg_of(child), along), pen.at(leg_of(child), child.along)] for child in children],
        joint_at=[pen.joint(child) for child in children],
        tip=tip,
        word_at=word_at,
        is_undercut=True,
        radius=pen.gaps.elbow,
    )


def unbent(points: Sequence[Point]) -> list[Point]:
    """Without the points at which a line does not turn."""
    kept = [points[0]]
    for point in points[1:]:
        if len(kept) > 1 and _is_straight(kept[-2], kept[-1], point):
            kept.pop()
        if point != kept[-1]:
            kept.append(point)
    return kept


def _is_straight(one: Point, two: Point, three: Point) -> bool:
    return one.x == two.x == three.x or one.y == two.y == three.y
