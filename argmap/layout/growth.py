"""Making blocks from the rows of a tree: which cards there are, how large, and what hangs below what."""

from collections.abc import Callable, Iterable

from argmap.core.graph import Place
from argmap.core.records import RecordId
from argmap.layout.blocks import Block, Card, TurnedBlock, arrange
from argmap.layout.geometry import Size
from argmap.layout.rows import Rows
from argmap.layout.spacing import Gaps

Measure = Callable[[Place], Size]
IsFolded = Callable[[RecordId], bool]


class Growth:
    """Grows blocks, and keeps those that stand, drawn or stowed, by the id of their step or root node."""

    def __init__(self, measure: Measure, is_folded: IsFolded, gaps: Gaps) -> None:
        self.blocks: dict[RecordId, Block] = {}
        self._measure = measure
        self._is_folded = is_folded
        self._gaps = gaps
        self._type = TurnedBlock if gaps.is_turned else Block

    def ask(self, measure: Measure, is_folded: IsFolded) -> None:
        """Ask these from now on, which say the same."""
        self._measure, self._is_folded = measure, is_folded

    def crown(self) -> Block:
        """The invisible block above the roots."""
        crown = self._type((), None)
        crown.depth = -self._gaps.row
        crown.breadth = crown.lean = crown.fold_room = crown.low = crown.high = crown.reach = 0.0
        return crown

    def block(self, places: Iterable[Place], parent: Block, rows: Rows) -> Block:
        """A new block with nothing below it yet, known from now on by its id."""
        block = self._type(tuple([self.card(place, rows) for place in places]), parent)
        arrange(block, self._gaps)
        self.blocks[block.id] = block
        return block

    def card(self, place: Place, rows: Rows) -> Card:
        """A new card, measured."""
        size = self._measure(place)
        card = Card(place, size.width, size.height, rows.is_full(place))
        if self._is_folded(place.id):
            self.fold(card, rows)
        return card

    def fold(self, card: Card, rows: Rows) -> bool:
        """Ask again whether a card is folded and what it hides; returns whether that is different from before."""
        before = card.hidden_count
        hides = card.is_full and self._is_folded(card.place.id)
        card.hidden_count = self.count_below(card, rows) if hides else 0
        card.is_folded = card.hidden_count > 0
        return before != card.hidden_count

    def measure(self, card: Card) -> bool:
        """Measure a card again; returns whether its size is different from before."""
        before = (card.width, card.height)
        card.width, card.height = self._measure(card.place)
        return before != (card.width, card.height)

    def arrange(self, block: Block) -> None:
        """Arrange a block again after one of its cards became another."""
        arrange(block, self._gaps)

    def grow(self, new: list[Block], rows: Rows) -> list[Block]:
        """Grow whole branches below blocks without children; returns all new blocks, each after its parent."""
        for block in new:  # which grows while it is read
            children: list[Block] = []
            for card in block.cards:
                if card.is_full and not card.is_folded:
                    self._grow_row(card.place.node_id, block, children, rows)
            if children:
                block.children = tuple(children)
                new += children
        return new

    def _grow_row(self, node_id: RecordId, block: Block, children: list[Block], rows: Rows) -> None:
        for step in rows.row(node_id):
            places = rows.premises(step.id)
            if places:
                child = self.block(places, block, rows)
                if step.target_inference_id is not None:
                    self.hang(child, self.blocks.get(step.target_inference_id))
                children.append(child)

    def hang(self, block: Block, doubted: Block | None) -> None:
        """Hang a block below what its step doubts, if it doubts a step of its row."""
        block.doubted = doubted
        block.drop = doubted.drop + self._gaps.drop if doubted is not None else 0.0

    def count_below(self, card: Card, rows: Rows) -> int:
        """How many cards the whole branch below a card would show."""
        count, waiting = 0, [card.place.node_id]
        while waiting:
            for step in rows.row(waiting.pop()):
                block = self.blocks.get(step.id)
                if block is not None:
                    count += cards_in_branch(block)
                    continue
                for place in rows.premises(step.id):
                    count += 1
                    if rows.is_full(place):
                        waiting.append(place.node_id)
        return count


def cards_in_branch(block: Block) -> int:
    """How many cards a branch would show, were it unfolded. Kept until `forget_counts`."""
    blocks = [block]
    for one in blocks:  # which grows while it is read
        if not one.count:
            blocks += one.children
    for one in reversed(blocks):
        if not one.count:
            count = len(one.cards)
            for child in one.children:
                count += child.count
            if one.fold_room:
                count += sum(card.hidden_count for card in one.cards)
            one.count = count
    return block.count


def forget_counts(blocks: Iterable[Block]) -> None:
    """Have the cards in these branches, and in all that they are part of, counted again when somebody asks.

    A block may be counted above one that is not: what a folded card hides is kept by the card.
    """
    forgotten: set[Block] = set()
    for block in blocks:
        above: Block | None = block
        while above is not None and above not in forgotten:
            forgotten.add(above)
            above.count = 0
            above = above.parent
