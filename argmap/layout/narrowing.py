"""A drawing narrowed to one branch: what stands there stays where it is, and nothing else of the map is shown."""

from argmap.core.records import RecordId
from argmap.core.tree import Tree
from argmap.layout.blocks import Block, own_reach
from argmap.layout.geometry import Rect


def narrowed(whole: Block, node_id: RecordId, tree: Tree) -> Block:
    """The block, if it holds that card alone. Of joint reasons one with that card only and with what bears on it.

    It stands in the place of the whole one, but no other block knows it.
    """
    if not whole.is_framed:
        return whole
    one = type(whole)([card for card in whole.cards if card.place.node_id == node_id], whole.parent)
    one.children = [child for child in whole.children if tree.above(child.cards[0].place) == node_id]
    one.across, one.along, one.breadth, one.depth = whole.across, whole.along, whole.breadth, whole.depth
    card = one.cards[0]
    start, breadth = (card.y, card.height) if whole.is_turned else (card.x, card.width)
    one.low = min([start, *(child.across + child.low for child in one.children)])
    one.high = max([start + breadth, *(child.across + child.high for child in one.children)])
    one.reach = max([own_reach(whole), *(child.along + child.reach for child in one.children)])
    return one


def extent(top: Block) -> Rect:
    """The rectangle around a branch, relative to its top block, read across and along."""
    starts = [card.x if top.is_turned else card.y for card in top.cards]
    start = 0.0 if top.is_framed else min(starts + [child.along for child in top.children])
    return Rect(top.low, start, top.high - top.low, top.reach - start)


def is_within(block: Block, top: Block, whole: Block) -> bool:
    """Whether a block stands below a branch's top block; `whole` is that block before it was narrowed."""
    one: Block | None = block
    while one is not None and one.parent is not whole:
        one = one.parent
    return one is not None and (top is whole or one in top.children)
