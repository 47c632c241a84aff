"""One branch as a map of its own: what is exported when a card is named."""

from dataclasses import replace

from argmap.core.document import Document
from argmap.core.fragment import take
from argmap.core.graph import Place
from argmap.core.order import FIRST
from argmap.core.records import Node
from argmap.core.tree import Tree


def branch_map(tree: Tree, place: Place) -> Tree:
    """The card at a place as the one root, with all that stands below it and what that rests on. Ids stay the same."""
    fragment = take(tree.document, [place.id])
    records = [
        replace(one, order_key=FIRST) if isinstance(one, Node) and one.id == place.node_id else one
        for one in fragment.records
    ]
    return Tree(Document([tree.document.info, *records]))
