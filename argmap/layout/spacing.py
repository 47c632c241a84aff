"""The room between things, once as a designer says it, and once read along and across the drawing's direction."""

from dataclasses import dataclass
from typing import NamedTuple

from argmap.layout.direction import Direction


@dataclass(frozen=True, slots=True)
class Spacing:
    """Distances in map units. Words are given the room of the widest one, whatever is written."""

    sibling_gap: float = 28.0  # between cards side by side
    stacked_gap: float = 28.0  # between cards one above the other
    root_gap: float = 72.0  # between maps side by side
    arrow: float = 10.0  # from the target's edge to the end of the arrow head
    word_height: float = 20.0  # of the pill in which a port's word stands
    port_word_width: float = 76.0  # of the pill of "because", "however", "supports", "answers"
    word_width: float = 120.0  # of the pill of "doubts the step"
    clearance: float = 5.0  # the least between an arrow, a word and a line
    lane_step: float = 8.0  # between the lanes of two polarities
    lane_room: float = 16.0  # for all lanes of one row
    joint_rise: float = 14.0  # of a joint above its block
    joint_room: float = 24.0  # between the lowest lane and the joints
    joint_reach: float = 6.0  # from a joint's centre to the tip of the arrow that doubts it
    drop: float = 26.0  # of an undercut below what it doubts
    port_step: float = 86.0  # between two ports of one card
    frame_padding: float = 12.0
    frame_side: float = 22.0  # the same to the left and right where lines run between the cards and their frame
    and_width: float = 35.0  # between co-premises side by side
    and_height: float = 32.0  # between co-premises one above the other
    elbow: float = 10.0  # radius of a line's bend
    fold_room: float = 28.0  # for the count below a folded card
    page_gap: float = 10.0  # between branches on a page
    page_joint: float = 6.5  # of a joint from its block on a page


class Gaps(NamedTuple):
    """The spacing of one drawing: "along" is the way from a card to its children, "across" the way to its siblings."""

    is_turned: bool  # whether along is x
    sibling: float
    root: float
    row: float  # along, from a block to its row of children
    word: float  # along, from a block to the middle of its ports' words
    lane: float  # along, from a block to the nearest lane
    lane_step: float
    lane_room: float
    free_lane_room: float  # along, for lanes where no line comes to a joint
    joint: float  # along, from a joint to its block
    joint_reach: float
    drop: float  # along, from a step's block to that of its undercut
    doubt_word: float  # from a doubted joint to the middle of the word beside it, if that is along
    port_step: float
    padding: float
    between: float  # across, between co-premises
    fold: float  # along, below a folded card
    elbow: float


def gaps_for(spacing: Spacing, direction: Direction) -> Gaps:
    """The spacing read in a direction. In the gap of a row stand, one after the other: arrow, word, lanes, joint."""
    is_turned = direction is Direction.RIGHT
    word = spacing.port_word_width if is_turned else spacing.word_height
    lane = spacing.arrow + word + 2.6 * spacing.clearance
    return Gaps(
        is_turned=is_turned,
        sibling=spacing.stacked_gap if is_turned else spacing.sibling_gap,
        root=spacing.root_gap,
        row=lane + spacing.lane_room + spacing.joint_room + spacing.joint_rise,
        word=spacing.arrow + spacing.clearance + word / 2,
        lane=lane,
        lane_step=spacing.lane_step,
        lane_room=spacing.lane_room,
        free_lane_room=spacing.lane_room + spacing.joint_room - spacing.clearance,
        joint=spacing.joint_rise,
        joint_reach=spacing.joint_reach,
        drop=spacing.word_width + 6 * spacing.clearance if is_turned else spacing.drop,
        doubt_word=spacing.word_width / 2 + spacing.clearance / 2,
        port_step=spacing.word_height + 2 * spacing.clearance if is_turned else spacing.port_step,
        padding=spacing.frame_padding,
        between=spacing.and_height if is_turned else spacing.and_width,
        fold=2 * spacing.fold_room if is_turned else spacing.fold_room,
        elbow=spacing.elbow,
    )
