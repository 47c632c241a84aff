"""The drawing of one map: where each card, frame and line goes. Laid out once, then kept up to date in place."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Protocol

from argmap.core.records import Inference, RecordId
from argmap.core.tree import Touched, Tree
from argmap.layout import finding
from argmap.layout.blocks import Block, Card, is_drawn
from argmap.layout.collector import quiet_collector
from argmap.layout.connectors import Connector
from argmap.layout.direction import Direction
from argmap.layout.geometry import Point, Rect, Size
from argmap.layout.growth import Growth, IsFolded, Measure
from argmap.layout.heeding import Heed, unheeded
from argmap.layout.narrowing import extent, is_within, narrowed
from argmap.layout.refresh import Refresh
from argmap.layout.routing import FindStep
from argmap.layout.rows import AllRows, Rows
from argmap.layout.sheet import Sheet
from argmap.layout.shown import Shown, shown_blocks
from argmap.layout.spacing import Spacing, gaps_for
from argmap.layout.tidy import Tidy

A4 = Sheet(297.0, 210.0)
"""The sheet that a page fills if none is given."""

MANY = 1_000
"""Cards that are folded or unfolded, or come out of folds for the first time; above this, the whole map is read in one
pass instead."""


def never(_place_id: RecordId) -> bool:
    return False


class Arrangement(Protocol):
    """How the blocks below a crown are placed, and the lines between them."""

    spans_branch: bool

    def ask(self, find: FindStep) -> None: ...

    def place_all(self) -> None: ...

    def place_again(self, dirty: Iterable[Block]) -> int: ...

    def connectors_below(self, block: Block, x: float, y: float) -> list[Connector]: ...

    def taken_apart(self) -> Iterator[None]: ...


class MapLayout:
    """Where everything stands. Hand every `Touched` that the tree returns to `update`.

    All rectangles and points are in map units; the middle of the row of roots is the origin.
    """

    def __init__(
        self,
        tree: Tree,
        measure: Measure,
        direction: Direction = Direction.DOWN,
        is_folded: IsFolded = never,
        spacing: Spacing | None = None,
        sheet: Sheet | None = None,
        rows: Rows | None = None,
        heed: Heed = unheeded,
    ) -> None:
        """`rows` is read for the first drawing, if not all of the tree is to be in it.

        A page, which takes long, says to `heed` how far it is whenever all of it is placed.
        """
        self.tree = tree
        self.direction = direction
        self.spacing = spacing or Spacing()
        self.sheet = sheet or A4
        self._gaps = gaps_for(self.spacing, direction)
        self._growth = Growth(measure, is_folded, self._gaps)
        self._crown = self._growth.crown()
        self._arrangement = self._arrange(heed)
        self._top_id: RecordId | None = None
        self.visits = 0  # blocks that the last update looked at to place them
        with ExitStack() as if_ended_early:  # which would leave blocks in circles
            if_ended_early.callback(self.take_apart)
            self._lay_out(rows)
            if_ended_early.pop_all()

    def _arrange(self, heed: Heed) -> Arrangement:
        find = self._find_step()
        if self.direction is Direction.PAGE:
            from argmap.layout.page.page import Page  # late, as few maps are laid out on a page

            return Page(self._crown, self.sheet, self.spacing, self._gaps, find, heed)
        return Tidy(self._crown, self._gaps, find)

    def _find_step(self) -> FindStep:
        return partial(self.tree.document.find, Inference)  # no method of ours: that would keep the layout in a circle

    def stand_on(self, tree: Tree) -> None:
        """Be the drawing of another tree from now on, which says the same."""
        self.tree = tree
        self._arrangement.ask(self._find_step())

    def ask(self, measure: Measure, is_folded: IsFolded) -> None:
        """Ask these from now on, which say the same as those it was laid out by."""
        self._growth.ask(measure, is_folded)

    def _lay_out(self, rows: Rows | None) -> None:
        with quiet_collector():
            self._grow(rows or AllRows(self.tree))
            self.place_all()

    def _grow(self, rows: Rows) -> None:
        """Make all blocks; rows read only for that are let go of before they are placed."""
        crown = self._crown
        crown.children = tuple([self._growth.block([root], crown, rows) for root in self.tree.roots()])
        self._growth.grow([*crown.children], rows)

    def show_only(self, node_id: RecordId | None) -> None:
        """Show a card with what stands below it and nothing else; the whole map for None, or where it is not drawn.

        What is shown stays where it is; rectangles of what is not shown are not known.
        """
        self._top_id = node_id

    def place_all(self) -> None:
        """Place every block again, as it was measured."""
        self._arrangement.place_all()

    def update(self, touched: Touched) -> None:
        """Take in what a change touched. Work grows with the change and with the number of blocks above it.

        On a page every block is then placed again.
        """
        refresh = Refresh(self._growth, self._crown, self.tree)
        refresh.take(touched)
        self.visits = self._arrangement.place_again(refresh.dirty)

    def refold(self, place_ids: Iterable[RecordId]) -> None:
        """Take in that the cards at these places were folded or unfolded. What was drawn below them is kept aside."""
        found = [one for place_id in place_ids if (one := self._known_card(place_id)) is not None]
        new = sum(card.hidden_count for block, card in found if not block.stowed)
        rows = AllRows(self.tree) if len(found) + new > MANY else None
        refresh = Refresh(self._growth, self._crown, self.tree, rows)
        refresh.refold(block for block, _ in found)
        self.visits = self._arrangement.place_again(refresh.dirty)

    def take_apart(self) -> None:
        """Let everything go at once, and not when the collector comes by; there is nothing to be asked after this."""
        for _ in self.taken_apart():
            pass

    def taken_apart(self) -> Iterator[None]:
        """Let everything go block by block; there is nothing to be asked any more."""
        self._crown.unlink()
        blocks = self._growth.blocks
        while blocks:
            blocks.popitem()[1].unlink()
            yield
        yield from self._arrangement.taken_apart()

    @property
    def bounds(self) -> Rect:
        """The rectangle around all that is shown, lines and words included."""
        top, crown = self._top(), self._crown
        if top is not None:
            return self._branch_rect(top)
        rect = Rect(crown.low, 0.0, crown.high - crown.low, max(0.0, crown.reach))
        return rect.transposed() if crown.is_turned else rect

    def blocks(self) -> list[Block]:
        """All blocks, drawn or under a fold, in no particular order."""
        return [*self._growth.blocks.values()]

    def drawn_ids(self) -> Iterable[RecordId]:
        """The ids of the steps and root nodes that are drawn, in no particular order."""
        return [one_id for one_id, block in self._growth.blocks.items() if is_drawn(block)]

    def block_of(self, step_id: RecordId) -> Block | None:
        """The block of an inference, or of the root node of that id; None if it is not shown."""
        block, top = self._growth.blocks.get(step_id), self._top()
        if block is None or not is_drawn(block):
            return None
        if top is None or block.id == top.id:
            return top or block
        return block if is_within(block, top, self._growth.blocks[top.id]) else None

    def card_of(self, place_id: RecordId) -> tuple[Block, Card] | None:
        """The card at a place and its block; None if it is under a fold, not shown or not on the map."""
        found = self._known_card(place_id)
        block = self.block_of(found[0].id) if found is not None else None
        return (block, found[1]) if found is not None and block is not None and found[1] in block.cards else None

    def _known_card(self, place_id: RecordId) -> tuple[Block, Card] | None:
        place = self.tree.place(place_id)
        block = self._growth.blocks.get(place.inference_id or place.node_id) if place is not None else None
        if block is None:
            return None
        return next(((block, card) for card in block.cards if card.place.id == place_id), None)

    def _top(self) -> Block | None:
        """The block of the card whose branch alone is shown, with that card only; None while the whole map is."""
        place = self.tree.full_place(self._top_id) if self._top_id is not None else None
        found = self._known_card(place.id) if place is not None else None
        if found is None or not is_drawn(found[0]):
            return None
        return narrowed(found[0], found[1].place.node_id, self.tree)

    def rect_of(self, place_id: RecordId) -> Rect | None:
        """The rectangle of the card at a place; None if it is under a fold or not on the map."""
        found = self.card_of(place_id)
        if found is None:
            return None
        return self._rect_of_card(*found)

    def _rect_of_card(self, block: Block, card: Card) -> Rect:
        origin = self.origin_of(block)
        return Rect(origin.x + card.x, origin.y + card.y, card.width, card.height)

    def rect_of_block(self, step_id: RecordId) -> Rect | None:
        """The rectangle of a step's frame, or of its one card; None if it is not drawn."""
        block = self.block_of(step_id)
        if block is None:
            return None
        origin = self.origin_of(block)
        return Rect(origin.x, origin.y, block.width, block.height)

    def rect_of_branch(self, step_id: RecordId) -> Rect | None:
        """The rectangle around a block and everything drawn below it; None if it is not shown."""
        block = self.block_of(step_id)
        return self._branch_rect(block) if block is not None else None

    def _branch_rect(self, block: Block) -> Rect:
        rect, origin = extent(block), self.origin_of(block)
        return (rect.transposed() if block.is_turned else rect).moved(origin.x, origin.y)

    def origin_of(self, block: Block) -> Point:
        """Where a block's frame begins."""
        x = y = 0.0
        above: Block | None = block
        while above is not None:
            x, y = x + above.x, y + above.y
            above = above.parent
        return Point(x, y)

    def shown(self, view: Rect, smallest: float = 0.0, lowest: float | None = None) -> Iterator[Shown]:
        """What meets the view, parents first; a branch smaller than `smallest` both ways comes as one speck.

        With `lowest`, that is the height below which it is one, and `smallest` the width.
        """
        top = self._top()
        speck = Size(smallest, smallest if lowest is None else lowest)
        tops, above = ((top,), top.parent or self._crown) if top is not None else (self._crown.children, self._crown)
        return shown_blocks(tops, self.origin_of(above), view, speck, self._arrangement.spans_branch)

    def connectors(self, block: Block, x: float, y: float) -> list[Connector]:
        """The lines from a block that stands at (x, y) to the blocks below it."""
        whole = self._growth.blocks.get(block.id, block)
        found = self._arrangement.connectors_below(whole, x, y)
        if whole is block:
            return found
        steps = {child.id for child in block.children}
        return [one for one in found if one.inference_ids[0] in steps]

    def card_at(self, point: Point) -> RecordId | None:
        """The place whose card is under a point."""
        card = finding.card_at(point, self._near(point, 1.0))
        return card.place.id if card is not None else None

    def frame_at(self, point: Point) -> RecordId | None:
        """The step whose frame is under a point, beside its cards or on them."""
        return finding.frame_at(point, self._near(point, 1.0))

    def step_at(self, point: Point, reach: float) -> RecordId | None:
        """The step whose joint is within reach of a point, or else whose line or word is."""
        room = max(reach, self.spacing.word_width / 2)
        connectors = [one for near in self._near(point, room) for one in self.connectors(near.block, near.x, near.y)]
        return finding.step_at(point, reach, connectors, self.spacing)

    def _near(self, point: Point, room: float) -> Iterator[Shown]:
        return self.shown(Rect(point.x - room, point.y - room, 2 * room, 2 * room))


@contextmanager
def passing(layout: MapLayout) -> Iterator[MapLayout]:
    """A layout for as long as something is drawn of it, which is taken apart then."""
    try:
        yield layout
    finally:
        layout.take_apart()
