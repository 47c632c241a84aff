"""What holds for every drawing: nothing overlaps, and every line can be told from the others."""

from pathlib import Path

import pytest

from argmap.core.document import Document
from argmap.core.tree import Tree
from argmap.layout.direction import Direction
from argmap.layout.map_layout import MapLayout
from tests.benchmarks.maps import random_map
from tests.layout import drawings

DIRECTIONS = list(Direction)


def laid_out(document: Document, direction: Direction) -> MapLayout:
    tree = Tree(document)
    return MapLayout(tree, drawings.rough_measure(tree), direction)


@pytest.fixture(params=["example", 60, 61, 62, 400])
def document(request: pytest.FixtureRequest, shared: Path) -> Document:
    if request.param == "example":
        return drawings.example(shared)
    return Document(random_map(request.param, seed=request.param))


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_nothing_overlaps_or_runs_into_anything_else(document: Document, direction: Direction) -> None:
    layout = laid_out(document, direction)

    assert len(drawings.cards(layout)) == sum(1 for _ in layout.tree.walk())
    assert drawings.overlapping_frames(layout) == []
    assert drawings.lines_through_cards(layout) == []
    assert drawings.lines_along_each_other(layout) == []
    assert drawings.words_on_cards(layout) == []
    assert drawings.words_on_lines(layout) == []
    assert drawings.lines_outside(layout) == []
