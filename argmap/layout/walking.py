"""From card to card by the arrow keys: along the drawing's direction by structure, on a page to what is nearest."""

from collections.abc import Iterable
from enum import StrEnum

from argmap.layout.blocks import Block, Card
from argmap.layout.geometry import Point, Rect


class Key(StrEnum):
    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


TURNED = {Key.UP: Key.LEFT, Key.LEFT: Key.UP, Key.DOWN: Key.RIGHT, Key.RIGHT: Key.DOWN}
"""What a key means in a drawing that goes to the right, said for one that goes down."""

SIDEWAYS = 3.0
"""On a page, how much farther a card seems that lies to the side of the way."""


def card_above(block: Block, target_id: str | None) -> Card | None:
    """The card that a step bears on: the one of that node in the block above, or else the first there."""
    cards = block.parent.cards if block.parent is not None else ()
    return next((card for card in cards if card.place.node_id == target_id), cards[0] if cards else None)


def card_below(block: Block, card: Card, below: Iterable[Block]) -> Card | None:
    """Of the blocks below a card, the first card of the one most nearly under its middle."""
    middle = (card.y + card.height / 2) if block.is_turned else (card.x + card.width / 2)
    nearest = min(below, key=lambda child: abs(child.across + child.breadth / 2 - middle), default=None)
    return nearest.cards[0] if nearest is not None else None


def card_beside(block: Block, card: Card, step: int) -> Card | None:
    """The next (`step` 1) or previous (-1) card in the same frame, the same row, or as deep in the next branch."""
    index = next(index for index, one in enumerate(block.cards) if one is card) + step
    if 0 <= index < len(block.cards):
        return block.cards[index]
    found = _block_beside(block, step)
    return found.cards[0 if step > 0 else -1] if found is not None else None


def nearest_card(cards: Iterable[tuple[Card, Rect]], start: Rect, key: Key) -> Card | None:
    """The card that lies in the direction of a key and is nearest, measured between middles."""
    found = [(away, card) for card, rect in cards if (away := _away(start.centre, rect.centre, key)) is not None]
    return min(found, key=lambda one: one[0])[1] if found else None


def _block_beside(block: Block, step: int) -> Block | None:
    """The next block as many levels below the crown, however far its branch is."""
    above, levels = block, 0
    while above.parent is not None:
        siblings = above.parent.children
        index = next(index for index, one in enumerate(siblings) if one is above)
        following = siblings[index + 1 :] if step > 0 else siblings[:index][::-1]
        found = next((found for one in following if (found := _first_at(one, levels, step)) is not None), None)
        if found is not None:
            return found
        above, levels = above.parent, levels + 1
    return None


def _first_at(top: Block, levels: int, step: int) -> Block | None:
    """The block so many levels below another that comes first in a direction."""
    waiting = [(top, levels)]
    while waiting:
        block, left = waiting.pop()
        if left == 0:
            return block
        waiting += [(child, left - 1) for child in block.children[::-step]]
    return None


def _away(start: Point, end: Point, key: Key) -> float | None:
    """How far a point is in the direction of a key; None if it does not lie that way."""
    dx, dy = end.x - start.x, end.y - start.y
    ahead, aside = (dx, dy) if key in (Key.LEFT, Key.RIGHT) else (dy, dx)
    ahead = -ahead if key in (Key.LEFT, Key.UP) else ahead
    return ahead + SIDEWAYS * abs(aside) if ahead > 0 and abs(aside) <= 2 * ahead else None
