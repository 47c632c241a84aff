"""Arrow keys walk the map as it is drawn."""

import pytest

from argmap.core.tree import Tree
from argmap.layout.direction import Direction
from argmap.layout.map_layout import MapLayout
from tests.layout.outlines import map_of, written_size

MAP = (
    ("root", 100, 50),
    ("left", 100, 50, ("l1", 100, 50), ("l2", 100, 50)),
    ("middle", 100, 50),
    ("right", 100, 50, ("r1", 100, 50), ("r2", 100, 50)),
)


def walk(direction: Direction, name: str, key: str) -> str | None:
    """The name of the card to which a key leads from the card of a name."""
    tree = Tree(map_of((*MAP[0], *MAP[1:])))
    layout = MapLayout(tree, written_size(tree), direction)
    names = {place.id: tree.node(place.node_id).text.split()[0] for place, _ in tree.walk()}
    start = next(place_id for place_id, text in names.items() if text == name)
    end = layout.place_near(start, key)
    return names[end] if end is not None else None


@pytest.mark.parametrize(
    ("name", "key", "end"),
    [
        ("root", "up", None),
        ("root", "down", "middle"),
        ("left", "down", "l1"),
        ("left", "up", "root"),
        ("left", "right", "middle"),
        ("middle", "left", "left"),
        ("left", "left", None),
        ("l1", "right", "l2"),
        ("l2", "right", "r1"),
        ("r1", "left", "l2"),
        ("r2", "right", None),
        ("middle", "down", None),
    ],
)
def test_keys_lead_up_and_down_the_branch_and_along_the_row_to_cousins(name: str, key: str, end: str | None) -> None:
    assert walk(Direction.DOWN, name, key) == end


@pytest.mark.parametrize(
    ("name", "key", "end"),
    [("root", "right", "middle"), ("l2", "left", "left"), ("l2", "down", "r1"), ("right", "up", "middle")],
)
def test_in_a_drawing_to_the_right_the_keys_turn_with_it(name: str, key: str, end: str) -> None:
    assert walk(Direction.RIGHT, name, key) == end
