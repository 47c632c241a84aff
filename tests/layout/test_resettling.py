"""What a change far below does to the branches beside it."""

import pytest

from argmap.core.edits import edit_text
from argmap.core.tree import Tree
from argmap.layout.map_layout import MapLayout
from tests.layout import drawings
from tests.layout.outlines import map_of, node_named, written_size

CHAIN = ("d1", 100, 50, ("d2", 100, 50, ("d3", 100, 50, ("d4", 100, 50, ("d5", 100, 50)))))
SHORT = ("s1", 100, 50, ("grows", 100, 50))
NEIGHBOUR = ("n1", 100, 50, ("n2", 100, 50, ("n3", 100, 50, ("wide", 500, 50))))


@pytest.mark.parametrize(
    "row",
    [
        [NEIGHBOUR, ("parent", 100, 50, SHORT, CHAIN)],
        [("parent", 100, 50, CHAIN, SHORT), NEIGHBOUR],
    ],
    ids=["to the left", "to the right"],
)
def test_a_card_that_grows_pushes_the_branch_beside_its_parents_away(row: list) -> None:
    document = map_of(("root", 100, 50, *row))
    tree = Tree(document)
    layout = MapLayout(tree, written_size(tree))
    before = drawings.cards(layout)
    change = edit_text(document, node_named(tree, "grows"), "grows 100 400")
    document.apply(change)
    layout.update(tree.update(change))

    after = drawings.cards(layout)
    assert after == drawings.cards(MapLayout(tree, written_size(tree)))
    assert drawings.overlapping_frames(layout) == []
    moved = {tree.node(place.node_id).text.split()[0] for place in after if after[place].x != before[place].x}
    assert {"parent", "n1"} <= moved
