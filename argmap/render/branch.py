"""One branch of a map as a tree of its own, in which every card keeps the role it has in the whole."""

from argmap.core.errors import MapError
from argmap.core.graph import Place
from argmap.core.records import RecordId
from argmap.core.tree import Tree


class NoSuchCard(MapError):
    """An id that names no card of the map."""


class BranchTree(Tree):
    """The tree of a document with one card at its top. For reading only: it does not follow changes."""

    def __init__(self, whole: Tree, top: Place) -> None:
        super().__init__(whole.document)
        self._top_place = top

    def roots(self) -> list[Place]:
        return [self._top_place]


def branch_of(tree: Tree, node_id: RecordId | None) -> Tree:
    """The tree below a card; the whole tree for None. Raises `NoSuchCard`."""
    if node_id is None:
        return tree
    place = tree.full_place(node_id)
    if place is None:
        raise NoSuchCard(f"There is no card {node_id} on this map.")
    return BranchTree(tree, place)
