"""One page: the arrangement of all branches that takes the fewest sheets, and shows them at the largest scale."""

from collections.abc import Iterable, Iterator

from argmap.layout.blocks import Block
from argmap.layout.connectors import Connector
from argmap.layout.heeding import Heed, heeding
from argmap.layout.page.connecting import connectors_on_page
from argmap.layout.page.gaps import PageGaps, page_gaps
from argmap.layout.page.placing import Placer, Plan
from argmap.layout.page.planning import Planner
from argmap.layout.page.shapes import best_for
from argmap.layout.resettling import with_all_above
from argmap.layout.routing import FindStep
from argmap.layout.sheet import Sheet
from argmap.layout.spacing import Gaps, Spacing


class Page:
    """Places every block below the crown on a page of the sheet's shape.

    Each branch offers the shapes that no other arrangement of it beats in both width and height (after Stockmeyer,
    "Optimal orientations of cells in slicing floorplan designs", 1983); the crown's best one for the sheet is taken.
    """

    spans_branch = True  # lines run anywhere in a branch

    def __init__(self, crown: Block, sheet: Sheet, spacing: Spacing, gaps: Gaps, find: FindStep, heed: Heed) -> None:
        self._crown = crown
        self._sheet = sheet
        self._spacing = spacing
        self._gaps = gaps
        self._find = find
        self._heed = heed
        self._plans: dict[Block, Plan] = {}
        self._planner = Planner(spacing, page_gaps(spacing, 0), find)

    def ask(self, find: FindStep) -> None:
        """Have the steps told by another from now on."""
        self._find = self._planner.find = find

    def place_all(self) -> None:
        """Find the shapes of all branches, and place them."""
        blocks = self._blocks()
        self._planner = Planner(self._spacing, page_gaps(self._spacing, len(blocks)), self._find)
        for block in heeding(blocks[::-1], self._heed):
            self._planner.plan(block)
        self._place()

    def place_again(self, dirty: Iterable[Block]) -> int:
        """Find the shapes of changed branches, and place all; returns how many were looked at to find their shapes."""
        blocks = self._blocks()
        changed = with_all_above(dirty)
        if page_gaps(self._spacing, len(blocks)) != self._planner.gaps:
            self.place_all()
        elif changed:
            for block in reversed(blocks):
                if block in changed or not self._planner.knows(block):
                    self._planner.plan(block)
            self._planner.keep(blocks)
            self._place()
        return len(changed)

    def connectors_below(self, block: Block, x: float, y: float) -> list[Connector]:
        """The connectors from a block that stands at (x, y) to its children."""
        if not block.children:
            return []
        gaps: PageGaps = self._planner.gaps
        return connectors_on_page(block, x, y, self._plans[block], self._find, gaps, self._spacing.elbow)

    def taken_apart(self) -> Iterator[None]:
        """Let all plans and shapes go, block by block."""
        while self._plans:
            self._plans.popitem()
            yield
        yield from self._planner.taken_apart()

    def _blocks(self) -> list[Block]:
        """All blocks, each after its parent."""
        blocks = [*self._crown.children]
        for block in blocks:  # which grows while it is read
            blocks += block.children
        return blocks

    def _place(self) -> None:
        crown = self._crown
        placer = Placer(self._spacing, self._gaps)
        crown.low = crown.high = crown.reach = 0.0
        if crown.children:
            page = best_for(self._sheet, self._planner.plan_roots(crown))
            placer.place(page, crown)
            crown.high, crown.reach = page.width, page.height
        self._plans = placer.plans
