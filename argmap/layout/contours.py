"""Placing the branches of one row as close as their contours allow: a tidy tree without levels.

After van der Ploeg, "Drawing non-layered tidy trees in linear time" (Software: Practice and Experience, 2014), with two
changes that let a part be placed again: all offsets are relative, and a branch's contour ends at a known block rather
than where no thread goes on, so that the threads which ancestors laid across it need not be taken up first.

A block takes up its breadth from its row down to the row gap below it. As that gap is the same everywhere, the lines of
a row have it to themselves: no other branch can reach into it.
"""

from argmap.layout.blocks import Block

End = tuple[Block, float, float]
"""A block on a contour, and where it is: across and along."""

Contact = tuple[float, float]
"""How much farther a branch had to move for what it met, and the along where that ends."""


def settle(block: Block, row_gap: float, sibling_gap: float, fold_room: float) -> bool:
    """Place a block's children, and note its branch's contours and extent, from those of its children.

    Returns whether its contours or its extent may be different from before, its own size apart.
    Work: its children, and as much of their contours as tells how close they can stand.
    """
    before = (block.left, block.left_across, block.left_along, block.right, block.right_across, block.right_along)
    row = block.depth + row_gap
    has_moved = bool(block.children) and _center(block, _pack(block, row, sibling_gap), row)
    after = (block.left, block.left_across, block.left_along, block.right, block.right_across, block.right_along)
    return _measure_branch(block, fold_room) or has_moved or before != after


def bottom(block: Block) -> float:
    """Where the contours of a branch end, along, relative to its block."""
    return block.left_along + block.left.depth if block.children and block.left is not None else block.depth


def _pack(block: Block, row: float, gap: float) -> list[float]:
    """Where each child's block begins, across, relative to the first; notes the contours' ends in the block."""
    children = block.children
    previous = children[0]
    places = [0.0]
    left, right = _left_end(previous, 0.0), _right_end(previous, 0.0)
    for index in range(1, len(children)):
        child = children[index]
        above, below, shift, contacts = _meet(previous, right[0], places[-1], child)
        place = shift + gap
        if contacts:
            _spread(block, places, contacts)
        new_left, new_right = _left_end(child, place), _right_end(child, place)
        if below is not None:
            _thread_left(left, below, place)
            left = new_left
        if above is not None:
            _thread_right(new_right, above)
        else:
            right = new_right
        places.append(place)
        previous = child
    half = block.anchor - (places[-1] + previous.breadth) / 2
    block.left, block.left_across, block.left_along = left[0], left[1] + half, left[2] + row
    block.right, block.right_across, block.right_along = right[0], right[1] + half, right[2] + row
    return places


def _left_end(block: Block, place: float) -> End:
    if block.children and block.left is not None:
        return block.left, place + block.left_across, block.drop + block.left_along
    return block, place, block.drop


def _right_end(block: Block, place: float) -> End:
    if block.children and block.right is not None:
        return block.right, place + block.right_across, block.drop + block.right_along
    return block, place, block.drop


def _thread_left(end: End, below: End, place: float) -> None:
    end[0].left = below[0]
    end[0].left_across = place + below[1] - end[1]
    end[0].left_along = below[2] - end[2]


def _thread_right(end: End, below: End) -> None:
    end[0].right = below[0]
    end[0].right_across = below[1] - end[1]
    end[0].right_along = below[2] - end[2]


def _meet(
    previous: Block, right_last: Block, place: float, child: Block
) -> tuple[End | None, End | None, float, list[Contact]]:
    """Walk down the right contour of what stands and the left one of what comes, until one of them ends.

    Returns what remains of the one or of the other, how far right the child must begin to stand clear, and the contacts
    that push it farther than its neighbour does.
    """
    left_last = child.left if child.children else child
    one: Block | None = previous
    two: Block | None = child
    one_across, one_along, two_across, two_along = place, previous.drop, 0.0, child.drop
    reach = place + previous.breadth
    contacts: list[Contact] = []
    while one is not None and two is not None:
        one_bottom = one_along + one.depth
        two_bottom = two_along + two.depth
        push = one_across + one.breadth - two_across
        if push > reach:
            contacts.append((push - reach, one_bottom))
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
    return above, below, reach, contacts


def _spread(block: Block, places: list[float], contacts: list[Contact]) -> None:
    """Share the room between two deep branches among the shallow ones between them (van der Ploeg, section 5)."""
    last = len(places)
    for extra, along in contacts:
        first = last - 1
        while block.children[first].drop + bottom(block.children[first]) < along:
            first -= 1
        for index in range(first + 1, last):
            places[index] += extra * (index - first) / (last - first)


def _center(block: Block, places: list[float], row: float) -> bool:
    """Put the children where they were placed, centred below the block's anchor; returns whether one of them moved."""
    half = block.anchor - (places[-1] + block.children[-1].breadth) / 2
    has_moved = False
    for child, place in zip(block.children, places, strict=True):
        across, along = half + place, row + child.drop
        if across != child.across or along != child.along:
            child.across, child.along = across, along
            has_moved = True
    return has_moved


def _measure_branch(block: Block, fold_room: float) -> bool:
    """Note the extent of the branch; returns whether it is different from before."""
    low, high, reach = 0.0, block.breadth, block.depth
    if any(card.hidden_count for card in block.cards):
        reach += fold_room
    for child in block.children:
        low = min(low, child.across + child.low)
        high = max(high, child.across + child.high)
        reach = max(reach, child.along + child.reach)
    before = (block.low, block.high, block.reach)
    block.low, block.high, block.reach = low, high, reach
    return before != (low, high, reach)
