"""What of a drawing meets a view: a walk that leaves out branches outside it and takes tiny ones whole."""

from collections.abc import Iterator
from typing import NamedTuple

from argmap.layout.blocks import Block
from argmap.layout.geometry import Rect


class Shown(NamedTuple):
    """A block and where it stands; `rect` is its frame's rectangle, or its whole branch's if that is but a speck."""

    block: Block
    x: float
    y: float
    is_speck: bool
    rect: Rect


def shown_blocks(crown: Block, view: Rect, smallest: float, spans_branch: bool) -> Iterator[Shown]:
    """The blocks that meet the view with their own frame or with the lines to their children, parents first.

    A branch smaller than `smallest` both ways comes as one speck. `spans_branch`: the lines may run anywhere in the
    branch, not only between a block and its row of children.
    """
    is_turned = crown.is_turned
    near, first, far, last = _ranges(view.transposed() if is_turned else view)
    waiting = [(child, crown.across + child.across, crown.along + child.along) for child in crown.children[::-1]]
    while waiting:
        block, across, along = waiting.pop()
        low, high, reach = across + block.low, across + block.high, along + block.reach
        if low >= far or high <= near or along >= last or reach <= first:
            continue
        if high - low < smallest and reach - along < smallest:
            yield _shown(block, across, along, (low, along, high - low, reach - along), is_turned, True)
            continue
        children = block.children
        if children:
            waiting += [(child, across + child.across, along + child.along) for child in children[::-1]]
        if spans_branch or _meets(block, across, along, (near, first, far, last)):
            yield _shown(block, across, along, (across, along, block.breadth, block.depth), is_turned, False)


def _meets(block: Block, across: float, along: float, view: tuple[float, float, float, float]) -> bool:
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


def _ranges(view: Rect) -> tuple[float, float, float, float]:
    return view.x, view.y, view.right, view.bottom
