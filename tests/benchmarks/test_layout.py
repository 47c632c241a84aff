"""The peers of the layout are asked about the very cards that we lay out."""

import json

from argmap.core.document import Document
from tests.benchmarks.layout import Desk
from tests.benchmarks.maps import random_map


def test_the_tree_for_d3_flextree_has_every_card_below_the_card_it_is_below_on_the_map() -> None:
    desk = Desk(Document(random_map(300)))
    counts = [len(desk.tree.children(place)) for place, _ in desk.tree.walk()]

    waiting, found = [json.loads(desk.nested())], []
    while waiting:
        card = waiting.pop()
        found.append(len(card["children"]))
        waiting += card["children"][::-1]

    assert found == counts
