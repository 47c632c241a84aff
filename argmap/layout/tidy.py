"""A map drawn as a tidy tree, downward or to the right."""

from collections.abc import Iterable, Iterator

from argmap.layout.blocks import Block
from argmap.layout.connectors import Connector
from argmap.layout.contours import place_children
from argmap.layout.resettling import resettle
from argmap.layout.routing import FindStep, connectors_below
from argmap.layout.spacing import Gaps


class Tidy:
    """Places every block below the crown, each parent centred over its row of children."""

    spans_branch = False  # lines run between a block and its row of children only

    def __init__(self, crown: Block, gaps: Gaps, find: FindStep) -> None:
        self._crown = crown
        self._gaps = gaps
        self._find = find

    def place_all(self) -> None:
        """Place every block, from the leaves to the crown."""
        blocks = [self._crown]
        for block in blocks:  # which grows while it is read
            blocks += block.children
        for block in reversed(blocks):
            self._place_children(block)

    def place_again(self, dirty: Iterable[Block]) -> int:
        """Place what a change moved; returns how many blocks were looked at."""
        return resettle(dirty, self._place_children)

    def ask(self, find: FindStep) -> None:
        """Have the steps told by another from now on."""
        self._find = find

    def connectors_below(self, block: Block, x: float, y: float) -> list[Connector]:
        """The connectors from a block that stands at (x, y) to its children."""
        return connectors_below(block, x, y, self._find, self._gaps)

    def taken_apart(self) -> Iterator[None]:
        """It keeps nothing beside the blocks."""
        return iter(())

    def _place_children(self, block: Block) -> None:
        place_children(block, self._gaps.row, self._gaps.root if block is self._crown else self._gaps.sibling)
