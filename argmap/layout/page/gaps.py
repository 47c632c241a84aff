"""The room that a page gives to lines and words: less than a drawing without end."""

from dataclasses import dataclass

from argmap.layout.page.packing import Room
from argmap.layout.spacing import Spacing

CHOICES = ((700, 48), (1_500, 24), (4_000, 12))
"""Up to so many blocks, so many shapes are kept of each part, so that the page of a large map is found in time too."""

LEAST_CHOICE = 6


@dataclass(frozen=True, slots=True)
class PageGaps:
    room: Room
    port: float  # from a block to where the lanes of its lines begin: arrow and word
    word: float  # from the middle of a port's word to there
    port_step: float  # between two ports
    side_port: float  # added to `port` where lines come out of a stacked frame aside
    aside: float  # from the frame's edge to those lines
    joint: float  # from a joint to its block
    doubted_joint: float  # the same where another line comes down to the joint
    doubt_strip: float  # above a row, for the lines and words onto its joints
    doubt_lane: float  # to the left of a branch in a column, for the line onto its joint
    word_strip: float  # above a branch in a column that doubts another, for its word
    word_width: float  # of that word
    joint_reach: float  # from a joint to the tip of the arrow onto it


def page_gaps(spacing: Spacing, count: int) -> PageGaps:
    """The gaps of a page of so many blocks."""
    word = spacing.word_height
    room = Room(
        gap=spacing.page_gap,
        joint=spacing.page_joint + spacing.clearance,
        lane=spacing.lane_step,
        trunk=2 * spacing.page_joint + 2,
        next_trunk=spacing.lane_step,
        cap=next((shapes for blocks, shapes in CHOICES if count <= blocks), LEAST_CHOICE),
    )
    return PageGaps(
        room=room,
        port=spacing.arrow + word + spacing.clearance,
        word=spacing.clearance + word / 2,
        port_step=spacing.port_step,
        side_port=spacing.arrow + spacing.clearance,
        aside=spacing.frame_side - spacing.arrow - spacing.clearance,
        joint=spacing.page_joint,
        doubted_joint=word / 2 + 2,
        doubt_strip=word / 2 + spacing.clearance + 1,
        doubt_lane=spacing.lane_step + 2,
        word_strip=word + 2 * spacing.clearance,
        word_width=spacing.word_width,
        joint_reach=spacing.joint_reach,
    )
