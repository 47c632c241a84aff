"""Placing the branches of one row as close as their contours allow: a tidy tree without levels.

After van der Ploeg, "Drawing non-layered tidy trees in linear time" (Software: Practice and Experience, 2014), with
changes. So that a part can be placed again, all offsets are relative, and a branch's contour ends at a known block
rather than where no thread goes on: the threads which ancestors laid across it need not be taken up first. And each
branch stands as close to those before it as it can: the room between two deep branches is not shared out among shallow
ones between them, as what is added below one card would then move those before it (docs/decisions/0024-tight.md).

A block takes up its breadth from its row down to the row gap below it. As that gap is the same everywhere, the lines of
a row have it to themselves: no other branch can reach into it.
"""

from argmap.layout.blocks import Block, own_reach

End = tuple[Block, float, float]
"""A block on a contour, and where it is, across and along."""


def place_children(block: Block, row_gap: float, gap: float) -> None:
    """Place a block's children, and note its branch's contours and extent, from those of its children.

    Work: its children, and as much of their contours as tells how close they can stand.
    """
    block.low, block.high, block.reach = 0.0, block.breadth, own_reach(block)
    if len(block.children) == 1:
        _place_only_child(block, block.children[0], block.depth + row_gap)
    elif block.children:
        _center(block, _pack(block, gap), block.depth + row_gap)
    block.end = block.left_along + block.left.depth if block.children and block.left is not None else block.depth


def _place_only_child(block: Block, child: Block, row: float) -> None:
    across = child.across = block.lean + (block.breadth - child.breadth) / 2
    along = child.along = row + child.drop
    if child.children:
        block.left, block.right = child.left, child.right
        block.left_across, block.left_along = across + child.left_across, along + child.left_along
        block.right_across, block.right_along = across + child.right_across, along + child.right_along
    else:
        block.left = block.right = child
        block.left_across = block.right_across = across
        block.left_along = block.right_along = along
    block.low = min(0.0, across + child.low)
    block.high = max(block.breadth, across + child.high)
    block.reach = max(block.reach, along + child.reach)


def _pack(block: Block, gap: float) -> list[float]:
    """Where each child begins, across, relative to the first; lays threads and notes the contours' ends in the block.

    The noted ends are relative to the first child's place across and to the row along.
    """
    previous, *others = block.children
    places = [0.0]
    left, left_across, left_along = _left_end(previous)
    right, right_across, right_along = _right_end(previous)
    for child in others:
        reach, above, below = _meet(previous, right, places[-1], child)
        place = reach + gap
        if below is not None:
            left.left, left.left_along = below[0], below[2] - left_along
            left.left_across = place + below[1] - left_across
            left, left_across, left_along = _left_end(child)
            left_across += place
        if above is None:
            right, right_across, right_along = _right_end(child)
            right_across += place
        else:
            last, last_across, last_along = _right_end(child)
            last.right, last.right_along = above[0], above[2] - last_along
            last.right_across = above[1] - last_across - place
        places.append(place)
        previous = child
    block.left, block.left_across, block.left_along = left, left_across, left_along
    block.right, block.right_across, block.right_along = right, right_across, right_along
    return places


def _left_end(block: Block) -> End:
    if block.children and block.left is not None:
        return block.left, block.left_across, block.drop + block.left_along
    return block, 0.0, block.drop


def _right_end(block: Block) -> End:
    if block.children and block.right is not None:
        return block.right, block.right_across, block.drop + block.right_along
    return block, 0.0, block.drop


def _center(block: Block, places: list[float], row: float) -> None:
    """Put the children where they were placed, centred where its cards lean, and widen its extent to theirs."""
    children = block.children
    first = block.lean + (block.breadth - places[-1] - children[-1].breadth) / 2
    low, high, reach = block.low, block.high, block.reach
    for child, place in zip(children, places, strict=True):
        across = child.across = first + place
        along = child.along = row + child.drop if child.drop else row  # one number for the whole row
        if across + child.low < low:
            low = across + child.low
        if across + child.high > high:
            high = across + child.high
        if along + child.reach > reach:
            reach = along + child.reach
    block.low, block.high, block.reach = low, high, reach
    block.left_across += first
    block.left_along += row
    block.right_across += first
    block.right_along += row


def _meet(previous: Block, right_last: Block, place: float, child: Block) -> tuple[float, End | None, End | None]:
    """Walk down the right contour of what stands and the left one of what comes, until one of them ends.

    Returns where the child may begin, and what remains of the one or the other.
    """
    left_last = child.left if child.children else child
    one: Block | None = previous
    two: Block | None = child
    one_across, one_along, two_across, two_along = place, previous.drop, 0.0, child.drop
    reach = place + previous.breadth
    while one is not None and two is not None:
        one_bottom = one_along + one.depth
        two_bottom = two_along + two.depth
        push = one_across + one.breadth - two_across
        if push > reach:
            reach = push
        if one_bottom <= two_bottom:
            if one is right_last:
                one = None
            elif one.children:
                one = one.children[-1]
                one_across += one.across
                one_along += one.along
            else:
                one_across += one.right_across
                one_along += one.right_along
                one = one.right
        if two_bottom <= one_bottom:
            if two is left_last:
                two = None
            elif two.children:
                two = two.children[0]
                two_across += two.across
                two_along += two.along
            else:
                two_across += two.left_across
                two_along += two.left_along
                two = two.left
    above = (one, one_across, one_along) if one is not None else None
    below = (two, two_across, two_along) if two is not None else None
    return reach, above, below
