"""What of a drawing meets a view: a walk that leaves out branches outside it and takes tiny ones whole."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from argmap.layout.blocks import Block
from argmap.layout.geometry import Point, Rect, Size

Ranges = tuple[float, float, float, float]
"""Where a view begins and ends: across and along, across and along."""


class Shown(NamedTuple):
    """A block and where it stands; `rect` is its frame's rectangle, or its whole branch's if that is but a speck."""

    block: Block
    x: float
    y: float
    is_speck: bool
    rect: Rect


def shown_blocks(tops: Sequence[Block], above: Point, view: Rect, speck: Size, spans_branch: bool) -> Iterator[Shown]:
    """The blocks that meet the view with their own frame or with the lines to their children, parents first.

    `tops` are those to begin with; what they hang below stands at `above`. A branch smaller than `speck` both ways
    comes as one speck. `spans_branch`: the lines may run anywhere in the branch, not only between a block and its row
    of children.
    """
    is_turned = bool(tops) and tops[0].is_turned
    room = _ranges(view.transposed() if is_turned else view)
    across, along = (above.y, above.x) if is_turned else above
    narrow, low = speck[::-1] if is_turned else speck
    waiting = _in_view(tops, across, along, room)
    while waiting:
        block, across, along = waiting.pop()
        breadth, depth = block.high - block.low, block.reach
        if breadth < narrow and depth < low:
            yield _shown(block, across, along, (across + block.low, along, breadth, depth), is_turned, True)
            continue
        if block.children:
            waiting += _in_view(block.children, across, along, room)
        if spans_branch or _meets(block, across, along, room):
            yield _shown(block, across, along, (across, along, block.breadth, block.depth), is_turned, False)


def _in_view(row: Sequence[Block], across: float, along: float, view: Ranges) -> list[tuple[Block, float, float]]:
    """The blocks of a row whose branch meets the view, and where they stand, the last first."""
    near, first, far, last = view[0] - across, view[1] - along, view[2] - across, view[3] - along
    return [
        (child, across + child.across, along + child.along)
        for child in row[::-1]
        if child.across + child.low < far
        and child.across + child.high > near
        and child.along < last
        and child.along + child.reach > first
    ]


def _meets(block: Block, across: float, along: float, view: Ranges) -> bool:
    """Whether a block's frame, or the gap between it and its row of children, meets the view."""
    near, first, far, last = view
    low, high, reach = across, across + block.breadth, along + block.depth
    if block.children:
        end = block.children[-1]
        low = min(low, across + block.children[0].across)
        high = max(high, across + end.across + end.breadth)
        reach = along + max(child.along for child in block.children)
    return low < far and high > near and along < last and reach > first


def _shown(
    block: Block, across: float, along: float, rect: tuple[float, float, float, float], is_turned: bool, is_speck: bool
) -> Shown:
    if is_turned:
        return Shown(block, along, across, is_speck, Rect(rect[1], rect[0], rect[3], rect[2]))
    return Shown(block, across, along, is_speck, Rect(*rect))


def _ranges(view: Rect) -> Ranges:
    return view.x, view.y, view.right, view.bottom
