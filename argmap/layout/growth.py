"""Making blocks from the rows of a tree: which cards there are, how large, and what hangs below what."""

from collections.abc import Callable, Iterable

from argmap.core.graph import Place
from argmap.core.records import Inference, RecordId
from argmap.layout.blocks import Block, Card, TurnedBlock, arrange
from argmap.layout.geometry import Size
from argmap.layout.rows import Rows
from argmap.layout.spacing import Gaps

Measure = Callable[[Place], Size]
IsFolded = Callable[[RecordId], bool]


class Growth:
    """Grows blocks, and keeps those that stand by the id of their step or root node."""

    def __init__(self, measure: Measure, is_folded: IsFolded, gaps: Gaps) -> None:
        self.blocks: dict[RecordId, Block] = {}
        self._measure = measure
        self._is_folded = is_folded
        self._gaps = gaps
        self._type = TurnedBlock if gaps.is_turned else Block

    def crown(self) -> Block:
        """The invisible block above the roots."""
        crown = self._type(None, (), None)
        crown.depth = -self._gaps.row
        return crown

    def block(self, inference_id: RecordId | None, places: Iterable[Place], parent: Block, rows: Rows) -> Block:
        """A new block with nothing below it yet, known from now on by its id."""
        block = self._type(inference_id, tuple([self.card(place, rows) for place in places]), parent)
        arrange(block, self._gaps)
        self.blocks[block.id] = block
        return block

    def card(self, place: Place, rows: Rows) -> Card:
        """A new card, measured."""
        size = self._measure(place)
        is_full = rows.is_full(place)
        is_folded = is_full and self._is_folded(place.id)
        hidden_count = count_below(rows, place.node_id) if is_folded else 0
        return Card(place, size.width, size.height, is_full, hidden_count > 0, hidden_count)

    def fold(self, card: Card, rows: Rows) -> None:
        """Ask again whether a card is folded, and what it hides."""
        is_folded = card.is_full and self._is_folded(card.place.id)
        card.hidden_count = count_below(rows, card.place.node_id) if is_folded else 0
        card.is_folded = card.hidden_count > 0

    def arrange(self, block: Block) -> None:
        arrange(block, self._gaps)

    def measure(self, card: Card) -> bool:
        """Measure a card again; returns whether its size is another."""
        size = self._measure(card.place)
        is_same = (card.width, card.height) == size
        card.width, card.height = size
        return not is_same

    def grow(self, new: list[Block], rows: Rows) -> list[Block]:
        """Grow whole branches below blocks without children; returns all new blocks, each after its parent."""
        grown = new
        for block in grown:  # which grows while it is read
            grown += self._children(block, rows)
        return grown

    def _children(self, block: Block, rows: Rows) -> list[Block]:
        children: list[Block] = []
        for card in block.cards:
            if card.is_full and not card.is_folded:
                for step in rows.row(card.place.node_id):
                    places = rows.premises(step.id)
                    if places:
                        child = self.block(step.id, places, block, rows)
                        self.hang(child, step)
                        children.append(child)
        block.children = tuple(children)
        return children

    def hang(self, block: Block, step: Inference) -> None:
        """Note which step a block's step doubts, if it does; the doubted one stands in the same row before it."""
        doubted = self.blocks.get(step.target_inference_id) if step.target_inference_id is not None else None
        block.doubted = doubted
        block.drop = doubted.drop + self._gaps.drop if doubted is not None else 0.0


def count_below(rows: Rows, node_id: RecordId) -> int:
    """How many cards a whole branch would show below its own."""
    count = 0
    waiting = [node_id]
    while waiting:
        for step in rows.row(waiting.pop()):
            for place in rows.premises(step.id):
                count += 1
                if rows.is_full(place):
                    waiting.append(place.node_id)
    return count
