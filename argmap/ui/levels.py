"""How deep the map is open: what is folded so that so many rows of cards are seen."""

from collections.abc import Callable

from argmap.core.graph import Place
from argmap.core.records import RecordId
from argmap.core.tree import Tree

IsFolded = Callable[[RecordId], bool]


def folded_below(tree: Tree, tops: list[Place], rows: int, folded: frozenset[RecordId]) -> frozenset[RecordId]:
    """The places to fold so that so many rows are open below some cards, where `folded` are folded now.

    Further down and elsewhere all stays as it is, so that whoever unfolds a card finds what was below it.
    """
    opened: set[RecordId] = set()
    row = tops
    for _ in range(rows):
        opened.update(place.id for place in row)
        row = [child for place in row for child in tree.children(place)]
    return folded.difference(opened).union(place.id for place in row if tree.children(place))


def shown_above(tree: Tree, place: Place, is_folded: IsFolded) -> Place:
    """The card itself, or the one under whose fold it lies."""
    shown, above = place, tree.parent(place)
    while above is not None:
        if is_folded(above.id):
            shown = above
        above = tree.parent(above)
    return shown
