"""How deep the map is open: what is folded so that so many rows of cards are seen."""

from collections.abc import Callable, Iterable, Iterator

from argmap.core.graph import Place, base_node_id
from argmap.core.records import Inference, RecordId
from argmap.core.tree import Tree

IsFolded = Callable[[RecordId], bool]


def folded_by_level(tree: Tree, levels: int) -> frozenset[RecordId]:
    """The places to fold so that the first rows of the whole map are open, and below them each card by itself."""
    foldable = frozenset(place.id for place in _foldable(tree))
    return foldable.difference(_first_rows(tree, tree.roots(), levels - 1))


def folded_by_level_below(tree: Tree, top: Place, levels: int, folded: frozenset[RecordId]) -> frozenset[RecordId]:
    """The same for the rows below one card, where the other places are those of `folded` before and after."""
    foldable = frozenset(_in_branch(tree, top, _foldable(tree)))
    return folded.difference(foldable) | foldable.difference(_first_rows(tree, [top], levels))


def folded_beyond(tree: Tree, top: Place | None, levels: int, folded: frozenset[RecordId]) -> frozenset[RecordId]:
    """The places to fold so that so many levels are open of one branch, its own card being the first, or of the map."""
    if top is None:
        return folded_by_level(tree, levels)
    return folded_by_level_below(tree, top, levels - 1, folded)


def folded_outside(tree: Tree, top: Place | None, folded: frozenset[RecordId]) -> frozenset[RecordId]:
    """What stays folded when all of one branch is unfolded, or of the map."""
    return folded.difference(_in_branch(tree, top, _foldable(tree))) if top is not None else frozenset()


def shown_above(tree: Tree, place: Place, is_folded: IsFolded) -> Place:
    """The card itself, or the one under whose fold it lies."""
    shown, above = place, tree.parent(place)
    while above is not None:
        if is_folded(above.id):
            shown = above
        above = tree.parent(above)
    return shown


def _first_rows(tree: Tree, row: list[Place], rows: int) -> Iterator[RecordId]:
    """The ids of the places in a row and in those below it, so many rows in all."""
    for _ in range(rows):
        yield from (place.id for place in row)
        row = [child for place in row for child in tree.children(place)]


def _foldable(tree: Tree) -> Iterator[Place]:
    """Where the cards stand in full on which something bears; a walk through the tree takes ten times as long."""
    borne = {base_node_id(tree.document, step) for step in tree.document.all(Inference)}
    places = (tree.full_place(node_id) for node_id in borne if node_id is not None)
    return (place for place in places if place is not None)


def _in_branch(tree: Tree, top: Place, places: Iterable[Place]) -> Iterator[RecordId]:
    """The ids of those places that stand in a branch; each card above them is looked at once."""
    known = {top.id: True}
    for place in places:
        way: list[RecordId] = []
        above: Place | None = place
        while above is not None and above.id not in known:
            known[above.id] = False
            way.append(above.id)
            above = tree.parent(above)
        known.update(dict.fromkeys(way, above is not None and known[above.id]))
        if known[place.id]:
            yield place.id
