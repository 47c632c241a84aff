"""The page layout: how long it takes to put a map on sheets of A4, and how few they are."""

from collections.abc import Iterator
from functools import partial

from argmap.core.document import Document
from argmap.core.tree import Tree
from argmap.layout.direction import Direction
from argmap.render.application import offscreen_application
from argmap.render.composition import Composition, ImageFormat, ImageOptions, compose
from argmap.render.fonts import register_fonts
from argmap.render.paper import Paper
from tests.benchmarks.maps import random_map
from tests.benchmarks.rows import Row, at_most, main, typical

NODES = 500
ENOUGH_S = 1.0


def rows(nodes: int, runs: int) -> Iterator[Row]:
    application = offscreen_application()
    register_fonts()
    tree = Tree(Document(random_map(min(NODES, nodes))))
    what = f"{min(NODES, nodes):,} nodes measured, laid out as a page and drawn on A4"
    yield at_most(1, what, typical(partial(on_paper, tree, Direction.PAGE), runs), ENOUGH_S)
    yield sheets(tree)
    del application


def on_paper(tree: Tree, direction: Direction) -> Composition:
    return compose(tree, ImageOptions(ImageFormat.PDF, direction=direction, paper=Paper.A4))


def sheets(tree: Tree) -> Row:
    """How many sheets the page takes, beside the same map in the usual layout."""
    page, down = (on_paper(tree, direction) for direction in (Direction.PAGE, Direction.DOWN))
    ours, peers = len(page.pages), len(down.pages)
    ratio = f"{peers / ours:.3g} ×"
    return Row(
        1,
        f"sheets it takes, text of {page.text_points:.2g} pt",
        str(ours),
        f"downward {peers}",
        ratio,
        against="downward",
    )


if __name__ == "__main__":
    main(rows, __doc__ or "")
