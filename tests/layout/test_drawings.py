"""What holds for every drawing: nothing overlaps, and every line can be told from the others."""

from pathlib import Path
from random import Random

import pytest

from argmap.core.document import Document
from argmap.core.tree import Tree
from argmap.layout.direction import Direction
from argmap.layout.map_layout import MapLayout
from tests.benchmarks.maps import random_map
from tests.core.any_edit import any_edit
from tests.layout import drawings


def laid_out(document: Document, direction: Direction) -> MapLayout:
    tree = Tree(document)
    return MapLayout(tree, drawings.rough_measure(tree), direction)


@pytest.fixture(params=["example", 60, 400, *(f"edited {seed}" for seed in range(8))])
def document(request: pytest.FixtureRequest, shared: Path) -> Document:
    """The example, a random map, or one after many edits of every kind: doubts of doubts, cards in several places."""
    match request.param:
        case "example":
            return drawings.example(shared)
        case int(count):
            return Document(random_map(count, seed=count))
        case edited:
            return much_edited(Random(edited))


def much_edited(random: Random) -> Document:
    document = Document(random_map(random.choice([8, 20, 40]), seed=random.randint(0, 99)))
    for _ in range(40):
        change = any_edit(document, random)
        if change is not None:
            document.apply(change)
    return document


@pytest.mark.parametrize("direction", list(Direction))
def test_nothing_overlaps_or_runs_into_anything_else(document: Document, direction: Direction) -> None:
    layout = laid_out(document, direction)

    assert len(drawings.cards(layout)) == sum(1 for _ in layout.tree.walk())
    assert drawings.overlapping_frames(layout) == []
    assert drawings.lines_through_cards(layout) == []
    assert drawings.lines_along_each_other(layout) == []
    assert drawings.words_on_cards(layout) == []
    assert drawings.words_on_lines(layout) == []
    assert drawings.lines_outside(layout) == []
