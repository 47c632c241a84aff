"""From the chosen shape of a page to the place of each block, and to the groups along which lines run."""

from dataclasses import dataclass, field

from argmap.layout.blocks import Block
from argmap.layout.page.frames import Setting, arrange_on_page
from argmap.layout.page.shapes import Branch, How, Shape
from argmap.layout.spacing import Gaps, Spacing


@dataclass(slots=True, eq=False)
class Group:
    """A row or a column of branches and smaller groups; `x` and `y` are its corner relative to the owner.

    Blocks that doubt a step are left out: no line comes to them here.
    """

    owner: Block  # from which the lines come
    is_row: bool
    x: float
    y: float
    parts: list["Part"] = field(default_factory=list)


Part = Block | Group


Waiting = tuple[Shape, float, float, Group]
"""A shape to place, its corner on the page, and the group that it belongs to."""


@dataclass(slots=True)
class Plan:
    """How a block and what its lines lead to stand on the page."""

    setting: Setting
    lanes_y: float  # where its lanes begin, relative to the block
    below: Group
    aside: Group | None  # a row beside the block, for what is not all below it


class Placer:
    """Places the blocks of one page."""

    def __init__(self, spacing: Spacing, gaps: Gaps) -> None:
        self.plans: dict[Block, Plan] = {}
        self._spacing = spacing
        self._gaps = gaps
        self._corners: dict[Block, tuple[float, float]] = {}
        self._waiting: list[Waiting] = []

    def place(self, page: Shape, crown: Block) -> None:
        """Place everything below the crown, whose corner is the page's."""
        self._waiting = [(page, 0.0, 0.0, Group(crown, True, 0.0, 0.0))]
        self._corners = {crown: (0.0, 0.0)}
        while self._waiting:
            shape, x, y, group = self._waiting.pop()
            match shape.how:
                case How.BRANCH:
                    self._place_branch(shape, x, y, group)
                case How.INSET:
                    inner, left, top = shape.parts
                    self._waiting.append((inner, x + left, y + top, group))
                case How.BESIDE:
                    one, two, gap = shape.parts
                    self._waiting.append((two, x + one.width + gap, y, group))
                    self._waiting.append((one, x, y, group))
                case How.BELOW:
                    one, two, gap = shape.parts
                    self._waiting.append((two, x, y + one.height + gap, group))
                    self._waiting.append((one, x, y, group))
                case How.ROW | How.COLUMN:
                    group.parts.append(self._place_group(shape, x, y, group.owner))

    def _place_group(self, shape: Shape, x: float, y: float, owner: Block) -> Group:
        """A group of its own or in another; what it holds is placed later."""
        inner, strip = shape.parts
        is_row = shape.how is How.ROW
        corner_x, corner_y = self._corners[owner]
        group = Group(owner, is_row, x - corner_x, y - corner_y)
        self._waiting.append((inner, x if is_row else x + strip, y + strip if is_row else y, group))
        return group

    def _place_branch(self, shape: Shape, x: float, y: float, group: Group) -> None:
        branch: Branch = shape.parts  # type: ignore[assignment]  # a BRANCH's parts are one
        block, block_x = branch.block, x + branch.x
        corner_x, corner_y = self._corners[group.owner]
        arrange_on_page(block, self._spacing, self._gaps, branch.setting)
        block.across, block.along = block_x - corner_x, y - corner_y
        block.low, block.high, block.reach = -branch.x, shape.width - branch.x, shape.height
        self._corners[block] = block_x, y
        if block.doubted is None:
            group.parts.append(block)
        if branch.below is not None:
            below = self._place_group(branch.below, x + branch.below_x, y + branch.below_y, block)
            aside = self._place_group(branch.aside, x + branch.aside_x, y, block) if branch.aside is not None else None
            self.plans[block] = Plan(branch.setting, branch.lanes_y, below, aside)
