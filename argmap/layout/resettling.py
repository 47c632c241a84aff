"""Placing again what a change moved: from the touched blocks toward the root, as far as anything is different."""

from collections.abc import Callable, Iterable
from heapq import heapify, heappop, heappush

from argmap.layout.blocks import Block

Outline = tuple[object, ...]


def resettle(dirty: Iterable[Block], place: Callable[[Block], None]) -> int:
    """Place the children of every block that needs it, the deepest first; returns how many blocks were looked at.

    A block of `dirty` may have changed in any way. Above it, a parent is placed again only while a branch below it may
    show another contour or extent than before; what stands behind deeper siblings on both sides shows none.
    """
    ranks: dict[Block, int] = {}
    changed = {block: block.end for block in dirty}
    waiting = [(-_rank(block, ranks), index, block) for index, block in enumerate(changed)]
    queued = set(changed)
    heapify(waiting)
    visits = 0
    while waiting:
        rank, _, block = heappop(waiting)
        visits += 1 + len(block.children)
        before = None if block in changed else _outline(block)
        old_end = block.end
        place(block)
        if before is None or before != _outline(block) or _shows_change(block, changed):
            changed[block] = max(changed.get(block, 0.0), old_end, block.end)
            if block.parent is not None and block.parent not in queued:
                queued.add(block.parent)
                heappush(waiting, (rank + 1, len(queued), block.parent))
    return visits


def with_all_above(blocks: Iterable[Block]) -> set[Block]:
    """The blocks and every block above them."""
    found: set[Block] = set()
    for block in blocks:
        above: Block | None = block
        while above is not None and above not in found:
            found.add(above)
            above = above.parent
    return found


def _rank(block: Block, ranks: dict[Block, int]) -> int:
    """How many blocks are above a block."""
    way: list[Block] = []
    above: Block | None = block
    while above is not None and above not in ranks:
        way.append(above)
        above = above.parent
    rank = ranks[above] if above is not None else -1
    for one in reversed(way):
        rank += 1
        ranks[one] = rank
    return rank


def _outline(block: Block) -> Outline:
    """Where a block's branch ends, and where its children stand in it."""
    return (block.low, block.high, block.reach, [(child.across, child.along) for child in block.children])


def _shows_change(block: Block, changed: dict[Block, float]) -> bool:
    """Whether a changed branch below a block is not hidden behind deeper siblings on both sides."""
    ends = [child.drop + child.end for child in block.children]
    for index, child in enumerate(block.children):
        if child in changed:
            depth = child.drop + changed[child]
            if max(ends[:index], default=-1.0) < depth or max(ends[index + 1 :], default=-1.0) < depth:
                return True
    return False
