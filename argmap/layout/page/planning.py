"""The shapes of every branch, from the leaves to the crown."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from argmap.layout.blocks import Block
from argmap.layout.page.frames import Setting, frame_size, settings_of
from argmap.layout.page.gaps import PageGaps
from argmap.layout.page.packing import Packed, Unit, column_of, pack, row_of
from argmap.layout.page.shapes import Branch, Frontier, How, Shape, below, beside, frontier, inset, strip_of_first_row
from argmap.layout.page.wrapping import around
from argmap.layout.routing import FindStep, Target, doubts_below, targets_below
from argmap.layout.spacing import Spacing


class Planner:
    """Finds the frontier of each branch. Give it every block after all of its children."""

    def __init__(self, spacing: Spacing, gaps: PageGaps, find: FindStep) -> None:
        self.gaps = gaps
        self._frontiers: dict[Block, Frontier] = {}
        self._spacing = spacing
        self.find = find

    def plan(self, block: Block) -> None:
        """Find the shapes of a block's branch."""
        steps = {child: step for child in block.children if (step := self.find(child.id)) is not None}
        targets = targets_below(block, steps)
        settings = settings_of(block, list(targets))
        if block.children:
            bits = {child: 1 << index for index, children in enumerate(targets.values()) for child in children}
            packed = pack([self._unit(unit, bits[unit[0]]) for unit in _units(block.children)], self.gaps.room)
            shapes = [one for setting in settings for one in self._around(block, setting, list(targets), packed)]
        else:
            shapes = [self._leaf(block, setting) for setting in settings]
        self._frontiers[block] = frontier(shapes, self.gaps.room.cap)

    def knows(self, block: Block) -> bool:
        """Whether the shapes of a block's branch were found before."""
        return block in self._frontiers

    def keep(self, blocks: Collection[Block]) -> None:
        """Forget all blocks but these."""
        if len(self._frontiers) != len(blocks):
            self._frontiers = {block: self._frontiers[block] for block in blocks}

    def taken_apart(self) -> Iterator[None]:
        """Forget all blocks, each before what stands below it, of which its shapes are made."""
        while self._frontiers:
            self._frontiers.popitem()
            yield

    def plan_roots(self, crown: Block) -> Frontier:
        """The shapes of all roots together, without lines between them."""
        units = [Unit(self._frontiers[root], self._frontiers[root], 0) for root in crown.children]
        return pack(units, self.gaps.room).groups

    def _leaf(self, block: Block, setting: Setting) -> Shape:
        width, height = frame_size(block, self._spacing, setting)
        return Shape(width, height + block.fold_room, How.BRANCH, Branch(block, setting), width / 2, width / 2)

    def _around(self, block: Block, setting: Setting, targets: Sequence[Target], packed: Packed) -> Iterable[Shape]:
        """The shapes of a block with everything below it, or partly beside it."""

        def above(group: Shape) -> Shape:
            return self._above(block, setting, targets, group)

        yield from map(above, packed.groups)
        yield from around(packed, above, self.gaps.room)

    def _above(self, block: Block, setting: Setting, targets: Sequence[Target], group: Shape) -> Shape:
        """A block above a group, with room between them for arrows and words, and for lanes above a column."""
        size = frame_size(block, self._spacing, setting)
        gaps = self.gaps
        lanes_y = size.height + gaps.port + (gaps.side_port if setting is Setting.OPEN else 0.0)
        below_y = lanes_y + (self._lanes_above(group, len(targets)) if group.how is How.COLUMN else 0.0)
        x, below_x = _aligned(size.width, group)
        width, middle = max(size.width, group.width), x + size.width / 2
        branch = Branch(block, setting, x, lanes_y, group, below_x, below_y)
        return Shape(width, below_y + group.height, How.BRANCH, branch, middle, middle)

    def _lanes_above(self, column: Shape, count: int) -> float:
        """The room for so many lanes above a column, but for what a row that it begins with has above it anyway."""
        room = self.gaps.room
        strip = strip_of_first_row(column)
        return room.lane * count - (strip - room.joint if strip is not None else 0.0)

    def _unit(self, blocks: Sequence[Block], bit: int) -> Unit:
        first = self._frontiers[blocks[0]]
        if len(blocks) == 1:
            return Unit(first, first, bit)
        row, column = self._row_unit(blocks), self._column_unit(blocks)
        room = self.gaps.room
        in_row = frontier([*row, *column_of(column, room.column(bit))], room.cap)
        return Unit(in_row, frontier([*column, *row_of(row, room.row(bit, 2))], room.cap), bit)

    def _row_unit(self, blocks: Sequence[Block]) -> Frontier:
        """A branch and those that doubt its step, side by side, with a strip above for the lines between them."""
        gaps = self.gaps
        row = self._frontiers[blocks[0]]
        for block in blocks[1:]:
            row = frontier(beside(row, inset(self._frontiers[block], 0.0, block.drop), gaps.room.gap), gaps.room.cap)
        return inset(row, 0.0, gaps.doubt_strip * self._polarities(blocks))

    def _column_unit(self, blocks: Sequence[Block]) -> Frontier:
        """The same one below the other, with a lane to their left; none where a doubt is doubted in turn."""
        gaps = self.gaps
        column = self._frontiers[blocks[0]]
        if any(block.doubted is not blocks[0] for block in blocks[1:]):
            return []
        for block in blocks[1:]:
            lower = inset(self._frontiers[block], 0.0, gaps.word_strip)
            column = frontier(below(column, lower, gaps.room.gap), gaps.room.cap)
        return inset(column, gaps.doubt_lane * self._polarities(blocks), 0.0)

    def _polarities(self, blocks: Sequence[Block]) -> int:
        """The most polarities of steps onto one step among the blocks."""
        steps = {block: step for block in blocks if (step := self.find(block.id)) is not None}
        return 1 + max((doubt.level for doubt in doubts_below(steps)), default=0)


def _aligned(width: float, group: Shape) -> tuple[float, float]:
    """Where a block of that width and the group below it begin, so that it stands over the middle of their lines."""
    middle = (group.first + group.last) / 2 if group.how is How.ROW else 0.0
    x = min(max(0.0, middle - width / 2), max(0.0, group.width - width))
    below_x = min(max(0.0, width / 2 - middle), max(0.0, width - group.width)) if group.how is How.ROW else 0.0
    return x, below_x


def _units(children: Sequence[Block]) -> list[list[Block]]:
    """The children in order, each with those that doubt its step."""
    units: list[list[Block]] = []
    for child in children:
        if child.doubted is None:
            units.append([])
        units[-1].append(child)
    return units
