"""Bringing blocks up to date with a tree: reads again the rows that a change touched, measures the cards it touched."""

from collections.abc import Iterable

from argmap.core.graph import Place, places_of
from argmap.core.records import Inference, RecordId
from argmap.core.tree import Touched, Tree
from argmap.layout.blocks import Block, Card
from argmap.layout.growth import Growth, forget_counts
from argmap.layout.rows import Rows


class Refresh:
    """One update. Afterwards `dirty` holds every block whose size or children may be different."""

    def __init__(self, growth: Growth, crown: Block, tree: Tree, rows: Rows | None = None) -> None:
        self.dirty: dict[Block, None] = {}
        self._growth = growth
        self._crown = crown
        self._tree = tree
        self._rows = rows or tree
        self._waiting: dict[Block, None] = {}
        self._loose: dict[Block, None] = {}
        self._read: dict[Block, None] = {}  # in or above which rows were touched
        self._hiding: dict[Block, None] = {}  # the deepest first: those that hide so many cards more or less
        self._fresh: set[RecordId] = set()  # places whose card was measured in this update
        self._changed: set[RecordId | None] = set()  # steps whose cards may be others, or be drawn in full elsewhere

    def take(self, touched: Touched) -> None:
        """Take in what a change touched."""
        self._changed |= touched.steps
        for node_id in touched.cards:
            self._note_full(node_id)
        if touched.roots:
            self._read_roots()
        for node_id in touched.rows:
            self._note_row(node_id)
        self._read_waiting()
        self._drop_loose()
        forget_counts(self.dirty)
        self._count_hidden()
        for node_id in touched.cards:
            self._measure(node_id)

    def refold(self, blocks: Iterable[Block]) -> None:
        """Take in that cards of these blocks were folded or unfolded."""
        self._waiting.update((block, None) for block in blocks)
        self._read_waiting()
        self._drop_loose()
        forget_counts(self.dirty)

    def _note_full(self, node_id: RecordId) -> None:
        """Have the places of a card read again that are no longer, or only now, those where it is drawn in full."""
        for place in places_of(self._tree.document, node_id):
            self._changed.add(place.inference_id)
            found = self._card(place)
            if found is not None and found[1].is_full != self._rows.is_full(place):
                self._waiting[found[0]] = None

    def _card(self, place: Place) -> tuple[Block, Card] | None:
        block = self._growth.blocks.get(place.inference_id or place.node_id)
        card = next((one for one in block.cards if one.place == place), None) if block is not None else None
        return (block, card) if block is not None and card is not None else None

    def _note_row(self, node_id: RecordId) -> None:
        """Have a row read again, or what hides it counted again."""
        place = self._tree.full_place(node_id)
        while place is not None:
            block = self._growth.blocks.get(place.inference_id or place.node_id)
            if block is not None:
                self._waiting[block] = None
                self._read[block] = None
                return
            place = self._tree.parent(place)

    def _note_hiding(self, block: Block) -> None:
        """Have what the folded cards of a block and of those above it hide counted again."""
        above: Block | None = block
        while above is not None:
            if above.stowed:
                self._hiding.pop(above, None)  # to come after what is deeper
                self._hiding[above] = None
            above = above.parent

    def _read_waiting(self) -> None:
        while self._waiting:
            block = next(iter(self._waiting))
            self._read_cards(block)
            self._waiting.pop(block, None)
            self._hang_all(block, *self._rows_below(block))

    def _read_roots(self) -> None:
        roots: list[Block] = []
        for place in self._tree.roots():
            block = self._growth.blocks.get(place.node_id)
            if block is None:
                block = self._new([place], self._crown)
            block.parent = self._crown
            roots.append(block)
        self._hang_all(self._crown, roots, ())

    def _rows_below(self, block: Block) -> tuple[Iterable[Block], Iterable[Block]]:
        """The blocks below the open cards of a block, and those that its folded cards had below them before."""
        row: dict[RecordId, Block] = {}
        stowed: dict[RecordId, Block] = {}
        for card in block.cards:
            if card.is_full:
                for step in self._rows.row(card.place.node_id):
                    if card.is_open:
                        self._read_step(step, block, row)
                    elif step.id in self._growth.blocks:
                        self._read_step(step, block, stowed)
        return row.values(), stowed.values()

    def _read_step(self, step: Inference, parent: Block, row: dict[RecordId, Block]) -> None:
        child = self._growth.blocks.get(step.id)
        if child is None or step.id in self._changed:
            places = self._rows.premises(step.id)
            if not places:
                return
            if child is None:
                child = self._new(places, parent)
            else:
                self._read_cards(child)
        child.parent = parent
        self._growth.hang(child, row.get(step.target_inference_id or ""))
        row[step.id] = child

    def _new(self, places: Iterable[Place], parent: Block) -> Block:
        block = self._growth.block(places, parent, self._rows)
        self._fresh.update(card.place.id for card in block.cards)
        self._waiting[block] = None
        return block

    def _hang_all(self, block: Block, children: Iterable[Block], stowed: Iterable[Block]) -> None:
        self._loose.update((child, None) for child in _hung(block))
        block.children, block.stowed = tuple(children), tuple(stowed)
        for child in _hung(block):
            self._loose.pop(child, None)
        self.dirty[block] = None

    def _read_cards(self, block: Block) -> None:
        """Take over the cards of a step as they stand; a step whose cards or folds changed gets its row read again."""
        first = block.cards[0].place
        places = self._rows.premises(first.inference_id) if first.inference_id else [first]
        known = {card.place: card for card in block.cards}
        cards = tuple([known.get(place) or self._new_card(place) for place in places])
        changed = [card for card in cards if card.place in known and self._reopen(card)]
        if changed or cards != block.cards:
            block.cards = cards
            self._growth.arrange(block)
            self._waiting[block] = None
            self.dirty[block] = None

    def _new_card(self, place: Place) -> Card:
        self._fresh.add(place.id)
        return self._growth.card(place, self._rows)

    def _reopen(self, card: Card) -> bool:
        """Whether a card shows another state than before: in full or not, folded or not, hiding so many."""
        was_full = card.is_full
        card.is_full = self._rows.is_full(card.place)
        if was_full != card.is_full:
            self._growth.measure(card)
        return self._growth.fold(card, self._rows) or was_full != card.is_full

    def _measure(self, node_id: RecordId) -> None:
        for place in (*places_of(self._tree.document, node_id), Place(node_id, node_id, None)):
            found = self._card(place)
            if found is not None and place.id not in self._fresh:
                self._fresh.add(place.id)
                if self._growth.measure(found[1]):
                    self._growth.arrange(found[0])
                    self.dirty[found[0]] = None

    def _drop_loose(self) -> None:
        waiting = [*self._loose]
        while waiting:
            block = waiting.pop()
            self.dirty.pop(block, None)
            if self._growth.blocks.get(block.id) is block:
                del self._growth.blocks[block.id]
            waiting += _hung(block)

    def _count_hidden(self) -> None:
        """Once all hangs where it belongs: what was moved may be deeper now than what it was above."""
        for block in self._read:
            self._note_hiding(block)
        for block in self._hiding:
            for card in block.cards:
                self._growth.fold(card, self._rows)


def _hung(block: Block) -> list[Block]:
    """What hangs below a block, drawn or stowed, unless it hangs elsewhere by now."""
    return [child for child in (*block.children, *block.stowed) if child.parent is block]
