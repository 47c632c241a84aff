"""What is placed: a block is one step's premises, in one frame or as a bare card; or a root.

A block knows its place relative to its parent only, so that moving a branch moves one block. `across`, `along`,
`breadth` and `depth` are read in the direction of drawing; `x`, `y`, `width` and `height` are those of the screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from argmap.core.graph import Place
from argmap.core.records import RecordId
from argmap.layout.spacing import Gaps


@dataclass(slots=True)
class Card:
    """A card; `x` and `y` are relative to its block. `hidden_count` is the number of cards under its fold."""

    place: Place
    width: float
    height: float
    is_full: bool = True
    is_folded: bool = False
    hidden_count: int = 0
    x: float = 0.0
    y: float = 0.0

    @property
    def is_open(self) -> bool:
        """Whether what is below the card is drawn."""
        return self.is_full and not self.is_folded


class Block:
    """The cards of one step, and the branch below them.

    `left` and `right` thread the contours of branches (see `contours`): in a block with children they are the last
    blocks on its branch's left and right contour, in one without they are where an ancestor's contours go on. The
    offsets beside them lead there from this block.
    """

    __slots__ = (
        "across",
        "along",
        "breadth",
        "cards",
        "children",
        "count",
        "depth",
        "doubted",
        "drop",
        "end",
        "fold_room",
        "high",
        "lean",
        "left",
        "left_across",
        "left_along",
        "low",
        "parent",
        "reach",
        "right",
        "right_across",
        "right_along",
        "stowed",
    )
    is_turned: ClassVar[bool] = False

    doubted: "Block | None"  # the block in the same row whose step this one doubts or backs
    count: int  # of the cards in its branch, were all of it unfolded; 0 until somebody asks
    drop: float  # along, how far it hangs below its row
    across: float  # relative to the parent's, as `along`
    along: float
    breadth: float
    depth: float
    lean: float  # across, from its middle to where the row of children is centred
    fold_room: float  # along, for the count below a folded card
    low: float  # across, where the branch begins
    high: float  # across, where it ends
    reach: float  # along, where it ends
    end: float  # along, where its contours ended when it was placed last; 0 before
    left: "Block | None"
    right: "Block | None"
    left_across: float  # the offsets are set with the blocks to which they lead
    left_along: float
    right_across: float
    right_along: float

    def __init__(self, cards: Sequence[Card], parent: "Block | None") -> None:
        self.cards = cards
        self.parent = parent
        self.children: Sequence[Block] = ()
        self.stowed: Sequence[Block] = ()  # the rows under its folded cards, which are kept up to date, but not drawn
        self.doubted = self.left = self.right = None
        self.count = 0
        self.drop = self.across = self.along = self.end = 0.0

    def unlink(self) -> None:
        """Know of no other block any more, when the drawing goes: the circles would outlive it."""
        self.parent = self.doubted = self.left = self.right = None
        self.children = self.stowed = ()

    @property
    def id(self) -> RecordId:
        """The step's id, or the root node's."""
        place = self.cards[0].place
        return place.inference_id or place.node_id

    @property
    def is_undercut(self) -> bool:
        """Whether the step bears on another step."""
        return self.doubted is not None

    @property
    def is_framed(self) -> bool:
        """Whether the cards are co-premises, in one frame."""
        return len(self.cards) > 1

    @property
    def x(self) -> float:
        """Relative to the parent block, as all of a block's coordinates."""
        return self.across

    @property
    def y(self) -> float:
        return self.along

    @property
    def width(self) -> float:
        return self.breadth

    @property
    def height(self) -> float:
        return self.depth


def is_drawn(block: Block) -> bool:
    """Whether no card above the block is folded."""
    above = block.parent
    while above is not None:
        if block in above.stowed:
            return False
        block, above = above, above.parent
    return True


class TurnedBlock(Block):
    """A block in a drawing that goes to the right."""

    __slots__ = ()
    is_turned: ClassVar[bool] = True

    @property
    def x(self) -> float:
        return self.along

    @property
    def y(self) -> float:
        return self.across

    @property
    def width(self) -> float:
        return self.depth

    @property
    def height(self) -> float:
        return self.breadth


def arrange(block: Block, gaps: Gaps) -> None:
    """Place the cards in their block; settle its size, where its children are centred, and its own extent."""
    if len(block.cards) == 1:
        card = block.cards[0]
        card.x = card.y = 0.0
        block.fold_room = gaps.fold if card.is_folded else 0.0
        block.breadth, block.depth = (card.height, card.width) if gaps.is_turned else (card.width, card.height)
        block.lean = 0.0
    else:
        _arrange_frame(block, gaps)
    block.low, block.high, block.reach = 0.0, block.breadth, own_reach(block)


def own_reach(block: Block) -> float:
    """Where a block ends, along, without its branch. Most have no fold, and share the number with their card."""
    return block.depth + block.fold_room if block.fold_room else block.depth


def _arrange_frame(block: Block, gaps: Gaps) -> None:
    across, depth = gaps.padding, 0.0
    middles: list[float] = []
    for card in block.cards:
        breadth, card_depth = (card.height, card.width) if gaps.is_turned else (card.width, card.height)
        card.x, card.y = (gaps.padding, across) if gaps.is_turned else (across, gaps.padding)
        if card.is_full and not card.is_folded:
            middles.append(across + breadth / 2)
        across += breadth + gaps.between
        depth = max(depth, card_depth)
    block.fold_room = gaps.fold if any(card.is_folded for card in block.cards) else 0.0
    block.breadth = across - gaps.between + gaps.padding
    block.depth = depth + 2 * gaps.padding
    block.lean = (middles[0] + middles[-1] - block.breadth) / 2 if middles else 0.0
